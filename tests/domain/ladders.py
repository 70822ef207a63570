"""Small ladders for what is tested about ways between roles."""

from careers.domain.catalogue import Catalogue
from tests import factories

Needs = dict[str, tuple[int, int]]
SKILLS = ("listening", "planning", "speaking")


def ladder(needs: dict[str, Needs], *steps: str, levels: dict[str, str] | None = None) -> Catalogue:
    """Roles with what they ask for, and steps between them written as `a>b`, `>b` from any."""
    placed = levels or {}
    return factories.catalogue(
        levels=[
            factories.level("entry", 1),
            factories.level("leads", 2),
            factories.level("heads", 3),
            factories.level("beyond", 0),
        ],
        skills=[factories.skill(code, order=n) for n, code in enumerate(SKILLS)],
        roles=[
            factories.role(code, asked, level=placed.get(code, "entry"), order=order)
            for order, (code, asked) in enumerate(needs.items())
        ],
        steps=[factories.step(*step.split(">")) for step in steps],
    )
