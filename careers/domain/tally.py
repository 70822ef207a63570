"""How much a change of the catalogue is, counted by kind, and the marks that draw the count.

An edition keeps its tally, so a page of many editions need not read their documents.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, changes
from careers.domain.kinds import KINDS
from careers.domain.renaming import aligned


class Count(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """So many things of one kind that were added, changed and removed."""

    kind: str
    added: int = 0
    changed: int = 0
    removed: int = 0


Tally = tuple[Count, ...]
"""In the order of kinds, the site first; kinds of which nothing changed are left out."""


def tallied(before: Catalogue | None, after: Catalogue) -> Tally:
    """What turns the one catalogue into the other, counted. Where there is none before, everything
    is added."""
    return tally(changes(aligned(before, after), after)) if before else holdings(after)


def tally(found: Iterable[Change]) -> Tally:
    """Changes, counted."""
    counted: dict[str, Counter[str]] = {}
    for change in found:
        counted.setdefault(change.kind, Counter())[change.what] += 1
    return tuple(Count(kind, **number) for kind, number in counted.items())


def holdings(catalogue: Catalogue) -> Tally:
    """All that a catalogue holds, counted as added; the site itself is not counted."""
    numbers = ((kind.name, len(getattr(catalogue, kind.plural))) for kind in KINDS)
    return tuple(Count(name, added=number) for name, number in numbers if number)


# The drawing ------------------------------------------------------------------------------------

WIDTH, HEIGHT = 240, 18
"""A rung's drawing, in its own units."""

WIDEST, NARROWEST = 14.0, 6.0
"""For one thing: at most so wide; as long as it is not narrower it has a mark of its own."""

LEAST = 7.0
"""However many things another edition changed, a mark is no narrower."""

_ROOM = WIDTH - 3 * LEAST


@dataclass(frozen=True)
class Amount:
    """So many things that were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def whole(self) -> int:
        return self.added + self.changed + self.removed


def amount(tally: Tally) -> Amount:
    """A tally's kinds taken together."""
    return Amount(
        sum(kind.added for kind in tally),
        sum(kind.changed for kind in tally),
        sum(kind.removed for kind in tally),
    )


def scale(amounts: Iterable[Amount]) -> float:
    """How wide one thing is drawn, so that each of these amounts fits on its rung."""
    most = max((amount.whole for amount in amounts), default=0)
    return min(WIDEST, _ROOM / most) if most else WIDEST


@dataclass(frozen=True)
class Strip:
    """A rung's marks as the `d` of SVG paths, from the left: solid boxes for what was added, boxes
    solid in their lower half for what changed, crossed ones for what was removed."""

    solid: str
    halved: str
    crossed: str


def strip(amount: Amount, scale: float) -> Strip:
    """The marks of an amount: a box for each thing, or one as long as there are things where they
    would be too narrow to tell apart."""
    x = 1.0
    boxes: list[list[tuple[float, float]]] = []
    for number in (amount.added, amount.changed, amount.removed):
        boxes.append([])
        parts, width = (number, scale) if scale >= NARROWEST else (1, max(LEAST, number * scale))
        for _ in range(parts if number else 0):
            boxes[-1].append((round(x, 1), round(width - min(4.0, width / 4), 1)))
            x += width
    added, changed, removed = boxes
    solid = [f"M{x:g} 1h{w:g}v16h-{w:g}z" for x, w in added]
    solid += [f"M{x:g} 9h{w:g}v8h-{w:g}z" for x, w in changed]
    return Strip(
        "".join(solid),
        "".join(f"M{x:g} 1.5h{w:g}v15h-{w:g}z" for x, w in changed),
        "".join(f"M{x:g} 1.5h{w:g}v15h-{w:g}zl{w:g} 15m0-15l-{w:g} 15" for x, w in removed),
    )


FOUNDATION = Strip(f"M1 1h{WIDTH - 2}v16h-{WIDTH - 2}z", "", "")
"""The first edition's: all of it is new, so it is drawn as one block and not to scale."""

KEY = (
    strip(Amount(added=1), WIDEST),
    strip(Amount(changed=1), WIDEST),
    strip(Amount(removed=1), WIDEST),
)
"""One mark of each sort, to explain them by."""
