"""The words that were found, marked where they stand, and the part of a text worth showing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from careers.domain.search.entries import Passage, plainly

LONGEST = 180
"""Characters of a text that are shown."""
SHORTEST = 3
"""Words a text must have to be worth showing: “Pay” says nothing."""
BEFORE = 60
"""Characters shown before the first word found, where the text does not begin with it."""
_STOP = re.compile(r"[.!?…:]\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `marked` where it is what was looked for."""

    text: str
    marked: bool


Ways = Mapping[str, float]
"""The ways to write a unit of a query, and how much each tells: what is put for a word less than it."""


class Marker:
    """Finds words in texts as they are written, those of each unit of a query."""

    def __init__(self, units: Sequence[Ways]) -> None:
        self._units = [_plain(ways) for ways in units]
        self._most = sum(max(weight for _way, weight in ways) for ways in self._units if ways)
        self._weights = [{way.casefold(): weight for way, weight in ways.items()} for ways in units]
        every = sorted({way for ways in units for way in ways}, key=lambda w: (-len(w), w))
        apart = (r"[\s‐‑-]+".join(map(re.escape, way.split())) for way in every)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(apart) or '(?!)'})(?!\w)", re.IGNORECASE)

    def best(self, passages: Sequence[Passage]) -> tuple[Passage | None, float]:
        """The first of the passages whose words tell most, one too short to be shown only where no other
        holds any; and how much of what the query tells that is, 0 to 1. None where none holds any."""
        best: Passage | None = None
        most = (False, 0.0)
        for passage in passages:
            lower = f" {passage.lower}"
            told = sum(_told(lower, ways) for ways in self._units)
            if told and (long(passage.text), told) > most and self._pattern.search(passage.text):
                best, most = passage, (long(passage.text), told)
                if most == (True, self._most):
                    break
        return best, most[1] / self._most if self._most else 0.0

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
        """Where the words begin that tell most, with those that follow in so much text."""
        found = [(match.start(), match[0].casefold()) for match in self._pattern.finditer(text)]

        def told(at: int) -> float:
            near = {word for start, word in found if at <= start < at + LONGEST - BEFORE}
            return sum(max(ways.get(word, 0) for word in near) for ways in self._weights)

        return max((start for start, _word in found), key=told, default=0)


def long(text: str) -> bool:
    """Whether a text is worth showing by itself."""
    return text.count(" ") >= SHORTEST - 1


def _plain(ways: Ways) -> tuple[tuple[str, float], ...]:
    """The ways to write a unit as texts are looked through, those that tell most first: each at the
    beginning of a word, which a space is before."""
    plain: dict[str, float] = {}
    for way, weight in sorted(ways.items(), key=lambda one: -one[1]):
        plain.setdefault(f" {plainly(way)}", weight)
    return tuple(plain.items())


def _told(lower: str, ways: tuple[tuple[str, float], ...]) -> float:
    """What the first of the ways to write a unit tells that stands there."""
    for way, weight in ways:
        if way in lower:
            return weight
    return 0.0


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
