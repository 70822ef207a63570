"""What may be told of a count: a bracket of tens, never the count itself.

Below ten people nothing is told of a population; of a larger one only full tens are counted, and of
every count in it the last digit is withheld. So a cell of 1 to 9 people is "under 10", and no total
less the other cells gives it away, because those are brackets too. At the top the last ten are
withheld as well: that all but a few said the same, or all, would tell what each of them said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

FEWEST = 10
"""So many people at least, and in steps of as many."""
COUNTED_FROM = 2 * FEWEST
"""Of ten people a bracket could only say "any of them"."""
LEAST_DOUBT = 2
"""By so many people at least every cell of a table must be able to differ from its largest."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as it may be told: from `at_least` to `at_most` of `of` people, both included."""

    at_least: int
    at_most: int
    of: int

    @property
    def withheld(self) -> bool:
        """Whether it says nothing at all."""
        return self.at_least == 0 and self.at_most == self.of

    @property
    def small(self) -> bool:
        """Whether it is under ten, none included."""
        return not self.withheld and self.at_least == 0

    @property
    def top(self) -> bool:
        """Whether it may be everybody."""
        return not self.withheld and self.at_most == self.of

    @property
    def low(self) -> int:
        """The least share it may be, in whole per cent, rounded down."""
        return floor(100 * self.at_least / self.of)

    @property
    def high(self) -> int:
        """The largest share it may be, in whole per cent, rounded up."""
        return ceil(100 * self.at_most / self.of)

    @property
    def doubt(self) -> int:
        """How far apart these are."""
        return self.high - self.low


def full_tens(people: int) -> int:
    """So many of these people are counted."""
    return people - people % FEWEST


def figure(count: int, people: int) -> Figure:
    """One count among `people`, who are full tens. Raises `ValueError` where they are not, or where
    the count is none of theirs."""
    if people < FEWEST or people % FEWEST or not 0 <= count <= people:
        raise ValueError(f"{count} of {people} is no count that could be told.")
    at_least = min(full_tens(count), people - FEWEST)
    at_most = people if at_least == people - FEWEST else at_least + FEWEST - 1
    return Figure(at_least, at_most, people)


def figures(cells: Sequence[int], people: int) -> tuple[Figure, ...]:
    """A table whose cells together are all `people`, each of whom stands in one of them.

    Ten cells that all end in 9 could be worked out from their sum, and nothing like it may happen:
    such a table is withheld. Raises `ValueError` where the cells are not the people.
    """
    if sum(cells) != people:
        raise ValueError(f"{sum(cells)} in the cells are not {people} people.")
    found = tuple(figure(count, people) for count in cells)
    if sum(cell.at_most for cell in found) - people < LEAST_DOUBT:
        return tuple(Figure(0, people, people) for _ in cells)
    return found
