"""The editions' history, without their documents, and one edition beside the one before it."""

from functools import lru_cache

import msgspec

from careers.domain.history import SHOWN, Compared, Entry, History
from careers.domain.tally import Tally, tallied
from careers.models import Edition
from careers.queries.edition import glance


class NoSuchEdition(Exception):
    """There is no edition with that number, or none before it."""


_FACTS = ("number", "published_at", "note", "sha256", "tally")


def history(newest: int, before: str = "", most: int = SHOWN) -> History:
    """Up to `most` editions: the newest, or those before the number a reader asks for.

    `newest` is the number of the edition that is read now; what is published later is left out.
    Raises `NoSuchEdition` where `before` is no number that has editions before it.
    """
    end = _number(before, newest) if before else newest + 1
    rows = list(Edition.objects.only(*_FACTS).filter(number__lt=end)[: most + 1])
    if not rows:
        raise NoSuchEdition
    entries = map(_entry, rows[:most], [*rows[1:], None])
    first = rows[-1] if rows[-1].number == 1 else Edition.objects.only("published_at").get(number=1)
    return History(tuple(entries), newest, first.published_at)


def compared(newest: int, number: int) -> Compared:
    """An edition beside the one before it. Raises `NoSuchEdition`."""
    if not 1 <= number <= newest:
        raise NoSuchEdition
    rows = list(Edition.objects.only(*_FACTS).filter(number__in=(number, number - 1)))
    before = rows[1] if len(rows) > 1 else None
    return Compared(
        _entry(rows[0], before),
        glance(before.number).catalogue if before else None,
        glance(number).catalogue,
        newest,
    )


def _number(text: str, most: int) -> int:
    """The number a text says, from 2 to `most`, as it would be written here."""
    found = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    if not 2 <= found <= most or str(found) != text:
        raise NoSuchEdition
    return found


def _entry(row: Edition, before: Edition | None) -> Entry:
    return Entry(row.number, row.published_at, row.note, row.sha256, _tally(row, before))


def _tally(row: Edition, before: Edition | None) -> Tally:
    """What is kept with an edition; counted now for one from before tallies were kept."""
    if row.tally is None:
        return _counted(row.number, row.sha256, before.sha256 if before else "")
    return msgspec.convert(row.tally, Tally)


@lru_cache(maxsize=1024)
def _counted(number: int, sha256: str, before: str) -> Tally:
    """The two hashes name what was counted, so that it never goes stale."""
    return tallied(glance(number - 1).catalogue if before else None, glance(number).catalogue)
