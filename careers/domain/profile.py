"""A role's profile, its links resolved: what it asks, what it meets, what the work is like."""

from collections.abc import Iterator
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.things import (
    Challenge,
    Disagreement,
    Preference,
    Proficiency,
    Role,
    Skill,
    Step,
    TrainingModule,
)


@dataclass(frozen=True)
class Need:
    """A skill a role asks for, and the words of the level it asks."""

    skill: Skill
    level: int
    anchor: Proficiency | None
    importance: int
    note: str

    @property
    def critical(self) -> bool:
        return self.importance == 3

    @property
    def behaviour(self) -> str:
        """What a person on that level does: the skill's own words for it, or, where it has none, those
        of the level itself."""
        if len(self.skill.levels) >= self.level:
            return self.skill.levels[self.level - 1]
        return self.anchor.anchor if self.anchor else ""


@dataclass(frozen=True)
class Hardship:
    """A challenge a role meets."""

    challenge: Challenge
    exposure: int
    note: str
    helps: tuple[str, ...]
    """What helps in this role, or the first things that help anyone."""


@dataclass(frozen=True)
class Liking:
    """Where the work stands between the poles of a preference."""

    preference: Preference
    level: int


@dataclass(frozen=True)
class Move:
    """A step as seen from one of its ends: `role` is the other; None for any rung."""

    step: Step
    role: Role | None


def needs(role: Role, catalogue: Catalogue) -> list[tuple[int, list[Need]]]:
    """What a role asks for, by importance from 3 down to 1; groups without skills are left out.

    Within a group the highest levels come first, then the order of the skills.
    """
    anchors = {anchor.rank: anchor for anchor in catalogue.anchors}
    found = [
        Need(skill, need.level, anchors.get(need.level), need.importance, need.note)
        for need in role.skills
        if (skill := catalogue.get("skill", need.skill))
    ]
    found.sort(key=lambda need: (-need.level, need.skill.order, need.skill.code))
    groups = [(n, [need for need in found if need.importance == n]) for n in (3, 2, 1)]
    return [(importance, group) for importance, group in groups if group]


def hardships(role: Role, catalogue: Catalogue) -> list[Hardship]:
    """The challenges a role meets, most exposed first."""
    found = [
        Hardship(
            challenge,
            link.exposure,
            link.note,
            (link.helps,) if link.helps else challenge.yourself[:1],
        )
        for link in role.challenges
        if (challenge := catalogue.get("challenge", link.challenge))
    ]
    return sorted(found, key=lambda h: (-h.exposure, h.challenge.order, h.challenge.code))


def likings(role: Role, catalogue: Catalogue) -> list[Liking]:
    """Where the work stands on each preference, in the order of the preferences."""
    found = [
        Liking(preference, link.level)
        for link in role.preferences
        if (preference := catalogue.get("preference", link.preference))
    ]
    return sorted(found, key=lambda liking: (liking.preference.order, liking.preference.code))


def moves_in(role: Role, catalogue: Catalogue) -> list[Move]:
    """The steps that lead to a role, lowest rung first."""
    places = catalogue.places_read
    found = [Move(s, catalogue.get("role", s.origin)) for s in catalogue.steps_to(role)]
    return sorted(found, key=lambda move: places.get(move.step.origin, -1))


def moves_out(role: Role, catalogue: Catalogue) -> list[Move]:
    """The steps that start at a role by name, lowest rung first."""
    return list(_outward(catalogue.steps_from(role), catalogue))


def moves_open(role: Role, catalogue: Catalogue) -> list[Move]:
    """The steps open to a role because they are open from any rung; none beyond the centre."""
    if not catalogue.rank(role):
        return []
    open_to_it = [s for s in catalogue.steps_from_any if s.destination != role.code]
    return list(_outward(open_to_it, catalogue))


def training_towards(steps: list[Step], catalogue: Catalogue) -> list[TrainingModule]:
    """The training that serves any of these steps, each once, in its own order."""
    codes = {code for step in steps for code in step.training}
    return [module for module in catalogue.listed("training") if module.code in codes]


def disagreements_about(role: Role, catalogue: Catalogue) -> list[Disagreement]:
    """What the sources do not agree on and that concerns this role."""
    return [d for d in catalogue.listed("disagreements") if role.code in d.roles]


def _outward(steps: list[Step], catalogue: Catalogue) -> Iterator[Move]:
    places = catalogue.places_read
    for step in sorted(steps, key=lambda s: places.get(s.destination, len(places))):
        if destination := catalogue.get("role", step.destination):
            yield Move(step, destination)
