"""What a person's answers suggest: where they stand on the ladder, and what to do next.

It guides a person and never decides about one: nothing is left out of the ranking, every number
carries what it was made of, and where two roles cannot be told apart it says so.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum, sqrt

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.measure import PENALTY, Measure, measure
from careers.domain.ratings import Patterns, Ratings, patterns, rate
from careers.domain.requirements import Profile, requirements
from careers.domain.scoring import DECIMALS, RoleResult, SkillResult, score

FIRST_MOVES = 3
TOO_CLOSE_SDS = 0.5


@dataclass(frozen=True)
class Move:
    """One of the first things to do for a role, and the training that serves it."""

    skill: SkillResult
    training: tuple[things.TrainingModule, ...]


@dataclass(frozen=True)
class Recommendation:
    """A person's result.

    `ranking` holds the roles of the centre, best first; `beyond` those outside it, ranked among
    themselves. `next_steps` are the roles one step on from `current` (the entry roles if none is
    stated, or if it stands beyond the centre), best first; empty at the top of the ladder.
    """

    catalogue: Catalogue = field(repr=False, compare=False)
    ratings: Ratings
    current: things.Role | None
    ranking: tuple[RoleResult, ...]
    beyond: tuple[RoleResult, ...]
    unscored: tuple[str, ...]
    """Codes of roles that ask for nothing that is measured, so that no fit can be worked out."""
    patterns: Patterns
    aside: tuple[RoleResult, ...] = ()
    """Roles the person does not want to see, in the order they said so."""

    @property
    def too_early(self) -> bool:
        """Whether there are too few answers for a result to be shown at all."""
        return self.ratings.too_early

    @cached_property
    def by_role(self) -> dict[str, RoleResult]:
        """Every result by its role's code, those set aside included."""
        return {result.role: result for result in (*self.ranking, *self.beyond, *self.aside)}

    def without(self, roles: Collection[str]) -> "Recommendation":
        """The same with these roles, by code, set aside; no figure of any role changes. Codes that
        the catalogue does not hold are passed over."""
        known = self.by_role
        return replace(
            self,
            ranking=tuple(r for r in self.ranking if r.role not in roles),
            beyond=tuple(r for r in self.beyond if r.role not in roles),
            aside=tuple(known[code] for code in roles if code in known),
        )

    @cached_property
    def leads_on(self) -> bool:
        """Whether any step leads on from where they stand, wanted or not."""
        return bool(next_codes(self.catalogue, self.current))

    @cached_property
    def next_steps(self) -> tuple[RoleResult, ...]:
        codes = next_codes(self.catalogue, self.current)
        return tuple(result for result in self.ranking if result.role in codes)

    @property
    def next_step(self) -> RoleResult | None:
        """The step to take next: the highest score among those within reach."""
        return self.next_steps[0] if self.next_steps else None

    @cached_property
    def level_with_next(self) -> tuple[RoleResult, ...]:
        """The other steps that cannot be told apart from the next one."""
        return tuple(r for r in self.next_steps[1:] if too_close(self.next_steps[0], r))

    @property
    def upcoming(self) -> tuple[RoleResult, ...]:
        """The next step, and those that cannot be told apart from it; none where none leads on."""
        return (*self.next_steps[:1], *self.level_with_next)

    @property
    def here(self) -> RoleResult | None:
        """The result for the role they hold now, if they said and it can be worked out."""
        return self.by_role.get(self.current.code) if self.current else None

    def first_moves(self, result: RoleResult) -> tuple[Move, ...]:
        """The three gaps that gain most, with training for each.

        Where there are fewer than three gaps, the skills to check that gain most fill up.
        """
        first = (*result.gaps, *result.to_check)[:FIRST_MOVES]
        return tuple(Move(skill, self._training_for.get(skill.skill, ())) for skill in first)

    @cached_property
    def _training_for(self) -> dict[str, tuple[things.TrainingModule, ...]]:
        return training_for(self.catalogue)


def recommend(
    catalogue: Catalogue,
    answers: Mapping[str, int | None],
    current: str = "",
    seconds: float | None = None,
) -> Recommendation:
    """What these answers suggest to a person who stands at `current` (a role's code, or none).

    `answers` are as in `ratings`; `seconds` is the time they took, None where nobody measured it.
    Raises `ValueError` for an unknown item or role and a value outside 1–5.
    """
    role = catalogue.get("role", current)
    if current and role is None:
        raise ValueError(f"There is no role {current!r}.")
    ratings = rate(catalogue, answers)
    needed, measured = requirements(catalogue), measure(ratings)
    return Recommendation(
        catalogue=catalogue,
        ratings=ratings,
        current=role,
        ranking=rank(needed.centre, measured),
        beyond=rank(needed.beyond, measured),
        unscored=needed.unscored,
        patterns=patterns(ratings, seconds),
    )


def rank(profiles: Iterable[Profile], measured: Measure) -> tuple[RoleResult, ...]:
    """The roles' results, best first: by score to 9 decimals, fit, the lower rung, the code."""
    return tuple(sorted((score(profile, measured) for profile in profiles), key=_standing))


def too_close(one: RoleResult, other: RoleResult) -> bool:
    """Whether two roles cannot be told apart by one person's answers.

    So it is when their places differ by less than half the SD of that difference. A skill's
    uncertainty counts as far as it moves the two places apart, and it moves a place only where
    the person is below the level asked. Equal places are level however sure both are.
    """
    difference, variance = apart(one, other)
    return difference == 0 or abs(difference) < TOO_CLOSE_SDS * sqrt(variance)


def apart(one: RoleResult, other: RoleResult) -> tuple[float, float]:
    """How far one person's places for two roles lie apart, and the variance that their answers alone
    give this difference."""
    slopes = _slopes(one)
    for skill, slope in _slopes(other).items():
        slopes[skill] = slopes.get(skill, 0.0) - slope
    estimates = one.measure.ratings.estimates
    variance = fsum((slope * estimates[skill].sd) ** 2 for skill, slope in slopes.items())
    return one.place - other.place, variance


def _standing(result: RoleResult) -> tuple[float, float, int, str]:
    profile = result.profile
    return (
        -round(result.score, DECIMALS),
        -round(result.fit, DECIMALS),
        profile.rung,
        profile.role.code,
    )


def _slopes(result: RoleResult) -> dict[int, float]:
    """By skill number: how much place a level of it would bring."""
    profile, lack = result.profile, result.measure.lack
    return {
        skill: PENALTY * share
        for skill, share, at in zip(profile.skills, profile.shares, profile.cells, strict=True)
        if lack[at] > 0
    }


def next_codes(catalogue: Catalogue, current: things.Role | None) -> set[str]:
    """The codes of the roles one step on from a role of the centre; of the entry roles from anywhere
    else."""
    if current is not None and catalogue.rank(current):
        return {role.code for role in catalogue.successors(current)}
    return {role.code for role in catalogue.entry_roles}


def training_for(catalogue: Catalogue) -> dict[str, tuple[things.TrainingModule, ...]]:
    """By measured skill: the training that serves it or a part of it, in listed order."""
    found: dict[str, dict[str, things.TrainingModule]] = defaultdict(dict)
    for module in catalogue.listed("training"):
        for code in module.skills:
            whole = catalogue.measured_by(catalogue.skill(code))
            if whole is not None:
                found[whole.code][module.code] = module
    return {skill: tuple(modules.values()) for skill, modules in found.items()}
