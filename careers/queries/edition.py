"""Editions as catalogues, kept in memory: an edition never changes once it is published."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
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
        self._held: OrderedDict[int, Published] = OrderedDict()
        self._lock = threading.Lock()
        """Guards what is held; never kept while the database is asked."""
        self._asking = threading.Lock()
        """Held by the one thread that asks which edition is current."""
        self._current: int | None = None
        self._asked = 0.0
        self._prepare: Callable[[Catalogue], object] | None = None
        self._prepared: int | None = None

    def prepare_with(self, prepare: Callable[[Catalogue], object] | None) -> None:
        self._prepare, self._prepared = prepare, None

    def current(self) -> Published:
        known = self._current
        if known is None:
            with self._asking:
                known = self._current or self._ask(None)
        elif time.monotonic() - self._asked >= FRESH_FOR and self._asking.acquire(blocking=False):
            # One thread asks; the others go on with what is known, however long the answer takes.
            try:
                known = self._ask(known)
            finally:
                self._asking.release()
        published = self.numbered(known)
        if self._prepare and self._prepared != known:
            self._prepared = known
            work = threading.Thread(
                target=self._prepare, args=(published.catalogue,), name="prepare", daemon=True
            )
            work.start()
        return published

    def _ask(self, known: int | None) -> int:
        """The newest edition's number. While the database is away, the one we know: what is
        published does not stop being true."""
        try:
            newest: int | None = Edition.objects.aggregate(number=Max("number"))["number"]
        except DatabaseError:
            if known is None:
                raise
            _LOG.warning("The database is away; serving edition %d from memory.", known)
            newest = known
        if newest is None:
            raise NothingPublished
        self._current, self._asked = newest, time.monotonic()
        return newest

    def numbered(self, number: int) -> Published:
        with self._lock:
            if held := self._held.get(number):
                self._held.move_to_end(number)
                return held
        read = _read(number)
        with self._lock:
            # Two threads may have read the same edition: all go on with the first one's.
            held = self._held.setdefault(number, read)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return held

    def glanced(self, number: int) -> Published:
        with self._lock:
            held = self._held.get(number)
        return held or _read(number)

    def look_again(self) -> None:
        self._current = None

    def forget(self) -> None:
        with self._lock:
            self._held.clear()
        self._current = None


def _read(number: int) -> Published:
    row = Edition.objects.get(number=number)
    return Published(row.pk, row.number, row.sha256, row.published_at, document.read(row.document))


_SHELF = _Shelf()


def current_edition() -> Published:
    """The newest edition. Raises `NothingPublished` when there is none."""
    return _SHELF.current()


def prepare_with(prepare: Callable[[Catalogue], object] | None) -> None:
    """Have every edition that becomes current here made ready by this, once and in a thread of its own:
    what takes seconds to work out is then mostly there before somebody asks for it."""
    _SHELF.prepare_with(prepare)


def edition(number: int) -> Published:
    """The edition with that number. Raises `Edition.DoesNotExist`."""
    return _SHELF.numbered(number)


def glance(number: int) -> Published:
    """The same without keeping it: whoever leafs through the old editions displaces none that
    attempts lean on. Raises `Edition.DoesNotExist`."""
    return _SHELF.glanced(number)


def look_again() -> None:
    """Ask which edition is current at the next request: called after publishing here."""
    _SHELF.look_again()


def forget_editions() -> None:
    """Give up every edition held: between tests, where numbers are used again."""
    _SHELF.forget()
