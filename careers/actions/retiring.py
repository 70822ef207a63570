"""Taking a thing out of the draft, with all that names it, for what takes its place."""

import hashlib
from typing import Any

import msgspec
from django.contrib.auth.models import User

from careers.actions.saving import remove_thing, save_thing
from careers.actions.writing import writing
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.retiring import Group, Retiring, retire
from careers.queries.draft import draft


class Elsewise(Exception):
    """Something else would become of what names the thing than was looked at; nothing was changed."""


class Unlike(Exception):
    """The rows would not say what the catalogue without the thing says; nothing was changed."""


def retire_thing(
    kind: str, code: str, replacement: str, moving: frozenset[Group], by: User | None, seen: str
) -> Retiring:
    """Take a thing out of the draft and lead what names it to the replacement, if there is one, in one
    transaction; each thing that changes has its line in the log. `seen` is the `outlook` of what was
    looked at before.

    Raises `Elsewise`, `careers.actions.saving.Needed` where a row that no catalogue may hold names it,
    `careers.actions.saving.Unfit`, and what `careers.domain.retiring.retire` raises.
    """
    with writing():
        before = draft().catalogue
        found = retire(before, kind, code, replacement, moving)
        if outlook(found) != seen:
            raise Elsewise
        gone = _gone(before, found.catalogue)
        _write(before, found.catalogue, by)
        for name, thing in gone:
            remove_thing(name, thing.code, by, thing)
        if draft().catalogue != found.catalogue:
            raise Unlike
    return found


def outlook(found: Retiring) -> str:
    """A name for all that would become of the draft's things, for the form that asks whether it may."""
    told = [
        sorted((*gone, now) for gone, now in found.ends.items()),
        [(fate.kind, fate.thing.code, fate.what) for fate in found.fates],
    ]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def _write(before: Catalogue, after: Catalogue, by: User | None) -> None:
    """Write what is new or changed, each thing after those of the kinds it names."""
    for kind in KINDS:
        for thing in getattr(after, kind.plural):
            seen = before.get(kind.name, thing.code)
            if seen != thing:
                save_thing(kind.name, thing, by, seen)


def _gone(before: Catalogue, after: Catalogue) -> list[tuple[str, Any]]:
    """What is in one catalogue and not in the other: what names others before those."""
    return [
        (kind.name, thing)
        for kind in reversed(KINDS)
        for thing in getattr(before, kind.plural)
        if after.get(kind.name, thing.code) is None
    ]
