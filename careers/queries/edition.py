"""Editions as catalogues, kept in memory: an edition never changes once it is published."""

import logging
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Max

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.models import Edition

_LOG = logging.getLogger(__name__)

FRESH_FOR = 0.5
"""Seconds a process trusts what it knows to be the current edition before it asks again. A publish
is therefore seen everywhere within this time plus one request, at two small queries a second."""

KEPT = 4
"""How many editions' catalogues a process keeps: the current one and those attempts lean on."""


@dataclass(frozen=True)
class Published:
    """An edition in memory: its catalogue and what is known of it."""

    id: int
    number: int
    sha256: str
    published_at: datetime
    catalogue: Catalogue


class NothingPublished(Exception):
    """No edition has been published yet."""


class _Shelf:
    """The editions this process holds, the least recently used given up first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[int, Published] = OrderedDict()
        self._current: int | None = None
        self._asked = 0.0

    def current(self) -> Published:
        now = time.monotonic()
        if self._current is None or now - self._asked >= FRESH_FOR:
            self._asked = now
            self._current = self._newest()
        return self.numbered(self._current)

    def _newest(self) -> int:
        """The newest edition's number. While the database is away, the one we know: what is
        published does not stop being true."""
        try:
            newest: int | None = Edition.objects.aggregate(number=Max("number"))["number"]
        except DatabaseError:
            if self._current is None:
                raise
            _LOG.warning("The database is away; serving edition %d from memory.", self._current)
            return self._current
        if newest is None:
            raise NothingPublished
        return newest

    def numbered(self, number: int) -> Published:
        with self._lock:
            if number not in self._held:
                row = Edition.objects.get(number=number)
                self._held[number] = Published(
                    row.pk, row.number, row.sha256, row.published_at, document.read(row.document)
                )
                while len(self._held) > KEPT:
                    self._held.popitem(last=False)
            self._held.move_to_end(number)
            return self._held[number]

    def forget(self) -> None:
        with self._lock:
            self._held.clear()
            self._current = None


_SHELF = _Shelf()


def current_edition() -> Published:
    """The newest edition. Raises `NothingPublished` when there is none."""
    return _SHELF.current()


def edition(number: int) -> Published:
    """The edition with that number. Raises `Edition.DoesNotExist`."""
    return _SHELF.numbered(number)


def forget_editions() -> None:
    """Ask the database anew at the next request: called after publishing, and between tests."""
    _SHELF.forget()
