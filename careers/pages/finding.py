"""Search over everything a visitor can read: the catalogue, and the site's own pages."""

from careers.domain import search as domain
from careers.domain.catalogue import Catalogue
from careers.domain.parts import shown
from careers.domain.search import Found
from careers.domain.search.index import Index
from careers.pages import site


def search(catalogue: Catalogue, query: str) -> Found:
    """What there is for a query, best first. Any text is a query."""
    return domain.search(catalogue, query, site.pages(catalogue))


def prepare(catalogue: Catalogue) -> None:
    """Build what a catalogue is searched with, so that nobody waits for it."""
    seen = shown(catalogue)
    Index.of(seen, site.pages(seen))
