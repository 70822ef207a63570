"""Where every public page says it stands."""

import pytest
from django.urls import resolve

from careers.domain.catalogue import Catalogue
from careers.pages.page import SKILLS, Page
from tests.pages.every import every_page
from tests.pages.reading import read


def test_a_page_lies_under_the_front_page_and_what_it_names() -> None:
    page = Page("any.html", "/skills/speaking/", "Speaking", "", above=(SKILLS,))

    assert page.trail == (
        ("Front page", "/"),
        ("Skills", "/skills/"),
        ("Speaking", "/skills/speaking/"),
    )


@pytest.mark.parametrize("path", ["", "/"])
def test_the_front_page_and_what_has_no_address_have_no_trail(path: str) -> None:
    assert Page("any.html", path, "Any", "").trail == ()


def test_a_long_title_has_a_short_name_among_others() -> None:
    assert Page("any.html", "/skills/", "What it asks", "", short="Skills").trail[-1] == (
        "Skills",
        "/skills/",
    )


def test_every_page_says_where_it_stands_and_each_place_is_there(catalogue: Catalogue) -> None:
    pages = {page.path: page for page in every_page(catalogue)}
    anchors = {path: set(read(pages[path], catalogue).ids) for path in ("/roles/", "/skills/")}
    for path, page in pages.items():
        addresses = [crumb.path for crumb in page.trail]
        assert addresses[:1] + addresses[-1:] == ([] if path == "/" else ["/", path])
        assert len(set(addresses)) == len(addresses)
        for address in addresses[:-1]:
            place, _, anchor = address.partition("#")
            assert place in pages or resolve(place.partition("?")[0])
            assert not anchor or anchor in anchors[place]


def test_the_line_above_a_page_is_its_trail_and_its_own_name_is_no_link(
    catalogue: Catalogue,
) -> None:
    for page in every_page(catalogue):
        html = read(page, catalogue).html
        line = html.partition('aria-label="You are here">')[2].partition("</nav>")[0]
        if not page.trail:
            assert line == ""
            continue
        assert line.count("<a ") == len(page.trail) - 1
        assert f'href="{page.path}"' not in line
