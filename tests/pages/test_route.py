"""A route stop by stop, and each of its other states."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.routes import route
from tests.pages.reading import headings, read

AGENT, MANAGER = "customer-service-representative", "operations-manager"
BEST = f"/ladder/route/?from={AGENT}&to={MANAGER}"


def test_each_stop_is_told_in_order(catalogue: Catalogue) -> None:
    page = route(catalogue, AGENT, MANAGER)
    found = read(page, catalogue)

    assert page.title == "From Customer Service Representative to Operations Manager"
    assert page.path == BEST
    assert headings(found, "h3") == [
        "Customer Service Representative",
        "Team Leader",
        "Call Center Manager",
        "Operations Manager",
        "Other ways there",
    ]
    for code in (
        "customer-service-representative-to-team-leader",
        "team-leader-to-call-center-manager",
        "call-center-manager-to-operations-manager",
    ):
        assert f"/steps/{code}/" in found.links
    levels = catalogue.skill("coaching").levels
    assert f"Usual before: {levels[0]} → Asked then: {levels[3]}" in found.words
    assert "What the sources say it takes" in found.words
    assert "Only the destination named" in found.words
    assert {f"{BEST}&way=2", f"{BEST}&way=3"} <= set(found.links)


def test_another_way_is_picked_by_its_number(catalogue: Catalogue) -> None:
    page = route(catalogue, AGENT, MANAGER, "3")
    found = read(page, catalogue)

    assert page.path == f"{BEST}&way=3"
    assert headings(found, "h3")[1] == "Quality Assurance Analyst"
    assert BEST in found.links
    assert f"{BEST}&way=3" not in found.links


@pytest.mark.parametrize("way", ["0", "4", "-1", "٣", "1.0", "best"])
def test_a_way_there_is_not_is_the_best(catalogue: Catalogue, way: str) -> None:
    assert route(catalogue, AGENT, MANAGER, way).path == BEST


def test_without_another_way_it_says_so(catalogue: Catalogue) -> None:
    found = read(route(catalogue, AGENT, "team-leader"), catalogue)

    assert headings(found, "h1") == ["One step, straight there"]
    assert "We know of none, but for detours on this one." in found.words


def test_without_a_way_it_says_how_near_one_can_get(catalogue: Catalogue) -> None:
    found = read(route(catalogue, "senior-agent", "trainer"), catalogue)

    assert headings(found, "h1") == ["No known way"]
    assert "Team Leader comes nearest to Trainer" in found.words
    assert "/steps/senior-agent-to-team-leader/" in found.links
    assert "/steps/customer-service-representative-to-trainer/" in found.links


def test_the_same_place_twice_needs_no_route(catalogue: Catalogue) -> None:
    found = read(route(catalogue, "trainer", "trainer"), catalogue)

    assert headings(found, "h1") == ["You are there already"]
    assert "/ladder/?from=trainer" in found.links


def test_with_nothing_chosen_it_asks(catalogue: Catalogue) -> None:
    for page in (route(catalogue), route(catalogue, "trainer"), route(catalogue, "", "trainer")):
        found = read(page, catalogue)
        assert headings(found, "h1") == ["Where to?"]
        assert {"form", "select", "button"} <= found.tags
        assert "An example: From Customer Service Representative to Operations" in found.words
    assert route(catalogue, "trainer").path == "/ladder/route/?from=trainer"


def test_a_role_nobody_knows_is_named_back(catalogue: Catalogue) -> None:
    page = route(catalogue, "traner", "team-leader")
    found = read(page, catalogue)

    assert page.path == "/ladder/route/?to=team-leader"
    assert "No role is called “traner”." in found.words
    assert "/ladder/route/?from=trainer&to=team-leader" in found.links
