"""A catalogue's index: built once, and kept with the catalogue."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import log

import numpy as np
from numpy.typing import NDArray

from careers.domain.catalogue import Catalogue
from careers.domain.search import plain
from careers.domain.search.entries import KINDS, Entry, SitePage, entries
from careers.domain.search.kin import kin
from careers.domain.search.names import HIDDEN, SHOWN, Name, Names
from careers.domain.search.postings import Postings, Weights
from careers.domain.search.synonyms import Synonyms, alike, synonyms
from careers.domain.search.told import Numbering, Told
from careers.domain.search.vocabulary import Vocabulary
from careers.domain.search.words import COMMON, LITTLE, SMALL, Joins

CALLED, NAMED, LED, SAID = 0.6, 0.5, 0.4, 0.3
"""How much of its weight a word has in a thing that is called by it, in one that has another name by it,
in one whose summary or headings hold it, and in one whose text does, there the more the text is about
it."""
RANKED = {SHOWN: 0.95, HIDDEN: 0.9}
"""How much a name counts that is not a thing's own."""
A_LITTLE = 0.25
"""How much of its weight a word has that says little."""
KIND_WEIGHTS = {"step": 0.8, "training": 0.95, "disagreement": 0.95}
"""How much a kind counts, where not all do the same: a step is called by two roles' names."""
_KEPT_AS = "_search"
_BUILDING = threading.Lock()

Pages = tuple[SitePage, ...]


class Index:
    """What a query is read and answered with. Make one with `Index.of`."""

    def __init__(
        self, entries: Iterable[Entry], synonyms: Synonyms, alike: Iterable[tuple[str, ...]]
    ) -> None:
        self.entries = tuple(entries)
        told = Told(self.entries)
        self.joins = Joins(told.written, told.hyphened, alike)
        numbering = Numbering(told.written, self.joins)
        self.words = _words(told, numbering, len(self.entries))
        del told
        numbers = numbering.numbers
        self.names = Names(self.entries, self.joins, numbers)
        forms = self.names.forms
        in_names = [(forms.numbers, forms.owners)]
        self.in_names = Postings(len(self.names), numbers, (in_names, 1.0, False))
        self.synonyms = {
            self._telling(said): self._meant(meant) for said, meant in synonyms.items()
        }
        self._spoken = {form for phrase in synonyms for form in self._telling(phrase)}
        self.joins.learn((*synonyms, plain.SMALL, plain.LITTLE, plain.COMMON))
        named = frozenset(self.in_names.forms())
        self.vocabulary = Vocabulary(self.joins.forms, self.words.count, named)
        order = list(KINDS)
        self.kinds = np.array([order.index(entry.kind) for entry in self.entries], np.uint8)
        """By a thing's number: the place of its kind among all."""
        self._kin: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self.words.forms()):
            self._kin[kin(form)].append(form)
        self._weigh_names(numbers)
        self._roles = {one.thing.code: one for one in self.entries if one.kind == "role"}
        steps = [one for one in self.entries if one.kind == "step"]
        self._steps = {(one.thing.origin, one.thing.destination): one for one in steps}
        self._steps_at: dict[str, list[Entry]] = defaultdict(list)
        for one in self._steps.values():
            for end in {one.thing.origin, one.thing.destination}:
                self._steps_at[end].append(one)

    @classmethod
    def of(cls, catalogue: Catalogue, pages: Pages = ()) -> "Index":
        """The catalogue's index, with these pages of the site beside it. One thread builds it, the
        first time; others wait for it."""
        kept: tuple[Pages, Index] | None = catalogue.__dict__.get(_KEPT_AS)
        if kept is None or kept[0] != pages:
            with _BUILDING:
                kept = catalogue.__dict__.get(_KEPT_AS)
                if kept is None or kept[0] != pages:
                    made = cls(entries(catalogue, pages), synonyms(catalogue), alike(catalogue))
                    kept = catalogue.__dict__[_KEPT_AS] = pages, made
        return kept[1]

    def __contains__(self, form: str) -> bool:
        return form in self.words

    def knows(self, form: str) -> bool:
        """Whether a word is one: in the catalogue, in its synonyms, or in every mouth; or made of
        one that is, as “stressing” is."""
        return (
            form in self.words
            or form in self._spoken
            or form in SMALL
            or form in LITTLE
            or form in COMMON
            or kin(form) in self._kin.get(kin(form), ())
        )

    def weight(self, form: str) -> float:
        """How telling a word is: the more, the fewer things have it."""
        told = log(1 + len(self.entries) / (1 + self.words.count(form)))
        return told * A_LITTLE if form in LITTLE else told

    def kin(self, form: str) -> list[str]:
        """The other words of its family."""
        return [other for other in self._kin.get(kin(form), ()) if other != form]

    def role(self, code: str) -> Name:
        """What a role is called."""
        return self.names.own(self._roles[code])

    def step(self, origin: str, destination: str) -> Name | None:
        """What the step between two roles is called; None where there is none."""
        found = self._steps.get((origin, destination))
        return self.names.own(found) if found else None

    def steps_at(self, code: str) -> Iterator[Name]:
        """What the steps to and from a role are called."""
        return map(self.names.own, self._steps_at.get(code, ()))

    def ways(self, form: str) -> Iterator[str]:
        """How a word is written in the catalogue, in lower case; a joined one with spaces."""
        yield from self.vocabulary.written(form)
        for parts in self.joins.parts(form):
            for written in product(*map(self.vocabulary.written, parts)):
                yield " ".join(written)

    def _telling(self, phrase: str) -> tuple[str, ...]:
        forms = tuple(word.form for word in self.joins.words(phrase))
        return tuple(form for form in forms if form not in SMALL) or forms

    def _meant(self, phrases: Iterable[str]) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The forms of each phrase, and how it is written; those without a word are left out."""
        spoken = ((self._telling(phrase), phrase) for phrase in phrases)
        return tuple((forms, phrase) for forms, phrase in spoken if forms)

    def _weigh_names(self, numbers: Mapping[str, int]) -> None:
        """Keep of every name, as arrays: how much its words weigh, and how much it counts by its rank."""
        weights = np.array([self.weight(form) for form in numbers])
        telling = self.names.telling
        told = np.bincount(telling.owners, weights[telling.numbers], minlength=len(self.names))
        self.name_mass: Weights = np.maximum(told, 0.1)
        ranks = np.array([1.0, RANKED[SHOWN], RANKED[HIDDEN]])
        self.name_rank: Weights = ranks[self.names.ranks]
        self.name_shown: NDArray[np.bool_] = self.names.ranks < HIDDEN
        self.kind_weights: Weights = np.array(
            [KIND_WEIGHTS.get(entry.kind, 1.0) for entry in self.entries]
        )


def _words(told: Told, numbering: Numbering, size: int) -> Postings:
    """What stands in each thing, whatever field it stands in."""
    return Postings(
        size,
        numbering.numbers,
        (numbering.parts(told.called), CALLED, False),
        (numbering.parts(told.named), NAMED, False),
        (numbering.parts(told.led), LED, False),
        (numbering.parts(told.said), SAID, True),
    )
