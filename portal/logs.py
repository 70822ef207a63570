"""What is written to the log: one line of JSON for each thing told, and nothing that anybody sent.

What people type, are called or are sent as a key ends in messages by way of arguments and exceptions.
So of other packages' messages the arguments are left out, and of an exception its message, unless it
is of a kind that speaks of the code or of the machine. Where it was raised is told, by file and line.
"""

import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from time import monotonic
from traceback import walk_tb
from typing import Any, Final

import msgspec

REQUEST: Final[ContextVar[str]] = ContextVar("request", default="-")
"""The id of the request that is being answered."""

OURS: Final = ("careers", "portal", "py.warnings")
"""Whose messages are written whole: we know what stands in them."""

FRANK: Final = (
    OSError,
    ImportError,
    NameError,
    AttributeError,
    TypeError,
    AssertionError,
    RecursionError,
    MemoryError,
)
"""Errors that speak of the code or the machine, never of what was sent."""

DEEPEST: Final = 5
"""So many causes of causes are told."""

ROOT: Final = Path(__file__).parents[1]


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "request": REQUEST.get(),
            "message": _message(record),
            **getattr(record, "told", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = _error(record.exc_info[1])
        return msgspec.json.encode(line).decode()


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith(OURS):
        return record.getMessage()
    if record.name.startswith("django.security"):
        return "Refused."
    if status := getattr(record, "status_code", 0):
        return f"{HTTPStatus(status).phrase}."
    # What follows a first line quotes; the server's own messages end in a traceback with what was said.
    first = (str(record.msg).splitlines() or [""])[0]
    return first.replace("%s", "…") if record.args else first


def _error(error: BaseException, depth: int = 1) -> dict[str, Any]:
    """An exception without what it was about: its kind, where it came by, and what caused it."""
    kind = type(error)
    told: dict[str, Any] = {"type": f"{kind.__module__}.{kind.__qualname__}"}
    if isinstance(error, FRANK) or kind.__name__ == "OperationalError":
        told["said"] = (str(error).strip().splitlines() or [""])[0]
    told["at"] = [
        f"{_short(frame.f_code.co_filename)}:{number} {frame.f_code.co_name}"
        for frame, number in walk_tb(error.__traceback__)
    ]
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before and depth < DEEPEST:
        told["because"] = _error(before, depth + 1)
    return told


def _short(file: str) -> str:
    """A file's name from the project's folder, or from that of its package."""
    path = Path(file)
    if path.is_relative_to(ROOT):
        return str(path.relative_to(ROOT))
    return file.rpartition("site-packages/")[2]


class Seldom(logging.Filter):
    """What is told below an error is told once a minute at most in the same words: while a database is
    away, every look at what is published would say so. The lines of requests are each their own."""

    EVERY = 60.0

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.ERROR or hasattr(record, "told"):
            return True
        now, key = monotonic(), (record.name, str(record.msg))
        if now - self._told.get(key, -self.EVERY) < self.EVERY:
            return False
        if len(self._told) > 1000:
            self._told.clear()
        self._told[key] = now
        return True


class Redundant(logging.Filter):
    """Leaves out what Django says of how requests ended: the line of each says it. What went wrong stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        return bool(record.exc_info) or not hasattr(record, "status_code")


class Counting(logging.Handler):
    """Counts errors for whoever watches."""

    def emit(self, record: logging.LogRecord) -> None:
        from portal import metrics  # noqa: PLC0415 - logging is set up before anything else is there

        metrics.NUMBERS.add("rungs_logged_errors_total")
