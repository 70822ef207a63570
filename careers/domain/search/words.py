"""Texts as the words they are searched by.

What is written apart, with a hyphen or in one ("burn out", "burn-out", "burnout") is one word as soon
as it is written with a hyphen anywhere in the catalogue.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from careers.domain.search import plain, spelling

_WORD = re.compile(r"[^\W_]+(?:['’\u0300-\u036f]+[^\W_]+)*")
_HYPHENED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
LONGEST_JOIN = 4
"""As many words as are ever written as one."""


class Word(NamedTuple):
    """A word of a text: the form it is compared by, as it was typed, and where it stands.

    `parts` are the forms of the words it was joined from, if it was.
    """

    form: str
    fold: str
    start: int
    end: int
    parts: tuple[str, ...] = ()


@lru_cache(maxsize=4_096)
def _forms(raw: str) -> tuple[str, str]:
    return _spelled(raw)


def _spelled(raw: str) -> tuple[str, str]:
    """A word as it is typed, and its form."""
    fold = spelling.folded(raw)
    return fold, spelling.form(fold)


def form(raw: str) -> str:
    """The form of a single word."""
    return _forms(raw)[1]


class Joins:
    """The words that are written in one, apart or with a hyphen, and those alike to one another.

    `written` are the words as the catalogue writes them, `hyphened` those it writes with hyphens, and
    `alike` phrases that are one and the same.
    """

    def __init__(
        self,
        written: Iterable[str],
        hyphened: Iterable[str],
        alike: Iterable[tuple[str, ...]],
    ) -> None:
        self._seen = {raw: _spelled(raw) for raw in written}
        """How each word is typed, and its form."""
        self._joined: dict[str, str] = {}
        self._parts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for parts in (tuple(word.form for word in self.apart(found)) for found in hyphened):
            self._join(parts, "".join(parts))
        for phrases in alike:
            spoken = [tuple(filter(None, map(form, phrase.split()))) for phrase in phrases]
            spoken = [parts for parts in spoken if parts]
            for parts in spoken:
                self._join(parts, "".join(spoken[0]))
        self._begins = {
            joined[:length] for joined in self._joined for length in range(1, len(joined) + 1)
        }

    def _join(self, parts: tuple[str, ...], into: str) -> None:
        self._joined["".join(parts)] = into
        self._parts[into].add(parts)

    @property
    def forms(self) -> dict[str, str]:
        """The form of each word by how it is written."""
        return {raw: form for raw, (_fold, form) in self._seen.items()}

    def learn(self, phrases: Iterable[str]) -> None:
        """Know the words of these phrases too."""
        for raw in (raw for phrase in phrases for raw in written(phrase)):
            self._seen.setdefault(raw, _spelled(raw))

    def joined(self, run: str) -> str:
        """The word that these forms in one are; empty where they are none."""
        return self._joined.get(run, "")

    def begins(self, run: str) -> bool:
        """Whether these forms in one are the beginning of such a word."""
        return run in self._begins

    @property
    def into(self) -> dict[str, str]:
        """Every word that is joined, by what it may be written as in one."""
        return self._joined

    def parts(self, form: str) -> list[tuple[str, ...]]:
        """The words a joined word may be made of."""
        return sorted(self._parts.get(form, ()))

    def words(self, text: str) -> list[Word]:
        """The words of a text, in order, those that belong together joined."""
        return self.together(self.apart(text))

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
        found, seen = [], self._seen
        for match in _WORD.finditer(_composed(text)):
            fold, form_ = seen.get(match[0]) or _forms(match[0])
            if form_:
                found.append(Word(form_, fold, match.start(), match.end()))
        return found

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


def written(text: str) -> list[str]:
    """The words of a text as they are written."""
    found: list[str] = _WORD.findall(_composed(text))
    return found


def hyphened(text: str) -> list[str]:
    """What a text writes with hyphens."""
    if "-" in text or "‑" in text or "‐" in text:
        found: list[str] = _HYPHENED.findall(text)
        return found
    return []


SMALL = frozenset(map(form, plain.listed(plain.SMALL)))
LITTLE = frozenset(map(form, plain.listed(plain.LITTLE))) - SMALL
COMMON = frozenset(map(form, plain.listed(plain.COMMON)))


def telling(words: list[Word]) -> list[Word]:
    """The words that say what is looked for; all of them where none does."""
    return [word for word in words if word.form not in SMALL] or words
