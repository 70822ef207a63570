"""What the roles of a catalogue ask, made ready for scoring once and kept with the catalogue."""

from dataclasses import dataclass
from math import sqrt

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.once import once

BASE_WEIGHT = 2
"""What every skill weighs in the ranking before its importance: 1, 2 and 3 weigh 3, 4 and 5."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one role asks of the measured skills; skills of importance 0 are left out.

    The tuples run in step with `needs`. With R the level asked and w the importance, `costs` are
    fit points per missing level, `100·w/Σw(R−1)`; `squares` are `w²`. `shares` weigh the skills in
    the ranking: `u/√Σu²` with `u = (2 + w)(R − 1)`, so that what a role asks most of counts most,
    and a role that asks for many things is neither ahead nor behind for it: with equal doubt about
    every skill, every role's place is equally in doubt.
    """

    role: things.Role
    rung: int
    """1 entry … ; 0 beyond the centre."""
    needs: tuple[things.RoleSkill, ...]
    skills: tuple[int, ...]
    """Each need's skill, by its number among the measured skills."""
    cells: tuple[int, ...]
    critical: tuple[int, ...]
    """The cells of the critical needs."""
    importances: tuple[int, ...]
    costs: tuple[float, ...]
    shares: tuple[float, ...]
    squares: tuple[int, ...]
    weight: int
    """Σw"""
    demand: int
    """Σw(R−1)"""
    likings: tuple[int, ...]
    """Its place on each asked preference, by `liking_cell`."""
    exposures: dict[str, int]
    """By challenge: how much of it the role meets, 1–5."""
    not_measured: tuple[str, ...]
    """Skills that matter to the role and that no item speaks for."""


@dataclass(frozen=True, slots=True)
class Requirements:
    """The profiles of the roles in the centre and beyond it, each in listed order.

    A role that asks for no measured skill above level 1 has no fit; its code is in `unscored`.
    """

    centre: tuple[Profile, ...]
    beyond: tuple[Profile, ...]
    unscored: tuple[str, ...]


def cell(skill: int, level: int) -> int:
    """Where a level (1–5) of a skill, given by its number, stands in a person's measure."""
    return skill * 5 + level - 1


def liking_cell(preference: int, level: int) -> int:
    """Where a place (1–5, or 0 for not given) on a preference stands in a person's measure."""
    return preference * 6 + level


@once
def requirements(catalogue: Catalogue) -> Requirements:
    """What the catalogue's roles ask."""
    centre = [profile(catalogue, role) for role in catalogue.roles_in_centre]
    beyond = [profile(catalogue, role) for role in catalogue.roles_beyond]
    return Requirements(
        centre=tuple(it for it in centre if it.demand),
        beyond=tuple(it for it in beyond if it.demand),
        unscored=tuple(p.role.code for p in (*centre, *beyond) if not p.demand),
    )


def profile(catalogue: Catalogue, role: things.Role) -> Profile:
    """What one role asks."""
    numbers = {skill.code: number for number, skill in enumerate(catalogue.measured_skills)}
    needs = sorted(
        (need for need in role.skills if need.importance and need.skill in numbers),
        key=lambda need: numbers[need.skill],
    )
    weight = sum(need.importance for need in needs)
    demand = sum(need.importance * (need.level - 1) for need in needs)
    return Profile(
        role=role,
        rung=catalogue.rank(role),
        needs=tuple(needs),
        skills=tuple(numbers[need.skill] for need in needs),
        cells=tuple(cell(numbers[need.skill], need.level) for need in needs),
        critical=tuple(cell(numbers[n.skill], n.level) for n in needs if n.importance == 3),
        importances=tuple(need.importance for need in needs),
        costs=tuple(100 * need.importance / demand for need in needs) if demand else (),
        shares=_shares(needs),
        squares=tuple(need.importance**2 for need in needs),
        weight=weight,
        demand=demand,
        likings=_likings(catalogue, role),
        exposures={link.challenge: link.exposure for link in role.challenges},
        not_measured=_not_measured(catalogue, role),
    )


def _shares(needs: list[things.RoleSkill]) -> tuple[float, ...]:
    weights = [(BASE_WEIGHT + need.importance) * (need.level - 1) for need in needs]
    length = sqrt(sum(weight**2 for weight in weights))
    return tuple(weight / length for weight in weights) if length else ()


def _likings(catalogue: Catalogue, role: things.Role) -> tuple[int, ...]:
    asked = dict.fromkeys(i.preference for i in catalogue.questionnaire if i.preference)
    places = {liking.preference: liking.level for liking in role.preferences}
    return tuple(liking_cell(n, places.get(code, 0)) for n, code in enumerate(asked))


def _not_measured(catalogue: Catalogue, role: things.Role) -> tuple[str, ...]:
    lacking = _never_measured(catalogue)
    return tuple(it.skill for it in role.skills if it.importance and it.skill in lacking)


@once
def _never_measured(catalogue: Catalogue) -> frozenset[str]:
    """The codes of the skills that no item speaks for."""
    return frozenset(it.code for it in catalogue.skills if catalogue.measured_by(it) is None)
