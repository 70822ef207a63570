"""What is next to a page: a few things worth reading on with, each with why it is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from careers.domain.anchors import anchors
from careers.domain.catalogue import Catalogue
from careers.domain.mentions import guides_naming, named_by
from careers.domain.things import Guide, Role
from careers.pages import saying, words
from careers.pages.page import Crumb

FEW = 3
"""As many of a kind as are named; where there are more, the group says where."""
NAMES = 6
"""The same where only names are said."""


@dataclass(frozen=True)
class Neighbour:
    """A thing next to a page, and why: half a sentence, or nothing where its group says it.

    `compare` is where it is set side by side with what the page is about, or empty.
    """

    name: str
    path: str
    why: str = ""
    compare: str = ""


@dataclass(frozen=True)
class Group:
    """Things that are next to a page for one reason. `more` is where there are others, or None."""

    name: str
    things: tuple[Neighbour, ...]
    more: Crumb | None = None


def groups(*found: Group) -> list[Group]:
    """Those of the groups that hold anything."""
    return [group for group in found if group.things]


def named(things: Iterable[Any], catalogue: Catalogue) -> tuple[Neighbour, ...]:
    """Things by their names alone."""
    return tuple(Neighbour(words.name(thing, catalogue), thing.path) for thing in things)


def linked(thing: Any, kind: str, catalogue: Catalogue) -> list[Any]:
    """The things of a kind that a thing's texts name, in the order of the texts."""
    found = (catalogue.get(kind, link.code) for link in named_by(thing) if link.kind == kind)
    return [one for one in found if one is not None and one is not thing]


def to_read(kind: str, thing: Any, catalogue: Catalogue, most: int = FEW) -> Group:
    """The guides that name a thing, at the section that does, then those its own texts name."""
    found: dict[str, Neighbour] = {}
    for mention in guides_naming(kind, thing.code, catalogue):
        if mention.guide is not thing:
            found[mention.guide.code] = _naming(mention.guide, mention.section)
    for guide in linked(thing, "guide", catalogue):
        found.setdefault(guide.code, Neighbour(guide.title, guide.path, _("named on this page")))
    return Group(_("To read"), tuple(found.values())[:most])


def _naming(guide: Guide, section: int | None) -> Neighbour:
    if section is None:
        return Neighbour(guide.title, guide.path, _("speaks of it at once"))
    heading = guide.sections[section].title.strip("“”")
    path = f"{guide.path}#{anchors(guide)[section]}"
    return Neighbour(guide.title, path, _("under “%(heading)s”") % {"heading": heading})


def compared(role: Role, other: Role) -> str:
    """Where two roles stand side by side."""
    query = urlencode([("role", role.code), ("role", other.code)])
    return f"/roles/compare/?{query}"


def inside(things: Sequence[Any], most: int = 3) -> str:
    """Names as a list inside a sentence; of many, the first few and a sign that there are others."""
    names = [saying.lower(thing.name) for thing in things[:most]]
    return saying.listed(names) if len(things) <= most else ", ".join(names) + " …"
