"""The order of a kind's things, as people put it: one after the other, and no numbers.

Things are ordered inside groups (roles by rung, skills by family), as pages list them. The numbers
behind the order stay those of the group as far as they can, so nothing else changes its place.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import BY_NAME, KINDS
from careers.domain.things import Thing

ORDERED = tuple(kind.name for kind in KINDS if "order" in kind.type.__struct_fields__)
"""The kinds whose things have an order."""

GROUPED = {"role": "level", "skill": "family", "training": "stage", "item": "part"}
"""By kind: the field that tells the groups things are ordered in; of any other kind all are one."""

LARGEST = 32_767
"""The largest number that says a place."""


@dataclass(frozen=True)
class Group:
    """Things ordered among themselves, and the value of the field they share; empty for a whole kind."""

    key: str
    things: tuple[Thing, ...]


def groups(catalogue: Catalogue, kind: str) -> tuple[Group, ...]:
    """A kind's things in their groups, each in order. Raises `KeyError` for a kind without one."""
    if kind not in ORDERED:
        raise KeyError(kind)
    ranks = {level.code: level.rank for level in catalogue.levels}

    def key(thing: Any) -> Any:
        shared = getattr(thing, GROUPED[kind]) if kind in GROUPED else ""
        # The roles beyond the centre have rank 0 and stand at the end of every list.
        return ((ranks.get(shared) or max(ranks.values()) + 1) if kind == "role" else 0, shared)

    things = sorted(catalogue.listed(BY_NAME[kind].plural), key=key)
    return tuple(Group(shared[1], tuple(found)) for shared, found in groupby(things, key))


def arranged(group: Group, codes: Sequence[str]) -> tuple[Thing, ...]:
    """A group's things, of which those that these codes name share out the places they have in the order
    of the codes. What is not named stays where it is, and a code the group does not hold is passed over."""
    held = {thing.code: thing for thing in group.things}
    wanted = iter([held[code] for code in dict.fromkeys(codes) if code in held])
    named = set(codes)
    return tuple(next(wanted) if it.code in named else it for it in group.things)


def moved(codes: Sequence[str], code: str, places: int) -> list[str]:
    """The codes with one of them so many places further on, or back for a negative number; at the ends
    it stays. Raises `ValueError` for a code that is not among them."""
    at = codes.index(code)
    rest = [it for it in codes if it != code]
    rest.insert(max(0, at + places), code)
    return rest


def numbers(things: Sequence[Any]) -> dict[str, int]:
    """By code: the number that puts each in its place. They are the numbers these things have now, in
    order; where two are equal the later one counts up, or all count from 1 where that is too far."""
    found: list[int] = []
    for number in sorted(thing.order for thing in things):
        found.append(max(number, found[-1] + 1) if found else number)
    if found and found[-1] > LARGEST:
        found = list(range(1, len(things) + 1))
    return {thing.code: number for thing, number in zip(things, found, strict=True)}


def outlook(found: Sequence[Group]) -> str:
    """A name for an order as somebody looked at it."""
    told = "\n".join(f"{group.key} " + " ".join(it.code for it in group.things) for group in found)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
