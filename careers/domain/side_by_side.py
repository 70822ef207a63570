"""Two results over one catalogue, role beside role."""

from dataclasses import dataclass

from careers.domain.recommendation import Recommendation
from careers.domain.scoring import RoleResult


@dataclass(frozen=True)
class RoleMoved:
    """One role before and after. A place counts from 1, `of` so many roles of its own kind, in the
    centre or beyond."""

    before: RoleResult
    after: RoleResult
    place_before: int
    place_after: int
    of: int

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
    def nothing(self) -> bool:
        """Whether nothing that is shown of it moved."""
        return not self.figures and not self.order

    @property
    def by(self) -> float:
        """How far its fit moved, in points either way."""
        return abs(self.after.fit - self.before.fit)

    @property
    def points(self) -> int:
        """By how much the fit moved, as it is shown."""
        return self.after.shown[0] - self.before.shown[0]


def side_by_side(before: Recommendation, after: Recommendation) -> list[RoleMoved]:
    """Every role before and after, in the order of after, those of the centre first."""
    return [
        RoleMoved(old[result.role][1], result, old[result.role][0], place, len(now))
        for was, now in ((before.ranking, after.ranking), (before.beyond, after.beyond))
        for old in [{r.role: (place, r) for place, r in enumerate(was, 1)}]
        for place, result in enumerate(now, 1)
    ]
