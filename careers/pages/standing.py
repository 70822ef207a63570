"""A skill's five levels as a drawn ladder, with every role that asks for it standing on its rung.

Lengths are in units of the drawing's own view box, which fits the margin beside a letter as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.things import Role, RoleSkill, Skill

WIDTH = 200
LEFT, RIGHT = 34, 196
"""Where the uprights' inner sides are; the levels' numbers stand left of them."""
PITCH = 16
ACROSS = (RIGHT - LEFT - 8) // PITCH
"""So many roles stand side by side; more stand in a row above them."""
ROW = 15
MOST = 200
"""More roles than this are told in the page's list alone."""
APART = 24
"""From a rung to the feet of the highest row on the rung below, at least."""


@dataclass(frozen=True)
class Rung:
    """A level's rung: its upper side, and how many roles stand on it."""

    level: int
    y: int
    roles: int


@dataclass(frozen=True)
class Marks:
    """The roles of one importance (3 critical, 2 important, 1 useful): all of them as the `d` of one
    path, and one alone for the key, in a view box of 14 by 14."""

    importance: int
    d: str

    @property
    def alone(self) -> str:
        return shape(self.importance, 7, 13)


@dataclass(frozen=True)
class Standing:
    """The drawing: rungs from the top down, and the marks on them by importance, highest first."""

    height: int
    rungs: tuple[Rung, ...]
    marks: tuple[Marks, ...]


def standing(skill: Skill, catalogue: Catalogue) -> Standing | None:
    """Who stands where on a skill's levels; None where it has no levels, no role asks for it, or more do
    than anybody could tell apart.

    On a rung the most important stand first.
    """
    asked = catalogue.roles_needing.get(skill.code, ())
    if not skill.levels or not 0 < len(asked) <= MOST:
        return None
    rungs: list[Rung] = []
    drawn = {3: "", 2: "", 1: ""}
    y = 0
    for level in range(len(skill.levels), 0, -1):
        held = _held(level, asked)
        y += APART + ROW * max(1, -(-len(held) // ACROSS))
        rungs.append(Rung(level, y, len(held)))
        for place, importance in enumerate(held):
            x = LEFT + 12 + PITCH * (place % ACROSS)
            drawn[importance] += shape(importance, x, y - 1 - ROW * (place // ACROSS))
    marks = tuple(Marks(importance, d) for importance, d in drawn.items() if d)
    return Standing(y + APART, tuple(rungs), marks)


def shape(importance: int, x: int, y: int) -> str:
    """A role as the `d` of a path, standing on (x, y): a plate, and a ball where it is only useful,
    so that they differ by more than their colour."""
    if importance > 1:
        return f"M{x - 5} {y - 11}h10v11h-10z"
    return f"M{x - 4} {y - 5}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"


def _held(level: int, asked: Iterable[tuple[Role, RoleSkill]]) -> list[int]:
    """The importances of those who ask for this level, the highest first."""
    return sorted((need.importance for _, need in asked if need.level == level), reverse=True)
