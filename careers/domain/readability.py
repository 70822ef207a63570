"""How old a reader must be for a text: its Flesch–Kincaid grade, and the age that goes with it.

    grade = 0.39 · words / sentences + 11.8 · syllables / words − 15.59

Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of new
readability formulas (Automated Readability Index, Fog Count and Flesch Reading Ease formula) for
Navy enlisted personnel", Research Branch Report 8-75, Naval Technical Training, Millington 1975.
A grade is a school year in the United States, where a child of five begins below the first; so the
reading age is the grade and five.

Syllables are counted by groups of vowels, mended for the silent e and for vowels that are said
apart. On the words of this field that comes nearer than the places where a word may be hyphenated
(`tests/domain/test_readability.py` holds the words).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from careers.domain.catalogue import Catalogue

OLDEST = 16
"""The reading age past which a single text is too hard. Whole pages stay far below."""
TELLING = 18
"""Words under which the formula says little."""
LONGEST_SENTENCE = 32
"""Words after which a sentence has gone on too long."""

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)|\n")
"""Where a sentence ends: at its stop, and at the end of a line whatever stands there. A colon or
semicolon ends none, so that gluing sentences together with them wins nothing."""

_SPELT: tuple[tuple[str, str], ...] = (
    (r"qu", "q"),
    (r"gues?$", "g"),
    (r"^some(?=\w)", "som"),
    (r"^every", "evry"),
    (r"^business", "bisness"),
    (r"e(?=ly$|ful|less$|ment|ness$)", ""),
    (r"(?<=saf)ety$", "ty"),
)
"""Spellings that hide a silent vowel inside a word, without it."""
_MUTE = re.compile(
    r"(?<![bcdfgkptz]l)(?<![bt]r)(?:"
    r"e$"  # shif-te-d is two, nam-e is one; ta-ble and cen-tre keep theirs
    r"|(?<![dit])e(?=d$)"
    r"|(?<![cgsxzi])(?<![cs]h)e(?=s$))"
)
_GROUP = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"[aeiouy](?=ing)|[aeou](?=y[aeiou])"  # be-ing, emplo-yer
    r"|i(?=at|et)|(?<![cgst])i(?=a(?!ge|rs?$))|(?<![cst])i(?=en[ct])|(?<=^sc)i(?=en)"
    r"|(?<![cglnstx])i(?=o(?!ur))|i(?=um)"  # peri-od, not situa-tion or behavi-our
    r"|(?<!g)u(?=a(?!de))|u(?=en[ct]|ou|it[iy])"  # situ-ation, not langua-ge
    r"|(?<=cr)e(?=at)|e(?=as?$|act)|(?<=^r)e(?=al[it])|e(?=o(?!p)(?!u?$))|(?<=^c)o(?=o[pr])"
)
"""The first of two neighbouring vowels that are two syllables."""


@dataclass(frozen=True)
class Measure:
    """What the formula needs to know of a text."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch–Kincaid grade; 0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self) -> float:
        """The reading age in years."""
        return self.grade + 5


class Terms:
    """Names that each count as one short word, in either number: the terms of a field, such as
    Customer Service Representative, cannot be said shorter, and the reader has come to learn them.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = set(map(_named, names))
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            if name:
                lengths[name[0]].add(len(name))
        self._lengths = {first: sorted(held, reverse=True) for first, held in lengths.items()}
        """By the first word of names: of how many words they are, the most first."""

    def shortened(self, words: list[str]) -> list[str]:
        """The words with "term" in each name's place, the longest name first."""
        found, singular, at = [], [_singular(word) for word in words], 0
        while at < len(words):
            lengths = self._lengths.get(singular[at], ())
            length = next((n for n in lengths if tuple(singular[at : at + n]) in self._names), 0)
            found.append("term" if length else words[at])
            at += length or 1
        return found


@lru_cache(maxsize=65_536)
def _named(name: str) -> tuple[str, ...]:
    """A name as its words, each in the singular."""
    return tuple(map(_singular, _words(name)))


def terms(catalogue: Catalogue) -> Terms:
    """What a catalogue calls its own things."""
    kinds = ("skills", "challenges", "training", "levels", "tracks", "sources")
    named = [thing.name for kind in kinds for thing in getattr(catalogue, kind)]
    titled = [thing.title for kind in ("roles", "guides") for thing in getattr(catalogue, kind)]
    called = [
        name
        for kind in ("roles", "skills")
        for thing in getattr(catalogue, kind)
        for name in thing.also_called
    ]
    return Terms([*named, *titled, *called])


def measure(text: str, known: Terms | None = None) -> Measure:
    """Count a plain text; each of its lines ends a sentence, and a known term is one short word."""
    if known is None:
        return _measured(text, _words(text))
    sentences = [known.shortened(found) for part in _END.split(text) if (found := _words(part))]
    said = sum(sum(map(syllables, words)) for words in sentences)
    return Measure(len(sentences), sum(map(len, sentences)), said)


def _measured(text: str, words: list[str]) -> Measure:
    """A plain text with these words; none of them goes over the end of a sentence."""
    sentences = sum(1 for part in _END.split(text) if _WORD.search(part))
    return Measure(sentences, len(words), sum(map(syllables, words)))


def seems_hard(text: str) -> bool:
    """Whether a text's reading age is past what it may be as long as no name in it is known."""
    words = _words(text)
    return len(words) >= TELLING and _measured(text, words).age > OLDEST


def too_hard(text: str, known: Terms) -> float | None:
    """A text's reading age if that is past what a text may ask; None if it is not, or if the text
    is too short to tell. Most texts are not even as long as no name in them is known (`seems_hard`)."""
    if not seems_hard(text):
        return None
    second = measure(text, known)
    return second.age if second.words >= TELLING and second.age > OLDEST else None


def longest(text: str) -> str:
    """A plain text's sentence of most words, without its stop; the first of equals."""
    return max(map(str.strip, _END.split(text)), key=lambda part: len(part.split()))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")


@lru_cache(maxsize=65_536)
def syllables(word: str) -> int:
    """About how many syllables an English word has; at least 1. A possessive ’s adds none."""
    spelt = re.split("[’']", word.lower())[0]
    for pattern, plain in _SPELT:
        spelt = re.sub(pattern, plain, spelt)
    said = _MUTE.sub("", spelt)
    if not _GROUP.search(said):
        said = spelt  # the, be, me
    return max(1, len(_GROUP.findall(said)) + len(_APART.findall(said)))
