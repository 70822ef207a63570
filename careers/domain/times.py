"""One person's answers over time: each time read under its own edition, and set side by side only
where the same was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise

from careers.domain.carry import asks_alike, unchanged
from careers.domain.catalogue import Catalogue
from careers.domain.change import Change, SkillChange, fit_change, skill_change
from careers.domain.ratings import Estimate
from careers.domain.recommendation import Recommendation, recommend
from careers.domain.scoring import RoleResult

WORTH_AGAIN = timedelta(weeks=8)
"""When answering again begins to tell something. Editorial: a level is mostly a matter of months, and
who answers again sooner remembers what they said."""
MOST_EARLIER = 20
"""How many earlier times one attempt holds: one a season for five years, and few enough to draw."""
SAME_TIME = timedelta(weeks=2)
"""Answers moved to a newer edition and completed within this are no second time."""


@dataclass(frozen=True, eq=False)
class Time:
    """Answers as they stood at one time. `number` counts from 1, `now` marks the present ones."""

    number: int
    edition: int
    catalogue: Catalogue
    answers: Mapping[str, int | None]
    role: str
    started: datetime
    ended: datetime
    now: bool = False

    @cached_property
    def found(self) -> Recommendation:
        """Their result, under their own edition."""
        return recommend(self.catalogue, self.answers, self.role)

    @cached_property
    def estimates(self) -> dict[str, Estimate]:
        """By skill, those that any answer speaks for."""
        return {e.skill: e for e in self.found.ratings.estimates if e.answers}

    def continued_by(self, later: "Time") -> bool:
        """Whether the later one is this one, moved to a newer edition and completed."""
        return self.started == later.started and later.ended - self.ended <= SAME_TIME


@dataclass(frozen=True, eq=False)
class SkillOverTime:
    """A skill at each time (None: no answer then), and its change since the time before and since
    the first; None where the two cannot be compared."""

    skill: str
    levels: tuple[tuple[Time, Estimate | None], ...]
    since_last: SkillChange | None
    since_first: SkillChange | None


@dataclass(frozen=True, eq=False)
class RoleOverTime:
    """A role's result at each time, under that time's edition (None: it had none).

    `change` is that since the time before; None where the role asked for something else then, or
    the questions about what it asks have changed: `edited` says so.
    """

    role: str
    results: tuple[tuple[Time, RoleResult | None], ...]
    change: Change | None
    edited: frozenset[int]
    """The numbers of the times at which it asked for something else than the time before."""


def told(times: Sequence[Time]) -> tuple[Time, ...]:
    """The times there is something to say of: with enough answers for a result, and without those
    that were continued under a newer edition."""
    enough = [time for time in times if not time.found.too_early]
    continued = {time.number for time, later in pairwise(enough) if time.continued_by(later)}
    return tuple(time for time in enough if time.number not in continued)


def skills_over_time(times: Sequence[Time]) -> tuple[SkillOverTime, ...]:
    """The skills that the last time measures, in reading order."""
    codes = [skill.code for skill in times[-1].catalogue.measured_skills]
    none: dict[str, SkillChange | None] = dict.fromkeys(codes)
    last = _changes(times[-2], times[-1]) if len(times) > 1 else none
    first = _changes(times[0], times[-1]) if len(times) > 2 else none
    return tuple(
        SkillOverTime(
            code,
            tuple((time, time.estimates.get(code)) for time in times),
            last[code],
            first[code],
        )
        for code in codes
    )


def role_over_time(role: str, times: Sequence[Time]) -> RoleOverTime:
    """How much of a role was covered at each time."""
    results = tuple((time, time.found.by_role.get(role)) for time in times)
    edited = frozenset(
        time.number
        for before, time in pairwise(times)
        if not asks_alike(before.catalogue, time.catalogue, role)
    )
    return RoleOverTime(role, results, _role_change(role, times), edited)


def _changes(before: Time, after: Time) -> dict[str, SkillChange | None]:
    """By skill that the later time measures: its change, by the questions both times share."""
    same = unchanged(before.catalogue, after.catalogue)
    return {
        skill.code: skill_change(
            after.catalogue,
            skill.code,
            before.answers,
            after.answers,
            same,
            [item.code for item in before.catalogue.items_for.get(skill.code, ())],
        )
        for skill in after.catalogue.measured_skills
    }


def _role_change(role: str, times: Sequence[Time]) -> Change | None:
    if len(times) < 2:
        return None
    before, after = (time.found.by_role.get(role) for time in times[-2:])
    if before is None or after is None or not _same_asked(role, times[-2], times[-1], after):
        return None
    return fit_change(before, after)


def _same_asked(role: str, before: Time, after: Time, result: RoleResult) -> bool:
    """Whether a role asked the same both times, and the questions about it were the same."""
    if not asks_alike(before.catalogue, after.catalogue, role):
        return False
    kept = unchanged(before.catalogue, after.catalogue)
    return all(
        item.code in kept
        for need in result.profile.needs
        for catalogue in (before.catalogue, after.catalogue)
        for item in catalogue.items_for[need.skill]
    )
