"""What one person's answers come to, as far as it is counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.recommendation import recommend
from careers.domain.scoring import Band, RoleResult


@dataclass(frozen=True, slots=True)
class Outcome:
    """A person's result: the role ranked first and the bands of that role, of the one they hold and
    of their next step, by None where there is none; and the skills that are gaps for that step."""

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


def outcome(catalogue: Catalogue, answers: Mapping[str, int | None], role: str) -> Outcome:
    """What these answers come to for somebody who holds `role` (empty if they did not say)."""
    found = recommend(catalogue, answers, role)
    if found.too_early or not found.ratings.answered or not found.ranking:
        return NONE
    step = found.next_step
    return Outcome(
        first=found.ranking[0].role,
        first_band=found.ranking[0].band,
        held_band=_band(found.here),
        next_band=_band(step),
        gaps=tuple(skill.skill for skill in step.gaps) if step else (),
    )


def _band(result: RoleResult | None) -> Band | None:
    return result.band if result else None
