"""What changing some answers moved: two results over one catalogue, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from careers.domain.recommendation import Recommendation, recommend
from careers.domain.scoring import RoleResult

Answers = Mapping[str, int | None]


@dataclass(frozen=True)
class RoleMoved:
    """One role before and after. `place` counts from 1 among its own kind, in the centre or beyond."""

    before: RoleResult
    after: RoleResult
    place_before: int
    place_after: int

    @property
    def role(self) -> str:
        """The role's code."""
        return self.after.role

    @property
    def figures(self) -> bool:
        """Whether what is shown of its fit moved, the range included, or its band."""
        was, now = self.before, self.after
        return (was.shown, was.band) != (now.shown, now.band)

    @property
    def order(self) -> bool:
        return self.place_before != self.place_after

    @property
    def by(self) -> float:
        """How far its fit moved, in points either way."""
        return abs(self.after.fit - self.before.fit)


@dataclass(frozen=True)
class Moved:
    """What a change of answers did. `changed` holds the questions' codes with the answer before and
    after; None is a skipped one."""

    before: Recommendation
    after: Recommendation
    changed: tuple[tuple[str, int | None, int | None], ...]

    @cached_property
    def roles(self) -> tuple[RoleMoved, ...]:
        """The roles of which anything shown moved, the furthest first."""
        every = [
            *_paired(self.before.ranking, self.after.ranking),
            *_paired(self.before.beyond, self.after.beyond),
        ]
        moved = [role for role in every if role.figures or role.order]
        return tuple(sorted(moved, key=lambda one: (-round(one.by, 9), one.place_after, one.role)))

    @property
    def figures(self) -> tuple[RoleMoved, ...]:
        """Those whose figures moved."""
        return tuple(role for role in self.roles if role.figures)

    @property
    def only_order(self) -> tuple[RoleMoved, ...]:
        """Those that only stand elsewhere in the order."""
        return tuple(role for role in self.roles if not role.figures)

    @property
    def next_before(self) -> tuple[RoleResult, ...]:
        return _next(self.before)

    @property
    def next_after(self) -> tuple[RoleResult, ...]:
        """The next step, and those that cannot be told apart from it."""
        return _next(self.after)

    @property
    def next_moved(self) -> bool:
        return {r.role for r in self.next_before} != {r.role for r in self.next_after}

    @property
    def warned_otherwise(self) -> bool:
        """Whether what is worth knowing about any role became more or less."""
        return any(
            {w.challenge for w in result.worth_knowing}
            != {w.challenge for w in self.before.by_role[result.role].worth_knowing}
            for result in (*self.after.ranking, *self.after.beyond)
        )

    @property
    def nothing(self) -> bool:
        """Whether nothing that is shown of any role moved."""
        return not self.roles and not self.next_moved and not self.warned_otherwise


def moved(after: Recommendation, answers: Answers, was: Answers) -> Moved | None:
    """What it did to a result that these answers were once `was`, by item. None where no answer
    differs, or where there was too little for a result before. Items the catalogue does not hold
    are passed over, and so are the roles set aside."""
    asked = [item.code for item in after.catalogue.questionnaire]
    changed = tuple(
        (item, was[item], answers[item])
        for item in asked
        if item in was and item in answers and was[item] != answers[item]
    )
    standing = after.current.code if after.current else ""
    earlier = {**answers, **{item: old for item, old, _ in changed}}
    before = recommend(after.catalogue, earlier, standing).without([r.role for r in after.aside])
    if not changed or before.too_early or after.too_early:
        return None
    return Moved(before, after, changed)


def _paired(before: tuple[RoleResult, ...], after: tuple[RoleResult, ...]) -> list[RoleMoved]:
    places = {result.role: (place, result) for place, result in enumerate(before, 1)}
    return [
        RoleMoved(places[result.role][1], result, places[result.role][0], place)
        for place, result in enumerate(after, 1)
    ]


def _next(found: Recommendation) -> tuple[RoleResult, ...]:
    return (*found.next_steps[:1], *found.level_with_next)
