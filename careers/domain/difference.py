"""What changed inside one thing: field by field, row by row, word by word."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

import msgspec

from careers.domain import things
from careers.domain.references import LINKS

Say = Callable[[type[msgspec.Struct], str, Any], str]
"""The value of a type's field, in words for the reader."""

NEAR = 5
"""Words of an unchanged stretch that are kept on either side of a change."""

ALIKE = 0.3
"""Below this share of common words a text was written anew: it is shown whole, before and after."""

FEW = 4
"""So few words are shown whole in any case: a name, a level, a choice."""


@dataclass(frozen=True)
class Run:
    """A stretch of words that stayed, went out or came in."""

    kind: Literal["same", "out", "in"]
    text: str


@dataclass(frozen=True)
class Edit:
    """One place that changed. `part` names the row it is in, as in "Coaching", and `inner` the field
    of that row; both are empty for a field of the thing itself."""

    field: str
    part: str
    inner: str
    runs: tuple[Run, ...]


def edits(
    old: msgspec.Struct, new: msgspec.Struct, fields: Sequence[str], say: Say
) -> Iterator[Edit]:
    """What turns the old thing's fields into the new one's, in the order of the fields."""
    for field in fields:
        one, other = getattr(old, field), getattr(new, field)
        sample = (*one, *other)[0] if isinstance(one, tuple) and (one or other) else None
        if isinstance(sample, msgspec.Struct):
            yield from _rows(field, one, other, say)
        elif isinstance(one, tuple):
            sides = [[say(type(old), field, value) for value in side] for side in (one, other)]
            for runs in lines(*sides):
                yield Edit(field, "", "", runs)
        else:
            runs = words(say(type(old), field, one), say(type(new), field, other))
            yield Edit(field, "", "", runs)


def nothing(new: msgspec.Struct) -> msgspec.Struct:
    """A thing that says nothing yet, to hold one against that is new: what it says came in, all of it."""
    empty = {
        name: () if isinstance(getattr(new, name), tuple) else "" for name in new.__struct_fields__
    }
    return msgspec.structs.replace(new, **empty)


def _rows(field: str, old: Any, new: Any, say: Say) -> Iterator[Edit]:
    """Rows that hang on a thing are the same row if they name the same."""
    before, after = ({_key(row): row for row in side} for side in (old, new))
    for key in (*before, *(key for key in after if key not in before)):
        one, other = before.get(key), after.get(key)
        row: Any = other or one
        part = say(type(row), _naming(row), getattr(row, _naming(row)))
        if one is None or other is None:
            kind: Literal["in", "out"] = "in" if one is None else "out"
            yield Edit(field, part, "", (Run(kind, _summed_up(row, say)),))
            continue
        for name in row.__struct_fields__:
            values = getattr(one, name), getattr(other, name)
            if values[0] != values[1]:
                said = (say(type(row), name, value) for value in values)
                yield Edit(field, part, name, words(*said))


def _naming(row: Any) -> str:
    """The field a row is known by."""
    for links in LINKS[things.Role].values():
        if hasattr(row, links[0]):
            return links[0]
    return next(name for name in ("heading", "label", "title") if hasattr(row, name))


def _key(row: Any) -> tuple[Any, ...]:
    if isinstance(row, things.OccupationCode):
        return row.scheme, row.code
    return (getattr(row, _naming(row)),)


def _summed_up(row: Any, say: Say) -> str:
    """All that a row says besides what it is known by."""
    said = (
        say(type(row), name, getattr(row, name))
        for name in row.__struct_fields__
        if name != _naming(row) and getattr(row, name) != ""
    )
    return " · ".join(said)


def lines(old: list[str], new: list[str], *, near: int = NEAR) -> Iterator[tuple[Run, ...]]:
    """One entry for each line that changed, went or came; those that stayed are left out."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            continue
        for offset in range(max(i_end - i, j_end - j)):
            one = old[i + offset] if i + offset < i_end else ""
            other = new[j + offset] if j + offset < j_end else ""
            yield words(one, other, near=near)


def words(old: str, new: str, *, near: int = NEAR) -> tuple[Run, ...]:
    """What turns one text into the other, in runs of words; of long stretches that stayed, `near` words
    are kept on either side of a change."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if max(len(before), len(after)) <= FEW or matcher.ratio() < ALIKE:
        whole = (Run("out", " ".join(before)), Run("in", " ".join(after)))
        return tuple(run for run in whole if run.text)
    found = []
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            found.append(Run("same", _cut(before[i:i_end], near, i == 0, i_end == len(before))))
            continue
        sides = (Run("out", " ".join(before[i:i_end])), Run("in", " ".join(after[j:j_end])))
        found += [run for run in sides if run.text]
    return tuple(found)


def _cut(kept: list[str], near: int, first: bool, last: bool) -> str:
    """An unchanged stretch, shortened where it is long: its end before a change, its beginning
    after one."""
    head = [] if first else kept[:near]
    tail = [] if last else kept[-near:]
    if len(kept) <= len(head) + len(tail) + 1:
        return " ".join(kept)
    return " ".join((*head, "…", *tail))
