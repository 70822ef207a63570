"""Putting the draft's things in order."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from msgspec.structs import replace

from careers.actions.saving import save_thing
from careers.actions.writing import writing
from careers.domain.reordering import arranged, groups, numbers, outlook
from careers.queries.draft import draft


class Otherwise(Exception):
    """The order is no longer the one that was looked at; nothing was changed."""


def reorder(kind: str, codes: Sequence[str], by: User | None, seen: str) -> int:
    """Put a kind's things in the order of these codes, each inside its group, in one transaction; each
    that gets another number has its line in the log. `seen` is the `outlook` of the order that was
    looked at. Answers how many changed. Raises `Otherwise`, and `KeyError` for a kind without an order.
    """
    with writing():
        found = groups(draft().catalogue, kind)
        if outlook(found) != seen:
            raise Otherwise
        changed = 0
        for group in found:
            now: list[Any] = list(arranged(group, codes))
            if now == list(group.things):
                continue
            placed = numbers(now)
            for thing in now:
                if thing.order != placed[thing.code]:
                    save_thing(kind, replace(thing, order=placed[thing.code]), by, thing)
                    changed += 1
    return changed
