"""A route stop by stop, and each of its other states."""

import re

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.routes import mine, route
from tests import factories
from tests.pages.reading import Read, headings, read

AGENT, MANAGER = "customer-service-representative", "operations-manager"
MIDDLE = ("team-leader", "trainer", "quality-assurance-analyst")
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
    found = read(route(catalogue, "senior-agent", "team-leader"), catalogue)

    assert headings(found, "h1") == ["One step, straight there"]
    none = "We know of none, but this one with stops added or left out."
    assert none in found.words
    less = read(route(catalogue, AGENT, "team-leader", avoid=("senior-agent",)), catalogue)
    granted = "No other way we know grants what you wished, but this one with stops added or left"
    assert granted in less.words
    assert none not in less.words


def test_a_rung_that_another_way_skips_is_another_way(catalogue: Catalogue) -> None:
    found = read(route(catalogue, AGENT, "team-leader"), catalogue)

    assert headings(found, "h1") == ["One step, straight there"]
    assert f"/ladder/route/?from={AGENT}&to=team-leader&way=2" in found.links
    assert "by way of Senior Agent" in found.words


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
    assert "Where Trainer leads" in read(route(catalogue, "trainer"), catalogue).words
    assert "/ladder/?to=trainer" in read(route(catalogue, "", "trainer"), catalogue).links
    assert "leads" not in read(route(catalogue), catalogue).words


def test_a_role_nobody_knows_is_named_back(catalogue: Catalogue) -> None:
    page = route(catalogue, "traner", "team-leader")
    found = read(page, catalogue)

    assert page.path == "/ladder/route/?to=team-leader"
    assert "No role is called “traner”." in found.words
    assert "/ladder/route/?from=trainer&to=team-leader" in found.links


def asked(catalogue: Catalogue, *avoid: str, track: str = "") -> Read:
    return read(route(catalogue, AGENT, MANAGER, "", avoid, track), catalogue)


def test_a_role_can_be_left_out_and_what_that_costs_is_said(catalogue: Catalogue) -> None:
    plain, without = asked(catalogue), asked(catalogue, "team-leader")

    assert f"{BEST}&avoid=team-leader" in plain.links
    assert headings(without, "h1") == ["Three steps, by way of Trainer and Call Center Manager"]
    assert "without Team Leader" in without.words
    assert "It asks ten weighted levels more" not in plain.words
    assert "It asks 10 weighted levels more than the way that asks least." in without.words
    assert f"{BEST}&avoid=team-leader&avoid=trainer" in without.links


def test_what_every_way_needs_is_said_and_shown_all_the_same(catalogue: Catalogue) -> None:
    found = asked(catalogue, "call-center-manager", "team-leader")

    assert "Every way we know leads by way of Call Center Manager, so this one" in found.words
    assert headings(found, "h1") == ["Three steps, by way of Trainer and Call Center Manager"]
    both = read(route(catalogue, AGENT, "call-center-manager", "", MIDDLE), catalogue)
    assert "No way we know does without all of these: Team Leader, Trainer and" in both.words
    assert headings(both, "h1") == ["Two steps, by way of Team Leader"]


def test_a_wish_that_could_not_be_granted_is_not_why_there_is_no_other_way() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        roles=[*plain.roles, factories.role("senior")],
        steps=[factories.step("agent", "senior"), factories.step("senior", "leader")],
    )
    found = read(route(catalogue, "agent", "leader", avoid=("senior",)), catalogue)

    assert "Every way we know leads by way of Senior, so this one does too." in found.words
    assert "We know of none, but this one" in found.words
    assert "grants what you wished" not in found.words


def test_a_track_comes_first_and_the_way_that_asks_least_stays_in_reach(
    catalogue: Catalogue,
) -> None:
    found = asked(catalogue, track="quality")

    assert headings(found, "h1")[0].startswith("Three steps, by way of Quality Assurance Analyst")
    assert "It asks 17 weighted levels more than the way that asks least." in found.words
    assert "The way that asks least." in found.words
    assert f"{BEST}&track=quality&way=2" in found.links
    nowhere = asked(catalogue, track="technical")
    assert "No way we know stops on the track Technical on the way." in nowhere.words
    straight = read(route(catalogue, AGENT, "team-leader", track="quality"), catalogue)
    assert "One step leads there, with no stop between for the track Quality." in straight.words


