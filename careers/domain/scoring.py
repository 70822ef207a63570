"""How well a person's ratings cover what each role asks, and how sure that is.

The method, in plain words. Every skill's level is a shrunken mean (see `ratings`). A role loses fit
points for each level the person falls short of what it asks, weighed by importance; a quarter of a
level is let pass, and more than enough of one skill makes up for nothing. *Fit* is what is shown.
*Place* is what ranks: the demand a person can use, less what they lack, because a strong person
fits every junior role. In it a skill weighs more the more the role asks of it, and a missing level
counts double. Preferences add a point and a half to place at most; previews of challenges move
nothing. Why the formulas are as they are: docs/assessment.md.

Sums are correctly rounded (`math.fsum`), so they come out the same in any order, never fall when
one part rises, and equal the sum of the parts that are shown:

    fit      == 100 - fsum(skill.cost for skill in result.skills)
    place    == fsum(skill.place for skill in result.skills)
    score    == place + 1.5 * affinity
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import floor, fsum, sqrt
from operator import mul
from typing import Literal

from careers.domain.measure import UNKNOWN_SIMILARITY, Measure
from careers.domain.ratings import FLOOR_VARIANCE, RANGE_SDS, Estimate, Preview
from careers.domain.requirements import Profile, cell, liking_cell

LIKING = 1.5
"""What wholly matching preferences add to place."""
RANGE_SCALE = 0.53
"""Brings the SD of fit, which knows nothing of the floor at no shortfall, to its true spread."""

GAP_FROM, UNSURE_FROM = 0.7, 0.3
STRONG_BELOW = 0.15
READY_FROM, CLOSE_FROM = 90, 75
CLOSE_CRITICAL_GAPS = 2
PROVISIONAL_BELOW = 0.6
EXPOSED_FROM, RELUCTANT_UP_TO = 4, 2
DECIMALS = 9
"""Beyond these a difference is the computer's, not the person's."""

Band = Literal["ready", "close", "stretch"]
"""Looks ready, close, stretch."""

Verdict = Literal["gap", "unsure", "met"]


@dataclass(frozen=True, slots=True)
class SkillResult:
    """What one skill contributes to one role's result, with everything behind it.

    `level` (1–5) and `importance` (1–3) are what the role asks; `estimate` holds the person's
    level, its SD and the answers. `shortfall` is in levels, `cost` in fit points lost, `gain` the
    fit points that one more level would bring, `place` the part in the ranking score.
    `gap_probability` is the chance that the true level lies half a level or more below `level`.
    """

    skill: str
    level: int
    importance: int
    estimate: Estimate
    shortfall: float
    cost: float
    gain: float
    place: float
    gap_probability: float

    @property
    def verdict(self) -> Verdict:
        """'gap', 'unsure' (not sure, check) or 'met'."""
        if self.gap_probability >= GAP_FROM:
            return "gap"
        return "unsure" if self.gap_probability >= UNSURE_FROM else "met"

    @property
    def critical(self) -> bool:
        return self.importance == 3

    @property
    def always_enough(self) -> bool:
        """Whether there are answers and every one is at or above the level asked."""
        values = [answer.value for answer in self.estimate.answers]
        return bool(values) and min(values) >= self.level


@dataclass(frozen=True, slots=True)
class PreferenceResult:
    """One preference: the role's place (1–5), the person's, and how alike they are (0–1).

    None is a place that is not known; the similarity is then one half.
    """

    preference: str
    level: int | None
    position: float | None
    similarity: float


@dataclass(frozen=True)
class RoleResult:
    """How far a person's ratings cover one role.

    `fit` is 0–100; `place` ranks, roughly -25 to 10; `affinity` is 0–1. Everything else follows.
    """

    profile: Profile
    measure: Measure
    fit: float
    place: float
    affinity: float

    @property
    def role(self) -> str:
        """The role's code."""
        return self.profile.role.code

    @property
    def score(self) -> float:
        """What roles are ordered by."""
        return self.place + LIKING * self.affinity

    # The range -----------------------------------------------------------------------------

    @cached_property
    def sd(self) -> float:
        """The SD of fit, in points."""
        variances = map(self.measure.variance.__getitem__, self.profile.skills)
        of_skills = fsum(map(mul, self.profile.squares, variances))
        as_a_whole = FLOOR_VARIANCE * self.profile.weight**2
        return RANGE_SCALE * 100 * sqrt(of_skills + as_a_whole) / self.profile.demand

    @property
    def low(self) -> float:
        """The 80 % range's lower end, not below 0."""
        return max(0.0, self.fit - RANGE_SDS * self.sd)

    @property
    def high(self) -> float:
        """The 80 % range's upper end, not above 100."""
        return min(100.0, self.fit + RANGE_SDS * self.sd)

    @property
    def shown(self) -> tuple[int, int, int]:
        """Fit, low and high as they are shown: floored, never rounded up over a band's edge."""
        fit, low, high = (floor(round(x, DECIMALS)) for x in (self.fit, self.low, self.high))
        return fit, low, high

    # The verdict ---------------------------------------------------------------------------

    @cached_property
    def critical_gaps(self) -> int:
        """How many critical skills are clearly missing."""
        return sum(self.measure.gap[at] >= GAP_FROM for at in self.profile.critical)

    @property
    def band(self) -> Band:
        return band_of(self.fit, self.critical_gaps)

    @property
    def overruled(self) -> bool:
        """Whether missing critical skills make the band lower than the fit alone would."""
        fit = round(self.fit, DECIMALS)
        alone = "ready" if fit >= READY_FROM else "close" if fit >= CLOSE_FROM else "stretch"
        return self.band != alone

    @cached_property
    def answered(self) -> float:
        """The answered share of what matters to the role, 0–1.

        Each skill counts with its importance and the share of its items that were answered, so
        that part A alone, one item of two, stays provisional.
        """
        shares = map(self.measure.share.__getitem__, self.profile.skills)
        return fsum(map(mul, self.profile.importances, shares)) / self.profile.weight

    @property
    def provisional(self) -> bool:
        return round(self.answered, DECIMALS) < PROVISIONAL_BELOW

    # The reasons ---------------------------------------------------------------------------

    @cached_property
    def skills(self) -> tuple[SkillResult, ...]:
        """Every measured skill that matters to the role, in reading order."""
        return tuple(_skills(self.profile, self.measure))

    @cached_property
    def gaps(self) -> tuple[SkillResult, ...]:
        """What is clearly missing, the largest gain first."""
        return tuple(skill for skill in self._by_gain if skill.verdict == "gap")

    @cached_property
    def unsure(self) -> tuple[SkillResult, ...]:
        """What may be missing and is worth checking, the largest gain first; a gain may be 0."""
        return tuple(skill for skill in self._by_gain if skill.verdict == "unsure")

    @cached_property
    def to_check(self) -> tuple[SkillResult, ...]:
        """The unsure skills that a person can do something about: each costs fit points, and not
        every answer to it is at or above the level asked."""
        return tuple(s for s in self.unsure if s.gain and not s.always_enough)

    @cached_property
    def moves(self) -> tuple[SkillResult, ...]:
        """What would move the fit, gaps and skills to check together, the largest gain first."""
        return tuple(s for s in self._by_gain if s.verdict == "gap" or s in self.to_check)

    @cached_property
    def critical_missing(self) -> tuple[SkillResult, ...]:
        """The critical skills that are clearly missing, the largest gain first."""
        return tuple(skill for skill in self.gaps if skill.critical)

    @cached_property
    def leading_gaps(self) -> tuple[SkillResult, ...]:
        """The gaps of which one more level brings most: one, or several that bring the same."""
        most = round(self.gaps[0].gain, DECIMALS) if self.gaps else 0.0
        return tuple(s for s in self.gaps if round(s.gain, DECIMALS) == most)

    @cached_property
    def _by_gain(self) -> list[SkillResult]:
        return sorted(self.skills, key=lambda s: (-round(s.gain, DECIMALS), -s.importance))

    @cached_property
    def strengths(self) -> tuple[SkillResult, ...]:
        """What matters (importance 2 or 3) and is surely met by answers of theirs, the highest level
        first."""
        rated = (s for s in self.skills if s.importance > 1 and s.estimate.answers)
        sure = (s for s in rated if s.gap_probability < STRONG_BELOW)
        return tuple(sorted(sure, key=lambda s: (-s.estimate.mean, -s.importance)))

    @cached_property
    def preferences(self) -> tuple[PreferenceResult, ...]:
        """How the person's likings and the role's meet, in the order asked."""
        return tuple(_preferences(self.profile, self.measure))

    @cached_property
    def worth_knowing(self) -> tuple[Preview, ...]:
        """The challenges the role meets often and the person would rather not."""
        return tuple(
            preview
            for preview in self.measure.ratings.previews
            if preview.value is not None
            and preview.value <= RELUCTANT_UP_TO
            and self.profile.exposures.get(preview.challenge, 0) >= EXPOSED_FROM
        )


