"""The ladder of editions: what changed with each, and what its marks mean."""

from collections.abc import Sequence
from typing import Any

from careers.components.registry import component
from careers.domain.tally import KEY, WIDTH, Strip
from careers.pages.editions import Rung


@component(style="components/history")
def tally(strip: Strip, width: int = WIDTH) -> None:
    """How much an edition changed, as marks on a rung: solid for added, half solid for changed,
    crossed for removed.

    Not without its words: “3 roles changed” stands beside it.
    """


@component()
def history(rungs: Sequence[Rung], newest: int) -> None:
    """The ladder of editions, the newest at the top: when and why each was published and how much it
    changed. `newest` is the number of the one that is read now.

    Not without `history_key`, which says what the marks mean.
    """


@component(style="components/history")
def history_key() -> dict[str, Any]:
    """What the marks on the rungs of a `history` mean.

    Not where there are no marks.
    """
    return {"strips": KEY}


@component(style="desk")
def history_small(rungs: Sequence[Rung]) -> None:
    """The last editions as a small ladder, for the staff pages.

    Not for visitors, who have `history`.
    """
