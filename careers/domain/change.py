"""How far somebody's level of a skill changed between two times, and how sure that is.

Two estimates differ by chance alone, because a few answers stray. So a difference counts by how it
compares with its own spread: the reliable change index of Jacobson and Truax (“Clinical significance:
a statistical approach to defining meaningful change in psychotherapy research”, Journal of Consulting
and Clinical Psychology 59, 1991, 12–19),

    z = (m₂ − m₁) / √(v₁ + v₂)

with m and v as in `ratings`. What more questions cannot remove, the floor, is left out of the
difference: it stands for a person rating themselves high or low as a whole, and who did so the first
time does so the second. If they have come to see themselves with other eyes since, the index cannot
know it, and the page says so.

With two answers each time and nothing changed, z passes `CLEARLY` either way in about 7 of 100 skills
and `PERHAPS` in about 26: both means lean towards the middle, so their difference has 0.8 of the
spread that answers alone would give it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Literal

from careers.domain.catalogue import Catalogue
from careers.domain.ratings import Answer, Estimate, estimate
from careers.domain.scoring import RANGE_SCALE, RoleResult

CLEARLY = 1.645
"""By chance a change passes this in one direction in one case of twenty at most."""
PERHAPS = 1.0

Verdict = Literal["higher", "perhaps_higher", "same", "perhaps_lower", "lower"]


@dataclass(frozen=True)
class Change:
    """A difference and its own SD, in the same unit: levels for a skill, points for a fit."""

    by: float
    sd: float

    @property
    def z(self) -> float:
        return self.by / self.sd

    @property
    def verdict(self) -> Verdict:
        """Clearly higher or lower, perhaps so, or no change to speak of."""
        size = abs(self.z)
        if size < PERHAPS:
            return "same"
        if self.by > 0:
            return "higher" if size >= CLEARLY else "perhaps_higher"
        return "lower" if size >= CLEARLY else "perhaps_lower"


@dataclass(frozen=True)
class SkillChange(Change):
    """A skill's change. `partly` says that it was worked out from some of its questions only,
    because others have changed."""

    partly: bool


def skill_change(
    catalogue: Catalogue,
    skill: str,
    before: Mapping[str, int | None],
    after: Mapping[str, int | None],
    comparable: Collection[str],
    asked_before: Collection[str],
) -> SkillChange | None:
    """How a skill's level changed from some answers to others, by the questions of `catalogue` that
    were the same both times (`comparable`); `asked_before` are the codes the skill had the first
    time. None where either time none of those questions was answered.
    """
    asked = [item.code for item in catalogue.items_for.get(skill, ())]
    same = [code for code in asked if code in comparable]
    was, now = (_estimate(skill, same, answers) for answers in (before, after))
    if not was.answers or not now.answers:
        return None
    partly = set(same) != {*asked, *asked_before}
    return SkillChange(now.mean - was.mean, sqrt(was.variance + now.variance), partly)


def fit_change(before: RoleResult, after: RoleResult) -> Change:
    """How a role's fit changed, for a role that asks the same both times: the same index, with the
    SD that `RoleResult.sd` has for one fit, less its floor."""
    # Skills are numbered anew in each edition, so they are matched by code.
    was, now = (_variances(result) for result in (before, after))
    variances = [
        need.importance**2 * (was[need.skill] + now[need.skill]) for need in after.profile.needs
    ]
    sd = RANGE_SCALE * 100 * sqrt(fsum(variances)) / after.profile.demand
    return Change(after.fit - before.fit, sd)


def _variances(result: RoleResult) -> dict[str, float]:
    """By skill that the role asks for: the variance of the person's level."""
    return {
        need.skill: result.measure.variance[at]
        for need, at in zip(result.profile.needs, result.profile.skills, strict=True)
    }


def _estimate(skill: str, items: list[str], answers: Mapping[str, int | None]) -> Estimate:
    given = [Answer(code, value) for code in items if (value := answers.get(code)) is not None]
    return estimate(skill, tuple(given), len(items))
