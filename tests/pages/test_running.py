"""How old a reader must be for our own pages: in years, page by page, and in the middle."""

from statistics import median

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.readability import Measure, measure, terms
from careers.pages.page import Edition
from tests.pages.every import every_page
from tests.pages.running import running

HARDEST = 14.0
MIDDLE = 12.0


@pytest.fixture(scope="module")
def read(catalogue: Catalogue) -> dict[str, Measure]:
    """Every public page's running text, measured, by its path."""
    edition, known = Edition(7, "1 May 2030"), terms(catalogue)
    return {
        page.path: measure("\n".join(running(page.render(catalogue, edition))), known)
        for page in every_page(catalogue)
    }


def test_no_page_needs_a_reader_older_than_fourteen(read: dict[str, Measure]) -> None:
    assert {path: found.age for path, found in read.items() if found.age > HARDEST} == {}


def test_half_of_the_pages_can_be_read_at_twelve(read: dict[str, Measure]) -> None:
    assert median(found.age for found in read.values()) <= MIDDLE


def test_there_is_running_text_on_every_page(read: dict[str, Measure]) -> None:
    assert {path for path, found in read.items() if found.words < 50} == set()
    assert sum(found.words for found in read.values()) > 70_000


def test_running_text_is_what_stands_in_sentences_in_the_main_part() -> None:
    html = (
        "<body><p>Not this.</p><main><h1>Nor this.</h1><p>This one{}.</p><ul><li>A name</li>"
        "<li>An item.<ul><li>Inside it.</li></ul></li></ul><dl><dt>Label.</dt><dd>Told, is it?</dd>"
        "</dl><p>Loose</p></main><p>Nor the foot.</p></body>"
    ).format('<sup class="ref"><a href="#s-a">1</a></sup>')
    assert running(html) == ["This one.", "An item.", "Inside it.", "Told, is it?"]
