"""The addresses that are asked in hundreds: searches, routes and comparisons, each another one."""

from collections.abc import Iterator
from random import Random
from urllib.parse import urlencode

from careers.domain.catalogue import Catalogue
from careers.domain.paths import paths_of
from tests.large import asked

MANY = 200
"""So many of each."""


def searches(catalogue: Catalogue) -> list[str]:
    """What people type: plain words, whole questions, titles with a slip and their beginnings; then what
    skills are called and what is said of them."""
    chance = Random(7)
    words = dict.fromkeys(asked(catalogue))
    while len(words) < MANY:
        skill = chance.choice(catalogue.skills)
        said = skill.summary.split()
        at = chance.randrange(len(said))
        words[chance.choice((skill.name, " ".join(said[at : at + 3])))] = None
    return [f"/search/?{urlencode({'q': query})}" for query in list(words)[:MANY]]


def routes(catalogue: Catalogue) -> list[str]:
    """Ways between two roles: half of them between any two, half to one that steps lead to."""
    pairs = (
        urlencode({"from": origin, "to": goal}) for origin, goal in _pairs(catalogue, Random(8))
    )
    return [f"/ladder/route/?{pair}" for pair in pairs]


def comparisons(catalogue: Catalogue) -> list[str]:
    """The same roles side by side."""
    pairs = (
        urlencode([("role", one), ("role", other)]) for one, other in _pairs(catalogue, Random(9))
    )
    return [f"/roles/compare/?{pair}" for pair in pairs]


def _pairs(catalogue: Catalogue, chance: Random) -> list[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for pair in _any(catalogue, chance):
        found[pair] = None
        if len(found) == MANY:
            return list(found)
    return []


def _any(catalogue: Catalogue, chance: Random) -> Iterator[tuple[str, str]]:
    codes = [role.code for role in catalogue.roles]
    paths = paths_of(catalogue)
    while True:
        origin, goal = chance.sample(codes, 2)
        yield origin, goal
        if reached := sorted(paths.reached(origin)):
            yield origin, chance.choice(reached)
