"""The families of skills, and where each begins in the index."""

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
from careers.domain.things import Family, Skill
from careers.pages.page import SKILLS
from careers.pages.portion import LONG, paged

FAMILIES: tuple[Family, ...] = ("customers", "self", "craft", "people", "operation")
"""In the order they are read."""


@once
def by_family(catalogue: Catalogue) -> list[tuple[Family, list[Skill]]]:
    """The families that hold a skill, each with its skills that are no part of another."""
    held: dict[Family, list[Skill]] = {family: [] for family in FAMILIES}
    for skill in catalogue.listed("skills"):
        if catalogue.get("skill", skill.part_of) is None:
            held[skill.family].append(skill)
    return [(family, skills) for family, skills in held.items() if skills]


def address(family: Family, catalogue: Catalogue) -> str:
    """Where a family begins in the index: on the portion that holds its first skill."""
    before = 0
    for other, held in by_family(catalogue):
        if other == family:
            break
        before += len(held)
    return paged(str(SKILLS.path), f"#{family}")(before // LONG + 1)
