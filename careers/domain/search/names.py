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


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name and whose it is: the forms of its words, in order and with those of their parts.

    `telling` are those of its telling words alone, `squeezed` the same in one, `written` all its
    words, typed and by form.
    """

    entry: Entry
    text: str
    rank: int
    words: tuple[str, ...]
    forms: tuple[str, ...]
    telling: tuple[str, ...]
    squeezed: str
    written: tuple[str, ...]


class Names:
    """Every name of every entry."""

    def __init__(self, entries: Iterable[Entry], joins: Joins) -> None:
        self._of: dict[int, tuple[Name, ...]] = {}
        self._squeezed: dict[str, list[Name]] = defaultdict(list)
        self._keys: dict[str, dict[Name, None]] = defaultdict(dict)
        self._by_end: dict[tuple[int, str, bool], list[str]] = defaultdict(list)
        self._together: dict[str, str] = {}
        for entry in entries:
            ranked = [(entry.name, OWN)]
            ranked += [(text, SHOWN) for text in entry.others]
            ranked += [(text, HIDDEN) for text in entry.hidden]
            self._of[entry.number] = tuple(
                self._name(entry, text, rank, joins) for text, rank in ranked
            )
        for key in self._keys:
            for end in _ends(key, len(key)):
                self._by_end[end].append(key)
        self.all = [name for names in self._of.values() for name in names]
        self._written = sorted(
            (written, at, name) for at, name in enumerate(self.all) for written in name.written
        )
        self.forms = frozenset(form for name in self.all for form in name.forms)

    def _name(self, entry: Entry, text: str, rank: int, joins: Joins) -> Name:
        apart = joins.apart(text)
        words = joins.together(apart)
        forms = tuple(form for word in words for form in (word.form, *word.parts))
        plain = tuple(word.form for word in words)
        said = tuple(word.form for word in telling(words))
        name = Name(entry, text, rank, plain, forms, said, "".join(said), _written(words))
        self._squeezed[name.squeezed].append(name)
        keys = _keys(words) if words == apart else _keys(words) | _keys(apart)
        for key in keys:
            self._keys[key][name] = None
        for at in range(len(words) - 1):
            for end in range(at + 2, min(at + 4, len(words)) + 1):
                run = words[at:end]
                together = "".join([word.fold for word in run])
                if together not in self._together:
                    self._together[together] = text[run[0].start : run[-1].end].casefold()
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

    def begun(self, words: list[Word]) -> list[Name]:
        """The names that begin with what was written, as it was typed or in another spelling."""
        found: dict[Name, None] = {}
        for written in _written(words):
            if len(written) >= SHORTEST_BEGUN:
                low = bisect_left(self._written, (written,))
                for text, _at, name in self._written[low : low + BEGUN]:
                    if text.startswith(written):
                        found[name] = None
        return list(found)

    def slipped(self, words: list[Word]) -> list[Name]:
        """The names one slip away, a slip being a letter too many, too few, wrong or swapped."""
        found: dict[Name, None] = {}
        for written in _keys(words):
            if len(written) >= SHORTEST_SLIPPED:
                keys = {
                    key
                    for length in (len(written) - 1, len(written), len(written) + 1)
                    for end in _ends(written, length)
                    for key in self._by_end.get(end, ())
                }
                near = process.extract(
                    written, sorted(keys), scorer=OSA.distance, score_cutoff=1, limit=None
                )
                for key in sorted(key for key, _distance, _at in near):
                    found.update(self._keys[key])
        return list(found)


def _ends(written: str, length: int) -> tuple[tuple[int, str, bool], ...]:
    """How a key of so many letters begins or ends that is one slip away: a slip touches two letters
    that stand together at most, so the one end or the other is as it should be."""
    size = 6 if length >= 14 else 3 if length >= 8 else 2
    return (length, written[:size], True), (length, written[-size:], False)


def _keys(words: list[Word]) -> dict[str, None]:
    """Ways to write words in one: by form, as typed, and with the small ones. A slip may make a
    plural of a word, or a small word of a telling one."""
    typed = ("".join(word.fold for word in some) for some in (telling(words), words))
    return dict.fromkeys((squeezed(words), *typed))


def _written(words: list[Word]) -> tuple[str, ...]:
    """All the words in one, as they are typed and by their forms."""
    typed, formed = "".join(w.fold for w in words), "".join(w.form for w in words)
    return (typed,) if typed == formed else (typed, formed)


def squeezed(words: list[Word]) -> str:
    """The telling words' forms in one: "callcentermanager"."""
    return "".join(word.form for word in telling(words))
