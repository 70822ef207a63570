"""What a serving process knows of a database that has gone away.

The first who finds it gone says so here. From then on nobody waits for it: they are told at once, and
one thread of its own knocks until it is back.
"""

import logging
import threading
import time
from collections.abc import Callable

_LOG = logging.getLogger(__name__)

EVERY = 0.5
"""Seconds between two knocks."""


class Away:
    """Whether one database is away. `knock` reaches it, or raises what `gone` catches."""

    def __init__(self, knock: Callable[[], object], gone: type[Exception]) -> None:
        self._knock, self._gone = knock, gone
        self._lock = threading.Lock()
        self._since: float | None = None
        self._back = threading.Event()

    def __bool__(self) -> bool:
        return self._since is not None

    def found(self, why: Exception) -> None:
        """Somebody has found it gone."""
        with self._lock:
            if self._since is not None:
                return
            self._since = time.monotonic()
            self._back.clear()
        _LOG.error("The database is away: %s", first_line(why))
        threading.Thread(target=self._until_it_answers, name="knock", daemon=True).start()

    def back_within(self, seconds: float) -> bool:
        """Whether it answers again so soon: then it was only slow."""
        return self._back.wait(seconds)

    def _until_it_answers(self) -> None:
        while True:
            try:
                self._knock()
            except self._gone:
                time.sleep(EVERY)
                continue
            began, self._since = self._since, None
            self._back.set()
            _LOG.error("The database answers again, after %.1f s.", time.monotonic() - (began or 0))
            return


def first_line(error: Exception) -> str:
    """What an error of the database says first; below it stands what it was asked."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
