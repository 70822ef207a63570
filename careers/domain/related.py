"""What stands near a thing by what roles have in common: roles that lean on the same skills, skills
asked for together, hard things met together.

Two roles are near each other by the skills important to both (importance 2 or more). Each such skill
weighs its importance times the level asked; what two roles share of it is the lesser of their two
weights. Their nearness is what they share over what either has: the sum of the lesser weights over the
sum of the greater (Ružička's similarity), from 0 for roles without a skill in common to 1 for two that
ask alike. Two skills, or two hard things, are near by the roles that have both over the roles that have
either (Jaccard's). All of it is the same seen from either side.
"""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
from careers.domain.things import Challenge, Role, Skill

IMPORTANT = 2
"""Importance from which a skill counts as one a role leans on."""
OFTEN = 4
"""Exposure from which a role is said to meet a challenge: most days."""
MOST = 4
"""As many as are told."""
FEWEST = 2
"""Roles that must have two things together before they are said to come together."""

_Thing = TypeVar("_Thing", Challenge, Skill)
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Kin:
    """A role near another. `shared` are the skills important to both, the most telling first: those
    both lean on hardest, then those that fewest roles ask for. `of` is how many are important to the
    role it is seen from."""

    role: Role
    shared: tuple[Skill, ...]
    of: int
    nearness: float


@dataclass(frozen=True)
class Companion(Generic[_Thing]):
    """A thing that roles have together with another: `roles` have both, `of` have the other."""

    thing: _Thing
    roles: int
    of: int


@dataclass(frozen=True)
class _Held:
    """Which roles have which things, as pairs of a role's place and a thing's number."""

    codes: list[str]
    numbers: dict[str, int]
    roles: Numbers
    things: Numbers
    counts: Numbers
    """By thing: how many roles have it."""

    @classmethod
    def of(cls, held: Iterable[Iterable[str]]) -> Self:
        """What each role has, by its place."""
        pairs = [(place, code) for place, codes in enumerate(held) for code in codes]
        codes = sorted({code for _place, code in pairs})
        numbers = {code: number for number, code in enumerate(codes)}
        roles = np.array([place for place, _code in pairs], np.int64)
        things = np.array([numbers[code] for _place, code in pairs], np.int64)
        return cls(codes, numbers, roles, things, np.bincount(things))

    def count(self, code: str) -> int:
        return int(self.counts[self.numbers[code]]) if code in self.numbers else 0

    def together(self, code: str) -> dict[str, tuple[float, int]]:
        """By code of another thing: how near it is, and how many roles have both; of several at
        least."""
        if code not in self.numbers:
            return {}
        number = self.numbers[code]
        having = np.zeros(self.roles.max() + 1, bool)
        having[self.roles[self.things == number]] = True
        both = np.bincount(self.things[having[self.roles]], minlength=len(self.codes))
        both[number] = 0
        near = both / (self.counts[number] + self.counts - both)
        often = np.flatnonzero(both >= FEWEST).tolist()
        return {self.codes[other]: (float(near[other]), int(both[other])) for other in often}


@dataclass(frozen=True)
class _Index:
    """What every role leans on and meets, turned both ways. Worked out once for each catalogue."""

    roles: list[Role]
    """In reading order."""
    places: dict[str, int]
    weights: dict[str, dict[str, int]]
    """By role and skill: importance times level, of the skills that are important there."""
    sums: Numbers
    """By a role's place: the sum of its weights."""
    leaning: dict[str, tuple[Numbers, Numbers]]
    """By skill: the places of the roles that lean on it, and its weights there."""
    leant_on: _Held
    met: _Held
    """The skills roles lean on, and the challenges they meet most days."""


