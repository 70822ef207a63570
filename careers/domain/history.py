"""The editions as values: what a reader may know of each. Who published it is the desk's alone."""

from dataclasses import dataclass
from datetime import datetime

from careers.domain.catalogue import Catalogue
from careers.domain.tally import FOUNDATION, Amount, Strip, Tally, amount, scale, strip

SHOWN = 30
"""As many editions as stand on one page of the history."""


@dataclass(frozen=True)
class Entry:
    """An edition in the history: its number, the moment from which on it was read, the publisher's
    note, the SHA-256 of its document, and how much it changed."""

    number: int
    published_at: datetime
    note: str
    sha256: str
    tally: Tally

    @property
    def path(self) -> str:
        return f"/editions/{self.number}/"

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def amount(self) -> Amount:
        return amount(self.tally)


@dataclass(frozen=True)
class History:
    """A run of editions, the newest first. `newest` is the number of the one that is read now, `begun`
    the moment the first was published, and `gone` the numbers before the newest, in order, that were
    withdrawn before anybody read them: nothing is told of those."""

    entries: tuple[Entry, ...]
    newest: int
    begun: datetime
    gone: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many editions there have been."""
        return self.newest - len(self.gone)

    @property
    def older(self) -> int:
        """The number before which the next run ends; 0 where there is none."""
        last = self.entries[-1].number
        return last if last > 1 else 0

    @property
    def newer(self) -> int:
        """The number before which the run above this one ends; 0 where that is the newest run."""
        above = [
            n for n in range(self.entries[0].number + 1, self.newest + 1) if n not in self.gone
        ]
        return above[SHOWN - 1] + 1 if len(above) > SHOWN else 0

    @property
    def rungs(self) -> list[tuple[Entry, Strip]]:
        """Each edition with the marks on its rung, all in one scale but for the very first."""
        size = scale(entry.amount for entry in self.entries if not entry.is_first)
        return [
            (entry, FOUNDATION if entry.is_first else strip(entry.amount, size))
            for entry in self.entries
        ]


@dataclass(frozen=True)
class Compared:
    """An edition's catalogue beside that of the edition before it, None before the first; `newest`
    is the number of the one that is read now, `gone` what nobody ever read, as in `History`."""

    entry: Entry
    before: Catalogue | None
    after: Catalogue
    newest: int
    gone: tuple[int, ...] = ()

    @property
    def previous(self) -> int:
        """The number of the edition before it; 0 for the first."""
        return self._next(range(self.entry.number - 1, 0, -1))

    @property
    def following(self) -> int:
        """The number of the edition after it; 0 for the one that is read now."""
        return self._next(range(self.entry.number + 1, self.newest + 1))

    def _next(self, numbers: range) -> int:
        return next((number for number in numbers if number not in self.gone), 0)
