"""Openings and announcements as pages are told them: from memory, looked at again now and then.

A process asks whether anything was changed as often as it asks which edition is current, with one small
query (`careers.queries.edition.FRESH_FOR`), so a change is as soon seen everywhere as a publish.
"""

import logging
import threading
import time
from dataclasses import dataclass
from datetime import datetime, time as clock, timedelta
from math import inf
from typing import Any

from django.db import DatabaseError, models
from django.db.models import Count, Max, Sum, Value
from django.utils import timezone

from careers.domain import notices as domain
from careers.domain.notices import Notices
from careers.models import Announcement, Vacancy
from careers.queries import edition
from careers.queries.edition import Published

_LOG = logging.getLogger(__name__)

_COLUMNS = domain.Vacancy.__struct_fields__


@dataclass(frozen=True)
class _Held:
    """What was read: all that may be shown from then on, and what it was known by."""

    stamp: tuple[Any, ...]
    vacancies: tuple[domain.Vacancy, ...] = ()
    announcements: tuple[domain.Announcement, ...] = ()


@dataclass(frozen=True)
class _Cut:
    """What is shown from one moment to another, and what it was cut from."""

    held: _Held
    since: datetime
    until: datetime
    notices: Notices


class _Shelf:
    """What is known. One thread asks; the others meanwhile go on with what is known."""

    def __init__(self) -> None:
        self._held: _Held | None = None
        self._cut: _Cut | None = None
        self._asked = 0.0
        self._asking = threading.Lock()

    def current(self) -> Notices:
        held, now = self._fresh(), timezone.now()
        found = self._cut
        if found is None or found.held is not held or not found.since <= now < found.until:
            # Two threads may both cut: either answer will do.
            found = self._cut = _cut(held, now)
        return found.notices

    def _fresh(self) -> _Held:
        known = self._held
        if known is None:
            with self._asking:
                return self._held or self._ask(None)
        recent = time.monotonic() - self._asked < edition.FRESH_FOR
        if recent or not self._asking.acquire(blocking=False):
            return known
        try:
            return self._ask(known)
        finally:
            self._asking.release()

    def _ask(self, known: _Held | None) -> _Held:
        """What the database has; what is known, or nothing, while it is away."""
        try:
            stamp = _stamp()
            found = known if known and known.stamp == stamp else _read(stamp)
        except DatabaseError:
            _LOG.warning("The database is away; openings and announcements stay as they are.")
            found = known or _Held(())
        self._held, self._asked = found, time.monotonic()
        return found

    def look_again(self) -> None:
        self._asked = -inf

    def forget(self) -> None:
        self._held = self._cut = None


def _stamp() -> tuple[Any, ...]:
    """What changes with every change: how many there are, when the last of them was saved, and how
    often all of them were, since two hosts' clocks need not agree. One query."""
    of_vacancies, of_announcements = _counted(Vacancy), _counted(Announcement)
    rows = of_vacancies.union(of_announcements, all=True)
    return tuple(sorted(row for row in rows if row[1]))


def _counted(model: type[models.Model]) -> Any:
    rows = model._default_manager.order_by().annotate(kind=Value(model.__name__)).values("kind")
    counted = rows.annotate(n=Count("*"), at=Max("changed_at"), saved=Sum("revision"))
    return counted.values_list("kind", "n", "at", "saved")


def _read(stamp: tuple[Any, ...]) -> _Held:
    """All that is shown now or may be later. Two queries, and none where there is nothing."""
    if not stamp:
        return _Held(stamp)
    # Whoever travels through time zones may be a day behind; what is shown is cut by the day.
    yesterday = timezone.localdate() - timedelta(days=1)
    coming = Vacancy.objects.filter(closes_on__gte=yesterday).only(*_COLUMNS)
    lasting = models.Q(shows_until__isnull=True) | models.Q(shows_until__gt=timezone.now())
    return _Held(
        stamp,
        tuple(value_of(row) for row in coming),
        tuple(told_by(row) for row in Announcement.objects.filter(lasting)),
    )


def value_of(row: Vacancy) -> domain.Vacancy:
    """A row as pages are told it."""
    return domain.Vacancy(**{name: getattr(row, name) for name in _COLUMNS})


def told_by(row: Announcement) -> domain.Announcement:
    """An announcement's row as pages are told it."""
    return domain.Announcement(
        text=row.text,
        address=row.address,
        words=row.words,
        since=row.shows_from,
        until=row.shows_until,
    )


def _cut(held: _Held, now: datetime) -> _Cut:
    here = timezone.localtime(now)
    day = here.date()
    midnight = datetime.combine(day + timedelta(days=1), clock.min, here.tzinfo)
    return _Cut(
        held,
        now,
        domain.next_turn(held.announcements, now, midnight),
        domain.cut(held.vacancies, held.announcements, day, now),
    )


_SHELF = _Shelf()


def current_notices() -> Notices:
    """What is shown now."""
    return _SHELF.current()


def told(published: Published) -> Notices:
    """What a page of this edition is told: no openings where the portal does without them."""
    found = current_notices()
    return found.without_vacancies() if "jobs" in published.catalogue.site.without else found


def look_again() -> None:
    """Ask what is shown at the next request: called after a change here."""
    _SHELF.look_again()


def forget_notices() -> None:
    """Give up what is known: between tests."""
    _SHELF.forget()
