"""Other ways to match a person with roles, to hold the recommender against.

Each compares the person's sixteen levels with a role's whole profile, as career tests often do: by
the correlation of the two, the angle between them (cosine), or the distance (Euclid). None knows
importance or preferences. Chance is there to show what knowing nothing gives.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import dist, sqrt
from operator import mul
from random import Random
from statistics import fmean

from careers.domain.catalogue import Catalogue
from careers.domain.requirements import requirements
from careers.domain.respondents import asked_levels

Levels = Sequence[float]
Likeness = Callable[[Levels], dict[str, float]]
"""From a person's levels to how alike each role is, by its code: the higher, the more alike."""

CORRELATION, COSINE, EUCLID, CHANCE = "profile correlation", "cosine", "Euclid", "chance"
NAMES = (CORRELATION, COSINE, EUCLID, CHANCE)


@dataclass(frozen=True)
class Rival:
    """A way to match: its name, and how alike it finds a person's levels and each role."""

    name: str
    similarities: Likeness

    def ranking(self, levels: Levels) -> list[str]:
        """The roles' codes, most similar first."""
        alike = self.similarities(levels)
        return sorted(alike, key=lambda code: (-round(alike[code], 9), code))


def rivals(catalogue: Catalogue, random: Random) -> tuple[Rival, ...]:
    """The four of them for the centre roles that can be scored; `random` is what chance draws from."""
    roles: dict[str, Levels] = {
        profile.role.code: asked_levels(catalogue, profile)
        for profile in requirements(catalogue).centre
    }
    return (
        Rival(CORRELATION, _multiplied(roles, _centred)),
        Rival(COSINE, _multiplied(roles, _unit)),
        Rival(EUCLID, lambda levels: {code: -dist(role, levels) for code, role in roles.items()}),
        Rival(CHANCE, lambda _: {code: random.random() for code in roles}),
    )


def _multiplied(roles: dict[str, Levels], made: Callable[[Levels], Levels]) -> Likeness:
    """The scalar product of the person's and the roles' levels, both made comparable first."""
    ready = {code: made(role) for code, role in roles.items()}

    def likeness(levels: Levels) -> dict[str, float]:
        person = made(levels)
        return {code: sum(map(mul, role, person)) for code, role in ready.items()}

    return likeness


def _centred(levels: Levels) -> Levels:
    """Without their mean and at length 1: two such multiply to their correlation. A flat profile, a
    role's or a person's, correlates with nothing: 0."""
    middle = fmean(levels)
    return _unit([level - middle for level in levels])


def _unit(levels: Levels) -> Levels:
    length = sqrt(sum(level * level for level in levels))
    return [level / length for level in levels] if length else levels
