"""Much in little room: texts as one run of bytes, lists of numbers as two arrays.

An index holds a hundred thousand names and a quarter of a million texts; as objects of their own they
would take several times their letters.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
"""Whole numbers, in as few bytes each as they need."""

_LAST = b"\xff"
"""After every letter."""


def small(numbers: Numbers) -> Numbers:
    """The same numbers in the fewest bytes; none is below 0."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


class Lists:
    """Lists of whole numbers, by number."""

    def __init__(self, numbers: Sequence[int], sizes: Sequence[int]) -> None:
        self.numbers = small(np.array(numbers, np.int64))
        self.starts = small(np.concatenate(([0], np.cumsum(np.array(sizes, np.int64)))))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> list[int]:
        found: list[int] = self.numbers[self.starts[number] : self.starts[number + 1]].tolist()
        return found

    def run(self, first: int, last: int) -> list[list[int]]:
        """The lists from one number up to another."""
        starts = self.starts[first : last + 1].tolist()
        numbers = self.numbers[starts[0] : starts[-1]].tolist()
        ends = [start - starts[0] for start in starts]
        return [numbers[start:end] for start, end in pairwise(ends)]

    @property
    def owners(self) -> NDArray[np.int64]:
        """Of every number of every list, which list it is in."""
        ends = self.starts.astype(np.int64)
        return np.repeat(np.arange(len(self)), ends[1:] - ends[:-1])


class Strings:
    """Texts, by number."""

    def __init__(self, texts: Iterable[str]) -> None:
        held, starts = bytearray(), array("I", [0])
        for text in texts:
            held += encoded(text)
            starts.append(len(held))
        self._held, self._starts = bytes(held), starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def bytes(self, number: int) -> bytes:
        """A text as it is kept; in that form, too, texts have the order of their letters."""
        return self._held[self._starts[number] : self._starts[number + 1]]

    def __getitem__(self, number: int) -> str:
        return decoded(self.bytes(number))

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))


class Table:
    """Numbers by the texts they go with. The texts have numbers too: their places in order."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        numbers, sizes, texts = array("q"), array("q"), []
        for text, held in groupby(sorted(pairs), key=itemgetter(0)):
            before = len(numbers)
            numbers.extend([number for _text, number in held])
            sizes.append(len(numbers) - before)
            texts.append(text)
        self.texts = Strings(texts)
        self.held = Lists(numbers, sizes)

    def of(self, text: str) -> list[int]:
        """The numbers that go with a text, in order."""
        kept = encoded(text)
        place = self._place(kept)
        found = place < len(self.texts) and self.texts.bytes(place) == kept
        return self.held[place] if found else []

    def beginning(self, start: str) -> range:
        """The texts that begin so, by their numbers."""
        kept = encoded(start)
        return range(self._place(kept), self._place(kept + _LAST))

    def _place(self, kept: bytes) -> int:
        return bisect_left(range(len(self.texts)), kept, key=self.texts.bytes)


def encoded(text: str) -> bytes:
    """A text as it is kept."""
    return text.encode(errors="surrogatepass")


def decoded(kept: bytes | bytearray) -> str:
    return kept.decode(errors="surrogatepass")
