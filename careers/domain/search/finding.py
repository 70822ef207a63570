"""Answering a query: what was found, by kind, best first, and why each thing was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, cast

import tantivy
from tantivy import Occur, Query

from careers.domain.catalogue import Catalogue
from careers.domain.search.entries import KINDS, Entry
from careers.domain.search.index import Index
from careers.domain.search.names import OWN, SHOWN, Name
from careers.domain.search.passage import Marker, Piece
from careers.domain.search.reading import SURE, WEIGHTS, Choice, Named, Reading, Unit, read

FIELDS = {"name": 8.0, "other": 6.0, "lead": 2.5, "text": 1.0}
"""How much a word counts by where it stands."""
OFTEN = 0.15
"""How much it counts that a text speaks of a word often and of little else (its BM25 score)."""
LISTED = 40
"""As many things of a kind as are named."""
MUCH = 400
"""As many things as are fetched at once; where there are more, each kind is asked for by itself."""
TOLD = 3
"""As many of them as are shown with the passage that was found; one or two more are told as well."""
BEST = 3
"""As many things as may have the very name that was asked for and be shown before all others."""

Where = Literal["name", "other", "hidden", "text"]
BY_RANK: tuple[Where, ...] = ("name", "other", "hidden")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found. `where` says by what; `other` is that name, where it is one shown.

    `meant` says how words were taken: the word written and what was put for it. `slipped` is the
    name that was perhaps meant, where the query is one slip away from it. `pieces` are the passage
    shown; `place` is the field it stands in, where the words were found in a text.
    """

    kind: str
    thing: Any
    name: str
    where: tuple[Where, ...]
    other: str
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
    """The answer to a query. `best` are things whose very name it is; `groups` hold the others.

    `partly` says that nothing has all of the words.
    """

    reading: Reading
    best: tuple[Hit, ...]
    groups: tuple[Group, ...]
    partly: bool

    @property
    def count(self) -> int:
        return len(self.best) + sum(group.count for group in self.groups)

    @property
    def things(self) -> list[Any]:
        """Everything that is told or named, the best first, then by kind."""
        told = [hit.thing for hit in self.best]
        for group in self.groups:
            told += [*(hit.thing for hit in group.told), *group.named]
        return told


def search(catalogue: Catalogue, query: str) -> Found:
    """What the catalogue holds for a query. Any text is a query; the same gives the same."""
    index = Index.of(catalogue)
    reading = read(query, index)
    return _Search(index, reading).found()


