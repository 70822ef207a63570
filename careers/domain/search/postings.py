"""An inverted index in memory: by word, in what it stands and how much that counts.

Everything is whole arrays, so a word that stands in ten thousand things costs little more than one that
stands in ten.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from careers.domain.search.compact import small
from careers.domain.search.told import Part

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]
SATURATED = 1.2
"""How soon it stops to matter that a word is said again, as in BM25."""
LENGTH = 0.75
"""How much its length is held against a text, as in BM25."""
_NONE = np.empty(0, np.int64)


class Postings:
    """Words by what they stand in. What they stand in has numbers, from 0 on.

    `numbers` are those of the words. Each field is the words that stand in it, some things at a time,
    what a word counts there at most, and whether it counts for less in a long text that seldom says it.
    A word in several fields counts for the best.
    """

    def __init__(
        self,
        size: int,
        numbers: Mapping[str, int],
        *fields: tuple[Iterable[Part], float, bool],
    ) -> None:
        found = [_field(parts, size, most, about=about) for parts, most, about in fields]
        keys = np.concatenate([keys for keys, _weights in found])
        weights = np.concatenate([weights for _keys, weights in found])
        del found
        order = np.lexsort((-weights, keys))
        keys = keys[order]
        first = np.ones(len(keys), bool)
        first[1:] = keys[1:] != keys[:-1]
        self._weights = weights[order[first]]
        words, held = np.divmod(keys[first], max(size, 1))
        self._held = small(held)
        self._bounds = small(np.searchsorted(words, np.arange(len(numbers) + 1)))
        self._numbers = numbers

    def __contains__(self, form: str) -> bool:
        return bool(self.count(form))

    def forms(self) -> list[str]:
        return [form for form in self._numbers if form in self]

    def count(self, form: str) -> int:
        """In how many a word stands."""
        here = self._here(form)
        return int(here.stop - here.start)

    def of(self, form: str) -> tuple[Numbers, Weights]:
        """In what a word stands, in order, and how much that counts."""
        here = self._here(form)
        return self._held[here].astype(np.int64), self._weights[here].astype(np.float64)

    def _here(self, form: str) -> slice:
        number = self._numbers.get(form)
        if number is None:
            return slice(0, 0)
        return slice(*self._bounds[number : number + 2].tolist())

    def of_all(self, forms: Sequence[str]) -> tuple[Numbers, Weights]:
        """In what all of the words stand, and what the one counts that counts least there."""
        held, weights = self.of(forms[0])
        for form in forms[1:]:
            more, others = self.of(form)
            held, mine, theirs = np.intersect1d(held, more, assume_unique=True, return_indices=True)
            weights = np.minimum(weights[mine], others[theirs])
        return held, weights


def _field(
    parts: Iterable[Part], size: int, most: float, *, about: bool
) -> tuple[Numbers, NDArray[np.float32]]:
    """Each word of each thing as one number, and what it counts there."""
    found, counts, sizes = [], [], np.zeros(size, np.int64)
    for forms, owners in parts:
        keys, often = np.unique(forms.astype(np.int64) * size + owners, return_counts=True)
        found.append(keys)
        counts.append(often)
        sizes += np.bincount(owners, minlength=size)
    keys = np.concatenate([_NONE, *found])
    if not about:
        return keys, np.full(len(keys), most, np.float32)
    often = np.concatenate([_NONE, *counts])
    lengths = sizes / max(float(np.mean(sizes)), 1.0) if size else sizes
    slow = SATURATED * (1 - LENGTH + LENGTH * lengths)
    return keys, (most * often / (often + slow[keys % max(size, 1)])).astype(np.float32)
