"""A guide's page, and the index of guides."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.things import Disagreement, Guide, GuideSection
from careers.pages.guides import guide, guides, minutes
from careers.pages.page import Edition, Missing
from tests import factories
from tests.pages.reading import headings, read


def a_guide(code: str, order: int, words: int = 10) -> Guide:
    """A guide whose one section has this many words."""
    return Guide(
        code=code,
        order=order,
        title=code.capitalize(),
        summary="Short. {ed}",
        lead="Read on. {duties}",
        sections=(GuideSection(heading="The people", body="word " * words + "{ed}"),),
    )


@pytest.fixture
def small() -> Catalogue:
    return factories.catalogue(
        guides=[a_guide("culture", 2), a_guide("start", 1), a_guide("future", 3)],
        disagreements=[
            Disagreement(
                code="noise", order=1, title="Noise", body="Both. {duties}", guides=("culture",)
            )
        ],
    )


def test_a_guide_that_is_not_there_is_missing(small: Catalogue) -> None:
    with pytest.raises(Missing) as missing:
        guide(small, "cooking")

    assert (missing.value.kind, missing.value.code) == ("guide", "cooking")


def test_a_guide_has_contents_disagreements_and_neighbours(small: Catalogue) -> None:
    page = guide(small, "culture")
    found = read(page, small)

    assert (page.path, page.title, page.section) == ("/guides/culture/", "Culture", "guides")
    assert page.context["contents"] == [
        ("the-people", "The people", ""),
        ("disagreements", "Disagreements", ""),
    ]
    assert headings(found, "h2") == [
        "The people",
        "Where the sources disagree",
        "Next to this",
        "Sources",
    ]
    assert "Guide 2 of 3 · about 1 minute" in found.words
    assert [link for link in found.links if link.startswith("/guides/")] == [
        "/guides/",  # the main menu
        "/guides/",  # where you are
        "/guides/future/",
        "/guides/start/",
    ]


def test_a_section_has_a_plate_for_its_label_and_an_address_of_its_own() -> None:
    sayings = Guide(
        code="sayings",
        order=1,
        title="Sayings",
        summary="Short. {ed}",
        lead="Read on. {ed}",
        sections=(
            GuideSection(heading="Half true · “Anyone could.”", body="No. {ed}"),
            GuideSection(heading="And so on", body="Yes. {ed}"),
        ),
    )
    catalogue = factories.catalogue(guides=[sayings])
    found = read(guide(catalogue, "sayings"), catalogue)

    assert headings(found, "h2") == ["“Anyone could.”", "And so on", "Sources"]
    assert '<p class="tag sign">Half true</p>\n<h2 id="anyone-could">' in found.html
    assert found.html.count('class="tag sign"') == 2  # the guide's own and this
    assert (
        '<a class="here hush screen" href="#anyone-could">Link to this'
        '<span class="hidden"> part: “Anyone could.”</span></a>'
    ) in found.html


def test_a_guide_can_be_sent_on_where_the_site_has_an_address(small: Catalogue) -> None:
    found = read(guide(small, "culture"), small)

    assert (
        "mailto:?subject=Culture&amp;body=https%3A%2F%2Frungs.example%2Fguides%2Fculture%2F"
    ) in found.html
    assert "mailto:" not in guide(small, "culture").render(small, Edition(7, "1 May 2030"))


@pytest.mark.parametrize(("words", "expected"), [(10, 1), (198, 1), (199, 2), (1000, 6)])
def test_the_minutes_are_those_of_an_unhurried_reader(words: int, expected: int) -> None:
    # The lead is two words more.
    assert minutes(a_guide("any", 1, words)) == expected


def test_the_index_holds_every_guide_in_order(small: Catalogue) -> None:
    page = guides(small)
    found = read(page, small)

    assert [link for link in found.links if link.startswith("/guides/")][1:] == [
        "/guides/start/",
        "/guides/culture/",
        "/guides/future/",
    ]
    assert headings(found, "h2") == ["Start", "Culture", "Future", "Sources"]
