"""Drawings with numbers behind them: the ruler of questions, the bar of a fit, the bar of a skill.

Everything is given in the units of the drawing's own view box; the strict content policy allows no
styles, so places and widths are attributes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from careers.domain.questionnaire import Section
from careers.domain.scoring import RoleResult, SkillResult
from careers.pages.questions import State, state

PITCH = 8
"""From one mark of the ruler to the next; between two parts one is left out."""


@dataclass(frozen=True)
class Mark:
    """A question on the ruler: where it stands, what became of it, whether it is on this page."""

    x: float
    state: State
    here: bool


@dataclass(frozen=True)
class Ruler:
    marks: tuple[Mark, ...]
    width: int


def ruler(
    sections: tuple[Section, ...], answers: Mapping[str, int | None], here: Section | None = None
) -> Ruler:
    """One mark for every question, a gap between the parts, `here`'s questions told apart."""
    marks: list[Mark] = []
    x, part = 0.0, sections[0].part if sections else "a"
    for section in sections:
        if section.part != part:
            x, part = x + PITCH, section.part
        for item in section.items:
            marks.append(Mark(x + 0.5, state(item, answers), section == here))
            x += PITCH
    return Ruler(tuple(marks), int(x))


@dataclass(frozen=True)
class FitBar:
    """A fit on a bar from 0 to 100: the best guess, and the range around it."""

    fit: int
    low: int
    high: int
    guess: float

    @property
    def width(self) -> int:
        """The range's width; never too thin to be seen."""
        return max(1, self.high - self.low)


def fit_bar(result: RoleResult) -> FitBar:
    """A role's fit as it is shown. The stroke for the guess stays inside the bar."""
    fit, low, high = result.shown
    return FitBar(fit, low, high, min(99.0, max(1.0, float(fit))))


@dataclass(frozen=True)
class SkillBar:
    """A skill on a bar from level 1 to 5: what a role asks, the person's level, the range around it.

    All are places across a drawing 100 units wide.
    """

    need: float
    guess: float
    low: float
    high: float

    @property
    def width(self) -> float:
        return round(self.high - self.low, 2)

    @property
    def ticks(self) -> str:
        """The five levels, as the `d` of a path."""
        return "".join(f"M{across(level):g} 9v10" for level in range(1, 6))


def across(level: float) -> float:
    """Where a level stands; strokes at either end stay inside the drawing."""
    return round(2.0 + 24 * (level - 1), 2)


def skill_bar(result: SkillResult) -> SkillBar:
    """A skill of a role's result as a bar."""
    estimate = result.estimate
    return SkillBar(*map(across, (result.level, estimate.mean, estimate.low, estimate.high)))
