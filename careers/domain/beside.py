"""Which roles are worth setting side by side: those that one step leads to from the same place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
from careers.domain.things import SURE, Role, Step

TOGETHER = 3
"""So many roles are set side by side at most."""


@dataclass(frozen=True)
class Fork:
    """Where ways part: two roles or three on one rung, and those from which one step leads to each."""

    roles: tuple[Role, ...]
    origins: tuple[Role, ...]


def forks(catalogue: Catalogue, limit: int) -> list[Fork]:
    """The first forks of the ladder: those that most roles stand before come first, then those met
    lower down. More roles than `TOGETHER` on one rung make several forks, the best attested first."""
    return _forks(catalogue)[:limit]


@once
def _forks(catalogue: Catalogue) -> list[Fork]:
    places = {role.code: place for place, role in enumerate(catalogue.roles_in_centre)}
    found: dict[tuple[str, ...], list[Role]] = defaultdict(list)
    for origin in catalogue.roles_in_centre:
        for together in _together(origin, catalogue):
            codes = sorted((role.code for role in together), key=places.__getitem__)
            found[tuple(codes)].append(origin)
    made = [
        Fork(tuple(catalogue.role(code) for code in codes), tuple(origins))
        for codes, origins in found.items()
    ]
    made.sort(key=lambda fork: (-len(fork.origins), [places[role.code] for role in fork.roles]))
    return made


def beside(role: Role, catalogue: Catalogue, limit: int) -> list[Role]:
    """The roles to set beside this one: first those on its rung that its own origins lead to as well,
    then where its steps lead, then where they come from, then the others on its rung."""
    found: dict[str, Role] = {}
    for other in (*_siblings(role, catalogue), *_near(role, catalogue)):
        if other.code != role.code:
            found.setdefault(other.code, other)
        if len(found) == limit:
            break
    return list(found.values())


def _siblings(role: Role, catalogue: Catalogue) -> Iterator[Role]:
    for step in sorted(catalogue.steps_to(role), key=_sureness):
        if origin := catalogue.get("role", step.origin):
            reached = _reached(origin, catalogue)
            yield from (other for other in reached if other.level == role.level)


def _near(role: Role, catalogue: Catalogue) -> Iterator[Role]:
    yield from _reached(role, catalogue)
    for step in sorted(catalogue.steps_to(role), key=_sureness):
        if origin := catalogue.get("role", step.origin):
            yield origin
    yield from catalogue.roles_on(catalogue.level(role.level))


def _together(origin: Role, catalogue: Catalogue) -> Iterator[list[Role]]:
    """The roles a role's steps lead to, so many of one rung at a time; best attested first in each."""
    reached = [role for role in _reached(origin, catalogue) if catalogue.rank(role)]
    for _rank, run in groupby(sorted(reached, key=catalogue.rank), key=catalogue.rank):
        roles = list(run)
        # A last one alone is no choice.
        for at in range(0, len(roles) - 1, TOGETHER):
            yield roles[at : at + TOGETHER]


def _reached(role: Role, catalogue: Catalogue) -> list[Role]:
    steps = sorted(catalogue.steps_from(role), key=_sureness)
    found = (catalogue.get("role", step.destination) for step in steps)
    return [role for role in found if role]


def _sureness(step: Step) -> tuple[int, str]:
    return SURE.index(step.evidence), step.code
