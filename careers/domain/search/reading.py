"""Reading a query: slips corrected, and for each word everything it may stand for."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import Literal

from careers.domain.search.correcting import corrected
from careers.domain.search.index import Index
from careers.domain.search.moves import moves
from careers.domain.search.names import HIDDEN, OWN, Name, squeezed
from careers.domain.search.words import LITTLE, SMALL, Word, telling

MOST_WORDS = 12
"""As many words of a query as are looked for."""
STARTS = 12
SHORTEST_START = 3
"""Words that are taken to begin with what was typed, and the letters it must have."""
LONGEST_PHRASE = 4
"""Words of a phrase that has synonyms."""
MEANT = 16
"""As many readings by synonyms as are looked for among the names."""
MOVE = 1200
"""What a step counts where both its ends were named."""
MEANS, TOWARDS, ONWARDS = 300, 200, 100
"""What a role counts whose name is the query but for words that say little, a step that leads to such a
role or to one whose name it is, and a step that leads on from it."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
"""A mark of a page’s source: the name of a tag is no word of a question."""

How = Literal["same", "kin", "start", "synonym"]
WEIGHTS: dict[How, float] = {"same": 1.0, "synonym": 0.85, "kin": 0.7, "start": 0.5}
UNSURE = 0.3
"""What the words count that begin with one which is a word itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a word may stand for: forms that must all be there. `share` says how much of its weight
    that counts; `said` is a synonym as written."""

    forms: tuple[str, ...]
    how: How
    share: float
    said: str = ""


@dataclass(frozen=True)
class Unit:
    """A word of the query, or a phrase that has synonyms, and what it may stand for. `at` and
    `length` say which of the telling words it is; `little`: it says little."""

    written: str
    at: int
    length: int
    choices: tuple[Choice, ...]
    little: bool = False

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every form that stands in one of its choices."""
        return frozenset(form for choice in self.choices for form in choice.forms)

    @property
    def phrase(self) -> bool:
        return self.length > 1

    def __contains__(self, other: "Unit") -> bool:
        """Whether another one's word is among its own."""
        return self.at <= other.at < self.at + self.length


@dataclass(frozen=True, slots=True)
class Named:
    """A name the query has to do with, and how much that counts. `slipped`: it is one slip away.
    `end` is the name of the role which the query is, and the step's end."""

    name: Name
    weight: float
    slipped: bool = False
    end: Name | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it is understood.

    `text` is what is looked for: what was written but for tags, or that without its slips. `strange` are words
    that nothing in the catalogue is like; `same` are the names it is, `named` those it is, begins,
    means or misses by a slip. `cut` says that only its first words were read.
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
    written = " ".join(_TAG.sub(" ", unicodedata.normalize("NFC", query)).split())
    words = telling(index.joins.words(written))
    cut = len(words) > MOST_WORDS
    if cut:
        written = written[: words[MOST_WORDS - 1].end]
    text = corrected(written, index)
    every = index.joins.words(text)
    if all(word.form in SMALL for word in every) and not index.names.same(squeezed(every)):
        every = []
    said = telling(every)
    units = [*_words(said, text, index), *_phrases(said, text, index)]
    strange = tuple(unit.written for unit in units if not (unit.little or _covered(unit, units)))
    if strange and not any(unit.choices and _tells(unit) for unit in units):
        every, units = [], []
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


# What each word may stand for --------------------------------------------------------------


def _words(words: list[Word], text: str, index: Index) -> Iterator[Unit]:
    for at, word in enumerate(words):
        choices = tuple(_choices(word, index, last=at == len(words) - 1))
        yield Unit(text[word.start : word.end], at, 1, choices, word.form in LITTLE)


def _phrases(words: list[Word], text: str, index: Index) -> Iterator[Unit]:
    """The phrases that have synonyms, the longest that begins at each word."""
    for at in range(len(words)):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 1, -1):
            run = words[at : at + length]
            if meant := index.synonyms.get(tuple(word.form for word in run)):
                choices = tuple(_synonyms(meant, index))
                yield Unit(text[run[0].start : run[-1].end], at, length, choices)
                break


