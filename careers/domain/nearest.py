"""The things whose names come nearest to some words, for somebody who followed a broken link."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

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
_ROUNDED = 1e-9
_Numbers = NDArray[np.int32]


def nearest(
    catalogue: Catalogue, words: str, limit: int = 5, close: float = CLOSE_FROM
) -> list[Any]:
    """The things most like `words` by code or name, best first; none if nothing is as `close`."""
    asked = _plain(words)[:LONGEST]
    names, by_pair = _index(catalogue)
    best: dict[tuple[str, str], tuple[float, Any]] = {}
    for at in _sharing([by_pair[pair] for pair in _pairs(asked) if pair in by_pair]):
        name, kind, thing = names[at]
        # A ratio is of letters both have in the same order, so it is no more than the most of those.
        if Indel.normalized_similarity(asked, name) < close - _ROUNDED:
            continue
        ratio = SequenceMatcher(None, asked, name).ratio()
        if ratio >= close and ratio > best.get((kind, thing.code), (0.0, None))[0]:
            best[kind, thing.code] = ratio, thing
    found = sorted(best.items(), key=lambda entry: (-entry[1][0], entry[0]))
    return [thing for _, (_ratio, thing) in found[:limit]]


def _sharing(having: list[_Numbers]) -> list[int]:
    """The numbers that most of these lists hold, the first in order of those that as many do."""
    if not having:
        return []
    shared = np.bincount(np.concatenate(having))
    least = np.sort(shared)[-LOOKED_AT:][0]
    found = np.flatnonzero(shared >= max(least, 1))
    most: list[int] = found[np.argsort(-shared[found], kind="stable")][:LOOKED_AT].tolist()
    return most


@once
def _index(
    catalogue: Catalogue,
) -> tuple[list[tuple[str, str, Any]], dict[str, _Numbers]]:
    """Every name with its thing, and the names' numbers by the letter pairs they hold."""
    names = list(_names(catalogue))
    by_pair: dict[str, list[int]] = defaultdict(list)
    for number, (name, _kind, _thing) in enumerate(names):
        for pair in _pairs(name):
            by_pair[pair].append(number)
    return names, {pair: np.array(numbers, np.int32) for pair, numbers in by_pair.items()}


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