class _Search:
    """One query on its way to its answer."""

    def __init__(self, index: Index, reading: Reading) -> None:
        self.index, self.reading = index, reading
        self.named = _strongest(reading.named)
        self.marker = Marker([_ways(unit, index) for unit in reading.units])

    def found(self) -> Found:
        query, partly = self._query()
        if query is None:
            return Found(self.reading, (), (), False)
        best = self._best()
        groups = (self._group(kind, held, best) for kind, held in self._by_kind(query).items())
        return Found(
            self.reading,
            tuple(map(self._hit, best)),
            tuple(group for group in groups if group.count),
            partly and not best,
        )

    def _group(self, kind: str, held: tuple[list[Entry], int], best: list[Entry]) -> Group:
        entries, count = held
        rest = [entry for entry in entries if entry not in best]
        told = TOLD if len(rest) > TOLD + 2 else len(rest)
        return Group(
            kind,
            count - (len(entries) - len(rest)),
            tuple(map(self._hit, rest[:told])),
            tuple(entry.thing for entry in rest[told:]),
        )

    # Asking the index ----------------------------------------------------------------------

    def _query(self) -> tuple[Query | None, bool]:
        """The query for everything that has all the words, or else most; and whether it is most."""
        schema = self.index.schema
        units = [self._unit(unit) for unit in self.reading.units]
        named = [
            (
                Occur.Should,
                Query.const_score_query(Query.term_query(schema, "number", number), one.weight),
            )
            for number, one in self.named.items()
        ]
        for most in range(len(units), 0, -1):
            words = Query.boolean_query(
                [(Occur.Should, unit) for unit in units], minimum_number_should_match=most
            )
            if _count(self.index.searcher.search(words, limit=1)):
                return Query.boolean_query([(Occur.Should, words), *named]), most < len(units)
        return (Query.boolean_query(named), False) if named else (None, False)

    def _unit(self, unit: Unit) -> Query:
        """What scores a word by the best place and the best choice it stands in."""
        scored = [
            query
            for choice in unit.choices
            for field in FIELDS
            for query in self._choice(choice, field, unit.weight * WEIGHTS[choice.how])
        ]
        return Query.disjunction_max_query(scored, tie_breaker=0.02)

    def _choice(self, choice: Choice, field: str, weight: float) -> Iterator[Query]:
        schema = self.index.schema
        terms = [Query.term_query(schema, field, form, "freq") for form in choice.forms]
        score = FIELDS[field] * weight
        if len(terms) > 1:
            yield Query.const_score_query(
                Query.boolean_query([(Occur.Must, term) for term in terms]), score
            )
            return
        yield Query.const_score_query(terms[0], score)
        if field == "text" and choice.how == "same":
            yield Query.boost_query(terms[0], OFTEN * weight)

    def _by_kind(self, query: Query) -> dict[str, tuple[list[Entry], int]]:
        """By kind: the best things and how many there are. Asked once where not much is found."""
        every, count = self._asked(query, MUCH)
        if count <= MUCH:
            kinds = {kind: [entry for entry in every if entry.kind == kind] for kind in KINDS}
            return {kind: (entries[:LISTED], len(entries)) for kind, entries in kinds.items()}
        found = {}
        for number, kind in enumerate(KINDS):
            of_kind = Query.term_query(self.index.schema, "kind", number)
            both = [(Occur.Must, Query.const_score_query(of_kind, 0.0)), (Occur.Must, query)]
            found[kind] = self._asked(Query.boolean_query(both), LISTED)
        return found

    def _asked(self, query: Query, most: int) -> tuple[list[Entry], int]:
        """The best things for a query, and how many there are."""
        found = self.index.searcher.search(query, limit=most)
        numbers = self.index.searcher.fast_field_values("number", [at for _s, at in found.hits])
        return [self.index.entries[cast("int", number)] for number in numbers], _count(found)

    def _best(self) -> list[Entry]:
        """The things whose very name was asked for, if they are few. Where there are none, those
        whose own name was begun, meant or missed by a slip, or the one with such another name.

        A step's name begins with a role's, so steps are the best only where nothing else is.
        """
        found = [one for one in self.named.values() if one.weight >= SURE]
        if not self.reading.same:
            found = [one for one in found if one.name.entry.kind != "step"] or found
        weight = max((one.weight for one in found), default=0)
        first = [one for one in found if one.weight == weight]
        entries = [one.name.entry for one in first]
        entries.sort(key=lambda entry: (-self._own(entry), entry.number))
        few = self.reading.same or all(one.name.rank == OWN for one in first)
        return entries if len(entries) <= (BEST if few else 1) else []

    def _own(self, entry: Entry) -> int:
        """How many of the words stand in a thing's own name."""
        return len(_held(self.index.names.of(entry)[0], self.reading.units))

    # Saying why ----------------------------------------------------------------------------

    def _hit(self, entry: Entry) -> Hit:
        units = self.reading.units
        asked = self.named.get(entry.number)
        name, held = self._fullest(entry)
        slipped = asked is not None and asked.slipped and len(held) < len(units)
        if asked is not None and (slipped or not held):
            name, held = asked.name, _held(asked.name, units)
        by_name = asked is not None or bool(held)
        whole = len(held) == len(units) or (asked is not None and asked.weight >= SURE)
        passage = None if whole else self.marker.best(entry.passages)
        shown = passage or next(iter(entry.passages), None)
        return Hit(
            kind=entry.kind,
            thing=entry.thing,
            name=entry.name,
            where=(*((BY_RANK[name.rank],) if by_name else ()), *(() if whole else ("text",))),
            other=name.text if by_name and name.rank == SHOWN else "",
            meant=tuple(_meant(units, held)),
            slipped=name.text if slipped else "",
            place=passage.place if passage else "",
            pieces=self.marker.pieces(shown.text) if shown else (),
        )

    def _fullest(self, entry: Entry) -> tuple[Name, dict[int, Choice]]:
        """The name that holds all the words, its own before others; its own where none does."""
        units = self.reading.units
        held = [(name, _held(name, units)) for name in self.index.names.of(entry)]
        whole = [one for one in held if len(one[1]) == len(units)]
        return min(whole, key=lambda one: (one[0].rank, _synonyms(one[1])), default=held[0])


def _count(found: tantivy.SearchResult) -> int:
    count: int = found.count  # type: ignore[attr-defined]  # its stub leaves it out
    return count


def _held(name: Name, units: tuple[Unit, ...]) -> dict[int, Choice]:
    """The units of a query that stand in a name, and in which of their choices."""
    found = (
        (at, next((c for c in unit.choices if all(form in name.forms for form in c.forms)), None))
        for at, unit in enumerate(units)
    )
    return {at: choice for at, choice in found if choice}


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


def _ways(unit: Unit, index: Index) -> list[str]:
    """Every way the catalogue writes what a unit may stand for."""
    return [way for choice in unit.choices for form in choice.forms for way in index.ways(form)]
