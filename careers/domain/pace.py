"""How long the questions still take, from those who have answered all of them."""

from collections.abc import Sequence
from math import ceil

from careers.domain.numbers.times import usual_minutes

ENOUGH = 30
"""People whose time is known before visitors are told anything of it."""


def told_minutes(totals: Sequence[float]) -> int:
    """The whole minutes in which half of these people are done, from the seconds each took for all
    the questions; 0 for fewer than `ENOUGH`."""
    return usual_minutes(totals) or 0 if len(totals) >= ENOUGH else 0


def minutes_left(usual: int, left: int, count: int) -> int:
    """The share of the usual minutes that `left` of `count` questions take, rounded up; 0 when none
    is left."""
    return ceil(usual * left / count) if count else 0
