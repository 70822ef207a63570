"""The catalogue's words as a person types them, and the ones that come nearest to a slip."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from careers.domain.search import spelling

SHORTEST_CORRECTED = 4
"""Letters: of anything shorter nearly every slip is another word, but for two letters swapped."""
TWO_SLIPS_FROM = 7
"""Letters from which a word may hold two slips."""
LIKE = 8
"""As many words as are weighed for one that is not known."""


@dataclass(frozen=True, slots=True)
class Known:
    """A word: as it is written, as it is typed, its form, in how many things it stands, and
    whether in a name."""

    written: str
    fold: str
    form: str
    things: int
    named: bool


class _Choices:
    """Texts that may be meant by one with a slip in it, by the words they stand for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._words, self._texts = list(texts), list(texts.values())
        self._letters = np.array(list(map(_letters, self._texts)), np.uint64)

    def likely(self, fold: str, slips: int) -> dict[str, str]:
        """Those with as many letters at most that the other lacks, either way, as there are slips: what
        is looked at letter by letter is then a handful."""
        own = np.uint64(_letters(fold))
        lacking = np.bitwise_count(self._letters & ~own)
        found = np.maximum(lacking, np.bitwise_count(own & ~self._letters)) <= slips
        return {self._words[at]: self._texts[at] for at in np.flatnonzero(found).tolist()}


def _letters(text: str) -> int:
    """The letters that a text has, as bits. Two that share a bit only let more texts through."""
    return sum({1 << ord(letter) % 64 for letter in text})


class Vocabulary:
    """`seen` holds the form of each word that is written in the catalogue, `things` tells in how
    many things a form stands, `named` holds the forms that stand in a name."""

    def __init__(
        self, seen: Mapping[str, str], things: Callable[[str], int], named: AbstractSet[str]
    ) -> None:
        written = sorted(seen)
        forms = {fold: seen[raw] for raw in written if (fold := spelling.folded(raw))}
        # Of "leader" and "leader’s", which are typed alike, the shorter is the word.
        longest_first = sorted(written, key=len, reverse=True)
        lower = {spelling.folded(raw): raw.casefold() for raw in longest_first}
        self._known = {
            fold: Known(lower[fold], fold, forms[fold], things(forms[fold]), forms[fold] in named)
            for fold in sorted(forms)
        }
        self._written: dict[str, list[str]] = defaultdict(list)
        for way, form in sorted({(raw.casefold(), seen[raw]) for raw in written}):
            self._written[form].append(way)
        self._begun: dict[int, _Choices] = {}
        self._ordered = list(self._known)
        by_length: dict[int, dict[str, str]] = defaultdict(dict)
        for fold in self._ordered:
            by_length[len(fold)][fold] = fold
        self._by_length = {length: _Choices(words) for length, words in by_length.items()}

    def __contains__(self, fold: str) -> bool:
        return fold in self._known

    def written(self, form: str) -> list[str]:
        """How a word is written in the catalogue, in lower case."""
        return self._written.get(form, [])

    def beginning(self, start: str, most: int) -> list[Known]:
        """The words that begin so, those of names first, then the commonest."""
        low = bisect_left(self._ordered, start)
        high = bisect_left(self._ordered, start + "\U0010ffff", lo=low)
        found = [self._known[fold] for fold in self._ordered[low:high]]
        return sorted(found, key=_standing)[:most]

    def nearest(self, fold: str) -> list[Known]:
        """The words a slip or two away, nearest first; where there is none, the words whose
        beginning is a slip away."""
        if len(fold) < SHORTEST_CORRECTED - 1 or any(letter.isdigit() for letter in fold):
            return []
        slips = 2 if len(fold) >= TWO_SLIPS_FROM else 1
        lengths = range(len(fold) - slips, len(fold) + slips + 1)
        found = [one for n in lengths for one in self._near(fold, self._words(n), slips)]
        if len(fold) < SHORTEST_CORRECTED:
            found = [one for one in found if sorted(one[1].fold) == sorted(fold)]
        if not found and len(fold) > SHORTEST_CORRECTED:
            found = self._near(fold, self._beginnings(len(fold)), 1)
        found.sort(key=lambda one: (one[0], *_unlike(fold, one[1].fold), _standing(one[1])))
        return [known for _distance, known in found[:LIKE]]

    def _words(self, length: int) -> _Choices:
        return self._by_length.get(length) or _Choices({})

    def _beginnings(self, length: int) -> _Choices:
        """So many letters of each longer word of a name, kept once they were asked for."""
        if length not in self._begun:
            longer = (w for w, known in self._known.items() if known.named and len(w) > length)
            self._begun[length] = _Choices({word: word[:length] for word in longer})
        return self._begun[length]

    def _near(self, fold: str, choices: _Choices, slips: int) -> list[tuple[float, Known]]:
        """The words whose choice is at most so many slips away, with how many."""
        likely = choices.likely(fold, slips)
        found = process.extract(fold, likely, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return [(distance, self._known[word]) for _choice, distance, word in found]


def _unlike(fold: str, other: str) -> tuple[bool, bool]:
    """Of two words as many slips away, people likelier meant the one whose letters are but in another
    order, and the one that begins alike."""
    return sorted(fold) != sorted(other), fold[0] != other[0]


def _standing(known: Known) -> tuple[bool, int, str]:
    return not known.named, -known.things, known.fold
