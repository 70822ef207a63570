"""Two people's changes to one thing, brought together field by field and row by row.

What only one of them changed is taken over; what both changed differently has to be chosen. Nothing is
compared but what is said, so it does not matter where the two values come from.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal, get_type_hints

import msgspec

from careers.domain.faults import explain
from careers.domain.said import Key, Said, keyed, naming, ordered, placed, rows, unordered

Which = Literal["mine", "theirs", "both", "own", "base"]
"""What can be chosen of a place: one side, the two brought together, another text, or what was there."""

ORDER = "#"
"""Stands for the order of rows, in the place of a field of theirs."""

LOOSE = ("formerly", "synonyms", "also_called", "without")
"""Lists in which each line stands for itself: two people's lines go together."""


class Undecided(Exception):
    """Places that both changed and for which nothing was chosen: `names` are theirs."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


@dataclass(frozen=True)
class Chosen:
    """What was chosen of a place; `own` is the other value, for that."""

    which: Which
    own: Any = None


@dataclass(frozen=True)
class Spot:
    """A place where the two differ: a field, a row (`row` is what it is known by), a field of a row, or
    the rows' order. A value is None where there is no such row; `base` is, where nobody knows.

    `proposed` is what is taken if nothing is chosen; empty where both changed it. `both` is the two
    brought together, where that can be done.
    """

    field: str
    row: Key
    inner: str
    base: Any
    theirs: Any
    mine: Any
    proposed: Which | Literal[""]
    both: Any = None

    @property
    def name(self) -> str:
        """What tells it from the other places of the thing."""
        return "/".join(map(str, filter(None, (self.field, "·".join(self.row), self.inner))))

    def value(self, chosen: Chosen) -> Any:
        """What is said here, chosen so."""
        return chosen.own if chosen.which == "own" else getattr(self, chosen.which)


Take = Callable[[Spot], Any]


@dataclass(frozen=True)
class Merge:
    """Two versions of a thing and the one both began from; None where that is not known."""

    type: type[msgspec.Struct]
    base: Said | None
    theirs: Said
    mine: Said
    spots: tuple[Spot, ...] = field(default=())

    @property
    def conflicts(self) -> tuple[Spot, ...]:
        """The places where one side has to be chosen."""
        return tuple(spot for spot in self.spots if not spot.proposed)

    def resolved(self, choices: Mapping[str, Chosen] | None = None) -> dict[str, Any]:
        """The two in one. `choices` are by the names of spots; the others are taken as proposed.

        Raises `Undecided`.
        """
        given = choices or {}
        if left := tuple(it.name for it in self.conflicts if it.name not in given):
            raise Undecided(left)

        def take(spot: Spot) -> Any:
            chosen = given.get(spot.name)
            return spot.value(chosen or Chosen(spot.proposed or "mine"))

        return _joined(self, take)


def merge(type_: type[msgspec.Struct], base: Said | None, theirs: Said, mine: Said) -> Merge:
    """Bring two versions of a thing of this type together. Its code stays theirs: another verb changes
    it."""
    found: list[Spot] = []

    def note(spot: Spot) -> Any:
        found.append(spot)
        return spot.theirs

    whole = Merge(type_, base, theirs, mine)
    _joined(whole, note)
    return Merge(type_, base, theirs, mine, tuple(found))


def faults(type_: type[msgspec.Struct], value: Said) -> dict[str, str]:
    """What is wrong with each field, by its path (``skills[3].level``); empty for what a catalogue may
    hold. Of one field's faults the first."""
    hints = get_type_hints(type_, include_extras=True)
    found = {}
    for name in type_.__struct_fields__:
        try:
            msgspec.convert(value[name], hints[name])
        except msgspec.ValidationError as error:
            path, message = explain(error)
            found[name + path] = message
    return found


# Field by field ------------------------------------------------------------------------------


def _joined(whole: Merge, take: Take) -> dict[str, Any]:
    """The result, where `take` says what is taken of each place where the two differ."""
    held = rows(whole.type)
    found = {}
    for name in whole.type.__struct_fields__:
        sides = (whole.base[name] if whole.base else None, whole.theirs[name], whole.mine[name])
        if name == "code":
            found[name] = whole.theirs[name]
        elif name in held:
            found[name] = _rows(name, held[name], sides, take)
        elif sides[1] == sides[2]:
            found[name] = sides[2]
        else:
            found[name] = take(_spot(whole.type, name, sides))
    return ordered(whole.type, found)


Sides = tuple[Any, Any, Any]
"""The base (None: not known), theirs and mine."""


def _proposed(sides: Sides) -> Literal["mine", "theirs", ""]:
    base, theirs, mine = sides
    if mine == base:
        return "theirs"
    return "mine" if theirs == base else ""


