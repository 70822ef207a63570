"""What of the catalogue can be found: each thing as its name, its other names and its texts."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from careers.domain import prose, things
from careers.domain.catalogue import Catalogue
from careers.domain.search.compact import decoded, encoded
from careers.domain.walk import texts

KINDS = {
    "role": "roles",
    "skill": "skills",
    "challenge": "challenges",
    "guide": "guides",
    "training": "training",
    "step": "steps",
    "disagreement": "disagreements",
    "page": "",
}
"""The kinds that can be found, in the order they are shown, and their plurals. A page of the site is
no thing of the catalogue."""

ANY_RUNG = "Any rung"
_TIGHT = re.compile(r"\s+(?=[,;.:!?])")
"""The space that a mark taken out leaves before what follows it."""
_SPACES = "-‐‑–—“”‘„…("
"""Signs that separate words."""


class Passage(NamedTuple):
    """A text of a thing without its marks: of one line. `place` is the field it stands in: `day`,
    `duties`."""

    place: str
    text: str
    heading: bool = False

    @property
    def lower(self) -> str:
        """The text as `plainly` has it."""
        return plainly(self.text)


class Passages:
    """The passages of one thing after another, kept as bytes: there are a hundred times as many as
    things, and hardly any of them is ever shown."""

    def __init__(self) -> None:
        self._texts = bytearray()
        self._ends = array("Q", [0])
        self._places = array("H")
        self._firsts = array("L", [0])
        self._numbers: dict[tuple[str, bool], int] = {}
        """The places there are, each with whether it is a heading's, as they were met."""

    def add(self, passages: Iterable[Passage]) -> None:
        """Keep the next thing's."""
        lines, numbers = [], self._numbers
        for place, text, heading in passages:
            lines.append(text)
            self._places.append(numbers.setdefault((place, heading), len(numbers)))
        self._texts += encoded("\n".join(lines))
        self._ends.append(len(self._texts))
        self._firsts.append(len(self._places))

    def first(self, number: int) -> str:
        """What the first of a thing's passages says; empty where it has none."""
        start, end = self._ends[number], self._ends[number + 1]
        line = self._texts.find(b"\n", start, end)
        return decoded(self._texts[start : end if line < 0 else line])

    def of(self, number: int) -> tuple[Passage, ...]:
        """Those of the thing that was added as this one, from 0 on."""
        places = self._places[self._firsts[number] : self._firsts[number + 1]]
        if not places:
            return ()
        lines = decoded(self._texts[self._ends[number] : self._ends[number + 1]]).split("\n")
        known = list(self._numbers)
        found = [(*known[place], text) for place, text in zip(places, lines, strict=True)]
        return tuple([Passage(place, text, heading) for place, heading, text in found])


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page that is no thing of the catalogue: what it is called, what it tells, and words that
    people look for it by, which are never shown."""

    path: str
    title: str
    summary: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A thing as it is searched. `hidden` holds words people look for that are never shown."""

    number: int
    kind: str
    thing: Any
    name: str
    others: tuple[str, ...]
    hidden: tuple[str, ...]
    kept: Passages

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What it is in a sentence first, then everything else it says."""
        return self.kept.of(self.number)

    @property
    def first(self) -> str:
        """The text of the first of them; empty where there is none."""
        return self.kept.first(self.number)


def entries(catalogue: Catalogue, pages: Sequence[SitePage] = ()) -> Iterator[Entry]:
    """Every thing that can be found, by kind, in the order staff gave them; then the pages."""
    listed = (
        (kind, thing)
        for kind, plural in KINDS.items()
        for thing in (_listed(catalogue, kind, plural) if plural else pages)
    )
    kept = Passages()
    for number, (kind, thing) in enumerate(listed):
        kept.add(_passages(thing))
        yield Entry(
            number,
            kind,
            thing,
            name(thing, catalogue),
            getattr(thing, "also_called", ()),
            getattr(thing, "synonyms", ()),
            kept,
        )


def _listed(catalogue: Catalogue, kind: str, plural: str) -> list[Any]:
    """A kind's things in reading order; steps that lead nowhere have no page and are left out."""
    if kind == "role":
        return list(catalogue.roles_read)
    if kind == "step":
        return [s for s in catalogue.steps if catalogue.get("role", s.destination)]
    return catalogue.listed(plural)


def name(thing: Any, catalogue: Catalogue) -> str:
    """What a thing is called; a step is called by its two ends."""
    if isinstance(thing, things.Step):
        origin = catalogue.get("role", thing.origin)
        return (
            f"{origin.title if origin else ANY_RUNG} to {catalogue.role(thing.destination).title}"
        )
    title: str = getattr(thing, "title", "") or thing.name
    return title


def plainly(text: str) -> str:
    """A text in lower case, its hyphens and quotation marks spaces: quick to look through."""
    lower = text.casefold().replace("’", "'")
    for sign in _SPACES:  # many times as quick as a table of them
        lower = lower.replace(sign, " ")
    return lower


@lru_cache(maxsize=4_096)
def _first_part(path: str) -> str:
    """The field that a path begins with: `duties` of ``duties[3]``."""
    return path.partition(".")[0].partition("[")[0]


def _passages(thing: Any) -> Iterator[Passage]:
    """The texts of a thing, its summary first; names and the codes of classifications are none."""
    if isinstance(thing, SitePage):
        yield Passage("summary", " ".join(thing.summary.split()))
        return
    for path, text, _expected in texts(thing):
        place = _first_part(path)
        if place in ("title", "name", "also_called", "synonyms", "codes", "formerly"):
            continue
        if place == "sections":
            place = path.partition(".")[0]
        elif place == "notes":
            place = thing.notes[int(path[6 : path.index("]")])].place
        plain = _TIGHT.sub("", prose.plain(text))
        yield Passage(place, plain, path.endswith(".heading"))
