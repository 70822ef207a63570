"""The editions' history, without their documents, and one edition beside the one before it."""

from functools import lru_cache

import msgspec
from django.db.models import QuerySet

from careers.domain.history import SHOWN, Compared, Entry, History
from careers.domain.tally import Tally, tallied
from careers.models import Edition, Withdrawal
from careers.queries.edition import glance, looked_at
from careers.queries.preview import ahead, row_of


class NoSuchEdition(Exception):
    """There is no edition with that number, or none before it."""


_FACTS = ("number", "published_at", "live_at", "note", "sha256", "tally")


def history(newest: int, before: str = "", most: int = SHOWN) -> History:
    """Up to `most` editions: the newest, or those before the number a reader asks for.

    `newest` is the number of the edition that is read now; what is published later or waits for its
    time is left out, and so is what was withdrawn before it. Raises `NoSuchEdition` where `before` is no number that has editions before it.
    """
    end = _number(before, newest) if before else newest + 1
    rows = [*ahead(end, *_FACTS), *_read_ever(end - 1)[: most + 1]][: most + 1]
    if not rows:
        raise NoSuchEdition
    entries = map(entry_of, rows[:most], [*rows[1:], None])
    first = rows[-1] if rows[-1].number == 1 else row_of(1, "published_at")
    return History(tuple(entries), newest, first.published_at, _gone(newest))


def compared(newest: int, number: int) -> Compared:
    """An edition beside the one before it. Raises `NoSuchEdition`."""
    if not 1 <= number <= newest:
        raise NoSuchEdition
    rows = [*ahead(number + 1, *_FACTS), *_read_ever(number)[:2]]
    row, before = [*rows, None, None][:2]
    if row is None or row.number != number:
        raise NoSuchEdition
    return Compared(
        entry_of(row, before),
        glance(before.number).catalogue if before else None,
        glance(number).catalogue,
        newest,
        _gone(newest),
    )


def was_read(newest: int, number: int) -> bool:
    """Whether that edition is, or was, what visitors read, `newest` being what they read now."""
    seen = looked_at()
    if seen and number == seen.number:
        return True
    return 1 <= number <= newest and _read_ever(number).filter(number=number).exists()


def _read_ever(newest: int) -> QuerySet[Edition]:
    """The editions up to one that is live, the newest first, without those withdrawn. All of them
    are, or were, live: editions go live in the order of their numbers."""
    rows = Edition.objects.only(*_FACTS).filter(number__lte=newest, withdrawal__isnull=True)
    # One that waits may have the number that a preview goes by.
    return rows.live() if looked_at() else rows


def _gone(newest: int) -> tuple[int, ...]:
    found = Withdrawal.objects.filter(edition__number__lt=newest).order_by("edition__number")
    return tuple(found.values_list("edition__number", flat=True))


def _number(text: str, most: int) -> int:
    """The number a text says, from 2 to `most`, as it would be written here."""
    found = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    if not 2 <= found <= most or str(found) != text:
        raise NoSuchEdition
    return found


def entry_of(row: Edition, before: Edition | None) -> Entry:
    """What is told of an edition, and of how much it changed against the one before it."""
    return Entry(row.number, row.since, row.note, row.sha256, _tally(row, before))


def _tally(row: Edition, before: Edition | None) -> Tally:
    """What is kept with an edition; counted now for one from before tallies were kept."""
    if row.tally is None:
        known = (before.number, before.sha256) if before else (0, "")
        return _counted(row.number, row.sha256, *known)
    return msgspec.convert(row.tally, Tally)


@lru_cache(maxsize=1024)
def _counted(number: int, sha256: str, before: int, digest: str) -> Tally:
    """The two hashes name what was counted, so that it never goes stale."""
    return tallied(glance(before).catalogue if before else None, glance(number).catalogue)
