"""What holds for every page made from our own catalogue."""

from collections.abc import Iterator

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.home import home
from careers.pages.ladder import ladder
from careers.pages.page import Page
from careers.pages.roles import role, roles
from careers.pages.steps import step
from tests.pages.reading import Read, headings, read


def pages(catalogue: Catalogue) -> Iterator[Page]:
    yield home(catalogue)
    yield ladder(catalogue)
    yield roles(catalogue)
    yield from (role(catalogue, one.code) for one in catalogue.roles)
    yield from (step(catalogue, one.code) for one in catalogue.steps)


@pytest.fixture(scope="module")
def every(catalogue: Catalogue) -> dict[str, Read]:
    """Every page, read, by path."""
    return {page.path: read(page, catalogue) for page in pages(catalogue)}


def test_no_page_needs_script_or_inline_style(every: dict[str, Read]) -> None:
    assert {path: page.needing() for path, page in every.items() if page.needing()} == {}


def test_no_page_uses_an_id_twice(every: dict[str, Read]) -> None:
    for path, page in every.items():
        assert sorted(page.ids) == sorted(set(page.ids)), path


def test_every_mark_and_contents_entry_leads_somewhere_on_its_page(every: dict[str, Read]) -> None:
    for path, page in every.items():
        missing = {link for link in page.links if link[:1] == "#" and link[1:] not in page.ids}
        assert missing == set(), path


def test_every_link_between_these_pages_leads_to_one(every: dict[str, Read]) -> None:
    for path, page in every.items():
        ours = {link for link in page.links if link.startswith(("/roles/", "/steps/", "/ladder/"))}
        for link in ours:
            target, _, anchor = link.partition("#")
            target = target.partition("?")[0]
            if target == "/roles/compare/":  # made from its query; the crawl goes there
                continue
            assert target in every, path
            assert not anchor or anchor in every[target].ids, (path, link)


def test_every_page_has_one_first_heading_and_says_its_edition(every: dict[str, Read]) -> None:
    for path, page in every.items():
        assert len(headings(page, "h1")) == 1, path
        assert "You are reading edition 7 , published 1 May 2030." in page.words, path
        assert f'<link rel="canonical" href="https://rungs.example{path}">' in page.html
