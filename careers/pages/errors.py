"""What a visitor sees where there is no page: the nearest ones, and the ways in."""

from urllib.parse import unquote

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.nearest import nearest
from careers.domain.parts import leads_out, part_of
from careers.domain.search import KINDS
from careers.pages import words
from careers.pages.found import HEADINGS, INDEXES
from careers.pages.page import Page

ALIKE = 0.7
"""How like a name the words of an address must be: a slip or an ending, and not a rhyme."""


def missing(catalogue: Catalogue, path: str) -> Page:
    """The page for an address that leads nowhere: the things spelt like its last segment, those of the
    kind that its first one names before others; or else where all of that kind are listed. Where the
    questions were, whoever answered them is told how to come back."""
    kind = next((k for k, plural in KINDS.items() if plural and plural == _first(path)), "")
    found = nearest(catalogue, _last(path), close=ALIKE)
    found.sort(key=lambda thing: not (kind and thing in getattr(catalogue, KINDS[kind])))
    listed = bool(kind) and not leads_out(INDEXES[kind], catalogue)
    return Page(
        template="errors/missing.html",
        path="",
        title=_("This page is not here"),
        description="",
        context={
            "near": [(thing, words.name(thing, catalogue)) for thing in found],
            "index": INDEXES[kind] if listed else "",
            "listed": HEADINGS[kind] if listed else "",
            "unasked": part_of(path) == "assessment" and leads_out(path, catalogue),
        },
    )


def _first(path: str) -> str:
    """What kind of thing an address is of: "roles" for /roles/nobody/, empty where it is of none."""
    kind, parted, code = path.strip("/").partition("/")
    return kind if parted and code else ""


def _last(path: str) -> str:
    """An address's last segment in words: "Team leader" for /jobs/Team%20leader.html."""
    segments = [segment for segment in unquote(path).split("/") if segment]
    return segments[-1].rsplit(".", 1)[0] if segments else ""
