"""What would follow if a person stood on another level of a skill."""

from collections.abc import Mapping
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.ratings import Estimate
from careers.domain.recommendation import Recommendation
from careers.domain.scoring import RoleResult

TOP = 3
"""So many roles from the top of the order are looked at."""


def suppose(
    catalogue: Catalogue, answers: Mapping[str, int | None], levels: Mapping[str, int]
) -> dict[str, int | None]:
    """These answers, but with every item of some skills answered with a level: all of them, those
    skipped or not reached too, so the estimate becomes what that many answers would make it.

    Raises `ValueError` for a skill that no item measures and a level outside 1–5.
    """
    supposed = dict(answers)
    for skill, level in levels.items():
        if skill not in catalogue.items_for:
            raise ValueError(f"No item measures {skill!r}.")
        if not 1 <= level <= 5:
            raise ValueError(f"The level of {skill!r} must be 1 to 5, not {level}.")
        supposed |= dict.fromkeys((item.code for item in catalogue.items_for[skill]), level)
    return supposed


def one_more(estimate: Estimate) -> int:
    """The level above the one a person's answers come nearest to, 5 at most."""
    return min(5, round(estimate.mean) + 1)


@dataclass(frozen=True)
class Change:
    """A role before and after, with its place in the order, 1 being the first, of `of` roles."""

    before: RoleResult
    after: RoleResult
    stood: int
    stands: int
    of: int

    @property
    def points(self) -> int:
        """By how much the fit changes, as it is shown."""
        return self.after.shown[0] - self.before.shown[0]

    @property
    def nothing(self) -> bool:
        """Whether nothing that is shown of it changes."""
        return (self.before.shown, self.before.band, self.stood) == (
            self.after.shown,
            self.after.band,
            self.stands,
        )


def changes(before: Recommendation, after: Recommendation, target: str = "") -> tuple[Change, ...]:
    """What changes for the roles that matter: the `target`, if it is not set aside, the next steps
    before and after, and the top of the order before and after; in the order of after, roles of the
    centre first."""
    wanted = {target}
    for found in (before, after):
        step = found.next_steps[:1]
        wanted |= {r.role for r in (*step, *found.level_with_next, *found.ranking[:TOP])}
    return tuple(
        Change(old[result.role][1], result, old[result.role][0], stands, len(now))
        for was, now in ((before.ranking, after.ranking), (before.beyond, after.beyond))
        for old in [{r.role: (stood, r) for stood, r in enumerate(was, 1)}]
        for stands, result in enumerate(now, 1)
        if result.role in wanted
    )
