"""How long it takes: medians, from enough people only."""

from collections.abc import Iterable
from math import ceil
from statistics import median

from careers.domain.numbers.disclosure import FEWEST


def usual_seconds(times: Iterable[float]) -> int | None:
    """The median in whole seconds; None for fewer than ten people's times."""
    known = list(times)
    return round(median(known)) if len(known) >= FEWEST else None


def usual_minutes(totals: Iterable[float]) -> int | None:
    """The median of what everything took each person, from seconds to whole minutes, rounded up, so
    that nobody is promised too little; at least 1. None for fewer than ten people's times."""
    known = list(totals)
    return max(1, ceil(median(known) / 60)) if len(known) >= FEWEST else None
