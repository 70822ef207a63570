"""The things whose names come nearest to some words, for somebody who followed a broken link."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from careers.domain.catalogue import Catalogue
from careers.domain.once import once

KINDS = {
    "roles": ("title", "also_called"),
    "skills": ("name", "also_called"),
    "challenges": ("name",),
    "guides": ("title",),
    "steps": (),
    "training": ("name",),
}
"""The kinds that have an address, by plural, and the fields they are also known by."""

CLOSE_FROM = 0.6
"""How alike two names must be, by `difflib`'s ratio: its own idea of a close match."""
LOOKED_AT = 60
"""Names compared in full: those that share the most letter pairs with what was asked for."""
LONGEST = 80
"""Characters that are looked at: no code is longer."""


def nearest(
    catalogue: Catalogue, words: str, limit: int = 5, close: float = CLOSE_FROM
) -> list[Any]:
    """The things most like `words` by code or name, best first; none if nothing is as `close`."""
    asked = _plain(words)[:LONGEST]
    names, by_pair = _index(catalogue)
    shared: Counter[int] = Counter()
    for pair in _pairs(asked):
        shared.update(by_pair.get(pair, ()))
    best: dict[tuple[str, str], tuple[float, Any]] = {}
    for at, _count in shared.most_common(LOOKED_AT):
        name, kind, thing = names[at]
        ratio = SequenceMatcher(None, asked, name).ratio()
        if ratio >= close and ratio > best.get((kind, thing.code), (0.0, None))[0]:
            best[kind, thing.code] = ratio, thing
    found = sorted(best.items(), key=lambda entry: (-entry[1][0], entry[0]))
    return [thing for _, (_ratio, thing) in found[:limit]]


@once
def _index(
    catalogue: Catalogue,
) -> tuple[list[tuple[str, str, Any]], dict[str, list[int]]]:
    """Every name with its thing, and the names' numbers by the letter pairs they hold."""
    names = list(_names(catalogue))
    by_pair: dict[str, list[int]] = defaultdict(list)
    for number, (name, _kind, _thing) in enumerate(names):
        for pair in _pairs(name):
            by_pair[pair].append(number)
    return names, dict(by_pair)


def _names(catalogue: Catalogue) -> Iterator[tuple[str, str, Any]]:
    for plural, fields in KINDS.items():
        for thing in getattr(catalogue, plural):
            known = {_plain(thing.code)}
            for field in fields:
                value = getattr(thing, field)
                known.update(map(_plain, (value,) if isinstance(value, str) else value))
            for name in sorted(known):
                yield name, plural, thing


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").replace("_", " ").split())


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}
