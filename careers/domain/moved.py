"""What changing some answers moved: two results over one catalogue, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from careers.domain.recommendation import Recommendation, recommend
from careers.domain.scoring import RoleResult
from careers.domain.side_by_side import RoleMoved, side_by_side

Answers = Mapping[str, int | None]


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
        moved = [one for one in side_by_side(self.before, self.after) if not one.nothing]
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
        return self.before.upcoming

    @property
    def next_after(self) -> tuple[RoleResult, ...]:
        """The next step, and those that cannot be told apart from it."""
        return self.after.upcoming

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
