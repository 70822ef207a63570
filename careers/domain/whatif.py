"""What would follow if a person stood on another level of a skill."""

from collections.abc import Mapping

from careers.domain.catalogue import Catalogue
from careers.domain.ratings import Estimate
from careers.domain.recommendation import Recommendation
from careers.domain.side_by_side import RoleMoved, side_by_side

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


def changes(
    before: Recommendation, after: Recommendation, target: str = ""
) -> tuple[RoleMoved, ...]:
    """What changes for the roles that matter: the `target`, if it is not set aside, the next steps
    before and after, and the top of the order before and after; in the order of after, roles of the
    centre first."""
    wanted = {target}
    for found in (before, after):
        wanted |= {result.role for result in (*found.upcoming, *found.ranking[:TOP])}
    return tuple(one for one in side_by_side(before, after) if one.role in wanted)
