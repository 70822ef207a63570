"""Which backups are kept: the last of each of the last days, weeks and months that have one."""

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Keep:
    """Of how many days, weeks (from Monday) and months the last backup is kept, and no older one than
    `most` days."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 3
    most: int = 120


def spare(moments: Collection[datetime], keep: Keep, now: datetime) -> list[datetime]:
    """Those of the backups' moments that need not be kept, the oldest first. The newest is always kept,
    however old, and so is one from the future, of which a clock is to blame."""
    newest_first = sorted(set(moments), reverse=True)
    past = [moment for moment in newest_first if moment <= now]
    young = [moment for moment in past if now - moment <= timedelta(days=keep.most)]
    kept = {
        *newest_first[:1],
        *_last_of_each(young, lambda it: it.date(), keep.daily),
        *_last_of_each(young, lambda it: it.isocalendar()[:2], keep.weekly),
        *_last_of_each(young, lambda it: (it.year, it.month), keep.monthly),
    }
    return [moment for moment in reversed(past) if moment not in kept]


def _last_of_each(
    newest_first: Collection[datetime], span: Callable[[datetime], Hashable], count: int
) -> list[datetime]:
    """The newest of each of the last so many spans that have any."""
    found: dict[Hashable, datetime] = {}
    for moment in newest_first:
        found.setdefault(span(moment), moment)
    return list(found.values())[:count]
