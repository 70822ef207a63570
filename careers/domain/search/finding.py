"""Answering a query: what was found, by kind, best first, and why each thing was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from careers.domain.catalogue import Catalogue
from careers.domain.search.entries import KINDS, Entry
from careers.domain.search.index import Index, Pages
from careers.domain.search.names import SHOWN, Name
from careers.domain.search.passage import Marker, Piece, long
from careers.domain.search.postings import Numbers
from careers.domain.search.reading import TOWARDS, Choice, Named, Reading, Unit, read
from careers.domain.search.weighing import weighed
from careers.domain.search.words import LITTLE

BEST = 3
"""As many things of all kinds as are shown before the others."""
TOLD = 3
"""As many things of a kind as are shown with the passage that was found; one or two more are too."""
LISTED = 40
"""As many things of a kind as are told or named."""
WORTH, WHOLE, BESIDE = 0.35, 0.15, 0.6
"""What an answer that has not all of the words must be worth of what the best one is; and where there are
many, any answer, and any beside a thing that several words are the very name of."""
FITS = 0.75
"""How much of what a query tells the best answer must have in one place, to be called an answer."""
MANY = 30
"""More answers than anybody looks through: the weakest of so many are left out."""

Where = Literal["name", "other", "hidden", "to", "from", "text"]
BY_RANK: tuple[Where, ...] = ("name", "other", "hidden")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found. `where` says by what; `other` is that name, where it is one shown, and the
    role a step was found by. `typed` are the words of the query that stand in a hidden name, `wholly` says
    that they are all of it.

    `meant` says how words were taken: the word written and what was put for it. `slipped` is the
    name that was perhaps meant, where the query is one slip away from it. `pieces` are the passage
    shown; `place` is the field it stands in, where the words were found in a text.
    """

    kind: str
    thing: Any
    name: str
    where: tuple[Where, ...]
    other: str
    typed: str
    wholly: bool
    meant: tuple[tuple[str, str], ...]
    slipped: str
    place: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The things of a kind that were found: `count` in all, of which some are told, some named."""

    kind: str
    count: int
    told: tuple[Hit, ...]
    named: tuple[Any, ...]

    @property
    def left(self) -> int:
        return self.count - len(self.told) - len(self.named)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query. `best` are the first things of all kinds; `groups` hold the others.

    `partly` says that nothing has all of the words, `weak` that even the best has few of them near
    together.
    """

    reading: Reading
    best: tuple[Hit, ...]
    groups: tuple[Group, ...]
    partly: bool
    weak: bool

    @property
    def count(self) -> int:
        return len(self.best) + sum(group.count for group in self.groups)

    @property
    def hits(self) -> list[Hit]:
        """Everything that is told, the best first, then by kind."""
        return [*self.best, *(hit for group in self.groups for hit in group.told)]

    @property
    def things(self) -> list[Any]:
        """Everything that is told or named, the best first, then by kind."""
        told = [hit.thing for hit in self.best]
        for group in self.groups:
            told += [*(hit.thing for hit in group.told), *group.named]
        return told


def search(catalogue: Catalogue, query: str, pages: Pages = ()) -> Found:
    """What the catalogue and these pages of the site hold for a query. Any text is a query; the same
    gives the same."""
    index = Index.of(catalogue, pages)
    return _Search(index, read(query, index)).found()


