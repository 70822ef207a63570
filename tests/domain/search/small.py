"""Catalogues of a few things and pages of the site, for searching them."""

from collections.abc import Iterable
from typing import Any

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.search import Found, SitePage, search
from careers.domain.search.index import Index
from tests import factories


def page(name: str, summary: str = "Nothing of the kind.", *hidden: str) -> SitePage:
    """A page of this name, which tells this and is found by these words besides."""
    return SitePage(f"/{name.casefold().replace(' ', '-')}/", name, summary, hidden)


def synonym(name: str, *means: str, alike: bool = False) -> things.Synonym:
    return things.Synonym(code=name.replace(" ", "-"), name=name, means=means, alike=alike)


def catalogue(**members: Iterable[things.Thing]) -> Catalogue:
    """A catalogue of nothing but these."""
    return Catalogue.of(factories.site(), members)


def index(*pages: SitePage, **members: Any) -> Index:
    return Index.of(catalogue(**members), pages)


def found(query: str, *pages: SitePage, **members: Any) -> Found:
    """What a catalogue of nothing but these members, and these pages, hold for a query."""
    return search(catalogue(**members), query, pages)


def names(answer: Found) -> list[str]:
    """What everything is called that is told or named, in its order."""
    return [getattr(thing, "title", "") or thing.name for thing in answer.things]
