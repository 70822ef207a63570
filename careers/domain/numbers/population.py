"""Who is counted: each group, and everybody else, in full tens of its own."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from careers.domain.numbers.disclosure import FEWEST, full_tens

REST = timedelta(hours=1)
"""Answers are counted when nothing has been changed in them for so long: nobody's answers can then
be watched as they are given."""


class Present(NamedTuple):
    """Somebody with answers under an edition: their attempt, its group or None, and when something
    was last changed in it."""

    attempt: int
    group: Hashable | None
    changed_at: datetime


@dataclass(frozen=True)
class Population:
    """People looked at together.

    `present` is how many there are; `counted` are the attempts among them that are counted, in full
    tens, none where fewer than ten have come to rest.
    """

    present: int
    counted: tuple[Present, ...]


@dataclass(frozen=True)
class Parts:
    """An edition's people, and each of its groups. A group nobody is in has no entry."""

    whole: Population
    groups: Mapping[Hashable, Population] = field(default_factory=dict)

    def of(self, group: Hashable | None) -> Population:
        """A group's people, or everybody for None."""
        return self.whole if group is None else self.groups.get(group, Population(0, ()))


def parts(people: Iterable[Present], now: datetime) -> Parts:
    """Who of these people is counted at this time.

    They stand in line by when they last changed something, so that whoever is new, comes back to
    change an answer or joins a group goes to its end and is counted with the next full ten. Each
    group of ten or more is cut to full tens; everybody else, the members of smaller groups among
    them, is cut likewise. The whole is exactly these together: less the groups it leaves full tens
    of everybody else or nobody.
    """
    present = sorted(people, key=lambda it: (it.changed_at, it.attempt))
    rested = [it for it in present if it.changed_at + REST <= now]
    members: dict[Hashable, list[Present]] = defaultdict(list)
    sizes: dict[Hashable, int] = defaultdict(int)
    for person in present:
        sizes[person.group] += 1
    for person in rested:
        members[person.group].append(person)
    told = {
        group: _cut(those)
        for group, those in members.items()
        if group is not None and len(those) >= FEWEST
    }
    others = _cut([person for person in rested if person.group not in told])
    counted = [person for those in (*told.values(), others) for person in those]
    return Parts(
        Population(len(present), tuple(sorted(counted, key=lambda it: it.attempt))),
        {
            group: Population(size, tuple(told.get(group, ())))
            for group, size in sizes.items()
            if group is not None
        },
    )


def _cut(people: list[Present]) -> list[Present]:
    return people[: full_tens(len(people))]