class _Search:
    """One query on its way to its answer."""

    def __init__(self, index: Index, reading: Reading) -> None:
        self.index, self.reading = index, reading
        self.words = tuple(unit for unit in reading.units if not unit.phrase)
        self.named = _strongest(reading.named)
        self.telling = [unit for unit in self.words if not unit.little] or list(self.words)
        self.phrases = [unit for unit in reading.units if unit.phrase]
        self.marker = Marker([self._ways(unit) for unit in self.telling])

    def found(self) -> Found:
        ranked, partly = self._ranked()
        best, rest = self._entries(ranked[:BEST]), ranked[BEST:]
        kinds = self.index.kinds[rest]
        groups = ((kind, rest[kinds == place]) for place, kind in enumerate(KINDS))
        return Found(
            self.reading,
            tuple(map(self._hit, best)),
            tuple(self._group(kind, numbers) for kind, numbers in groups if len(numbers)),
            partly,
            self._weak(best),
        )

    def _weak(self, best: list[Entry]) -> bool:
        """Whether no best thing has enough of several telling words near together, in a name or a text."""
        if len(self.telling) < 2 or any(entry.number in self.named for entry in best):
            return False
        return all(max(self._in_names(e), self.marker.best(e.passages)[1]) < FITS for e in best)

    def _in_names(self, entry: Entry) -> float:
        """How much of what the query tells stands in that name of a thing which has most of it."""
        told = [max(self._ways(unit).values(), default=0.0) for unit in self.telling]
        most = 0.0
        for name in self.index.names.of(entry):
            held = (
                any(not one.forms.isdisjoint(name.forms) for one in (unit, *self._around(unit)))
                for unit in self.telling
            )
            most = max(most, sum(weight for weight, here in zip(told, held, strict=True) if here))
        return most / max(sum(told), 1e-9)

    def _around(self, unit: Unit) -> list[Unit]:
        """The phrases that a word is part of."""
        return [phrase for phrase in self.phrases if unit in phrase]

    def _ways(self, unit: Unit) -> dict[str, float]:
        """Every way the catalogue writes what a word or a phrase around it may stand for, and how much
        that tells: by how rare the word is that was written, and by how near to it this one comes."""
        told = max(self.index.weight(form) for form in unit.choices[0].forms)
        ways: dict[str, float] = {}
        for choice in (choice for one in (unit, *self._around(unit)) for choice in one.choices):
            forms = [form for form in choice.forms if form not in LITTLE] or choice.forms
            for way in (way for form in forms for way in self.index.ways(form)):
                ways[way] = max(ways.get(way, 0.0), choice.share * told)
        return ways

    def _entries(self, numbers: Numbers) -> list[Entry]:
        return [self.index.entries[number] for number in numbers.tolist()]

    def _group(self, kind: str, numbers: Numbers) -> Group:
        """A kind's things by their numbers, the best first."""
        told = TOLD if len(numbers) > TOLD + 2 else len(numbers)
        return Group(
            kind,
            len(numbers),
            tuple(map(self._hit, self._entries(numbers[:told]))),
            tuple(entry.thing for entry in self._entries(numbers[told:LISTED])),
        )

    def _ranked(self) -> tuple[Numbers, bool]:
        """The numbers of everything found, best first, and whether none of it has all the words.

        Found is what is worth enough beside the best; a usual word somewhere in a long text is no
        answer. Equal worth keeps the order staff gave.
        """
        worth = weighed(self.index, self.reading.units, self.named)
        top = float(worth.score.max(initial=0))
        if not top:
            return np.empty(0, np.int64), False
        most = int(worth.holds.max())
        whole = worth.holds == most
        kept = (worth.score > 0) & (whole | (worth.share >= WORTH))
        if kept.sum() > MANY:
            beside = self.reading.same and len(self.words) > 1
            kept &= worth.called | (worth.share >= (BESIDE if beside else WHOLE))
        numbers = np.flatnonzero(kept)
        order = np.argsort(-worth.score[numbers].round(6), kind="stable")
        partly = most < worth.asked and not self.named
        return numbers[order], partly

    # Saying why ----------------------------------------------------------------------------

    def _hit(self, entry: Entry) -> Hit:
        units = self.words
        asked = self.named.get(entry.number)
        if asked is not None and asked.end is not None:
            return self._step(entry, asked, asked.end)
        name, held = self._fullest(entry)
        slipped = asked is not None and asked.slipped and len(held) < len(units)
        if asked is not None and (slipped or not held):
            name, held = asked.name, _held(asked.name, units)
        by_name = asked is not None or bool(held)
        whole = len(held) == len(units) or asked is not None
        wholly = name in self.reading.same
        passage = None if whole else self.marker.best(entry.passages)[0]
        shown = passage.text if passage and long(passage.text) else entry.first
        return Hit(
            kind=entry.kind,
            thing=entry.thing,
            name=entry.name,
            where=(
                *((BY_RANK[name.rank],) if by_name else ()),
                *(("text",) if passage else () if by_name else ("hidden",)),
            ),
            other=name.text if by_name and name.rank == SHOWN else "",
            typed=self.reading.text if wholly else _typed(units, held),
            wholly=wholly,
            meant=tuple(_meant(units, held)),
            slipped=name.text if slipped else "",
            place=passage.place if passage else "",
            pieces=self.marker.pieces(shown),
        )

    def _step(self, entry: Entry, asked: Named, end: Name) -> Hit:
        """A step found by the role at one of its ends."""
        leads: Where = "to" if asked.weight == TOWARDS else "from"
        return Hit(
            kind=entry.kind,
            thing=entry.thing,
            name=entry.name,
            where=(leads,),
            other=end.text,
            typed="",
            wholly=False,
            meant=(),
            slipped="",
            place="",
            pieces=self.marker.pieces(entry.first),
        )

    def _fullest(self, entry: Entry) -> tuple[Name, dict[int, Choice]]:
        """The name that holds all the words, its own before others; its own where none does."""
        units = self.words
        held = [(name, _held(name, units)) for name in self.index.names.of(entry)]
        whole = [one for one in held if len(one[1]) == len(units)]
        return min(whole, key=lambda one: (one[0].rank, _synonyms(one[1])), default=held[0])


def _held(name: Name, units: tuple[Unit, ...]) -> dict[int, Choice]:
    """The units of a query that stand in a name, and in which of their choices."""
    found = (
        (at, next((c for c in unit.choices if all(form in name.forms for form in c.forms)), None))
        for at, unit in enumerate(units)
        if not unit.forms.isdisjoint(name.forms)
    )
    return {at: choice for at, choice in found if choice}


def _typed(units: tuple[Unit, ...], held: dict[int, Choice]) -> str:
    """The words of a query that stand in a name, where all that do stand there as they were written."""
    if any(choice.how != "same" for choice in held.values()):
        return ""
    return " ".join(units[at].written for at in held)


def _synonyms(held: dict[int, Choice]) -> int:
    return sum(choice.how == "synonym" for choice in held.values())


def _meant(units: tuple[Unit, ...], held: dict[int, Choice]) -> Iterator[tuple[str, str]]:
    """The words of the query that were taken for others: what was written, and what was meant."""
    for at, choice in held.items():
        if choice.how == "synonym":
            yield units[at].written, choice.said


def _strongest(named: Iterable[Named]) -> dict[int, Named]:
    """By thing: the name of it that counts most."""
    found: dict[int, Named] = {}
    for one in sorted(named, key=lambda one: (one.name.entry.number, -one.weight)):
        found.setdefault(one.name.entry.number, one)
    return found
