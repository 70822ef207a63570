"""How long the questions take people, kept in memory for a while: pages that are the same for
everyone say it, and they must not ask the database each time."""

import logging
import threading
import time
from dataclasses import dataclass

from django.db import DatabaseError
from django.db.models import Count, Sum

from careers.domain.pace import told_minutes
from careers.models import Answer, Attempt
from careers.queries.edition import Published

_LOG = logging.getLogger(__name__)

FRESH_FOR = 600
"""Seconds a process goes on saying what it found."""

LOOKED_AT = 1000
"""How many attempts are looked at, the latest to begin: what people need now, at a cost that does not
grow with the years."""


@dataclass(frozen=True)
class _Found:
    edition: int
    asked: float
    minutes: int


class _Shelf:
    """What was found last. One thread asks; the others meanwhile go on with what is known."""

    def __init__(self) -> None:
        self._found: _Found | None = None
        self._asking = threading.Lock()

    def minutes(self, edition: int, items: int) -> int:
        found = self._found
        if found and found.edition == edition:
            if time.monotonic() - found.asked < FRESH_FOR:
                return found.minutes
            known = found.minutes
        else:
            known = 0
        if not self._asking.acquire(blocking=False):
            return known
        try:
            minutes = _read(edition, items, known)
            self._found = _Found(edition, time.monotonic(), minutes)
        finally:
            self._asking.release()
        return minutes

    def forget(self) -> None:
        self._found = None


def _read(edition: int, items: int, known: int) -> int:
    """The usual minutes as the database has them; what is known, while it is away."""
    try:
        return told_minutes(totals(edition, items))
    except DatabaseError:
        _LOG.warning("The database is away; nobody's time can be read.")
        return known


def totals(edition: int, items: int) -> list[float]:
    """The seconds that each of the latest people took who answered all of an edition's questions,
    and whose time is known for every one."""
    latest = Attempt.objects.alive().filter(edition__number=edition).order_by("-pk")[:LOOKED_AT]
    timed = Answer.objects.filter(attempt__in=latest.values("pk"), seconds__isnull=False)
    each = timed.values("attempt").annotate(answers=Count("pk"), total=Sum("seconds"))
    return [float(row["total"]) for row in each if row["answers"] == items]


_SHELF = _Shelf()


def minutes(published: Published) -> int:
    """In how many whole minutes half of the people are done who answer all of an edition's
    questions; 0 while too few have, and for a preview, which is answered by nobody who counts."""
    if published.preview:
        return 0
    return _SHELF.minutes(published.number, len(published.catalogue.questionnaire))


def forget_pace() -> None:
    """Give up what was found: between tests, where editions are used again."""
    _SHELF.forget()
