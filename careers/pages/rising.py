"""A skill over time as a small ladder: its rungs are the levels, its marks the times, from the first
on one side to the last on the other.

Everything is in the units of the drawing's own view box; the strict content policy allows no styles,
so places are attributes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from careers.domain.ratings import Estimate

TALL = 84
"""The drawing's height: five rungs and a margin above and below."""
WIDEST = 110
PITCH = 26
"""From one time to the next, as long as there is room."""


@dataclass(frozen=True)
class Mark:
    """One time: the middle and the width of its place, the range around it, and the best guess."""

    x: float
    wide: float
    top: float
    height: float
    guess: float

    @property
    def left(self) -> float:
        return round(self.x - self.wide / 2, 2)


@dataclass(frozen=True)
class Rising:
    """The drawing: its width, the ladder and the thread between the guesses as paths, the marks."""

    width: float
    ladder: str
    thread: str
    marks: tuple[Mark, ...]


def rising(levels: Sequence[Estimate | None]) -> Rising:
    """Levels from first to last; None leaves its place empty."""
    pitch = min(PITCH, WIDEST / len(levels))
    width = round(pitch * len(levels), 2)
    marks = tuple(
        _mark(level, round(pitch * (at + 0.5), 2), pitch)
        for at, level in enumerate(levels)
        if level
    )
    return Rising(
        width,
        f"M1 0v{TALL}M{width - 1:g} 0v{TALL}"
        + "".join(f"M1 {height(level):g}h{width - 2:g}" for level in range(1, 6)),
        "M" + "L".join(f"{mark.x:g} {mark.guess:g}" for mark in marks) if marks else "",
        marks,
    )


def height(level: float) -> float:
    """How far from the top a level stands: 5 above, 1 below."""
    return round(10 + 16 * (5 - level), 2)


def _mark(level: Estimate, x: float, pitch: float) -> Mark:
    top = height(level.high)
    return Mark(x, pitch / 2, top, round(height(level.low) - top, 2), height(level.mean))
