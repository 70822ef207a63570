"""The names things are known by, for finding one that was written in full, in part or with a slip."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby, islice
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from careers.domain.search.compact import Lists, Strings, Table, small
from careers.domain.search.entries import Entry
from careers.domain.search.words import Joins, Word, telling

OWN, SHOWN, HIDDEN = 0, 1, 2
"""Ranks of a name: a thing's own, another one that its page shows, one that is never shown."""
SHORTEST_BEGUN = 2
SHORTEST_SLIPPED = 6
"""Letters a name must have to be found by its beginning, and with a slip in it."""
BEGUN = 24
"""As many names as are looked at that begin with what was typed."""


class Name(NamedTuple):
    """A name and whose it is: the forms of its words, in order and with those of their parts."""

    number: int
    entry: Entry
    text: str
    rank: int
    forms: tuple[str, ...]


class Names:
    """Every name of every entry, by number: an entry's own, those shown, those hidden, entry by entry.

    Only numbers and letters are kept, and a `Name` is made where one is asked for. `numbers` are those
    of the forms there are.
    """

    def __init__(self, entries: Sequence[Entry], joins: Joins, numbers: Mapping[str, int]) -> None:
        self._entries, self._joins = entries, joins
        self._form = list(numbers)
        read = _Read()
        for entry in entries:
            names = ranked(entry)
            read.sizes.append(len(names))
            for text, rank in names:
                read.name(text, rank, joins, numbers)
        self.ranks = small(np.array(read.ranks, np.int64))
        sizes = np.array(read.sizes, np.int64)
        self.owners = small(np.repeat(np.arange(len(sizes)), sizes))
        """Of each name the number of its entry."""
        self._starts = small(np.cumsum(sizes) - sizes)
        self.forms = Lists(read.forms, read.many)
        self.telling = Lists(read.telling, read.told)
        """Of each name its forms, and those of its telling words alone, by number."""
        self._squeezed = Table(read.squeezed)
        self._written = Table(read.written)
        self._keys = _Slips(read.keys)
        runs = sorted(read.together)
        self._runs = Table((run, number) for number, run in enumerate(runs))
        self._apart = Strings(map(read.together.__getitem__, runs))

    def __len__(self) -> int:
        return len(self.ranks)

    def __getitem__(self, number: int) -> Name:
        entry = self._entries[self.owners[number]]
        return self.of(entry)[number - int(self._starts[entry.number])]

    def of(self, entry: Entry) -> tuple[Name, ...]:
        """An entry's names: its own, then those shown, then those hidden."""
        names, first = ranked(entry), int(self._starts[entry.number])
        forms = self.forms.run(first, first + len(names))
        every = self._form
        return tuple(
            [
                Name(number, entry, text, rank, tuple([every[form] for form in held]))
                for number, (text, rank), held in zip(count(first), names, forms, strict=False)
            ]
        )

    def own(self, entry: Entry) -> Name:
        """What an entry is called."""
        return self.of(entry)[0]

    def words(self, name: Name) -> tuple[str, ...]:
        """The forms of a name's words, in order."""
        return tuple(word.form for word in self._joins.words(name.text))

    def same(self, squeezed: str) -> list[Name]:
        """The names made of just these words."""
        return [self[number] for number in self._squeezed.of(squeezed)]

    def apart(self, fold: str) -> str:
        """What was written in one, as the words it is made of in a name; empty if in none."""
        return next(map(self._apart.__getitem__, self._runs.of(fold)), "")

    def begun(self, words: list[Word]) -> list[Name]:
        """The names that begin with what was written, as it was typed or in another spelling."""
        found: dict[int, None] = {}
        for written in _written(words):
            if len(written) >= SHORTEST_BEGUN:
                begun = map(self._written.held.__getitem__, self._written.beginning(written))
                numbers = (number for numbers in begun for number in numbers)
                found.update(dict.fromkeys(islice(numbers, BEGUN)))
        return [self[number] for number in found]

    def slipped(self, words: list[Word]) -> list[Name]:
        """The names one slip away, a slip being a letter too many, too few, wrong or swapped."""
        found: dict[int, None] = {}
        for written in _keys(words):
            if len(written) >= SHORTEST_SLIPPED:
                for numbers in self._keys.near(written):
                    found.update(dict.fromkeys(numbers))
        return [self[number] for number in found]


def ranked(entry: Entry) -> list[tuple[str, int]]:
    """An entry's names, each with its rank."""
    others = [(text, SHOWN) for text in entry.others]
    return [(entry.name, OWN), *others, *((text, HIDDEN) for text in entry.hidden)]


