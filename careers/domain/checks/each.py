"""What a check makes of one thing alone, whatever the rest of the catalogue holds: kept with the thing,
so that after a change it is worked out for what changed.

What leans on anything else (that a code is there, that a name is known) is worked out anew each time;
so nothing need be known of what leans on what.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from careers.domain import prose, readability
from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import every
from careers.domain.once import once
from careers.domain.things import Thing
from careers.domain.walk import texts

MOST = 65_536
"""Of so many things it is kept: three catalogues as large as a country's. They are known by what they
say, so a thing of the draft and the same of an edition are one."""

_Made = TypeVar("_Made")
_Kept = dict[str, tuple[Any, ...]]
"""What was made of a thing, by the name of what made it."""


class OnceEach(Generic[_Made]):
    """A function of one thing and nothing else, called once for each thing that says something new."""

    def __init__(self, make: Callable[[Any], Iterable[_Made]]) -> None:
        self._make, self._name = make, f"{make.__module__}.{make.__qualname__}"

    def __call__(self, thing: Thing) -> tuple[_Made, ...]:
        return self._of(thing, _kept(thing))

    def over(self, catalogue: Catalogue) -> Iterator[tuple[str, Any, tuple[_Made, ...]]]:
        """Every thing of a catalogue with its kind and what is made of it."""
        for kind, thing, kept in _all_kept(catalogue):
            yield kind, thing, self._of(thing, kept)

    def _of(self, thing: Thing, kept: _Kept) -> tuple[_Made, ...]:
        made = kept.get(self._name)
        if made is None:
            made = kept[self._name] = tuple(self._make(thing))
        return made


@lru_cache(maxsize=MOST)
def _kept(thing: Thing) -> _Kept:
    return {}


@once
def _all_kept(catalogue: Catalogue) -> tuple[tuple[str, Thing, _Kept], ...]:
    """Looked up once for all checks: it takes reading every thing through."""
    return tuple([(kind, thing, _kept(thing)) for kind, thing in every(catalogue)])


def forget_things() -> None:
    """Give up all that is kept of things: between tests, and to measure."""
    _kept.cache_clear()


def once_each(make: Callable[[Any], Iterable[_Made]]) -> OnceEach[_Made]:
    return OnceEach(make)


@dataclass(frozen=True, slots=True)
class Words:
    """What a thing's texts hold: the sources they lean on and the things they link to, each once; by
    path, the parts that end without a mark; and the texts that may be too hard."""

    marks: tuple[str, ...]
    links: tuple[prose.Link, ...]
    unmarked: tuple[tuple[str, str], ...]
    hard: tuple[tuple[str, str, str], ...]
    """By path: the plain text, and the sentence that is too long, if one is. Others are too hard as long
    as none of the names in them is known."""


@once_each
def words(thing: Thing) -> Iterable[Words]:
    """Its texts, in one reading."""
    marks: dict[str, None] = {}
    links: dict[prose.Link, None] = {}
    unmarked: list[tuple[str, str]] = []
    hard: list[tuple[str, str, str]] = []
    for path, text, expected in texts(thing):
        if not (expected.marked or "{" in text or "](" in text):
            continue
        found = prose.reading(text)
        marks.update(dict.fromkeys(found.marks))
        links.update(dict.fromkeys(found.links))
        if expected.marked:
            unmarked += [(path, part) for part in found.unmarked]
            if (sentence := _hard(found.plain)) is not None:
                hard.append((path, found.plain, sentence))
    yield Words(_one(tuple(marks)), tuple(links), tuple(unmarked), tuple(hard))


def _hard(plain: str) -> str | None:
    """A plain text's sentence of too many words; empty where it may be too hard as a whole; None for
    nearly all."""
    # Nearly all texts are no longer as a whole than a sentence may be.
    if len(plain.split()) > readability.LONGEST_SENTENCE:
        sentence = readability.longest(plain)
        if len(sentence.split()) > readability.LONGEST_SENTENCE:
            return sentence
    return "" if readability.seems_hard(plain) else None


@lru_cache(maxsize=4_096)
def _one(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The same codes, held once for all things that name the same."""
    return codes
