"""The parts of the portal that staff can leave out, and the catalogue as it is without them."""

from typing import Final

from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.things import Optional, Site

PARTS: Final[tuple[Optional, ...]] = ("assessment", "jobs", "guides", "open-data")
"""Each by the first part of its pages' addresses."""


def shown(catalogue: Catalogue, site: Site | None = None) -> Catalogue:
    """The catalogue as visitors see it: nothing is left in it that leads to a part left out. Texts keep
    the words of links whose pages are gone.

    `site` says so where that is not the catalogue's own: who answered under an older edition reads it
    on the site of today. The catalogue itself, where there is nothing to leave out.
    """
    site = site or catalogue.site
    if site is catalogue.site and not site.without:
        return catalogue
    kept: tuple[Site, Catalogue] | None = catalogue.__dict__.get(__name__)
    if kept and kept[0] == site:
        return kept[1]
    found = _cut(catalogue, site)
    catalogue.__dict__[__name__] = (site, found)
    return found


def _cut(catalogue: Catalogue, site: Site) -> Catalogue:
    if site == catalogue.site and not {"guides", "assessment"} & set(site.without):
        return catalogue
    found = replace(catalogue, site=site)
    if "guides" in site.without:
        told = tuple(replace(it, guides=()) for it in catalogue.disagreements)
        found = replace(found, guides=(), disagreements=told)
    return replace(found, items=()) if "assessment" in site.without else found


def part_of(path: str) -> str:
    """The part that an address belongs to; empty for one that is always there."""
    first = path.strip("/").partition("/")[0]
    return first if first in PARTS else ""


def offers(catalogue: Catalogue | None, part: str) -> bool:
    """Whether a part is there to be led to; before anything is published nobody left any out."""
    return catalogue is None or part not in catalogue.site.without


def leads_out(path: str, catalogue: Catalogue) -> bool:
    """Whether an address of ours leads to a part that is left out."""
    return part_of(path) in catalogue.site.without
