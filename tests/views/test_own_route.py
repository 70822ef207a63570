"""A route with one's own levels: personal, and nothing of it on the public page."""

import re

import pytest
from django.test import Client

from tests import factories
from tests.views.seen import seen
from tests.views.sitting import answer_all, publish, send

PAGE = "/assessment/route/"
WAY = f"{PAGE}?from=agent&to=leader"
PUBLIC = "/ladder/route/?from=agent&to=leader"

pytestmark = pytest.mark.usefixtures("small")


def test_without_answers_it_leads_to_the_questions_and_back(visitor: Client) -> None:
    response = visitor.get(WAY)
    page = seen(response)

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    assert page.headings == ["Your own answers come first"]
    assert page.links["Answer the first questions"] == "/assessment/part/1/?role=leader"
    assert page.links["Back to the route as it is for everybody"] == PUBLIC
    assert "Speaking" not in page.words
    assert not response.cookies


def test_with_too_few_answers_it_says_how_many_are_wanting(visitor: Client) -> None:
    send(visitor, 2, prefers_people="2")
    page = seen(visitor.get(WAY))
    assert page.headings == ["Your own answers come first"]
    assert "One more skill needs an answer first." in page.words
    assert "Go on where you stopped" in page.links


def test_ones_own_levels_stand_beside_what_the_stop_asks(visitor: Client, stranger: Client) -> None:
    before = stranger.get(PUBLIC).content
    answer_all(visitor)

    response = visitor.get(WAY)
    page = seen(response)

    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert page.headings[:3] == ["One step, straight there", "Stop by stop", "Agent"]
    # Speaking is said to be 4 already, which is what Leader asks; planning is 3 and 4 is asked.
    assert "Skills to raise: one." in page.words
    assert "You have enough of: speaking." in page.words
    assert "You now: Three → Asked then: Four" in page.words
    assert page.links["The same for everybody"] == PUBLIC
    assert "Make a plan for Leader" in page.buttons
    usual = visitor.get(PUBLIC)
    assert (usual.content, usual.cookies) == (before, {})
    assert "Skills to raise: two." in seen(usual).words


def test_it_begins_at_the_role_they_hold_and_its_title_keeps_that_to_itself(
    visitor: Client,
) -> None:
    answer_all(visitor)
    response = visitor.get(f"{PAGE}?to=leader")

    assert "From Agent to Leader." in seen(response).words
    own = [href for href in seen(response).links.values() if href.startswith(PAGE)]
    assert [href for href in own if "agent" in href] == []
    assert seen(visitor.get(f"{PAGE}leader/")).words == seen(response).words
    [title] = re.findall("<title>([^<]*)</title>", response.content.decode())
    assert title == "This route, with your own answers · Rungs"
    assert seen(visitor.get(PAGE)).headings[0] == "Where to?"
    assert seen(visitor.get(f"{PAGE}?from=nobody&to=leader")).headings[0] == "Where to?"


def test_the_plan_and_the_result_lead_to_it(visitor: Client) -> None:
    answer_all(visitor)
    ahead = seen(visitor.get("/assessment/result/leader/"))
    assert ahead.links["The way there, stop by stop"] == f"{PAGE}leader/"
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    plan = seen(visitor.get("/assessment/plan/"))
    assert plan.links["The whole way, skill by skill, with your answers"] == PAGE
    assert "From Agent to Leader." in seen(visitor.get(PAGE)).words
    assert "Your plan for Leader" in seen(visitor.get(WAY)).links


def test_answers_are_read_under_their_own_edition(visitor: Client) -> None:
    answer_all(visitor)
    publish(factories.catalogue(steps=[]), 2)
    assert seen(visitor.get(WAY)).headings[0] == "One step, straight there"
    assert "A newer edition has come out" in seen(visitor.get(WAY)).words


def test_nothing_can_be_sent_to_it(visitor: Client) -> None:
    assert visitor.post(WAY).status_code == 405
