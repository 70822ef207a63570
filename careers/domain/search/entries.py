"""What of the catalogue can be found: each thing as its name, its other names and its texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from careers.domain import prose, things
from careers.domain.catalogue import Catalogue
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
_FIRST_PART = re.compile(r"^[a-z_]+")
_TIGHT = re.compile(r"\s+(?=[,;.:!?])")
"""The space that a mark taken out leaves before what follows it."""
_PLAIN = str.maketrans({"’": "'", **dict.fromkeys("-‐‑–—“”‘„…(", " ")})
"""Also a matter of memory: without typographic signs a text takes one byte a letter, not two."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a thing without its marks. `place` is the field it stands in: `day`, `duties`.

    `lower` is the text as `plainly` has it.
    """

    place: str
    text: str
    lower: str
    heading: bool = False


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
    passages: tuple[Passage, ...]
    """What it is in a sentence first, then everything else it says."""


def entries(catalogue: Catalogue, pages: Sequence[SitePage] = ()) -> Iterator[Entry]:
    """Every thing that can be found, by kind, in the order staff gave them; then the pages."""
    listed = (
        (kind, thing)
        for kind, plural in KINDS.items()
        for thing in (_listed(catalogue, kind, plural) if plural else pages)
    )
    for number, (kind, thing) in enumerate(listed):
        yield Entry(
            number,
            kind,
            thing,
            name(thing, catalogue),
            getattr(thing, "also_called", ()),
            getattr(thing, "synonyms", ()),
            tuple(_passages(thing)),
        )


def _listed(catalogue: Catalogue, kind: str, plural: str) -> list[Any]:
    """A kind's things in reading order; steps that lead nowhere have no page and are left out."""
    if kind == "role":
        return [*catalogue.roles_in_centre, *catalogue.roles_beyond]
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
    return text.casefold().translate(_PLAIN)


def _passages(thing: Any) -> Iterator[Passage]:
    """The texts of a thing, its summary first; names and the codes of classifications are none."""
    if isinstance(thing, SitePage):
        yield Passage("summary", thing.summary, plainly(thing.summary))
        return
    for path, text, _expected in texts(thing):
        first = _FIRST_PART.match(path)
        place = first[0] if first else ""
        if place in ("title", "name", "also_called", "synonyms", "codes", "formerly"):
            continue
        if place == "sections":
            place = path.partition(".")[0]
        elif place == "notes":
            place = thing.notes[int(path[6 : path.index("]")])].place
        plain = _TIGHT.sub("", prose.plain(text))
        yield Passage(place, plain, plainly(plain), path.endswith(".heading"))
