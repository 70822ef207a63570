"""What stands near a thing by what roles have in common: roles that lean on the same skills, skills
asked for together, hard things met together.

Two roles are near each other by the skills important to both (importance 2 or more). Each such skill
weighs its importance times the level asked; what two roles share of it is the lesser of their two
weights. Their nearness is what they share over what either has: the sum of the lesser weights over the
sum of the greater (Ružička's similarity), from 0 for roles without a skill in common to 1 for two that
ask alike. Two skills, or two hard things, are near by the roles that have both over the roles that have
either (Jaccard's). All of it is the same seen from either side.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

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
class _Index:
    """What every role leans on and meets, turned both ways. Worked out once for each catalogue."""

    weights: dict[str, dict[str, int]]
    """By role and skill: importance times level, of the skills that are important there."""
    sums: dict[str, int]
    leaning: dict[str, list[str]]
    """By skill: the roles that lean on it."""
    meeting: dict[str, list[str]]
    """By challenge: the roles that meet it most days."""
    met: dict[str, list[str]]
    """By role: the challenges it meets most days."""
    places: dict[str, int]
    """By role: its place in reading order."""


def related_roles(
    role: Role, catalogue: Catalogue, most: int = MOST, among: Container[str] | None = None
) -> tuple[Kin, ...]:
    """The roles nearest to one by the skills they share, the nearest first; equally near ones in
    reading order. None that shares no important skill, and never the role itself. `among` are the codes
    of those that count; None for all."""
    index = _index(catalogue)
    own = index.weights[role.code]
    common: Counter[str] = Counter()
    for skill, weight in own.items():
        for other in index.leaning[skill]:
            common[other] += min(weight, index.weights[other][skill])
    del common[role.code]
    total = index.sums[role.code]
    near = {
        other: both / (total + index.sums[other] - both)
        for other, both in common.items()
        if among is None or other in among
    }
    best = sorted(near, key=lambda code: (-near[code], index.places[code]))[:most]
    return tuple(
        Kin(
            catalogue.role(code),
            shared(role, catalogue.role(code), catalogue),
            len(own),
            near[code],
        )
        for code in best
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
                len(index.leaning[skill.code]),
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
    found = _together(skill.code, index.leaning, index.weights)
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
    of = len(index.leaning.get(skill.code, ()))
    return tuple(Companion(thing, both, of) for _near, both, thing in near[:most])


def met_together(
    challenge: Challenge, catalogue: Catalogue, most: int = MOST
) -> tuple[Companion[Challenge], ...]:
    """The challenges that roles meet most days together with this one, the most often first."""
    index = _index(catalogue)
    found = _together(challenge.code, index.meeting, index.met)
    near = [(near, both, catalogue.challenge(code)) for code, (near, both) in found.items()]
    near.sort(key=lambda one: (-one[0], one[2].order, one[2].code))
    of = len(index.meeting.get(challenge.code, ()))
    return tuple(Companion(thing, both, of) for _near, both, thing in near[:most])


def _together(
    code: str, roles: Mapping[str, list[str]], held: Mapping[str, Iterable[str]]
) -> dict[str, tuple[float, int]]:
    """By code of another thing: how near it is, and how many roles have both; of several at least."""
    having = roles.get(code, [])
    both = Counter(other for role in having for other in held[role] if other != code)
    return {
        other: (count / (len(having) + len(roles[other]) - count), count)
        for other, count in both.items()
        if count >= FEWEST
    }


@once
def _index(catalogue: Catalogue) -> _Index:
    """Links to things the catalogue does not hold are as if they were not there."""
    weights: dict[str, dict[str, int]] = {}
    leaning: dict[str, list[str]] = defaultdict(list)
    meeting: dict[str, list[str]] = defaultdict(list)
    met: dict[str, list[str]] = defaultdict(list)
    for role in catalogue.roles:
        weights[role.code] = {
            need.skill: need.importance * need.level
            for need in role.skills
            if need.importance >= IMPORTANT and catalogue.get("skill", need.skill)
        }
        for skill in weights[role.code]:
            leaning[skill].append(role.code)
        for link in role.challenges:
            if link.exposure >= OFTEN and catalogue.get("challenge", link.challenge):
                meeting[link.challenge].append(role.code)
                met[role.code].append(link.challenge)
    sums = {code: sum(held.values()) for code, held in weights.items()}
    places = {role.code: place for place, role in enumerate(catalogue.listed("roles"))}
    return _Index(weights, sums, dict(leaning), dict(meeting), dict(met), places)
