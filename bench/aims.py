"""What is aimed for, and what was reached."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """What was aimed for, in words, what was reached, and the least or most it was to be."""

    said: str
    value: float
    limit: float
    at_least: bool = True

    @property
    def met(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def reached(found: Sequence[Aim]) -> list[str]:
    """The aims with what was reached, in Markdown."""
    lines = ["| What | Aim | Reached | |", "|---|--:|--:|---|"]
    for aim in found:
        sign = "≥" if aim.at_least else "≤"
        verdict = "met" if aim.met else "**missed**"
        lines.append(
            f"| {aim.said} | {sign} {figure(aim.limit)} | {figure(aim.value)} | {verdict} |"
        )
    return lines


def figure(value: float) -> str:
    """A figure to three places that count, and whole from a hundred on."""
    return f"{value:,.3g}" if value < 100 else f"{value:,.0f}"