def _spot(type_: type[msgspec.Struct], name: str, sides: Sides) -> Spot:
    """A field of the thing that the two say differently."""
    proposed: Which | Literal[""] = _proposed(sides)
    both = None
    if not proposed and None not in sides:
        if name in unordered(type_) or name in LOOSE:
            proposed, both = "both", _together(*sides)
        else:
            both = woven(*sides)
    return Spot(name, (), "", *sides, proposed, both)


def _together(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> list[str]:
    """The lines of both sides without those that either took out."""
    out = {line for line in base if line not in theirs or line not in mine}
    return list(dict.fromkeys(line for line in (*theirs, *mine) if line not in out))


PARAGRAPHS = "\n\n"


def woven(base: Any, theirs: Any, mine: Any) -> Any:
    """Both sides' changes to a list of lines or a text of paragraphs; None where they touch."""
    if isinstance(base, str):
        parts = (text.split(PARAGRAPHS) for text in (base, theirs, mine))
        found = _woven(*parts) if PARAGRAPHS in base else None
        return PARAGRAPHS.join(found) if found else None
    return _woven(base, theirs, mine) if isinstance(base, list) else None


def _woven(base: list[str], theirs: list[str], mine: list[str]) -> list[str] | None:
    changes = sorted(
        (start, end, side[new:new_end])
        for side in (theirs, mine)
        for what, start, end, new, new_end in SequenceMatcher(
            None, base, side, autojunk=False
        ).get_opcodes()
        if what != "equal"
    )
    found, at = [], 0
    for number, (start, end, put) in enumerate(changes):
        if number and start <= changes[number - 1][1]:
            return None
        found += [*base[at:start], *put]
        at = end
    return [*found, *base[at:]]


# Row by row ----------------------------------------------------------------------------------

Rows = dict[Key, Said]


def _rows(name: str, type_: type[msgspec.Struct], sides: Sides, take: Take) -> list[dict[str, Any]]:
    base = keyed(type_, sides[0] or ())
    known = sides[0] is not None
    theirs, mine = (_alike(type_, base, keyed(type_, side)) for side in sides[1:])
    found: dict[Key, dict[str, Any]] = {}
    for key in dict.fromkeys((*base, *theirs, *mine)):
        values = (base.get(key), theirs.get(key), mine.get(key))
        row = _row(name, key, values, take, known=known)
        if row is not None:
            found[key] = row
    if not placed(type_):
        return list(found.values())
    return [found[key] for key in _order(name, (base, theirs, mine), take) if key in found]


def _row(name: str, key: Key, sides: Sides, take: Take, *, known: bool) -> dict[str, Any] | None:
    """One row of the result; None for none."""
    base, theirs, mine = sides
    if theirs == mine:
        return None if mine is None else dict(mine)
    if theirs is None or mine is None:
        proposed = _proposed(sides) if known else ""
        took: dict[str, Any] | None = take(Spot(name, key, "", *sides, proposed))
        return took
    found = {}
    for inner in mine:
        values = (base[inner] if base else None, theirs[inner], mine[inner])
        spot = Spot(name, key, inner, *values, _proposed(values), None)
        found[inner] = mine[inner] if values[1] == values[2] else take(spot)
    return found


def _alike(type_: Any, base: Rows, side: Rows) -> Rows:
    """A side's rows under the keys they have in the base: one that was only named anew is the same."""
    if not placed(type_):
        return side
    names = naming(type_)

    def rest(row: Said) -> dict[str, Any]:
        return {name: value for name, value in row.items() if name not in names}

    lost = [key for key in base if key not in side]
    found: Rows = {}
    for key, row in side.items():
        was = None
        if key not in base:
            was = next((it for it in lost if rest(base[it]) == rest(row)), None)
        if was:
            lost.remove(was)
        found[was or key] = row
    return found


def _order(name: str, sides: tuple[Rows, Rows, Rows], take: Take) -> list[Key]:
    """The keys of all rows in the order of the result: that of the side which moved some, with the
    other's new ones after those that they follow there."""
    base, theirs, mine = sides
    common = [key for key in theirs if key in mine]
    was, one, other = ([key for key in side if key in common] for side in (base, theirs, mine))
    first: tuple[Rows, Rows] = (mine, theirs)
    if one != other:
        values = _listed(was), _listed(one), _listed(other)
        took = take(Spot(name, (), ORDER, *values, _proposed(values)))
        first = (theirs, mine) if took == values[1] else (mine, theirs)
    return _inserted(list(first[0]), list(first[1]))


def _listed(keys: list[Key]) -> list[list[str]]:
    return [list(key) for key in keys]


def _inserted(order: list[Key], others: list[Key]) -> list[Key]:
    for place, key in enumerate(others):
        if key not in order:
            before = others[place - 1] if place else None
            order.insert(order.index(before) + 1 if before is not None else 0, key)
    return order
