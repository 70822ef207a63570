"""A catalogue's index: built once, at its first search, and kept with the catalogue."""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from math import log

import tantivy

from careers.domain.catalogue import Catalogue
from careers.domain.search.entries import KINDS, Entry, entries
from careers.domain.search.names import Names
from careers.domain.search.synonyms import Synonyms, alike, synonyms
from careers.domain.search.vocabulary import Vocabulary
from careers.domain.search.words import Joins

LEAD = ("summary", "lead")
"""The texts that say in a sentence what a thing is."""
WRITER_BYTES = 128_000_000
"""Memory the writer may take while it builds: enough to write everything in one go, so that things
that score the same always come in the same order."""
_KEPT_AS = "_search"
_BUILDING = threading.Lock()


class Index:
    """What a query is read and answered with. Make one with `Index.of`."""

    def __init__(
        self, entries: Iterable[Entry], synonyms: Synonyms, alike: Iterable[tuple[str, ...]]
    ) -> None:
        self.entries = tuple(entries)
        self.joins = Joins(self._texts(), alike)
        self.names = Names(self.entries, self.joins)
        self.synonyms = {
            self._forms(said): tuple((self._forms(one), one) for one in meant)
            for said, meant in synonyms.items()
        }
        self._things: Counter[str] = Counter()
        self.schema = _schema()
        self.searcher = self._written()
        self.vocabulary = Vocabulary(self.joins.seen, self._things, self.names.forms)

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Index":
        """The catalogue's index. One thread builds it, at the first search; others wait for it."""
        kept = catalogue.__dict__
        if _KEPT_AS not in kept:
            with _BUILDING:
                if _KEPT_AS not in kept:
                    kept[_KEPT_AS] = cls(entries(catalogue), synonyms(catalogue), alike(catalogue))
        found: Index = kept[_KEPT_AS]
        return found

    def __contains__(self, form: str) -> bool:
        return form in self._things

    def weight(self, form: str) -> float:
        """How telling a word is: about 1 where everything has it, more the fewer things do."""
        return 1 + log(1 + len(self.entries) / (1 + self._things[form])) / 2

    def ways(self, form: str) -> Iterator[str]:
        """How a word is written in the catalogue, in lower case; a joined one with spaces."""
        yield from self.vocabulary.written(form)
        for parts in self.joins.parts(form):
            for written in product(*map(self.vocabulary.written, parts)):
                yield " ".join(written)

    def _forms(self, phrase: str) -> tuple[str, ...]:
        return tuple(word.form for word in self.joins.words(phrase))

    def _texts(self) -> Iterator[str]:
        for entry in self.entries:
            yield from (entry.name, *entry.others, *entry.hidden)
            yield from (passage.text for passage in entry.passages)

    def _written(self) -> tantivy.Searcher:
        index = tantivy.Index(self.schema)
        writer = index.writer(WRITER_BYTES, num_threads=1)
        kinds = list(KINDS)
        for entry in self.entries:
            fields = self._fields(entry)
            self._things.update({form for forms in fields.values() for form in forms})
            row = {field: " ".join(forms) for field, forms in fields.items()}
            numbers = {"kind": kinds.index(entry.kind), "number": entry.number}
            writer.add_document(tantivy.Document.from_dict(row | numbers, self.schema))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        return index.searcher()

    def _fields(self, entry: Entry) -> dict[str, list[str]]:
        texts: dict[str, list[str]] = {
            "name": [entry.name],
            "other": [*entry.others, *entry.hidden],
            "lead": [p.text for p in entry.passages if p.place in LEAD],
            "text": [p.text for p in entry.passages if p.place not in LEAD],
        }
        return {
            field: [form for text in held for form in self.joins.forms(text)]
            for field, held in texts.items()
        }


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in ("name", "other", "lead", "text"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("kind", indexed=True)
    builder.add_unsigned_field("number", indexed=True, fast=True)
    return builder.build()
