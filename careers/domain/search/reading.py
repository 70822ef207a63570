"""Reading a query: slips corrected, and for each word everything it may stand for."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import Literal

from careers.domain.search.index import Index
from careers.domain.search.names import HIDDEN, OWN, Name, squeezed
from careers.domain.search.words import SMALL, Word, telling

MOST_WORDS = 12
"""As many words of a query as are looked for."""
STARTS = 12
SHORTEST_START = 3
"""Words that are taken to begin with what was typed, and the letters it must have."""
TRIED = 64
"""Corrections of a whole query that are weighed against one another."""
MEANT = 16
"""As many readings by synonyms as are looked for among the names."""

SURE = 450
"""What a name counts from which on it was surely meant: less than this, it only stands in the query."""

How = Literal["same", "start", "synonym"]
WEIGHTS: dict[How, float] = {"same": 1.0, "start": 0.6, "synonym": 0.7}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a word may stand for: forms that must all be there. `said` is a synonym as written."""

    forms: tuple[str, ...]
    how: How
    said: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a phrase of the query that must be found, in one of its choices."""

    written: str
    weight: float
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name the query has to do with, and how much that counts. `slipped`: it is one slip away."""

    name: Name
    weight: float
    slipped: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it is understood.

    `text` is what is looked for: what was written, or that without its slips. `strange` are words
    that nothing in the catalogue is like; `same` are the names it is, `named` those it is, begins,
    means, misses by a slip or holds. `cut` says that only its first words were read.
    """

    written: str
    text: str
    units: tuple[Unit, ...]
    strange: tuple[str, ...]
    same: tuple[Name, ...]
    named: tuple[Named, ...]
    cut: bool


def read(query: str, index: Index) -> Reading:
    """The query, understood as far as this index can."""
    written = unicodedata.normalize("NFC", query)
    words = telling(index.joins.words(written))
    cut = len(words) > MOST_WORDS
    if cut:
        written = written[: words[MOST_WORDS - 1].end]
    text = _corrected(written, index)
    every = index.joins.words(text)
    if all(word.form in SMALL for word in every) and not index.names.same(squeezed(every)):
        every = []
    units = tuple(_units(telling(every), text, index))
    strange = tuple(unit.written for unit in units if not unit.choices)
    every = [word for word in every if text[word.start : word.end] not in strange]
    same = tuple(index.names.same(squeezed(every)))
    return Reading(
        written=written,
        text=text,
        units=tuple(unit for unit in units if unit.choices),
        strange=strange,
        same=same,
        named=tuple(_named(every, units, same, index)),
        cut=cut,
    )


# Slips -------------------------------------------------------------------------------------


def _corrected(written: str, index: Index) -> str:
    """The query with each word that is not known read as the nearest one that is."""
    together = _together(written, index)
    words = index.joins.words(together)
    likely = [_likely(word, index) for word in words]
    instead: list[list[str | None]] = [[*one] or [None] for one in likely]
    choices = islice(product(*instead), TRIED)
    texts = [_replaced(together, words, choice) for choice in choices]
    best = min(range(len(texts)), key=lambda at: (_standing(texts[at], index), at))
    if any(_known(word, index) for word in index.joins.words(texts[best])):
        return texts[best]
    slipped = index.names.slipped(words)
    return min(slipped, key=lambda name: name.rank).text if slipped else texts[best]


def _together(written: str, index: Index) -> str:
    """The query with what is one word written as one: "work force" as "workforce"."""
    words = index.joins.words(written)
    for first, second in pairwise(words):
        joined = first.fold + second.fold
        known = _known(first, index) and _known(second, index)
        if joined in index.vocabulary and not known:
            text = written[: first.start] + joined + written[second.end :]
            return _together(text, index)
    return written


def _known(word: Word, index: Index) -> bool:
    return word.form in index


def _likely(word: Word, index: Index) -> list[str]:
    """What a word that is not known may have been meant to be, likeliest first."""
    begins = len(word.fold) >= SHORTEST_START and index.vocabulary.beginning(word.fold, 1)
    if begins or _known(word, index):
        return []
    if apart := index.names.apart(word.fold):
        return [apart]
    return [known.written for known in index.vocabulary.nearest(word.fold)]


def _replaced(written: str, words: list[Word], choice: tuple[str | None, ...]) -> str:
    parts, at = [], 0
    for word, instead in zip(words, choice, strict=True):
        if instead is not None:
            parts += [written[at : word.start], instead]
            at = word.end
    return "".join([*parts, written[at:]])


def _standing(text: str, index: Index) -> int:
    """How good a reading a text is: the rank of a name it is, or more where it is none."""
    words = index.joins.words(text)
    if names := index.names.same(squeezed(words)):
        return min(name.rank for name in names)
    return HIDDEN + (1 if index.names.begun(words) else 2)


# What each word may stand for --------------------------------------------------------------


def _units(words: list[Word], text: str, index: Index) -> Iterator[Unit]:
    at = 0
    while at < len(words):
        length = _phrase(words, at, index)
        run = words[at : at + length]
        written = text[run[0].start : run[-1].end]
        choices = tuple(_choices(run, index))
        weight = max((index.weight(c.forms[0]) for c in choices[:1]), default=1.0)
        yield Unit(written, weight, choices)
        at += length


def _phrase(words: list[Word], at: int, index: Index) -> int:
    """How many words from here are a phrase that has synonyms; 1 where none is."""
    for length in (3, 2):
        run = tuple(word.form for word in words[at : at + length])
        if len(run) == length and run in index.synonyms:
            return length
    return 1


def _choices(run: list[Word], index: Index) -> Iterator[Choice]:
    forms = tuple(word.form for word in run)
    if all(form in index for form in forms):
        yield Choice(forms, "same")
    for meant, said in index.synonyms.get(forms, ()):
        if all(form in index for form in meant):
            yield Choice(meant, "synonym", said)
    fold = run[0].fold
    if len(run) == 1 and len(fold) >= SHORTEST_START:
        starts = (known.form for known in index.vocabulary.beginning(fold, STARTS))
        for form in dict.fromkeys(starts):
            if form != forms[0] and form in index:
                yield Choice((form,), "start")


# Names -------------------------------------------------------------------------------------


def _named(
    every: list[Word], units: tuple[Unit, ...], same: tuple[Name, ...], index: Index
) -> Iterator[Named]:
    """The names that the query is, begins, means, misses by a slip or holds, and what that counts.

    A thing's own name that begins with the query's words counts as much as a hidden name that is it.
    """
    yield from (Named(name, 1000 - 100 * name.rank) for name in same)
    forms = tuple(word.form for word in every)
    for name in index.names.begun(every):
        whole = name.rank == OWN and name.words[: len(forms)] == forms
        yield Named(name, 800 if whole else (700, 650, 440)[name.rank])
    for meant in _meant(units):
        yield from (Named(name, 650 - 50 * name.rank) for name in index.names.same(meant))
    if not same:
        slipped = index.names.slipped(every)
        yield from (Named(name, 550 - 50 * name.rank, slipped=True) for name in slipped)
    words = telling(every)
    for at in range(len(words)):
        for end in range(at + (2 * len(words) + 2) // 3, len(words) + 1):
            held = index.names.same("".join(word.form for word in words[at:end]))
            yield from (Named(name, 300 - 50 * name.rank) for name in held if name.rank < HIDDEN)


def _meant(units: tuple[Unit, ...]) -> Iterator[str]:
    """The query with words put for those they mean, in one: "qa analyst" as quality assurance …"""
    choices = ([c.forms for c in unit.choices if c.how != "start"] for unit in units)
    for meant in islice(product(*choices), 1, MEANT):
        yield "".join(form for forms in meant for form in forms)