def _choices(word: Word, index: Index, *, last: bool) -> Iterator[Choice]:
    known = word.form in index
    if known:
        yield Choice((word.form,), "same", WEIGHTS["same"])
    meant = index.synonyms.get((word.form,), ())
    yield from _synonyms(meant, index)
    kin = [] if word.form in LITTLE else index.kin(word.form)
    for form in kin:
        yield Choice((form,), "kin", WEIGHTS["kin"])
    whole = known or meant or kin or word.form in LITTLE
    if len(word.fold) >= SHORTEST_START and (last or not whole):
        weight = UNSURE if whole else WEIGHTS["start"]
        starts = (one.form for one in index.vocabulary.beginning(word.fold, STARTS))
        for form in dict.fromkeys(starts):
            if form != word.form and form not in kin and form in index:
                yield Choice((form,), "start", weight)


def _synonyms(meant: tuple[tuple[tuple[str, ...], str], ...], index: Index) -> Iterator[Choice]:
    for forms, said in meant:
        if all(form in index for form in forms):
            yield Choice(forms, "synonym", WEIGHTS["synonym"], said)


def _tells(unit: Unit) -> bool:
    """Whether a word says anything of what is looked for by itself."""
    return not unit.little and not unit.written.isdecimal()


def _covered(unit: Unit, units: list[Unit]) -> bool:
    """Whether something is known of a word: what it stands for, or a phrase that it is part of."""
    return bool(unit.choices) or any(one.phrase and one.choices and unit in one for one in units)


# Names -------------------------------------------------------------------------------------


def _named(
    every: list[Word], units: list[Unit], same: tuple[Name, ...], index: Index
) -> Iterator[Named]:
    """The names that the query is, begins, means or misses by a slip, and what that counts.

    A thing's own name that begins with the query's words counts for more than a hidden name that is it.
    """
    yield from (Named(name, MOVE) for name in moves(every, index))
    yield from (Named(name, 1000 - 100 * name.rank) for name in same)
    yield from _ends(every, index)
    forms = tuple(word.form for word in every)
    unfinished = not (every and every[-1].form in index)
    for name in index.names.begun(every):
        if name.entry.kind != "step":  # its name begins with a role's, which is meant
            whole = index.names.words(name)[: len(forms)] == forms
            if whole and name.rank == OWN:
                yield Named(name, 820)
            elif unfinished or (
                whole and name.rank < HIDDEN
            ):  # “pay” is not the beginning of “paying”
                yield Named(name, (700, 650, 440)[name.rank])
    for meant in _meant(units):
        yield from (Named(name, 650 - 50 * name.rank) for name in index.names.same(meant))
    if not same:
        slipped = index.names.slipped(every)
        yield from (Named(name, 550 - 50 * name.rank, slipped=True) for name in slipped)


def _ends(every: list[Word], index: Index) -> Iterator[Named]:
    """The roles that the telling words are a name of, one their pages show, and the steps to and from
    them."""
    said = squeezed([word for word in every if word.form not in LITTLE])
    for name in index.names.same(said):
        if name.entry.kind == "role" and name.rank < HIDDEN:
            yield Named(name, MEANS)
            code = name.entry.thing.code
            end = index.role(code)
            for step in index.steps_at(code):
                weight = TOWARDS if code == step.entry.thing.destination else ONWARDS
                yield Named(step, weight, end=end)


def _meant(units: list[Unit]) -> Iterator[str]:
    """The query with words put for those they mean, in one: "qa analyst" as quality assurance …"""
    phrases = {unit.at: unit for unit in units if unit.phrase and unit.choices}
    words = {unit.at: unit for unit in units if not unit.phrase}
    run, at = [], 0
    while at < len(words):
        run.append(phrases.get(at, words[at]))
        at += run[-1].length
    choices = ([c for c in unit.choices if c.how in ("same", "synonym")] for unit in run)
    for meant in islice(product(*choices), MEANT):
        if any(choice.how == "synonym" for choice in meant):
            yield "".join(form for choice in meant for form in choice.forms)