def test_wishes_nobody_knows_are_named_back(catalogue: Catalogue) -> None:
    found = asked(catalogue, "teem leader", track="quallity")

    assert headings(found, "h1") == headings(asked(catalogue), "h1")
    assert "No role is called “teem leader”." in found.words
    assert f"{BEST}&avoid=team-leader" in found.links
    assert "No track is called “quallity”." in found.words


def test_pages_of_wishes_are_not_for_search_engines(catalogue: Catalogue) -> None:
    assert "robots" not in read(route(catalogue, AGENT, MANAGER), catalogue).html
    for page in (
        route(catalogue, AGENT, MANAGER, track="quality"),
        route(catalogue, AGENT, MANAGER, avoid=("team-leader",)),
    ):
        assert '<meta name="robots" content="noindex">' in read(page, catalogue).html


def test_where_people_begin_needs_no_step(catalogue: Catalogue) -> None:
    found = read(route(catalogue, "it-support", AGENT), catalogue)

    assert headings(found, "h1") == ["People begin there"]
    assert "hangs on the first rung, where people begin." in found.words
    assert "What you would still need for Customer Service Representative" in headings(found, "h2")
    assert "No source names a step" not in found.words


def test_without_a_way_the_known_one_from_the_first_rung_is_shown(catalogue: Catalogue) -> None:
    found = read(route(catalogue, "operations-director", "trainer"), catalogue)

    assert headings(found, "h1") == ["No known way"]
    assert "The known way there starts on the first rung, at Technical Support" in found.words
    assert "/ladder/route/?from=technical-support-specialist&to=trainer" in found.links


def test_the_page_is_the_same_for_whoever_gives_a_former_code_or_another_name() -> None:
    catalogue = factories.catalogue(
        roles=[
            factories.role("agent", formerly=("operator",), also_called=("Adviser",)),
            factories.role("leader", {"speaking": (4, 2)}, level="leads"),
        ]
    )
    for words in ("operator", "adviser"):
        assert route(catalogue, words, "leader").path == "/ladder/route/?from=agent&to=leader"


def test_with_somebodys_own_levels_only_what_they_lack_rises(catalogue: Catalogue) -> None:
    expert = {skill.code: 5 for skill in catalogue.skills if skill.code != "coaching"}
    page = mine(catalogue, {**expert, "coaching": 2}, AGENT, "team-leader")
    found = read(page, catalogue)

    assert (page.path, page.title) == ("", "This route, with your own answers")
    assert "Skills to raise: one." in found.words
    levels = catalogue.skill("coaching").levels
    assert f"You now: {levels[1]} → Asked then: {levels[3]}" in found.words
    assert f"{BEST.replace(MANAGER, 'team-leader')}" in found.links


def test_for_somebody_another_way_may_ask_least_and_keeps_its_number(catalogue: Catalogue) -> None:
    trained = dict.fromkeys(("leading", "coaching", "planning", "de-escalation"), 5)
    usual = route(catalogue, AGENT, MANAGER)
    numbers = {way.headline: n for n, way in enumerate(usual.context["ways"], start=1)}

    told = mine(catalogue, trained, AGENT, MANAGER).context["ways"]

    assert sorted(way.headline for way in told) == sorted(numbers)
    assert [way.best for way in told] == [True, False, False]
    for way in told[1:]:
        assert way.address == f"/assessment/route/{BEST[14:]}&way={numbers[way.headline]}"


def test_other_ends_are_asked_for_with_the_same_wishes(catalogue: Catalogue) -> None:
    avoided = '<input type="hidden" name="avoid" value="team-leader">'
    kept = '<input type="hidden" name="track" value="quality">'
    for origin, destination in (
        (AGENT, MANAGER),
        ("it-support", "trainer"),
        ("trainer", "trainer"),
        (AGENT, ""),
    ):
        page = route(catalogue, origin, destination, "", ("team-leader",), "quality")
        [form] = re.findall(
            r'<form class="choose".*?</form>', read(page, catalogue).html, re.DOTALL
        )
        assert avoided in form
        assert kept in form
    assert avoided not in read(route(catalogue, AGENT, MANAGER), catalogue).html