def related_roles(
    role: Role, catalogue: Catalogue, most: int = MOST, among: Container[str] | None = None
) -> tuple[Kin, ...]:
    """The roles nearest to one by the skills they share, the nearest first; equally near ones in
    reading order. None that shares no important skill, and never the role itself. `among` are the codes
    of those that count; None for all."""
    index = _index(catalogue)
    own, here = index.weights[role.code], index.places[role.code]
    common = np.zeros(len(index.roles), np.int64)
    for skill, weight in own.items():
        others, theirs = index.leaning[skill]
        common[others] += np.minimum(theirs, weight)
    common[here] = 0
    near = common / np.maximum(index.sums[here] + index.sums - common, 1)
    best = (int(place) for place in np.argsort(-near, kind="stable") if common[place])
    found = ((index.roles[place], float(near[place])) for place in best)
    counted = ((one, how) for one, how in found if among is None or one.code in among)
    return tuple(
        Kin(other, shared(role, other, catalogue), len(own), nearness)
        for other, nearness in islice(counted, most)
    )


def shared(role: Role, other: Role, catalogue: Catalogue) -> tuple[Skill, ...]:
    """The skills important to both of two roles, the most telling first."""
    index = _index(catalogue)
    own, theirs = index.weights[role.code], index.weights[other.code]
    hardest = {code: min(own[code], theirs[code]) for code in own.keys() & theirs.keys()}
    found = [catalogue.skill(code) for code in hardest]
    return tuple(
        sorted(
            found,
            key=lambda skill: (
                -hardest[skill.code],
                index.leant_on.count(skill.code),
                skill.order,
                skill.code,
            ),
        )
    )


def asked_together(
    skill: Skill, catalogue: Catalogue, most: int = MOST
) -> tuple[Companion[Skill], ...]:
    """The skills that roles lean on together with this one, the most often together first; without its
    own parts and what it is part of."""
    index = _index(catalogue)
    found = index.leant_on.together(skill.code)
    family = {
        skill.part_of,
        *(part.code for part in catalogue.parts_of(skill)),
    }
    near = [
        (near, both, catalogue.skill(code))
        for code, (near, both) in found.items()
        if code not in family
    ]
    near.sort(key=lambda one: (-one[0], one[2].order, one[2].code))
    of = index.leant_on.count(skill.code)
    return tuple(Companion(thing, both, of) for _near, both, thing in near[:most])


def met_together(
    challenge: Challenge, catalogue: Catalogue, most: int = MOST
) -> tuple[Companion[Challenge], ...]:
    """The challenges that roles meet most days together with this one, the most often first."""
    index = _index(catalogue)
    found = index.met.together(challenge.code)
    near = [(near, both, catalogue.challenge(code)) for code, (near, both) in found.items()]
    near.sort(key=lambda one: (-one[0], one[2].order, one[2].code))
    of = index.met.count(challenge.code)
    return tuple(Companion(thing, both, of) for _near, both, thing in near[:most])


@once
def _index(catalogue: Catalogue) -> _Index:
    """Links to things the catalogue does not hold are as if they were not there."""
    roles = catalogue.listed("roles")
    weights = {role.code: _weights(role, catalogue) for role in roles}
    leaning: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, held in enumerate(weights.values()):
        for skill, weight in held.items():
            leaning[skill].append((place, weight))
    return _Index(
        roles,
        {role.code: place for place, role in enumerate(roles)},
        weights,
        np.array([sum(held.values()) for held in weights.values()], np.int64),
        {skill: _turned(pairs) for skill, pairs in leaning.items()},
        _Held.of(weights.values()),
        _Held.of(_met(role, catalogue) for role in roles),
    )


def _weights(role: Role, catalogue: Catalogue) -> dict[str, int]:
    return {
        need.skill: need.importance * need.level
        for need in role.skills
        if need.importance >= IMPORTANT and catalogue.get("skill", need.skill)
    }


def _met(role: Role, catalogue: Catalogue) -> list[str]:
    return [
        link.challenge
        for link in role.challenges
        if link.exposure >= OFTEN and catalogue.get("challenge", link.challenge)
    ]


def _turned(pairs: list[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    places, weights = np.array(pairs, np.int64).T
    return places, weights
