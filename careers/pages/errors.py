"""What a visitor sees where there is no page: the nearest ones, and the ways in."""

from urllib.parse import unquote

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.nearest import nearest
from careers.pages import words
from careers.pages.page import Page


def missing(catalogue: Catalogue, path: str) -> Page:
    """The page for an address that leads nowhere; the nearest things go by its last segment."""
    found = nearest(catalogue, _last(path))
    return Page(
        template="errors/missing.html",
        path="",
        title=_("This page is not here"),
        description="",
        context={"near": [(thing, words.name(thing, catalogue)) for thing in found]},
    )


def _last(path: str) -> str:
    """An address's last segment in words: "Team leader" for /jobs/Team%20leader.html."""
    segments = [segment for segment in unquote(path).split("/") if segment]
    return segments[-1].rsplit(".", 1)[0] if segments else ""
