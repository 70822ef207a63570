"""Moving on the ladder: what a step asks beyond where it starts, and a climb to show."""

from collections.abc import Iterable
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
from careers.domain.things import Role, Skill, Step


@dataclass(frozen=True)
class Difference:
    """What a step asks of one skill.

    `before` is the level the origin asks for, None where it gives none or the step is open.
    """

    skill: Skill
    before: int | None
    after: int
    importance: int

    @property
    def rises(self) -> bool:
        return self.before is None or self.after > self.before


def differences(origin: Role | None, destination: Role, catalogue: Catalogue) -> list[Difference]:
    """The skills the destination asks for, beside what the origin asks of the same.

    The most important come first, then the greatest rises, then in reading order.
    """
    held = {need.skill: need.level for need in origin.skills} if origin else {}
    found = [
        Difference(skill, held.get(need.skill), need.level, need.importance)
        for need in destination.skills
        if need.importance and (skill := catalogue.get("skill", need.skill))
    ]
    return in_order(found)


def in_order(found: Iterable[Difference]) -> list[Difference]:
    """The most important first, then the greatest rises, then in reading order."""
    return sorted(
        found,
        key=lambda d: (
            -d.importance,
            -(d.after - (d.before or d.after)),
            -d.after,
            d.skill.order,
            d.skill.code,
        ),
    )


@dataclass(frozen=True)
class _Climb:
    """The best way up from a role. Compares by what makes one climb better than another."""

    top: int
    attested: int
    path: tuple[Role, ...]

    def better_than(self, other: "_Climb") -> bool:
        return (self.top, self.attested) > (other.top, other.attested)


@once
def climb(catalogue: Catalogue) -> tuple[Role, ...]:
    """A climb along real steps from an entry role up, each step to a higher rung.

    It is the one that gets highest; among those, the one with the most steps whose both ends a
    source names; among those, the first in reading order. A single role where no step leads up,
    nothing for a catalogue without roles in the centre.
    """
    best: dict[str, _Climb] = {}
    for role in reversed(catalogue.roles_in_centre):
        best[role.code] = _best_from(role, best, catalogue)
    chosen: _Climb | None = None
    for entry in (best[role.code] for role in catalogue.entry_roles):
        if chosen is None or entry.better_than(chosen):
            chosen = entry
    return chosen.path if chosen else ()


def _best_from(role: Role, best: dict[str, _Climb], catalogue: Catalogue) -> _Climb:
    """The best climb from a role, given those from every higher rung."""
    chosen = _Climb(catalogue.rank(role), 0, (role,))
    for step in _upward(role, catalogue):
        onward = best[step.destination]
        attested = onward.attested + (step.evidence == "both")
        found = _Climb(onward.top, attested, (role, *onward.path))
        if found.better_than(chosen):
            chosen = found
    return chosen


def _upward(role: Role, catalogue: Catalogue) -> list[Step]:
    """The steps from a role to a higher rung, in the reading order of where they lead."""
    places = catalogue.places
    rank = catalogue.rank(role)
    steps = [
        step
        for step in catalogue.steps_from(role)
        if step.destination in places and catalogue.rank(catalogue.role(step.destination)) > rank
    ]
    return sorted(steps, key=lambda step: places[step.destination])
