"""A catalogue's index: built once, and kept with the catalogue."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from math import log

import numpy as np
from numpy.typing import NDArray

from careers.domain.catalogue import Catalogue
from careers.domain.search import plain
from careers.domain.search.entries import Entry, SitePage, entries
from careers.domain.search.kin import kin
from careers.domain.search.names import HIDDEN, SHOWN, Names
from careers.domain.search.postings import Postings, Weights
from careers.domain.search.synonyms import Synonyms, alike, synonyms
from careers.domain.search.vocabulary import Vocabulary
from careers.domain.search.words import COMMON, LITTLE, SMALL, Joins

LEAD = ("summary", "lead")
"""The texts that say in a sentence what a thing is."""
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
        self.joins = Joins(self._texts(), alike)
        self.names = Names(self.entries, self.joins)
        self.words = self._words()
        self.in_names = Postings(
            len(self.names.all), ((name.forms for name in self.names.all), 1.0, False)
        )
        self.synonyms = {
            self._telling(said): tuple((self._telling(one), one) for one in meant)
            for said, meant in synonyms.items()
        }
        self._spoken = {form for phrase in synonyms for form in self._telling(phrase)}
        for phrase in (*synonyms, plain.SMALL, plain.LITTLE, plain.COMMON):
            self.joins.forms(phrase)
        self.vocabulary = Vocabulary(self.joins.seen, self.words.count, self.names.forms)
        self._kin: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self.words.forms()):
            self._kin[kin(form)].append(form)
        self._weigh_names()
        own = [self.names.of(entry)[0] for entry in self.entries]
        self.roles = {one.entry.thing.code: one for one in own if one.entry.kind == "role"}
        steps = [(one.entry.thing, one) for one in own if one.entry.kind == "step"]
        self.steps = {(step.origin, step.destination): one for step, one in steps}

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

    def ways(self, form: str) -> Iterator[str]:
        """How a word is written in the catalogue, in lower case; a joined one with spaces."""
        yield from self.vocabulary.written(form)
        for parts in self.joins.parts(form):
            for written in product(*map(self.vocabulary.written, parts)):
                yield " ".join(written)

    def _telling(self, phrase: str) -> tuple[str, ...]:
        forms = tuple(word.form for word in self.joins.words(phrase))
        return tuple(form for form in forms if form not in SMALL) or forms

    def _texts(self) -> Iterator[str]:
        for entry in self.entries:
            yield from (entry.name, *entry.others, *entry.hidden)
            yield from (passage.text for passage in entry.passages)

    def _words(self) -> Postings:
        """What stands in each thing, whatever field it stands in."""
        forms = self.joins.forms

        def told(entry: Entry, *, lead: bool) -> list[str]:
            texts = (p.text for p in entry.passages if (p.place in LEAD or p.heading) == lead)
            return [form for text in texts for form in forms(text)]

        def named(entry: Entry) -> list[str]:
            return [form for text in (*entry.others, *entry.hidden) for form in forms(text)]

        return Postings(
            len(self.entries),
            ((forms(entry.name) for entry in self.entries), CALLED, False),
            (map(named, self.entries), NAMED, False),
            ((told(entry, lead=True) for entry in self.entries), LED, False),
            ((told(entry, lead=False) for entry in self.entries), SAID, True),
        )

    def _weigh_names(self) -> None:
        """Keep of every name, as arrays: how much its words weigh, how much it counts by its rank,
        and where the names of each thing begin."""
        weights = {form: self.weight(form) for form in self.in_names.forms()}
        names = self.names.all
        self.name_mass: Weights = np.array(
            [max(sum(weights[f] for f in name.telling), 0.1) for name in names]
        )
        self.name_rank: Weights = np.array([RANKED.get(name.rank, 1.0) for name in names])
        self.name_shown: NDArray[np.bool_] = np.array([name.rank < HIDDEN for name in names], bool)
        self.kind_weights: Weights = np.array(
            [KIND_WEIGHTS.get(entry.kind, 1.0) for entry in self.entries]
        )
        owners = np.array([name.entry.number for name in names], np.int64)
        self.name_starts = np.searchsorted(owners, np.arange(len(self.entries)))
