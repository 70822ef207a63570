"""What became of everything that was read: the other half of an import is its account."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["taken", "merged", "left out"]


@dataclass
class Entry:
    """How often something happened, and where first."""

    count: int = 0
    first: str = ""
    places: list[str] = field(default_factory=list)
    """All places, where the account keeps them."""


@dataclass
class Account:
    """Counts by subject: a file’s rows, or the names inside its cells.

    Whoever reads something says so (`read`) and says what became of it (`put`): of every subject, the
    outcomes add up to what was read.
    """

    every: bool = False
    """Whether all places of what was left out or cut are kept, not only the first."""
    subjects: dict[str, int] = field(default_factory=dict)
    outcomes: dict[tuple[str, Outcome, str], Entry] = field(default_factory=dict)
    shortened: dict[str, Entry] = field(default_factory=dict)
    """By the field of the catalogue: texts that were too long for it."""
    unread: tuple[str, ...] = ()
    """Files of the folder that no one asked for."""
    absent: list[tuple[str, str]] = field(default_factory=list)
    """Files that are not there and need not be, and what is missed without them."""

    def read(self, subject: str, count: int = 1) -> None:
        self.subjects[subject] = self.subjects.get(subject, 0) + count

    def put(
        self, subject: str, outcome: Outcome, what: str, place: str = "", count: int = 1
    ) -> None:
        """Note what became of something: as what it was taken, or why it was not."""
        if count:
            entry = self.outcomes.setdefault((subject, outcome, what), Entry())
            _note(entry, place, count, keep=self.every and outcome == "left out")

    def shorten(self, what: str, place: str) -> None:
        _note(self.shortened.setdefault(what, Entry()), place, 1, keep=self.every)

    def settled(self, subject: str) -> int:
        """How much of a subject has an outcome."""
        return sum(entry.count for (about, *_), entry in self.outcomes.items() if about == subject)

    def of(self, subject: str) -> Iterable[tuple[Outcome, str, Entry]]:
        """A subject’s outcomes, what was taken first."""
        order: tuple[Outcome, ...] = ("taken", "merged", "left out")
        for wanted in order:
            for (about, outcome, what), entry in self.outcomes.items():
                if about == subject and outcome == wanted:
                    yield outcome, what, entry


def _note(entry: Entry, place: str, count: int, *, keep: bool) -> None:
    entry.count += count
    entry.first = entry.first or place
    if keep and place:
        entry.places.append(place)
