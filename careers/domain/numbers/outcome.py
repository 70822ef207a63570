"""What people's answers come to, as far as it is counted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from careers.domain.catalogue import Catalogue
from careers.domain.numbers.together import Asked, Scored, asked, scored
from careers.domain.recommendation import next_codes
from careers.domain.scoring import Band, band_of

AT_ONCE = 500
"""So many people are scored at once: with 3,000 roles a matrix of them takes 12 MB."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A person's result: the role ranked first and the bands of that role, of the one they hold and
    of their next step, by None where there is none; and the skills that are gaps for that step, in
    reading order."""

    first: str | None = None
    first_band: Band | None = None
    held_band: Band | None = None
    next_band: Band | None = None
    gaps: tuple[str, ...] = ()


NONE = Outcome()
"""Of who has too few answers for a result."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is counted. `answers` are as in `ratings`, `seconds` by item where they are
    known, `role` the code of the one they hold, or empty."""

    answers: Mapping[str, int | None]
    seconds: Mapping[str, float]
    role: str
    planned: bool
    """Whether a plan leads somewhere."""
    outcome: Outcome


def outcomes(
    catalogue: Catalogue, people: Sequence[tuple[Mapping[str, int | None], str]]
) -> list[Outcome]:
    """What each of these people's answers come to: their answers, and the role they hold (empty if they
    did not say). Just what `recommend` finds for each."""
    roles = asked(catalogue)
    if not roles.centre:
        return [NONE] * len(people)
    found: list[Outcome] = []
    for at in range(0, len(people), AT_ONCE):
        some = people[at : at + AT_ONCE]
        told = scored(catalogue, [answers for answers, _ in some])
        found += _outcomes(catalogue, roles, told, [role for _, role in some])
    return found


def _outcomes(
    catalogue: Catalogue, roles: Asked, told: Scored, held: Sequence[str]
) -> Iterator[Outcome]:
    first = _best(told, np.arange(len(held)), np.arange(roles.centre))
    following = _following(catalogue, roles, told, held)
    for number, role in enumerate(held):
        if not told.told[number]:
            yield NONE
            continue
        here, step = roles.place.get(role), following.get(number)
        yield Outcome(
            first=roles.profiles[first[number]].role.code,
            first_band=_band(told, number, int(first[number])),
            held_band=None if here is None else _band(told, number, here),
            next_band=None if step is None else _band(told, number, step),
            gaps=() if step is None else _gaps(roles, told, number, step),
        )


def _following(
    catalogue: Catalogue, roles: Asked, told: Scored, held: Sequence[str]
) -> dict[int, int]:
    """By a person's number: the place of their next step's role; without who has none."""
    found: dict[int, int] = {}
    for role in set(held):
        codes = next_codes(catalogue, catalogue.get("role", role))
        within = [at for at in range(roles.centre) if roles.profiles[at].role.code in codes]
        if within:
            who = np.array([number for number, it in enumerate(held) if it == role])
            best = _best(told, who, np.array(within))
            found |= dict(zip(who.tolist(), best.tolist(), strict=True))
    return found


def _best(told: Scored, who: np.ndarray, among: np.ndarray) -> np.ndarray:
    """For each of these people the best of these roles, by score, then fit, then their order."""
    score, fit = (of[np.ix_(who, among)] for of in (told.score, told.fit))
    level = score == score.max(axis=1, keepdims=True)
    found: np.ndarray = among[np.where(level, fit, -np.inf).argmax(axis=1)]
    return found


def _band(told: Scored, person: int, role: int) -> Band:
    return band_of(float(told.fit[person, role]), int(told.critical[person, role]))


def _gaps(roles: Asked, told: Scored, person: int, role: int) -> tuple[str, ...]:
    profile, gaps = roles.profiles[role], told.gaps[person]
    pairs = zip(profile.needs, profile.cells, strict=True)
    return tuple(need.skill for need, at in pairs if gaps[at])
