"""An inverted index in memory: by word, in what it stands and how much that counts.

Everything is whole arrays, so a word that stands in ten thousand things costs little more than one that
stands in ten.
"""

from collections import defaultdict
from collections.abc import Iterable, KeysView, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]
SATURATED = 1.2
"""How soon it stops to matter that a word is said again, as in BM25."""
LENGTH = 0.75
"""How much its length is held against a text, as in BM25."""
_NOWHERE = (np.empty(0, np.int64), np.empty(0, np.float64))


class Postings:
    """Words by what they stand in. What they stand in has numbers, from 0 on.

    Each field is a text's forms by that number, what a word counts there at most, and whether it
    counts for less in a long text that seldom says it. A word in several fields counts for the best.
    """

    def __init__(self, size: int, *fields: tuple[Iterable[Sequence[str]], float, bool]) -> None:
        numbers: dict[str, int] = defaultdict(count().__next__)
        found = [_field(texts, most, numbers, size, about=about) for texts, most, about in fields]
        keys = np.concatenate([keys for keys, _weights in found])
        weights = np.concatenate([weights for _keys, weights in found])
        order = np.lexsort((-weights, keys))
        keys, weights = keys[order], weights[order]
        first = np.ones(len(keys), bool)
        first[1:] = keys[1:] != keys[:-1]
        words, self._held = np.divmod(keys[first], max(size, 1))
        self._weights = weights[first].astype(np.float32)
        self._held = self._held.astype(np.int32)
        self._bounds = np.searchsorted(words, np.arange(len(numbers) + 1))
        self._numbers = dict(numbers)

    def __contains__(self, form: str) -> bool:
        return form in self._numbers

    def forms(self) -> KeysView[str]:
        return self._numbers.keys()

    def count(self, form: str) -> int:
        """In how many a word stands."""
        number = self._numbers.get(form)
        return 0 if number is None else int(self._bounds[number + 1] - self._bounds[number])

    def of(self, form: str) -> tuple[Numbers, Weights]:
        """In what a word stands, in order, and how much that counts."""
        number = self._numbers.get(form)
        if number is None:
            return _NOWHERE
        here = slice(self._bounds[number], self._bounds[number + 1])
        return self._held[here].astype(np.int64), self._weights[here].astype(np.float64)

    def of_all(self, forms: Sequence[str]) -> tuple[Numbers, Weights]:
        """In what all of the words stand, and what the one counts that counts least there."""
        held, weights = self.of(forms[0])
        for form in forms[1:]:
            more, others = self.of(form)
            held, mine, theirs = np.intersect1d(held, more, assume_unique=True, return_indices=True)
            weights = np.minimum(weights[mine], others[theirs])
        return held, weights


def _field(
    texts: Iterable[Sequence[str]], most: float, numbers: dict[str, int], size: int, *, about: bool
) -> tuple[Numbers, Weights]:
    """Each word of each text as one number, and what it counts there."""
    found, sizes = [], []
    for forms in texts:
        found.append(np.fromiter(map(numbers.__getitem__, forms), np.int64, len(forms)))
        sizes.append(len(forms))
    if not found:
        return _NOWHERE
    every = np.concatenate(found)
    keys, often = np.unique(every * size + np.repeat(np.arange(size), sizes), return_counts=True)
    if not about:
        return keys, np.full(len(keys), most)
    lengths = np.array(sizes) / max(float(np.mean(sizes)), 1.0)
    slow = SATURATED * (1 - LENGTH + LENGTH * lengths)
    return keys, most * often / (often + slow[keys % size])
