"""The parts of the portal that staff can leave out, and the catalogue as it is without them."""

from typing import Final

from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.things import Optional, Site

PARTS: Final[tuple[Optional, ...]] = ("assessment", "jobs", "guides", "open-data")
"""Each by the first part of its pages' addresses."""

STAYING: Final = ("/assessment/resume/", "/assessment/erase/")
"""There even without the questions: what people answered stays theirs to open and to erase."""


def shown(catalogue: Catalogue, site: Site | None = None, *, answered: bool = False) -> Catalogue:
    """The catalogue as visitors see it: nothing is left in it that leads to a part left out. Texts keep
    the words of links whose pages are gone.

    `site` says so where that is not the catalogue's own: who answered under an older edition reads it
    on the site of today. Whoever has `answered` keeps the questions, which their result is made from,
    though nothing leads to them. The catalogue itself, where there is nothing to leave out.
    """
    site = site or catalogue.site
    if site is catalogue.site and not site.without:
        return catalogue
    held = f"{__name__}.{answered}"
    kept: tuple[Site, Catalogue] | None = catalogue.__dict__.get(held)
    if kept and kept[0] == site:
        return kept[1]
    found = _cut(catalogue, site, answered=answered)
    catalogue.__dict__[held] = (site, found)
    return found


def _cut(catalogue: Catalogue, site: Site, *, answered: bool) -> Catalogue:
    unasked = "assessment" in site.without and not answered
    if site == catalogue.site and not unasked and "guides" not in site.without:
        return catalogue
    found = replace(catalogue, site=site)
    if "guides" in site.without:
        told = tuple(replace(it, guides=()) for it in catalogue.disagreements)
        found = replace(found, guides=(), disagreements=told)
    return replace(found, items=()) if unasked else found


def part_of(path: str) -> str:
    """The part that an address belongs to; empty for one that is always there."""
    first = path.strip("/").partition("/")[0]
    return first if first in PARTS else ""


def offers(catalogue: Catalogue | None, part: str) -> bool:
    """Whether a part is there to be led to; before anything is published nobody left any out."""
    return catalogue is None or part not in catalogue.site.without


def leads_out(path: str, catalogue: Catalogue) -> bool:
    """Whether an address of ours leads to what is left out."""
    return part_of(path) in catalogue.site.without and path not in STAYING
