"""Many people scored at once: what `recommendation` says of each, as far as it is counted.

A skill's estimate hangs on how many answers there are and on their sum alone, so what each such pair comes
to is looked up in one table, which `measure` itself fills. Then every sum over what a role asks is a
product of two matrices, people by cells and cells by roles. Sums come out in another order than there, so
they are held against each other after rounding to the same decimals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careers.domain.catalogue import Catalogue
from careers.domain.measure import UNKNOWN_SIMILARITY, measure
from careers.domain.once import once
from careers.domain.ratings import Answer, Ratings, estimate
from careers.domain.requirements import Profile, requirements
from careers.domain.scoring import DECIMALS, GAP_FROM, LIKING

Matrix = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Scored:
    """People by roles, in the order of `asked`: the fit and what they are ranked by, both rounded, and how
    many critical skills are clearly missing. `gaps` is people by `requirements.cell`: whether that level
    of that skill is clearly missing; `told` whether there are answers enough for a result."""

    fit: Matrix
    score: Matrix
    critical: Matrix
    gaps: Truths
    told: Truths


@dataclass(frozen=True)
class Asked:
    """What the roles ask, as matrices of cells by roles. `profiles` are those of the centre, then those
    beyond it, of each the lower rung first and then by code, as equal ones are ranked."""

    profiles: tuple[Profile, ...]
    centre: int
    """How many of them are in the centre."""
    place: Mapping[str, int]
    """By a role's code: where it stands among them."""
    costs: Matrix
    shares: Matrix
    critical: Matrix
    likings: Matrix
    liking_free: Matrix
    """By role: the affinity of one that says nothing of preferences, else 0."""


@once
def asked(catalogue: Catalogue) -> Asked:
    """What a catalogue's roles ask."""
    needed = requirements(catalogue)
    profiles = (*sorted(needed.centre, key=_standing), *sorted(needed.beyond, key=_standing))
    cells = 5 * len(catalogue.measured_skills)
    likings = 6 * len({it.preference for it in catalogue.questionnaire if it.preference})
    return Asked(
        profiles,
        centre=len(needed.centre),
        place={it.role.code: number for number, it in enumerate(profiles)},
        costs=_matrix(cells, [(it.cells, it.costs) for it in profiles]),
        shares=_matrix(cells, [(it.cells, it.shares) for it in profiles]),
        critical=_matrix(cells, [(it.critical, 1) for it in profiles]),
        likings=_matrix(likings, [(it.likings, 1 / max(1, len(it.likings))) for it in profiles]),
        liking_free=np.array([0.0 if it.likings else UNKNOWN_SIMILARITY for it in profiles]),
    )


def _standing(profile: Profile) -> tuple[int, str]:
    return profile.rung, profile.role.code


def _matrix(rows: int, columns: Sequence[tuple[Sequence[int], Any]]) -> Matrix:
    made = np.zeros((rows, len(columns)))
    for number, (at, values) in enumerate(columns):
        made[list(at), number] = values
    return made


def scored(catalogue: Catalogue, people: Sequence[Mapping[str, int | None]]) -> Scored:
    """How far each person's answers cover each role. `people` are as in `ratings`."""
    roles = asked(catalogue)
    codes = [item.code for item in catalogue.questionnaire]
    # A question skipped and one not reached count the same: 0.
    given = np.array([[answers.get(code) or 0 for code in codes] for answers in people], dtype=int)
    counts, sums = _by_skill(catalogue, given)
    shortfall, usable, gap = (_cells(table, counts, sums) for table in _tables(int(counts.max())))
    gaps = gap >= GAP_FROM
    affinity = _similarities(catalogue, given) @ roles.likings + roles.liking_free
    skills = counts.shape[1]
    return Scored(
        fit=np.round(100 - shortfall @ roles.costs, DECIMALS),
        score=np.round(usable @ roles.shares + LIKING * affinity, DECIMALS),
        critical=gaps @ roles.critical,
        gaps=gaps,
        told=(counts > 0).sum(axis=1) >= (skills + 1) // 2,
    )


def _by_skill(catalogue: Catalogue, given: Any) -> tuple[Any, Any]:
    """People by skills: how many answers there are to each, and their sum."""
    place = {item.code: index for index, item in enumerate(catalogue.questionnaire)}
    columns = [
        [place[item.code] for item in catalogue.items_for[skill.code]]
        for skill in catalogue.measured_skills
    ]
    counts = [(given[:, at] > 0).sum(axis=1) for at in columns]
    sums = [given[:, at].sum(axis=1) for at in columns]
    return np.stack(counts, axis=1), np.stack(sums, axis=1)


def _tables(most: int) -> tuple[Matrix, Matrix, Matrix]:
    """By number of answers, up to `most`, and their sum: shortfall, usable and gap at each of the five
    levels, as `measure` has them."""
    shape = (most + 1, 5 * most + 1, 5)
    shortfall, usable, gap = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for count in range(most + 1):
        for total in range(count, 5 * count + 1):
            found = measure(Ratings((_estimate(count, total),), (), (), count, count))
            shortfall[count, total] = found.shortfall
            usable[count, total] = found.usable
            gap[count, total] = found.gap
    return shortfall, usable, gap


def _estimate(count: int, total: int) -> Any:
    """What so many answers with this sum come to; how it is made up does not matter."""
    low, more = divmod(total, count) if count else (0, 0)
    values = [low + 1] * more + [low] * (count - more)
    return estimate("", tuple(Answer("", value) for value in values), max(1, count))


def _cells(table: Matrix, counts: Any, sums: Any) -> Matrix:
    """People by cells: what the table says at each person's count and sum."""
    found: Matrix = table[counts, sums].reshape(len(counts), -1)
    return found


def _similarities(catalogue: Catalogue, given: Any) -> Matrix:
    """People by places on the preferences (`requirements.liking_cell`): how alike the person's is."""
    columns: dict[str, list[Any]] = {}
    for index, item in enumerate(catalogue.questionnaire):
        if item.preference:
            at = given[:, index]
            # A flipped item has the high pole on the left, so its leftmost place means 5.
            turned = np.where(at, 6 - at, 0) if item.flipped else at
            columns.setdefault(item.preference, []).append(turned)
    made = np.full((len(given), 6 * len(columns)), UNKNOWN_SIMILARITY)
    for number, places in enumerate(columns.values()):
        answers = np.stack(places)
        known = (answers > 0).sum(axis=0)
        position = answers.sum(axis=0) / np.maximum(1, known)
        for level in range(1, 6):
            alike = 1 - np.abs(position - level) / 4
            made[:, 6 * number + level] = np.where(known, alike, UNKNOWN_SIMILARITY)
    return made
