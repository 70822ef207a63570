"""A small run of the simulation, to be kept with an edition and shown to visitors."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from typing import Any

import msgspec

from careers.domain import measure, ratings, scoring, simulation
from careers.domain.catalogue import Catalogue
from careers.domain.recovery import Report
from careers.domain.requirements import BASE_WEIGHT, requirements

SEED = 1
PEOPLE = 600
"""About so many made-up people in each scenario: three seconds for thirteen roles."""
MOST_EACH = 50
MOST_ROLES = 40
"""Beyond these a run would keep whoever publishes waiting."""
KEPT = 8


@dataclass(frozen=True)
class Proof:
    """What a run found, and the digest of everything in a catalogue and the method it hangs on."""

    digest: str
    report: Report

    @property
    def roles(self) -> int:
        return len(self.report.recoveries[0].by_role)

    @property
    def people(self) -> int:
        """Made-up people in each scenario."""
        return self.roles * self.report.respondents

    @property
    def margin(self) -> float:
        """By how many points chance may move a share of these people: 1.96 standard errors, at
        most."""
        return 196 * sqrt(0.25 / self.people)


def proof(catalogue: Catalogue) -> Proof | None:
    """A run over this catalogue, kept in this process for the next time it is asked for.

    None where there is nothing to find again or it would take too long: fewer than 2 roles of the
    centre that can be scored, more than 40, or no question about a skill.
    """
    if not 2 <= len(requirements(catalogue).centre) <= MOST_ROLES:
        return None
    return _run(_Matter(digest(catalogue), catalogue))


def digest(catalogue: Catalogue) -> str:
    """Names everything that a run hangs on: 64 hexadecimal digits, the same for catalogues that
    differ in words only."""
    return hashlib.sha256(msgspec.json.encode(list(_matter(catalogue)))).hexdigest()


@dataclass(frozen=True)
class _Matter:
    digest: str
    catalogue: Catalogue = field(compare=False)


@lru_cache(maxsize=KEPT)
def _run(matter: _Matter) -> Proof:
    roles = len(requirements(matter.catalogue).centre)
    each = min(MOST_EACH, PEOPLE // roles)
    return Proof(matter.digest, simulation.run(matter.catalogue, each, SEED))


def _matter(catalogue: Catalogue) -> Iterator[Any]:
    yield (SEED, PEOPLE, MOST_EACH, BASE_WEIGHT)
    for module in (measure, ratings, scoring):
        names = sorted(name for name in vars(module) if name.isupper())
        yield [(name, getattr(module, name)) for name in names]
    yield [repr(scenario) for scenario in simulation.SCENARIOS]
    yield [skill.code for skill in catalogue.measured_skills]
    yield [(i.code, i.skill, i.preference, i.flipped) for i in catalogue.questionnaire]
    for profile in requirements(catalogue).centre:
        yield (profile.role.code, profile.rung)
        yield [(need.skill, need.level, need.importance) for need in profile.role.skills]
        yield [(liking.preference, liking.level) for liking in profile.role.preferences]
    yield [(step.origin, step.destination) for step in catalogue.steps]
