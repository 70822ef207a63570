"""The addresses of a guide's sections."""

import pytest

from careers.domain.anchors import LONGEST, anchors
from careers.domain.catalogue import Catalogue
from careers.domain.things import Guide, GuideSection


def of(*headings: str) -> tuple[str, ...]:
    sections = tuple(GuideSection(heading=heading, body="Told. {ed}") for heading in headings)
    guide = Guide(
        code="g", order=1, title="G", summary="S. {ed}", lead="L. {ed}", sections=sections
    )
    return anchors(guide)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("The people beside you", "the-people-beside-you"),
        ("“It’s only a stop on the way.”", "its-only-a-stop-on-the-way"),
        ("Nine o’clock · Then they come", "then-they-come"),
        ("Café, 2 × a day", "cafe-2-a-day"),
        ("Sources", "part-1"),
        ("Part 9", "part-1"),
        ("Что дальше", "part-1"),
        (
            "One very long heading that goes on and on until it ends",
            "one-very-long-heading-that-goes-on-and-on-until",
        ),
        ("A" * 60, "part-1"),
    ],
)
def test_a_section_is_known_by_its_heading(heading: str, anchor: str) -> None:
    assert of(heading) == (anchor,)


def test_two_alike_are_told_apart_by_their_place() -> None:
    assert of("Again", "Then", "Again") == ("again", "then", "part-3")


def test_an_address_stays_when_sections_change_places() -> None:
    assert set(of("First", "Second")) == set(of("Second", "First"))


def test_every_section_of_our_guides_has_an_address_in_words(catalogue: Catalogue) -> None:
    for guide in catalogue.guides:
        found = anchors(guide)
        assert len(set(found)) == len(guide.sections)
        assert not [anchor for anchor in found if anchor.startswith("part-")]


def test_a_heading_may_be_just_as_long_as_an_address() -> None:
    assert of("a" * LONGEST) == ("a" * LONGEST,)
