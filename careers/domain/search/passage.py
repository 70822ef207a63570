"""The words that were found, marked where they stand, and the part of a text worth showing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from careers.domain.search.entries import Passage, plainly

LONGEST = 180
"""Characters of a text that are shown."""
BEFORE = 60
"""Characters shown before the first word found, where the text does not begin with it."""
_STOP = re.compile(r"[.!?…:]\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `marked` where it is what was looked for."""

    text: str
    marked: bool


class Marker:
    """Finds words in texts as they are written: `words` are ways to write each unit of a query."""

    def __init__(self, words: Sequence[Iterable[str]]) -> None:
        units = [tuple(dict.fromkeys(ways)) for ways in words]
        self._plain = [tuple(dict.fromkeys(map(plainly, ways))) for ways in units]
        every = sorted({way for ways in units for way in ways}, key=lambda w: (-len(w), w))
        apart = (r"[\s‐‑-]+".join(map(re.escape, way.split())) for way in every)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(apart) or '(?!)'})(?!\w)", re.IGNORECASE)

    def best(self, passages: Sequence[Passage]) -> Passage | None:
        """The first of the passages that hold the most units; None where none holds any."""
        best, most = None, 0
        for passage in passages:
            count = sum(_holds(passage.lower, ways) for ways in self._plain)
            if count > most and self._pattern.search(passage.text):
                best, most = passage, count
                if most == len(self._plain):
                    break
        return best

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The part of a text that holds most of the words close together, the words marked."""
        shown = text if len(text) <= LONGEST else _part(text, self._densest(text))
        found, at = [], 0
        for match in self._pattern.finditer(shown):
            found += [Piece(shown[at : match.start()], False), Piece(match[0], True)]
            at = match.end()
        found.append(Piece(shown[at:], False))
        return tuple(piece for piece in found if piece.text)

    def _densest(self, text: str) -> int:
        """Where the words begin that have most different ones with them in so much text."""
        found = [(match.start(), match[0].casefold()) for match in self._pattern.finditer(text)]

        def different(at: int) -> int:
            return len({word for start, word in found if at <= start < at + LONGEST - BEFORE})

        return max((start for start, _word in found), key=different, default=0)


def _holds(lower: str, ways: tuple[str, ...]) -> bool:
    """Whether one of the ways to write a unit stands there, at the beginning of a word."""
    return any(way in lower and f" {way}" in f" {lower}" for way in ways)


def _part(text: str, at: int) -> str:
    """As much of a text as is shown, so that what stands at `at` is seen."""
    start = _beginning(text, at)
    end = start + LONGEST
    before = "… " if start else ""
    if end >= len(text):
        return before + text[start:]
    return before + text[start:end].rsplit(" ", 1)[0].rstrip(" ,;:–—") + " …"


def _beginning(text: str, at: int) -> int:
    """Where to begin so that `at` is seen: with its sentence, or with some words before it."""
    if at <= BEFORE:
        return 0
    stops = [stop.end() for stop in _STOP.finditer(text, 0, at)]
    if stops and at - stops[-1] <= BEFORE:
        return stops[-1]
    return text.index(" ", at - BEFORE) + 1 if " " in text[at - BEFORE : at] else at
