"""A list too long for one page, a portion at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

_Head = TypeVar("_Head")
_Item = TypeVar("_Item")

LONG = 100
"""As many things as are listed at once."""


@dataclass(frozen=True)
class Portion:
    """Part of a long list of `of` things: from and to which of them (as a slice), and where the parts
    beside it are; empty where there are none."""

    number: int
    first: int
    last: int
    of: int
    before: str
    after: str

    @property
    def whole(self) -> bool:
        """Whether this is all there is."""
        return not (self.before or self.after)


def portion(page: str, of: int, address: Callable[[int], str], size: int = LONG) -> Portion:
    """The portion that `page` asks for by its number; the first for any there is not. `address` says
    where the portion of a number is."""
    last = max(1, -(-of // size))
    number = int(page) if page.isdecimal() and len(page) < 6 and 0 < int(page) <= last else 1
    return Portion(
        number,
        (number - 1) * size,
        min(number * size, of),
        of,
        address(number - 1) if number > 1 else "",
        address(number + 1) if number < last else "",
    )


def paged(path: str, anchor: str = "") -> Callable[[int], str]:
    """The addresses of a page's portions, each at the place where its list begins."""
    return lambda number: f"{path}?page={number}{anchor}" if number > 1 else f"{path}{anchor}"


def cut(
    groups: Iterable[tuple[_Head, Sequence[_Item]]], portion: Portion
) -> list[tuple[_Head, list[_Item]]]:
    """Of groups of things those, and of each that, which a portion of all of them together holds."""
    heads, held = zip(*groups, strict=True) if (groups := list(groups)) else ((), ())
    placed = [(place, item) for place, items in enumerate(held) for item in items]
    found = groupby(placed[portion.first : portion.last], key=itemgetter(0))
    return [(heads[place], [item for _place, item in pairs]) for place, pairs in found]
