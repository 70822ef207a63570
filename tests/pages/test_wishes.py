"""What an address of a route asks for, and how it is put in words and addresses."""

from careers.domain.catalogue import Catalogue
from careers.domain.paths import Wishes
from careers.pages.choosing import Unknown
from careers.pages.wishes import Asked, asked, tracks
from tests import factories

PATH = "/ladder/route/"
AGENT, MANAGER = "customer-service-representative", "operations-manager"
ENDS = f"from={AGENT}&to={MANAGER}"


def of(catalogue: Catalogue, *avoid: str, track: str = "") -> Asked:
    return asked(catalogue, PATH, AGENT, MANAGER, avoid, track)


def test_wishes_are_known_by_code_or_name(catalogue: Catalogue) -> None:
    found = of(catalogue, "team-leader", "trainer", "Team Leader", track="quality")

    assert found.wishes == Wishes(frozenset({"team-leader", "trainer"}), "quality")
    assert [role.code for role in found.avoid] == ["team-leader", "trainer"]
    assert of(catalogue, track="Quality").track == found.track
    assert found.address == f"{PATH}?{ENDS}&avoid=team-leader&avoid=trainer&track=quality"
    assert found.but(way=2) == f"{found.address}&way=2"
    assert found.plainly == f"{PATH}?{ENDS}"
    assert of(catalogue).wishful is False


def test_each_wish_can_be_taken_away(catalogue: Catalogue) -> None:
    found = of(catalogue, "team-leader", "trainer", track="quality")

    assert found.chips == [
        ("without Team Leader", f"{PATH}?{ENDS}&avoid=trainer&track=quality"),
        ("without Trainer", f"{PATH}?{ENDS}&avoid=team-leader&track=quality"),
        ("rather on the track Quality", f"{PATH}?{ENDS}&avoid=team-leader&avoid=trainer"),
    ]
    assert found.without(catalogue.role("senior-agent")) == (
        f"{PATH}?{ENDS}&avoid=team-leader&avoid=trainer&avoid=senior-agent&track=quality"
    )


def test_what_is_left_out_already_is_not_offered_again(catalogue: Catalogue) -> None:
    assert of(catalogue, "trainer").without(catalogue.role("trainer")) == ""


def test_an_end_cannot_be_left_out(catalogue: Catalogue) -> None:
    assert of(catalogue, AGENT, MANAGER).avoid == ()


def test_words_that_name_nothing_come_back_with_what_comes_near(catalogue: Catalogue) -> None:
    found = of(catalogue, "teem leader", "zzzz", track="quallity")

    leader = catalogue.role("team-leader")
    assert found.wishful is False
    assert found.ends.unknown == (
        Unknown("teem leader", [(leader, f"{PATH}?{ENDS}&avoid=team-leader")]),
        Unknown("zzzz", []),
    )
    assert found.unknown_track == "quallity"


def test_without_ends_a_wish_keeps_its_address_whole(catalogue: Catalogue) -> None:
    found = asked(catalogue, PATH, "", "", ["trainer"], "")
    assert found.address == f"{PATH}?avoid=trainer"


def test_only_tracks_that_hold_a_role_are_offered() -> None:
    catalogue = factories.catalogue(
        tracks=[factories.track(), factories.track("empty", letter="E", order=2)]
    )
    assert [track.code for track in tracks(catalogue)] == ["service"]
