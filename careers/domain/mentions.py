"""Which texts name which things: what a thing's own texts link to, and the guides that link to it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
from careers.domain.prose import Link, links
from careers.domain.things import Guide, Thing
from careers.domain.walk import texts

_LINKED = "]("
"""What every text with a link holds: most hold none, and need not be parsed to know it."""


@dataclass(frozen=True)
class Mention:
    """A guide that names a thing. `section` is the number of the section that names it first, from 0;
    None where only the guide's opening does."""

    guide: Guide
    section: int | None


def named_by(thing: Thing) -> tuple[Link, ...]:
    """The things that a thing's texts link to, in the order of the texts, each once."""
    return tuple(dict.fromkeys(link for _path, link in _links(thing)))


def guides_naming(kind: str, code: str, catalogue: Catalogue) -> tuple[Mention, ...]:
    """The guides whose texts link to a thing, in reading order."""
    return tuple(_index(catalogue).get(Link(kind, code), ()))


def _links(thing: Thing) -> Iterator[tuple[str, Link]]:
    for path, text, expected in texts(thing):
        if expected.marked and _LINKED in text:
            for link in links(text):
                yield path, link


@once
def _index(catalogue: Catalogue) -> dict[Link, list[Mention]]:
    """By thing: the guides that name it."""
    found: dict[Link, list[Mention]] = defaultdict(list)
    for guide in catalogue.listed("guides"):
        for link, section in _first_places(guide).items():
            found[link].append(Mention(guide, section))
    return dict(found)


def _first_places(guide: Guide) -> dict[Link, int | None]:
    """By thing a guide names: the first section that does; None where only the opening does."""
    found: dict[Link, int | None] = {}
    for path, link in _links(guide):
        section = int(path[9 : path.index("]")]) if path.startswith("sections[") else None
        if link not in found or found[link] is None:
            found[link] = section
    return found