class _Read:
    """What names are made of, while they are read one after the other."""

    def __init__(self) -> None:
        self.sizes, self.ranks = array("i"), array("b")
        self.forms, self.many = array("i"), array("i")
        self.telling, self.told = array("i"), array("i")
        self.squeezed: list[tuple[str, int]] = []
        self.written: list[tuple[str, int]] = []
        self.keys: list[tuple[str, int]] = []
        self.together: dict[str, str] = {}
        """By what is written in one: the words it is made of in a name."""

    def name(self, text: str, rank: int, joins: Joins, numbers: Mapping[str, int]) -> None:
        at = len(self.ranks)
        apart = joins.apart(text)
        words = joins.together(apart)
        forms = [numbers[form] for word in words for form in (word.form, *word.parts)]
        said = [numbers[word.form] for word in telling(words)]
        self.ranks.append(rank)
        self.forms.extend(forms)
        self.many.append(len(forms))
        self.telling.extend(said)
        self.told.append(len(said))
        keys = _keys(words)
        self.squeezed.append((next(iter(keys)), at))
        keys = keys if words == apart else keys | _keys(apart)
        self.keys += [(key, at) for key in keys]
        self.written += [(written, at) for written in _written(words)]
        self._runs(text, words)

    def _runs(self, text: str, words: list[Word]) -> None:
        for at in range(len(words) - 1):
            for end in range(at + 2, min(at + 4, len(words)) + 1):
                run = words[at:end]
                together = "".join([word.fold for word in run])
                if together not in self.together:
                    self.together[together] = text[run[0].start : run[-1].end].casefold()


class _Slips:
    """Numbers by the texts they go with, for finding those of a text that is one slip away."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        table = Table(pairs)
        texts = list(table.texts)
        self._table = table
        self._lengths = small(np.array(list(map(len, texts)), np.int64))
        turned = sorted(range(len(texts)), key=lambda number: texts[number][::-1])
        self._turned = small(np.array(turned, np.int64))
        """The texts' numbers, in the order of the texts read backwards."""

    def near(self, written: str) -> Iterator[list[int]]:
        """The numbers of each text that is a slip away at most."""
        lengths = range(len(written) - 1, len(written) + 2)
        numbers: set[int] = set()
        for size, some in groupby(lengths, key=_untouched):
            numbers.update(self._alike(written[:size], written[-size:], list(some)))
        texts = {number: self._table.texts[number] for number in sorted(numbers)}
        near = process.extract(written, texts, scorer=OSA.distance, score_cutoff=1, limit=None)
        return map(self._table.held.__getitem__, sorted(number for *_, number in near))

    def _alike(self, start: str, end: str, lengths: list[int]) -> list[int]:
        """The texts that begin or end so, of as many letters: each number of them there is between the
        first and the last."""
        begun = self._table.beginning(start)
        ended = self._turned[self._ending(end)]
        both = np.concatenate((np.arange(begun.start, begun.stop), ended.astype(np.int64)))
        long = self._lengths[both]
        found: list[int] = both[(long >= lengths[0]) & (long <= lengths[-1])].tolist()
        return found

    def _ending(self, end: str) -> slice:
        """Which of those read backwards end so."""

        def backwards(place: int) -> str:
            return self._table.texts[int(self._turned[place])][::-1]

        every, turned = range(len(self._turned)), end[::-1]
        low = bisect_left(every, turned, key=backwards)
        return slice(low, bisect_left(every, turned + "\U0010ffff", lo=low, key=backwards))


def _untouched(length: int) -> int:
    """How many letters at one end of a text of so many a slip leaves as they are: it touches two that
    stand together at most, so the one end or the other is as it should be."""
    return 6 if length >= 14 else 3 if length >= 8 else 2


def _keys(words: list[Word]) -> dict[str, None]:
    """Ways to write words in one: by form, as typed, and with the small ones. A slip may make a
    plural of a word, or a small word of a telling one."""
    said = telling(words)
    typed = ("".join([word.fold for word in some]) for some in (said, words))
    return dict.fromkeys(("".join([word.form for word in said]), *typed))


def _written(words: list[Word]) -> tuple[str, ...]:
    """All the words in one, as they are typed and by their forms."""
    typed, formed = "".join([w.fold for w in words]), "".join([w.form for w in words])
    return (typed,) if typed == formed else (typed, formed)


def squeezed(words: list[Word]) -> str:
    """The telling words' forms in one: "callcentermanager"."""
    return "".join(word.form for word in telling(words))
