"""What holds for the skills, challenges, guides and the pages about the portal, as for every page."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages import errors
from careers.pages.page import Page
from tests.pages.every import every_page
from tests.pages.reading import Read, headings, read

OURS = ("/skills/", "/challenges/", "/guides/", "/training/", "/sources/", "/about/", "/privacy/")


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Every page but the letters, the ladder and the front page, which are read elsewhere."""
    elsewhere = ("/ladder/", "/roles/", "/steps/")
    for page in every_page(catalogue):
        if page.path != "/" and not page.path.startswith(elsewhere):
            yield page
    yield errors.missing(catalogue, "/nowhere/")


@pytest.fixture(scope="module")
def every(catalogue: Catalogue) -> dict[str, Read]:
    """Every page, read, by path; the one for what is missing has none."""
    return {page.path: read(page, catalogue) for page in pages(catalogue)}


def test_no_page_needs_script_or_inline_style(every: dict[str, Read]) -> None:
    assert {path: page.needing() for path, page in every.items() if page.needing()} == {}


def test_no_page_holds_a_form_but_the_search_field(every: dict[str, Read]) -> None:
    for path, page in every.items():
        fields = page.html.count('<form role="search" action="/search/" method="get">')
        assert page.html.count("<form") == fields <= 1, path


def test_no_page_uses_an_id_twice(every: dict[str, Read]) -> None:
    for path, page in every.items():
        assert sorted(page.ids) == sorted(set(page.ids)), path


def test_every_anchor_on_a_page_leads_somewhere_on_it(every: dict[str, Read]) -> None:
    for path, page in every.items():
        missing = {link for link in page.links if link[:1] == "#" and link[1:] not in page.ids}
        assert missing == set(), path


def test_every_link_between_these_pages_leads_to_one(every: dict[str, Read]) -> None:
    for path, page in every.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            if target.startswith(OURS):
                assert target in every, (path, link)
                assert not anchor or anchor in every[target].ids, (path, link)


def test_every_page_has_one_first_heading_and_no_level_left_out(every: dict[str, Read]) -> None:
    for path, page in every.items():
        levels = [int(tag[1]) for tag, _ in page.headings]
        assert len(headings(page, "h1")) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
