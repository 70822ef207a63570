"""Roles side by side: what they ask, meet and are like, and how far apart they are in it.

Nothing here depends on which role comes first: the rows and their order are the same for any order of
the roles, only the places inside each row are not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from careers.domain import profile
from careers.domain.catalogue import Catalogue
from careers.domain.things import Role, Skill


@dataclass(frozen=True)
class Row:
    """One thing, and what it is to each role: a `profile.Need`, `Hardship` or `Liking`, or None where
    the role says nothing of it. `apart` is 0 where it is the same to all, and else above 0."""

    thing: Any
    values: tuple[Any, ...]
    apart: int


@dataclass(frozen=True)
class Rows:
    """What differs, the furthest apart first, and what is the same, the weightiest first."""

    different: tuple[Row, ...]
    same: tuple[Row, ...]


@dataclass(frozen=True)
class Comparison:
    """Two roles or more side by side, every row's values in the order of the roles."""

    roles: tuple[Role, ...]
    skills: Rows
    hardships: Rows
    likings: Rows


def compare(roles: Sequence[Role], catalogue: Catalogue) -> Comparison:
    """These roles side by side."""
    needs = [_needs(role, catalogue) for role in roles]
    return Comparison(
        tuple(roles),
        _rows(needs, "skill", partial(_need_apart, needs), _need_weight),
        _rows(
            [_by_code(profile.hardships(role, catalogue), "challenge") for role in roles],
            "challenge",
            lambda _challenge, values: exposure_apart(values),
            lambda hardship: (hardship.exposure,),
        ),
        _rows(
            [_by_code(profile.likings(role, catalogue), "preference") for role in roles],
            "preference",
            lambda _preference, values: liking_apart(values),
            lambda _liking: (),
        ),
    )


def need_apart(values: Sequence[profile.Need | None]) -> int:
    """How far apart roles are in a skill: the levels between the least and the most that is asked,
    times the greatest importance it has, as a route counts what has to rise; and the difference in
    importance. A role that does not ask for it counts as the lowest level and no importance."""
    levels = [value.level if value else 1 for value in values]
    weights = [value.importance if value else 0 for value in values]
    return _span(levels) * max(weights) + _span(weights)


def exposure_apart(values: Sequence[profile.Hardship | None]) -> int:
    """How far apart roles are in what is hard: from 0, not named, to 5, every day."""
    return _span([value.exposure if value else 0 for value in values])


def liking_apart(values: Sequence[profile.Liking | None]) -> int:
    """How far apart the work stands between two poles; where only some say so, at least 1."""
    levels = [value.level for value in values if value]
    return max(_span(levels), int(None in values))


def _need_apart(
    held: Sequence[Mapping[str, Any]], skill: Skill, values: Sequence[profile.Need | None]
) -> int:
    """The same, but a role that asks for the whole a skill is part of asks for the part as well: it
    only does not list it. Of a part, such a role says nothing to measure, so at least 1."""
    covered = [
        value is None and skill.part_of in one for one, value in zip(held, values, strict=True)
    ]
    if not any(covered):
        return need_apart(values)
    told = [value for value, whole in zip(values, covered, strict=True) if not whole]
    return max(need_apart(told), 1)


def _needs(role: Role, catalogue: Catalogue) -> Mapping[str, Any]:
    groups = profile.needs(role, catalogue)
    return _by_code([need for _importance, group in groups for need in group], "skill")


def _need_weight(need: profile.Need) -> tuple[int, ...]:
    return need.importance, need.level


def _by_code(found: Sequence[Any], thing: str) -> Mapping[str, Any]:
    return {getattr(value, thing).code: value for value in found}


def _rows(
    held: Sequence[Mapping[str, Any]],
    thing: str,
    measure: Callable[[Any, Sequence[Any]], int],
    weight: Callable[[Any], tuple[int, ...]],
) -> Rows:
    """The rows of what roles hold, by code. Of those equally far apart, the weightiest to any role
    comes first, then the order of the things."""
    things = {code: getattr(value, thing) for held_ in held for code, value in held_.items()}
    rows = []
    for code, found in things.items():
        values = tuple(held_.get(code) for held_ in held)
        rows.append(
            (max(weight(v) for v in values if v), Row(found, values, measure(found, values)))
        )
    rows.sort(key=lambda row: (-row[1].apart, [-w for w in row[0]], *_place(row[1].thing)))
    return Rows(
        tuple(row for _weight, row in rows if row.apart),
        tuple(row for _weight, row in rows if not row.apart),
    )


def _place(thing: Any) -> tuple[int, str]:
    return thing.order, thing.code


def _span(values: Sequence[int]) -> int:
    return max(values) - min(values)
