"""Editions as catalogues, kept in memory: an edition never changes once it is published."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.utils import timezone

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.shared import shared
from careers.models import Edition

_LOG = logging.getLogger(__name__)

FRESH_FOR = 0.5
"""Seconds a process trusts what it knows to be live and waiting before it asks again. A publish is
therefore seen everywhere within this time plus one request, at two small queries a second; what was
set for a time goes live at that time, by the clock of each host."""

AHEAD = timedelta(minutes=2)
"""So long before its moment an edition that waits is made ready, so that nobody need wait for it."""

MOST_WAITING = 12
"""At most so many editions wait for their time."""

KEPT = 4
"""How many editions' catalogues a process keeps: the current one and those attempts lean on."""


@dataclass(frozen=True)
class Published:
    """An edition in memory: its catalogue and what is known of it. `published_at` is the moment from
    which on visitors read it."""

    id: int
    number: int
    sha256: str
    published_at: datetime
    catalogue: Catalogue
    preview: int = 0
    """Of a preview, the number below 0 it is stored under; `number` is then what it would be if it were
    published now. 0 for every edition."""


class NothingPublished(Exception):
    """No edition has been published yet."""


@dataclass(frozen=True)
class _Timetable:
    """What the database said at the moment it was asked: the number of the edition that was live, None
    for none, and the editions that waited then, each with its moment, the next one first."""

    asked: datetime
    live: int | None
    waiting: tuple[tuple[datetime, int], ...]

    def at(self, moment: datetime) -> int | None:
        """The number of the edition that is live at a moment from then on."""
        begun = [number for since, number in self.waiting if since <= moment]
        return begun[-1] if begun else self.live

    def coming(self, moment: datetime) -> tuple[datetime, int] | None:
        """The next edition after a moment, and when."""
        return next((one for one in self.waiting if one[0] > moment), None)

    def serves(self, moment: datetime) -> bool:
        """Whether it will do for that moment while somebody else asks anew: something is live, and
        nothing has become due that may have been withdrawn meanwhile."""
        number = self.at(moment)
        fresh = moment - self.asked < timedelta(seconds=FRESH_FOR)
        return number is not None and (fresh or number == self.live)


def _timetable() -> _Timetable:
    """One query: the newest editions down to the first whose time has come."""
    rows = Edition.objects.filter(withdrawal__isnull=True).order_by("-number")
    now = timezone.now()
    waiting: list[tuple[datetime, int]] = []
    for number, since in rows.values_list("number", "live_at")[: MOST_WAITING + 1]:
        if since is None or since <= now:
            return _Timetable(now, number, tuple(reversed(waiting)))
        waiting.append((since, number))
    return _Timetable(now, None, tuple(reversed(waiting)))


