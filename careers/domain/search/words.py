"""Texts as the words they are searched by.

What is written apart, with a hyphen or in one ("burn out", "burn-out", "burnout") is one word as soon
as it is written with a hyphen anywhere in the catalogue.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from careers.domain.search import plain, spelling

_WORD = re.compile(r"[^\W_]+(?:['’\u0300-\u036f]+[^\W_]+)*")
_HYPHENED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
LONGEST_JOIN = 4
"""As many words as are ever written as one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: the form it is compared by, as it was typed, and where it stands.

    `parts` are the forms of the words it was joined from, if it was.
    """

    form: str
    fold: str
    start: int
    end: int
    parts: tuple[str, ...] = ()


@lru_cache(maxsize=65_536)
def _forms(raw: str) -> tuple[str, str]:
    fold = spelling.folded(raw)
    return fold, spelling.form(fold)


def form(raw: str) -> str:
    """The form of a single word."""
    return _forms(raw)[1]


class _Seen(dict[str, str]):
    """The forms of words by how they are written, each worked out when it is first met."""

    def __missing__(self, raw: str) -> str:
        self[raw] = form(raw)
        return self[raw]


class Joins:
    """The words that are written in one, apart or with a hyphen, and those alike to one another."""

    def __init__(self, texts: Iterable[str], alike: Iterable[tuple[str, ...]]) -> None:
        self.seen = _Seen()
        """By each word that `forms` has met, as it is written: its form."""
        self._joined: dict[str, str] = {}
        self._parts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for found in (found for text in texts for found in _hyphened(text)):
            self._join(found, "".join(found))
        for phrases in alike:
            spoken = [tuple(map(form, phrase.split())) for phrase in phrases]
            for parts in spoken:
                self._join(parts, "".join(spoken[0]))
        self._begins = {
            joined[:length] for joined in self._joined for length in range(1, len(joined) + 1)
        }

    def _join(self, parts: tuple[str, ...], into: str) -> None:
        self._joined["".join(parts)] = into
        self._parts[into].add(parts)

    def parts(self, form: str) -> list[tuple[str, ...]]:
        """The words a joined word may be made of."""
        return sorted(self._parts.get(form, ()))

    def words(self, text: str) -> list[Word]:
        """The words of a text, in order, those that belong together joined."""
        return self.together(_plain_words(text))

    def together(self, alone: list[Word]) -> list[Word]:
        """The same words, those that belong together joined."""
        found, at = [], 0
        while at < len(alone):
            word, length = self._longest(alone, at)
            found.append(word)
            at += length
        return found

    def apart(self, text: str) -> list[Word]:
        """The same with none joined: a slip in one of them keeps two from being seen as one."""
        return _plain_words(text)

    def forms(self, text: str) -> list[str]:
        """The forms of a text's words for the index: those of joined words and of their parts."""
        seen = self.seen
        alone = [seen[raw] for raw in _WORD.findall(_composed(text))]
        joined, begins = self._joined, self._begins
        found = [joined.get(form, form) for form in alone]
        for at, (first, second) in enumerate(pairwise(alone)):
            if first + second in begins:
                runs = ("".join(alone[at : at + length]) for length in range(2, LONGEST_JOIN + 1))
                found += [joined[run] for run in runs if run in joined]
        return [form for form in found if form]

    def _longest(self, alone: list[Word], at: int) -> tuple[Word, int]:
        """The word that begins here, of as many words as belong together, and how many those are."""
        if alone[at].form not in self._begins:
            return alone[at], 1
        for length in range(min(LONGEST_JOIN, len(alone) - at), 0, -1):
            run = alone[at : at + length]
            joined = self._joined.get("".join(word.form for word in run))
            if joined:
                parts = tuple(word.form for word in run) if length > 1 else ()
                return Word(joined, joined, run[0].start, run[-1].end, parts), length
        return alone[at], 1


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _hyphened(text: str) -> Iterator[tuple[str, ...]]:
    """The forms of the words that are written with a hyphen between them."""
    if "-" in text or "‑" in text or "‐" in text:
        for found in _HYPHENED.findall(text):
            yield tuple(word.form for word in _plain_words(found))


def _plain_words(text: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(_composed(text)):
        fold, form_ = _forms(match[0])
        if form_:
            found.append(Word(form_, fold, match.start(), match.end()))
    return found


SMALL = frozenset(map(form, plain.listed(plain.SMALL)))
LITTLE = frozenset(map(form, plain.listed(plain.LITTLE))) - SMALL
COMMON = frozenset(map(form, plain.listed(plain.COMMON)))


def telling(words: list[Word]) -> list[Word]:
    """The words that say what is looked for; all of them where none does."""
    return [word for word in words if word.form not in SMALL] or words
