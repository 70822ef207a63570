"""Roles that are not for somebody: set aside, brought back."""

import pytest
from django.test import Client

from careers.models import Attempt
from tests import factories
from tests.views.seen import Seen, seen
from tests.views.sitting import answer_all, publish, send

pytestmark = pytest.mark.usefixtures("small")

RESULT = "/assessment/result/"


def aside(client: Client, **sent: str) -> None:
    """Send the form of the roles set aside."""
    response = client.post("/assessment/aside/", sent)
    assert response.status_code == 302
    assert response["Location"] == (f"{RESULT}#set-aside" if "role" in sent else f"{RESULT}#ladder")
    assert response["Cache-Control"] == "no-store, private"


def page_of(client: Client, path: str = RESULT) -> Seen:
    response = client.get(path)
    assert response.status_code == 200
    return seen(response)


@pytest.fixture
def three(db: None) -> None:
    """Two roles one step on from Agent, as edition 2."""
    plain = factories.catalogue()
    twin = factories.role("twin", {"speaking": (3, 3), "planning": (4, 1)}, level="leads")
    steps = [factories.step(), factories.step("agent", "twin")]
    publish(factories.catalogue(roles=[*plain.roles, twin], steps=steps), 2)


@pytest.mark.usefixtures("three")
def test_what_is_set_aside_leaves_the_order_and_what_comes_next(visitor: Client) -> None:
    answer_all(visitor)
    before = page_of(visitor)
    assert before.headings[1:3] == ["Your next step", "Leader"]
    assert before.buttons.count("Not for me: Leader") == 1
    aside(visitor, role="leader")
    page = page_of(visitor)
    assert page.headings[1:3] == ["Your next step", "Twin"]
    assert "Not for me: Leader" not in page.buttons
    assert page.buttons.count("Bring it back: Leader") == 1
    assert "Leader 85 % (74–95) Bring it back: Leader" in page.words
    what_if = page_of(visitor, "/assessment/what-if/planning/")
    assert "Twin" in what_if.headings
    assert "Leader" not in what_if.headings
    aside(visitor, back="leader")
    assert page_of(visitor).words == before.words


@pytest.mark.usefixtures("three")
def test_the_others_keep_their_figures_and_the_last_one_is_undone_at_once(visitor: Client) -> None:
    answer_all(visitor)
    leader = page_of(visitor, f"{RESULT}leader/").words
    aside(visitor, role="agent")
    aside(visitor, role="twin")
    assert page_of(visitor, f"{RESULT}leader/").words == leader
    page = page_of(visitor)
    assert "One more role set aside" in page.words
    assert page.words.index("Bring it back: Twin") < page.words.index("One more role set aside")
    assert page.words.index("One more role set aside") < page.words.index("Bring it back: Agent")


def test_where_everything_next_is_set_aside_it_says_so(visitor: Client) -> None:
    answer_all(visitor)
    aside(visitor, role="leader")
    page = page_of(visitor)
    assert "You set aside every role that comes next." in page.words
    assert "No source says" not in page.words


def test_everything_set_aside_is_a_page_with_a_way_back(visitor: Client) -> None:
    answer_all(visitor)
    for role in ("leader", "agent"):
        aside(visitor, role=role)
    page = page_of(visitor)
    assert page.headings == ["You set every role aside", "Set aside"]
    assert page.buttons == [
        "Bring them all back",
        "Bring it back: Agent",
        "Bring it back: Leader",
    ]
    assert "Nothing is supposed yet" in page_of(visitor, "/assessment/what-if/").words
    aside(visitor, all="")
    assert Attempt.objects.get().set_aside == []
    assert page_of(visitor).headings[0] == "What your answers say"


def test_its_own_page_says_so_and_offers_no_plan(visitor: Client) -> None:
    answer_all(visitor)
    page = page_of(visitor, f"{RESULT}leader/")
    assert page.buttons == ["Make a plan for Leader", "Not for me"]
    aside(visitor, role="leader")
    page = page_of(visitor, f"{RESULT}leader/")
    assert "You set this role aside, so it is left out of your result." in page.words
    assert page.buttons == ["Bring it back"]
    assert "You cover 85 % (74–95) of what it asks." in page.words


def test_a_role_they_chose_and_set_aside_is_not_led_with(visitor: Client) -> None:
    answer_all(visitor)
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    assert "The role you chose" in page_of(visitor).headings
    aside(visitor, role="leader")
    assert "The role you chose" not in page_of(visitor).headings


def test_a_role_an_edition_does_not_hold_is_passed_over(visitor: Client) -> None:
    answer_all(visitor)
    before = page_of(visitor).words
    Attempt.objects.update(set_aside=["gone", "no-such-role"])
    assert page_of(visitor).words == before


def test_what_makes_no_sense_is_refused(visitor: Client, stranger: Client) -> None:
    send(visitor, 2, prefers_people="2")
    assert visitor.post("/assessment/aside/", {"role": "boss"}).status_code == 404
    assert visitor.post("/assessment/aside/").status_code == 404
    assert visitor.get("/assessment/aside/").status_code == 405
    assert seen(stranger.post("/assessment/aside/", {"role": "leader"})).headings == [
        "There is no result yet"
    ]
    assert Attempt.objects.get().set_aside == []
