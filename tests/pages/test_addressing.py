"""What an address of the ladder asks for, and the addresses that ask for a little less."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.addressing import Asked, asked, filters
from careers.pages.choosing import Ends
from tests import factories


def test_an_address_is_read_and_written_again(catalogue: Catalogue) -> None:
    found = asked(
        catalogue, "trainer", "team leader", ("quality", "Technical", "quality"), "hidden", "3"
    )

    assert found == Asked(
        Ends(catalogue.role("trainer"), catalogue.role("team-leader")),
        (catalogue.track("technical"), catalogue.track("quality")),
        "hidden",
        3,
    )
    assert found.address == (
        "/ladder/?from=trainer&to=team-leader&track=technical&track=quality&beyond=hidden&part=3"
    )
    assert found.but() == found.address.removesuffix("&part=3")
    assert found.everything == "/ladder/?from=trainer&to=team-leader"
    assert found.lit(destination=catalogue.role("trainer")) == (
        "/ladder/?to=trainer&track=technical&track=quality&beyond=hidden"
    )


@pytest.mark.parametrize("part", ["", "0", "-1", "x", "²", "99999", "1.5", "9" * 200])
@pytest.mark.parametrize("beyond", ["", "shown", "none", "Only", "\x00"])
def test_what_makes_no_sense_is_as_if_it_had_not_been_asked(
    catalogue: Catalogue, beyond: str, part: str
) -> None:
    assert asked(catalogue, "", "", ("",), beyond, part) == Asked(Ends(None, None))


def test_words_that_name_no_track_are_handed_back(catalogue: Catalogue) -> None:
    found = asked(catalogue, "", "", ("<b>", "QUALITY", "sales"), "", "")

    assert (found.tracks, found.unknown) == ((catalogue.track("quality"),), ("<b>", "sales"))


def test_filters_count_the_roles_and_take_themselves_away_one_by_one(catalogue: Catalogue) -> None:
    found = filters(
        catalogue, asked(catalogue, "trainer", "", ("technical", "quality"), "only", "")
    )

    assert [(track.code, count, chosen) for track, count, chosen in found.tracks] == [
        ("service", 2, False),
        ("technical", 1, True),
        ("people-development", 1, False),
        ("management", 5, False),
        ("quality", 1, True),
        ("specialist", 3, False),
    ]
    assert [(value, chosen) for value, _words, chosen in found.beyond] == [
        ("shown", False),
        ("hidden", False),
        ("only", True),
    ]
    assert found.outside == 6
    assert [(one.words, one.without) for one in found.active] == [
        ("Technical", "/ladder/?from=trainer&track=quality&beyond=only"),
        ("Quality", "/ladder/?from=trainer&track=technical&beyond=only"),
        ("Beyond the centre alone", "/ladder/?from=trainer&track=technical&track=quality"),
    ]


def test_where_nothing_is_asked_for_nothing_can_be_taken_away() -> None:
    catalogue = factories.catalogue()
    found = filters(catalogue, asked(catalogue, "", "", (), "", ""))

    assert (found.active, found.outside) == ([], 0)
