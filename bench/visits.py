"""What a first visit fetches, and how soon a portal that is started again answers one."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple

from bench.aims import Aim
from bench.load import fetched
from bench.serving import ROOT, Server, free_port

VISITED = (
    "/", "/ladder/", "/roles/", "/roles/team-leader/", "/skills/", "/skills/coaching/", "/guides/",
    "/guides/getting-started/", "/challenges/", "/training/", "/search/?q=coaching",
    "/ladder/route/?from=trainer&to=call-center-manager", "/jobs/", "/about/",
)  # fmt: skip
READING = ("/roles/team-leader/", "/skills/coaching/", "/guides/getting-started/")
"""Pages to be read, whose words and dress are to come in the first ten packets."""

LOADED = re.compile(
    r"<(?:link(?=[^>]*\brel=\"(?P<rel>stylesheet|icon)\")[^>]*\bhref"
    r"|(?P<tag>script|img)\b[^>]*\bsrc)=\"(?P<path>[^\"]+)\""
)
"""What a browser fetches of a page besides the page itself."""

PATIENCE = 120
"""Seconds after which a start has failed."""


@dataclass(frozen=True)
class Weight:
    """A first visit, in bytes as they were sent, without headers."""

    path: str
    html: int
    css: int
    script: int
    other: int
    requests: int

    @property
    def bytes(self) -> int:
        return self.html + self.css + self.script + self.other


def weigh(server: Server, path: str) -> Weight:
    """Everything that a browser that holds nothing fetches to show the page at this path. Raises
    `ValueError` for what cannot be had."""
    page = _sent(server, path, "identity").decode()
    found = {"css": 0, "script": 0, "other": 0}
    loaded = dict.fromkeys(loads(page))
    for kind, address in loaded:
        found[kind] += len(_sent(server, address))
    return Weight(path, len(_sent(server, path)), **found, requests=1 + len(loaded))


def loads(page: str) -> Iterator[tuple[str, str]]:
    """What a page loads, as kind (css, script, other) and address."""
    kinds = {"stylesheet": "css", "script": "script"}
    for found in LOADED.finditer(page):
        yield kinds.get(found["rel"] or found["tag"], "other"), found["path"]


def _sent(server: Server, path: str, encoding: str = "br, gzip") -> bytes:
    answer = fetched(server, path, **{"Accept-Encoding": encoding})
    if not path.startswith("/") or answer.status != HTTPStatus.OK:
        raise ValueError(f"{path} answered {answer.status}")
    return answer.body


class Start(NamedTuple):
    """Seconds from the command to the last byte of the front page, and bytes of memory after it."""

    seconds: float
    memory: int


def second_start(environment: Mapping[str, str]) -> Start:
    """Started once to make what is made once, and measured the next time."""
    _start(environment)
    return _start(environment)


def _start(environment: Mapping[str, str]) -> Start:
    port = free_port()
    begin = time.monotonic()
    process = subprocess.Popen(
        ["./dev", "run"],
        cwd=ROOT,
        env={**os.environ, **environment, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        server = Server(port, process.pid)
        while not _answers(server):
            if process.poll() is not None or time.monotonic() - begin > PATIENCE:
                raise TimeoutError("./dev run did not start")
            time.sleep(0.02)
        return Start(time.monotonic() - begin, server.memory())
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def _answers(server: Server) -> bool:
    try:
        return fetched(server, "/").status == HTTPStatus.OK
    except OSError:
        return False


@dataclass(frozen=True)
class Visits:
    """What was measured of first visits and of a start."""

    start: Start
    weights: Sequence[Weight]

    def table(self) -> list[str]:
        """The weights, in Markdown."""
        lines = [
            "| First visit, packed | requests | HTML | CSS | script | other | bytes |",
            "|---|--:|--:|--:|--:|--:|--:|",
        ]
        for it in self.weights:
            parts = (it.requests, it.html, it.css, it.script, it.other, it.bytes)
            lines.append(f"| `{it.path}` | " + " | ".join(f"{part:,}" for part in parts) + " |")
        return lines

    def aims(self) -> Iterator[Aim]:
        """What first visits and a start are to keep to."""
        heaviest = max(self.weights, key=lambda it: it.bytes)
        yield Aim(f"heaviest first visit ({heaviest.path}), kB", heaviest.bytes / 1000, 40, False)
        yield Aim(
            "most requests of a first visit", max(it.requests for it in self.weights), 5, False
        )
        for it in self.weights:
            if it.path in READING:
                yield Aim(f"HTML and CSS of {it.path}, kB", (it.html + it.css) / 1000, 14, False)
                yield Aim(f"script on {it.path}, bytes", it.script, 0, False)
        yield Aim("second start to the first page, s", self.start.seconds, 3, False)
        yield Aim("memory at rest, MB", self.start.memory / 1e6, 120, False)
