"""The least there can be: one function, one page's bytes. BENCH_PAGE names the file that holds them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

BODY = Path(os.environ["BENCH_PAGE"]).read_bytes()
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", HEADERS)
    return [BODY]