def band_of(fit: float, critical_gaps: int) -> Band:
    """How near a fit (0–100) is, with so many critical skills clearly missing."""
    fit = round(fit, DECIMALS)
    if fit >= READY_FROM and not critical_gaps:
        return "ready"
    near = fit >= CLOSE_FROM and critical_gaps <= CLOSE_CRITICAL_GAPS
    return "close" if near else "stretch"


def score(profile: Profile, measure: Measure) -> RoleResult:
    """How far these ratings cover this role."""
    shortfalls = map(measure.shortfall.__getitem__, profile.cells)
    usable = map(measure.usable.__getitem__, profile.cells)
    alike = map(measure.similarity.__getitem__, profile.likings)
    return RoleResult(
        profile,
        measure,
        fit=100 - fsum(map(mul, profile.costs, shortfalls)),
        place=fsum(map(mul, profile.shares, usable)),
        affinity=fsum(alike) / len(profile.likings) if profile.likings else UNKNOWN_SIMILARITY,
    )


def _skills(profile: Profile, measure: Measure) -> Iterator[SkillResult]:
    for number, need in enumerate(profile.needs):
        at = cell(profile.skills[number], need.level)
        cost, shortfall = profile.costs[number], measure.shortfall[at]
        yield SkillResult(
            skill=need.skill,
            level=need.level,
            importance=need.importance,
            estimate=measure.ratings.estimates[profile.skills[number]],
            shortfall=shortfall,
            cost=cost * shortfall,
            gain=cost * min(1.0, shortfall),
            place=profile.shares[number] * measure.usable[at],
            gap_probability=measure.gap[at],
        )


def _preferences(profile: Profile, measure: Measure) -> Iterator[PreferenceResult]:
    for number, liking in enumerate(measure.ratings.likings):
        at = profile.likings[number]
        level = at - liking_cell(number, 0)
        yield PreferenceResult(
            liking.preference, level or None, liking.position, measure.similarity[at]
        )
