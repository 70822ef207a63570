"""A WSGI application before Django for those who watch the host: whether it lives, is ready, its numbers.

They ask by an inner address and by http, which Django would refuse or lead on; and that a process lives
must not depend on anything it uses.
"""

import hmac
import os
import platform
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import django
import msgspec
from django.conf import settings
from django.db import connection

from careers.queries.errands import HERE
from careers.views.front import Application, Front, StartResponse
from portal.health import EXAMINER, folders
from portal.metrics import NUMBERS, Series, Shared, added, text, written_for_ever

PROMETHEUS: Final = "text/plain; version=0.0.4; charset=utf-8"

Answer = tuple[str, str, bytes]
"""Status, content type, body."""


class Watch:
    """Answers `/health/live`, `/health/ready` and `/metrics`; everything else the other application
    does."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._answers: dict[str, Callable[[dict[str, Any]], Answer | None]] = {
            "/health/live": _live,
            "/health/ready": _ready,
            "/metrics": self._metrics,
        }
        self._front: Front | None = None
        self._shared = Shared(settings.VAR_DIR / "metrics")

    def count(self, front: Front) -> None:
        """Count the pages of a front too, and begin to tell the other processes, if there are any."""
        self._front = front
        if settings.WORKERS > 1:
            written_for_ever(self._shared, self._counters, _of_this_process)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        answers = self._answers.get(environ["PATH_INFO"])
        reading = environ["REQUEST_METHOD"] in ("GET", "HEAD")
        found = answers(environ) if answers and reading else None
        if found is None:
            return self._application(environ, start_response)
        status, content_type, body = found
        headers = [("Content-Type", content_type), ("Content-Length", str(len(body))), *HEADERS]
        if status.startswith("401"):
            headers.append(("WWW-Authenticate", "Bearer"))
        start_response(status, headers)
        return [body] if environ["REQUEST_METHOD"] == "GET" else []

    def _metrics(self, environ: dict[str, Any]) -> Answer | None:
        """The numbers, for who shows the token. Without one set there is nothing here."""
        if not settings.METRICS_TOKEN:
            return None
        shown = environ.get("HTTP_AUTHORIZATION", "").encode("latin-1", "replace")
        if not hmac.compare_digest(shown, f"Bearer {settings.METRICS_TOKEN}".encode()):
            return "401 Unauthorized", "text/plain; charset=utf-8", b"A token is needed.\n"
        counters, gauges = self._shared.others() if settings.WORKERS > 1 else ([], [])
        every = added([self._counters(), *counters, _of_this_process(), *gauges])
        return "200 OK", PROMETHEUS, text(every | _of_this_host()).encode()

    def _counters(self) -> Series:
        found = NUMBERS.counted()
        for status, count in self._front.counted().items() if self._front else ():
            found["rungs_kept_pages_total", (("status", str(status)),)] = count
        return found


HEADERS: Final = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex"),
    ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'"),
]


def _live(_environ: dict[str, Any]) -> Answer:
    return _json("200 OK", {"live": True})


def _ready(_environ: dict[str, Any]) -> Answer:
    found = EXAMINER.health()
    told: dict[str, Any] = {"ready": found.ready, "edition": found.edition or None}
    if found.ready:
        return _json("200 OK", told)
    return _json("503 Service Unavailable", told | {"why": dict(found.faults)})


def _json(status: str, told: dict[str, Any]) -> Answer:
    return status, "application/json", msgspec.json.encode(told) + b"\n"


def _of_this_process() -> Series:
    memory = 0
    with suppress(OSError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        memory = int(pages) * os.sysconf("SC_PAGE_SIZE")
    return {
        ("rungs_processes", ()): 1,
        ("rungs_resident_memory_bytes", ()): memory,
        ("rungs_errands_running", ()): len(HERE),
    }


def _of_this_host() -> Series:
    health = EXAMINER.health()
    free = []
    for folder in folders():
        with suppress(OSError):
            there = os.statvfs(folder)
            free.append(there.f_bavail * there.f_frsize)
    running = (
        ("database", connection.vendor),
        ("django", django.get_version()),
        ("python", platform.python_version()),
        ("release", settings.STATIC_ROOT.name),
        *([("sqlite", sqlite3.sqlite_version)] if connection.vendor == "sqlite" else []),
    )
    return {
        ("rungs_ready", ()): health.ready,
        ("rungs_database_up", ()): "database" not in health.faults,
        ("rungs_edition", ()): health.edition,
        ("rungs_disk_free_bytes", ()): min(free, default=0),
        ("rungs_build_info", running): 1,
    }
