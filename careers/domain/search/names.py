"""The names things are known by, for finding one that was written in full, in part or with a slip."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from careers.domain.search.entries import Entry
from careers.domain.search.words import Joins, Word, telling

OWN, SHOWN, HIDDEN = 0, 1, 2
"""Ranks of a name: a thing's own, another one that its page shows, one that is never shown."""
SHORTEST_BEGUN = 2
SHORTEST_SLIPPED = 6
"""Letters a name must have to be found by its beginning, and with a slip in it."""
BEGUN = 24
"""As many names as are looked at that begin with what was typed."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and whose it is: the forms of its words, in order and with those of their parts.

    `squeezed` is its telling words' forms in one, `typed` all its words as they are typed.
    """

    entry: Entry
    text: str
    rank: int
    words: tuple[str, ...]
    forms: frozenset[str]
    squeezed: str
    typed: str


class Names:
    """Every name of every entry."""

    def __init__(self, entries: Iterable[Entry], joins: Joins) -> None:
        self._of: dict[int, tuple[Name, ...]] = {}
        self._squeezed: dict[str, list[Name]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._together: dict[str, str] = {}
        for entry in entries:
            ranked = [(entry.name, OWN)]
            ranked += [(text, SHOWN) for text in entry.others]
            ranked += [(text, HIDDEN) for text in entry.hidden]
            self._of[entry.number] = tuple(
                self._name(entry, text, rank, joins) for text, rank in ranked
            )
        for squeezed_ in self._squeezed:
            self._by_length[len(squeezed_)].append(squeezed_)
        every = (name for names in self._of.values() for name in names)
        self._typed = sorted(((name.typed, at, name) for at, name in enumerate(every)))
        self.forms = frozenset(
            form for names in self._of.values() for name in names for form in name.forms
        )

    def _name(self, entry: Entry, text: str, rank: int, joins: Joins) -> Name:
        words = joins.words(text)
        forms = frozenset(form for word in words for form in (word.form, *word.parts))
        typed = "".join(word.fold for word in words)
        plain = tuple(word.form for word in words)
        name = Name(entry, text, rank, plain, forms, squeezed(words), typed)
        self._squeezed[name.squeezed].append(name)
        for at in range(len(words)):
            for end in range(at + 2, min(at + 4, len(words)) + 1):
                run = [word.fold for word in words[at:end]]
                self._together.setdefault("".join(run), " ".join(run))
        return name

    def of(self, entry: Entry) -> tuple[Name, ...]:
        """An entry's names: its own, then those shown, then those hidden."""
        return self._of[entry.number]

    def same(self, squeezed: str) -> list[Name]:
        """The names made of just these words."""
        return self._squeezed.get(squeezed, [])

    def apart(self, fold: str) -> str:
        """What was written in one, as the words it is made of in a name; empty if in none."""
        return self._together.get(fold, "")

    def begun(self, typed: str) -> list[Name]:
        """The names that begin with what was typed."""
        if len(typed) < SHORTEST_BEGUN:
            return []
        low = bisect_left(self._typed, (typed,))
        found = []
        for text, _at, name in self._typed[low : low + BEGUN]:
            if not text.startswith(typed):
                break
            found.append(name)
        return found

    def slipped(self, squeezed: str) -> list[Name]:
        """The names one slip away, a slip being a letter too many, too few, wrong or swapped."""
        if len(squeezed) < SHORTEST_SLIPPED:
            return []
        lengths = (len(squeezed) - 1, len(squeezed), len(squeezed) + 1)
        choices = [one for length in lengths for one in self._by_length.get(length, ())]
        found = process.extract(squeezed, choices, scorer=OSA.distance, score_cutoff=1, limit=None)
        return [name for one in sorted(f[0] for f in found) for name in self._squeezed[one]]


def squeezed(words: list[Word]) -> str:
    """The telling words' forms in one: "callcentermanager"."""
    return "".join(word.form for word in telling(words))
