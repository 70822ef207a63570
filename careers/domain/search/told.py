"""What is said in each thing, as numbers: all the words of the catalogue, read once.

There are millions of them. As numbers in arrays they take four bytes each, and what belongs together is
found by looking at each pair of neighbours once, however often it stands there.
"""

from array import array
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from careers.domain.search.entries import Entry
from careers.domain.search.words import LONGEST_JOIN, Joins, hyphened, written

LEAD = ("summary", "lead")
"""The texts that say in a sentence what a thing is."""
AT_ONCE = 500_000
"""As many words as are taken together: there must be room for some such arrays."""

Forms = NDArray[np.int64]
Owners = NDArray[np.int64]
Part = tuple[Forms, Owners]


class _Written(dict[str, int]):
    """Words as they are written, numbered from 1 on as they are met."""

    def __missing__(self, raw: str) -> int:
        self[raw] = number = len(self) + 1
        return number


class Field:
    """The words of one field, of one thing after another; a 0 after each text."""

    def __init__(self) -> None:
        self.words = array("i")
        self.sizes = array("i")
        """How many words and zeros each thing has."""


class Told:
    """The words of all things: their names, their other names, what leads them, and everything else."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.written = _Written()
        self.hyphened: set[str] = set()
        self.called, self.named, self.led, self.said = (Field() for _ in range(4))
        for entry in entries:
            passages = entry.passages
            led = [p.heading or p.place in LEAD for p in passages]
            self._read(self.called, (entry.name,))
            self._read(self.named, (*entry.others, *entry.hidden))
            self._read(self.led, (p.text for p, at in zip(passages, led, strict=True) if at))
            self._read(self.said, (p.text for p, at in zip(passages, led, strict=True) if not at))

    def _read(self, field: Field, texts: Iterable[str]) -> None:
        number, before = self.written.__getitem__, len(field.words)
        for text in texts:
            self.hyphened.update(hyphened(text))
            field.words.extend(map(number, written(text)))
            field.words.append(0)
        field.sizes.append(len(field.words) - before)


class Numbering:
    """The forms of all these words by number, those of joined words among them; 0 is none."""

    def __init__(self, words: Iterable[str], joins: Joins) -> None:
        self._joins = joins
        self.numbers = {"": 0}
        forms = joins.forms
        self._of = np.array([0, *(self._number(forms[raw]) for raw in words)], np.int64)
        into = {self._number(run): self._number(word) for run, word in joins.into.items()}
        self._forms = list(self.numbers)
        self._into = np.arange(len(self._forms))
        self._into[list(into)] = list(into.values())
        self._begins = np.array([joins.begins(form) for form in self._forms])

    def _number(self, form: str) -> int:
        return self.numbers.setdefault(form, len(self.numbers))

    def parts(self, field: Field) -> Iterator[Part]:
        """A field some things at a time: the forms that stand there, those of joined words and of their
        parts, and in which thing each does."""
        ends = np.cumsum(np.array(field.sizes, np.int64))
        first = begin = 0
        while first < len(ends):
            last = max(first + 1, int(np.searchsorted(ends, begin + AT_ONCE, "right")))
            alone = self._of[np.array(field.words[begin : ends[last - 1]], np.int64)]
            owners = np.repeat(np.arange(first, last), np.diff(ends[first:last], prepend=begin))
            yield self._together(alone, owners)
            first, begin = last, int(ends[last - 1])

    def _together(self, alone: Forms, owners: Owners) -> Part:
        joined, places = self._runs(alone)
        forms = np.concatenate((self._into[alone], np.array(joined, np.int64)))
        held = np.concatenate((owners, owners[np.array(places, np.int64)]))
        return forms[forms > 0], held[forms > 0]

    def _runs(self, alone: Forms) -> tuple[list[int], list[int]]:
        """The words that are written apart here, and where each of them begins."""
        likely = np.flatnonzero(self._begins[alone[:-1]] & (alone[1:] > 0))
        pairs = alone[likely].astype(np.int64) * len(self._forms) + alone[likely + 1]
        every, which = np.unique(pairs, return_inverse=True)
        found = ["".join(map(self._forms.__getitem__, divmod(n, len(self._forms)))) for n in every]
        begin = np.array(list(map(self._joins.begins, found)), bool)
        joined, places = [], []
        for place in likely[begin[which]].tolist():
            run = [self._forms[form] for form in alone[place : place + LONGEST_JOIN].tolist()]
            run = run[: run.index("")] if "" in run else run
            for length in range(2, len(run) + 1):
                if word := self._joins.joined("".join(run[:length])):
                    joined.append(self.numbers[word])
                    places.append(place)
        return joined, places