class _Shelf:
    """The editions this process holds, the least recently used given up first; and when which of
    them is the one that visitors read."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, Published] = OrderedDict()
        self._lock = threading.Lock()
        """Guards what is held; never kept while the database is asked."""
        self._asking = threading.Lock()
        """Held by the one thread that asks which edition is live and which wait."""
        self._known: _Timetable | None = None
        self._asked = 0.0
        self._overtaken = False
        """Whether something was published or withdrawn here since."""
        self._ahead: Published | None = None
        """The next edition to go live, read before its time: at its moment nobody need ask."""
        self._last: Published | None = None
        """What was current when somebody last wanted to know."""
        self._prepare: Callable[[Catalogue], object] | None = None
        self._prepared: set[int] = set()

    def prepare_with(self, prepare: Callable[[Catalogue], object] | None) -> None:
        self._prepare, self._prepared = prepare, set()

    def current(self) -> Published:
        now = timezone.now()
        known = self._timetable(now)
        number = known.at(now)
        if number is None:
            raise NothingPublished
        self._last = published = self._its_time_has_come(number)
        self._make_ready(published)
        self._look_ahead(known, now)
        return published

    def _timetable(self, now: datetime) -> _Timetable:
        """What is known; asked anew when it is no longer fresh."""
        known = self._known
        if known is None or self._overtaken or not known.serves(now):
            with self._asking:
                known = self._known
                if known is None or self._overtaken or not known.serves(now):
                    known = self._ask(known)
        elif time.monotonic() - self._asked >= FRESH_FOR and self._asking.acquire(blocking=False):
            # One thread asks; the others go on with what is known, however long the answer takes.
            try:
                known = self._ask(known)
            finally:
                self._asking.release()
        return known

    def _ask(self, known: _Timetable | None) -> _Timetable:
        """Ask the database. While it is away, what we know: what is published does not stop being
        true, nor what was said of when."""
        self._overtaken = False
        try:
            found = _timetable()
        except DatabaseError:
            if known is None:
                raise
            _LOG.warning("The database is away; serving what is published from memory.")
            now = timezone.now()
            found = replace(known, asked=now, live=known.at(now))
        self._known, self._asked = found, time.monotonic()
        return found

    def _its_time_has_come(self, number: int) -> Published:
        """The edition that is live now. Should the database go away before the document of one that
        waited could be read, the one before it stays until it can."""
        try:
            return self.numbered(number)
        except DatabaseError:
            if self._last is None:
                raise
            _LOG.warning("Edition %d is due and cannot be read; serving the one before.", number)
            return self._last

    def _look_ahead(self, known: _Timetable, now: datetime) -> None:
        """Read the next edition as soon as it is known, and make it ready shortly before its time."""
        coming = known.coming(now)
        if coming is None:
            self._ahead = None
            return
        since, number = coming
        ahead = self._ahead
        if ahead is None or ahead.number != number:
            try:
                self._ahead = ahead = self.glanced(number)
            except DatabaseError:
                return
        if since - now <= AHEAD:
            self._make_ready(ahead)

    def _make_ready(self, published: Published) -> None:
        if self._prepare and published.number not in self._prepared:
            self._prepared.add(published.number)
            work = threading.Thread(
                target=self._prepare, args=(published.catalogue,), name="prepare", daemon=True
            )
            work.start()

    def numbered(self, number: int) -> Published:
        with self._lock:
            if held := self._held.get(number):
                self._held.move_to_end(number)
                return held
        ahead = self._ahead
        read = ahead if ahead and ahead.number == number else self._read(number)
        with self._lock:
            # Two threads may have read the same edition: all go on with the first one's.
            held = self._held.setdefault(number, read)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return held

    def glanced(self, number: int) -> Published:
        with self._lock:
            held = self._held.get(number)
        return held or self._read(number)

    def _read(self, number: int) -> Published:
        """An edition from the database; what says the same as in the one used last is held once."""
        read = _read(number)
        with self._lock:
            last = next(reversed(self._held.values()), None)
        return replace(read, catalogue=shared(read.catalogue, last.catalogue)) if last else read

    def glanced_all(self, numbers: Iterable[int]) -> dict[int, Published]:
        wanted = set(numbers)
        with self._lock:
            found = {number: self._held[number] for number in wanted & set(self._held)}
        lacking = wanted - set(found)
        rows = Edition.objects.filter(number__in=lacking) if lacking else ()
        return found | {row.number: _published(row) for row in rows}

    def last_catalogue(self) -> Catalogue | None:
        last = self._last
        return last.catalogue if last else None

    def look_again(self) -> None:
        self._overtaken = True

    def forget(self) -> None:
        with self._lock:
            self._held.clear()
        self._known = self._ahead = self._last = None


def _read(number: int) -> Published:
    return _published(Edition.objects.get(number=number))


def _published(row: Edition) -> Published:
    return Published(row.pk, row.number, row.sha256, row.since, document.read(row.document))


_SHELF = _Shelf()


_LOOKED_AT: ContextVar[Published | None] = ContextVar("looked_at", default=None)


def looked_at() -> Published | None:
    """The preview that this request reads instead of what is live; None for every other request."""
    return _LOOKED_AT.get()


@contextmanager
def looking_at(preview: Published) -> Iterator[None]:
    """Within this, and in this thread alone, a preview is the current edition, and the one of its
    number: whatever reads editions reads it."""
    token = _LOOKED_AT.set(preview)
    try:
        yield
    finally:
        _LOOKED_AT.reset(token)


def _looked_at(number: int) -> Published | None:
    """The preview that is looked at, if it goes by that number."""
    seen = looked_at()
    return seen if seen and number in (seen.number, seen.preview) else None


def current_edition() -> Published:
    """The edition that visitors read now: of those whose time has come the newest. Every process
    switches to one that waited at its very moment, from memory. Raises `NothingPublished` when there
    is none."""
    return looked_at() or _SHELF.current()


def in_memory() -> Catalogue | None:
    """The edition that was current when somebody last asked, for whoever would hold the same things; it
    asks nobody. None where none was read yet."""
    return _SHELF.last_catalogue()


def prepare_with(prepare: Callable[[Catalogue], object] | None) -> None:
    """Have every edition that becomes current here made ready by this, once and in a thread of its own:
    what takes seconds to work out is then mostly there before somebody asks for it."""
    _SHELF.prepare_with(prepare)


def edition(number: int) -> Published:
    """The edition with that number. Raises `Edition.DoesNotExist`."""
    return _looked_at(number) or _SHELF.numbered(number)


def glance(number: int) -> Published:
    """The same without keeping it: whoever leafs through the old editions displaces none that
    attempts lean on. Raises `Edition.DoesNotExist`."""
    return _looked_at(number) or _SHELF.glanced(number)


def glances(numbers: Iterable[int]) -> dict[int, Published]:
    """The same for several, by number; one that never was is left out. One query at most."""
    seen = {number: found for number in numbers if (found := _looked_at(number))}
    return _SHELF.glanced_all(set(numbers) - set(seen)) | seen


def look_again() -> None:
    """Ask which editions are live and waiting at the next request: called after publishing here, and
    after taking one out that waited."""
    _SHELF.look_again()


def forget_editions() -> None:
    """Give up every edition held: between tests, where numbers are used again."""
    _SHELF.forget()
