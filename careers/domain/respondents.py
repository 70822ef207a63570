"""Synthetic respondents: people who hold a role, and how they would answer.

They serve to see whether the recommender finds a role again (`simulation`). No person's answers
are used, so nothing here says that the questionnaire is valid for people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from random import Random

from careers.domain.catalogue import Catalogue
from careers.domain.requirements import Profile

POPULATION = (3.0, 1.0)
"""Mean and SD of a skill that a person's role does not ask for, in levels."""
PREFERENCE_SD = 1.0
"""How far people in a role stand from its place on a preference, in places."""


@dataclass(frozen=True)
class Scenario:
    """How respondents differ from their role's profile and how they answer. Units are levels.

    `noise` is the SD of one answer around the true level. `vary` is the SD of people in a role
    around its levels; where `people` is true, skills the role does not ask for (importance 0) come
    from the population. `bias` is a person's own, mean and SD, in all their answers. `surplus` is
    the most that people have above what their role asks of a skill; each amount up to it is as
    likely. Preferences are skipped unless `likings`.
    """

    name: str
    noise: float
    vary: float = 0.0
    people: bool = False
    bias: tuple[float, float] = (0.0, 0.0)
    surplus: float = 0.0
    likings: bool = False


@dataclass(frozen=True)
class Respondent:
    """Someone who holds a role: their true level of every measured skill (1.0–5.0).

    `bias` is how much they overrate themselves, in levels, today and next time.
    """

    profile: Profile
    levels: tuple[float, ...]
    bias: float


def asked_levels(catalogue: Catalogue, profile: Profile) -> tuple[int, ...]:
    """What a role's profile says of every measured skill, 1 where it says nothing."""
    levels = {need.skill: need.level for need in profile.role.skills}
    return tuple(levels.get(skill.code, 1) for skill in catalogue.measured_skills)


def respondent(
    catalogue: Catalogue, profile: Profile, scenario: Scenario, random: Random
) -> Respondent:
    """Someone who holds this role, drawn as the scenario says."""
    needed = set(profile.skills)
    levels = (
        _level(asked, number in needed, scenario, random)
        for number, asked in enumerate(asked_levels(catalogue, profile))
    )
    return Respondent(profile, tuple(levels), random.gauss(*scenario.bias))


def answers(
    catalogue: Catalogue, person: Respondent, scenario: Scenario, random: Random
) -> dict[str, int | None]:
    """One time the person answers, 1–5 by item. Called again, it is a retest."""
    given: dict[str, int | None] = {}
    for skill, level in zip(catalogue.measured_skills, person.levels, strict=True):
        for item in catalogue.items_for[skill.code]:
            given[item.code] = _answer(level + person.bias + random.gauss(0, scenario.noise))
    if scenario.likings:
        given.update(_likings(catalogue, person.profile, random))
    return given


def _level(asked: int, needed: bool, scenario: Scenario, random: Random) -> float:
    """A true level. It stays on the scale: nobody is below its first anchor or above its last."""
    if scenario.people and not needed:
        return _on_scale(random.gauss(*POPULATION))
    level = asked + random.gauss(0, scenario.vary)
    return _on_scale(level + random.uniform(0, scenario.surplus) if needed else level)


def _likings(
    catalogue: Catalogue, profile: Profile, random: Random
) -> Iterator[tuple[str, int | None]]:
    places = {liking.preference: liking.level for liking in profile.role.preferences}
    for item in catalogue.questionnaire:
        if item.preference in places:
            place = _answer(places[item.preference] + random.gauss(0, PREFERENCE_SD))
            yield item.code, 6 - place if item.flipped else place


def _answer(level: float) -> int:
    return int(_on_scale(floor(level + 0.5)))


def _on_scale(level: float) -> float:
    return min(5.0, max(1.0, level))
