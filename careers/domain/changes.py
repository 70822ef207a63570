"""What differs between two catalogues, thing by thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.things import Thing

What = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Change:
    """One thing that was added, removed or changed; `fields` names what changed in it."""

    what: What
    kind: str
    code: str
    name: str
    fields: tuple[str, ...] = ()


def changes(old: Catalogue, new: Catalogue) -> list[Change]:
    """What turns the old catalogue into the new one, in the order of kinds and codes."""
    found = []
    if fields := _differing(old.site, new.site):
        found.append(Change("changed", "site", "", new.site.name, fields))
    for kind in KINDS:
        before = {thing.code: thing for thing in getattr(old, kind.plural)}
        after = {thing.code: thing for thing in getattr(new, kind.plural)}
        found += _changes(kind.name, before, after)
    return found


def _changes(kind: str, before: dict[str, Thing], after: dict[str, Thing]) -> Iterator[Change]:
    for code in sorted(before.keys() | after.keys()):
        if code not in before:
            yield Change("added", kind, code, name_of(after[code]))
        elif code not in after:
            yield Change("removed", kind, code, name_of(before[code]))
        elif fields := _differing(before[code], after[code]):
            yield Change("changed", kind, code, name_of(after[code]), fields)


def name_of(thing: Thing) -> str:
    """What people call a thing: its title, its name, its first words, or its code."""
    for field in ("title", "name", "anchor", "text"):
        if name := getattr(thing, field, ""):
            return str(name)
    return thing.code


def _differing(one: msgspec.Struct, other: msgspec.Struct) -> tuple[str, ...]:
    if one == other:  # nearly all, and those held once are not even looked into
        return ()
    return tuple(
        field for field in one.__struct_fields__ if getattr(one, field) != getattr(other, field)
    )
