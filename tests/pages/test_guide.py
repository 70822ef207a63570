"""A guide's page, and the index of guides."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.things import Disagreement, Guide, GuideSection
from careers.pages.guides import guide, guides, minutes
from careers.pages.page import Missing
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
        ("part-1", "The people"),
        ("disagreements", "Disagreements"),
    ]
    assert headings(found, "h2") == ["The people", "Where the sources disagree", "Sources"]
    assert "Guide 2 of 3 · about 1 minute" in found.words
    assert [link for link in found.links if link.startswith("/guides/")] == [
        "/guides/",  # the main menu
        "/guides/",  # where you are
        "/guides/start/",
        "/guides/future/",
    ]


def test_the_first_and_the_last_guide_have_one_neighbour(small: Catalogue) -> None:
    first, last = guide(small, "start").context, guide(small, "future").context

    assert (first["before"], first["after"].code) == (None, "culture")
    assert (last["before"].code, last["after"]) == ("culture", None)


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
