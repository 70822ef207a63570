"""Which roles an address means, and what there is to choose from."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.choosing import Choice, Ends, Unknown, address, choice, ends, find, find_track
from tests import factories


@pytest.mark.parametrize("words", ["team-leader", "Team Leader", "team leader"])
def test_a_role_is_found_by_code_or_title(catalogue: Catalogue, words: str) -> None:
    assert find(catalogue, words) == catalogue.role("team-leader")


def test_a_role_is_found_by_a_former_code_and_by_a_name_only_it_goes_by() -> None:
    catalogue = factories.catalogue(
        roles=[
            factories.role("agent", also_called=("Adviser", "Clerk"), formerly=("operator",)),
            factories.role("leader", also_called=("Clerk",), synonyms=("Boss of a team",)),
            factories.role("adviser-in-chief", title="Clerk of clerks"),
        ],
        steps=[],
    )
    assert find(catalogue, "operator") == catalogue.role("agent")
    assert find(catalogue, "adviser") == catalogue.role("agent")
    assert find(catalogue, "boss of a team") == catalogue.role("leader")
    assert find(catalogue, "clerk") is None
    assert find(catalogue, "clerk of clerks") == catalogue.role("adviser-in-chief")


def test_a_track_is_found_by_code_or_name(catalogue: Catalogue) -> None:
    quality = catalogue.track("quality")
    assert find_track(catalogue, "quality") == find_track(catalogue, "QUALITY") == quality
    assert find_track(catalogue, "") is None


@pytest.mark.parametrize(
    "words", ["", "leader of teams", "TEAM-LEADER", "team-leader\x00", "é" * 200]
)
def test_other_words_mean_no_role(catalogue: Catalogue, words: str) -> None:
    assert find(catalogue, words) is None


def test_words_that_name_no_role_come_back_with_the_nearest_and_what_was_known(
    catalogue: Catalogue,
) -> None:
    trainer, leader = catalogue.role("trainer"), catalogue.role("team-leader")

    assert ends(catalogue, "trainer", "teem leader", "/ladder/") == Ends(
        trainer,
        None,
        (Unknown("teem leader", [(leader, "/ladder/?from=trainer&to=team-leader")]),),
    )
    assert ends(catalogue, "team leadr", "zzzz", "/ladder/") == Ends(
        None,
        None,
        (
            Unknown("team leadr", [(leader, "/ladder/?from=team-leader")]),
            Unknown("zzzz", []),
        ),
    )


def test_roles_are_chosen_by_rung_the_lowest_first(catalogue: Catalogue) -> None:
    groups = choice(catalogue).groups

    assert [heading[:2] for heading, _roles in groups[:-1]] == ["1 ", "2 ", "3 ", "4 ", "5 "]
    assert groups[1] == ("2 Senior front line", (("senior-agent", "Senior Agent"),))
    assert groups[-1] == (
        "Beyond the centre",
        tuple((role.code, role.title) for role in catalogue.roles_beyond),
    )
    assert choice(catalogue, beyond=False).groups == groups[:-1]


def test_of_very_many_roles_a_name_is_typed() -> None:
    many = factories.catalogue(roles=[factories.role(f"r{n}") for n in range(251)], steps=[])
    assert choice(many) == Choice()


def test_an_address_names_the_ends_there_are(catalogue: Catalogue) -> None:
    trainer, leader = catalogue.role("trainer"), catalogue.role("team-leader")
    assert address("/ladder/") == "/ladder/"
    assert address("/ladder/", trainer, leader) == "/ladder/?from=trainer&to=team-leader"
    assert address("/ladder/", destination=leader) == "/ladder/?to=team-leader"
