"""A line of template as a page would render it, without the white space between elements."""

import re
from typing import Any

from django.template import Context, engines

from careers.domain.catalogue import Catalogue


def rendered(line: str, catalogue: Catalogue | None = None, **context: Any) -> str:
    engine = engines["django"].engine  # type: ignore[attr-defined]
    text = engine.from_string(line).render(Context({"catalogue": catalogue, **context}))
    return re.sub(r">\s+<", "><", " ".join(text.split()))
