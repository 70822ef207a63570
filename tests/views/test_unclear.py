"""The page for whom nothing fits clearly."""

import pytest
from django.test import Client

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import sections
from tests import factories
from tests.views.seen import Seen, seen
from tests.views.sitting import publish, send

RESULT = "/assessment/result/"
WAYS = {
    "speaking": ("Read aloud. {ed}", "Record yourself. {ed}"),
    "planning": ("Plan one shift. {ed}",),
}


@pytest.fixture
def small(db: None) -> None:
    """The smallest catalogue with ways to get better and a role beyond the centre, as edition 1."""
    skills = [
        factories.skill(code, order=order, build=ways)
        for order, (code, ways) in enumerate(WAYS.items())
    ]
    plain = factories.catalogue()
    outside = factories.role("office", {"speaking": (2, 1), "planning": (2, 1)}, level="beyond")
    levels = [factories.level("beyond", 0), *plain.levels]
    roles = [*plain.roles, outside]
    publish(factories.catalogue(skills=skills, levels=levels, roles=roles), 1)


def answer(visitor: Client, speaking: str, planning: str, role: str = "") -> Seen:
    send(visitor, 1, role=role, speaking_1=speaking, planning_1=planning)
    send(visitor, 4, speaking_2=speaking, planning_2=planning)
    response = visitor.get(RESULT)
    assert response.status_code == 200
    return seen(response)


@pytest.mark.usefixtures("small")
def test_it_says_what_it_means_and_what_to_do(visitor: Client) -> None:
    page = answer(visitor, "1", "2")
    assert page.headings == [
        "Nothing fits clearly yet",
        "What that means, and what it does not",
        "First, look at your answers again",
        "What is strongest all the same",
        "Where people begin",
        "Agent",
        "What you can do next week",
        "Doors beyond the centre",
        "Is it one role you want to know about?",
        "The whole ladder, in order",
        "Beyond the centre",
        "How we worked it out",
        "Keep it or erase it",
        "Sources",
    ]
    for said in (
        "By your own answers no role of the centre is close yet.",
        "It closes no role.",
        "What is strongest all the same Planning Doing one thing that others can see. Guided",
        "What if you had more of speaking? one level more: about 40 points",
        "What you can do next week Read aloud.ed. Plan one shift.ed.",
        "All 2 roles of the centre",
    ):
        assert said in page.words, said
    assert page.links["What if you had more of speaking?"] == "/assessment/what-if/speaking/"
    assert page.links["Office"] == f"{RESULT}office/"
    assert page.links["Look through your answers"] == "/assessment/answers/"
    assert "You gave the same answer" not in page.words
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.usefixtures("small")
def test_whoever_holds_a_job_is_led_to_it_and_the_skipped_are_told(visitor: Client) -> None:
    page = answer(visitor, "1", "skip", role="agent")
    assert "Getting steady in the job you hold comes first." in page.words
    assert page.links["Agent and you"] == f"{RESULT}agent/"
    assert "You skipped 2 questions." in page.words


@pytest.mark.usefixtures("small")
def test_one_answer_more_and_something_fits(visitor: Client) -> None:
    assert answer(visitor, "1", "2").headings[0] == "Nothing fits clearly yet"
    assert answer(visitor, "3", "2").headings[0] == "What your answers say"


@pytest.mark.usefixtures("small")
def test_a_role_set_aside_is_not_where_they_are_told_to_begin(visitor: Client) -> None:
    answer(visitor, "1", "2")
    visitor.post("/assessment/aside/", {"role": "office"})
    page = seen(visitor.get(RESULT))
    assert page.headings[0] == "Nothing fits clearly yet"
    assert "Doors beyond the centre" not in page.headings
    visitor.post("/assessment/aside/", {"role": "agent"})
    # Nowhere else does one begin, so it is shown for all that.
    assert "Agent" in seen(visitor.get(RESULT)).headings


@pytest.mark.usefixtures("small")
def test_what_to_do_goes_on_the_list_of_whoever_has_a_plan(visitor: Client) -> None:
    page = answer(visitor, "1", "2")
    assert "Put it on my list: Read aloud." not in page.buttons
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    page = seen(visitor.get(RESULT))
    assert page.headings[1] == "The role you chose"
    assert "Put it on my list: Read aloud." in page.buttons
    visitor.post("/assessment/plan/actions/", {"text": "Read aloud.", "skill": "speaking"})
    assert "Put it on my list: Read aloud." not in seen(visitor.get(RESULT)).buttons


@pytest.mark.parametrize(
    ("value", "title"), [("3", "Nothing stands out yet"), ("1", "Nothing fits clearly yet")]
)
def test_the_same_answer_to_everything(
    visitor: Client, catalogue: Catalogue, db: None, value: str, title: str
) -> None:
    publish(catalogue, 1)
    for part in sections(catalogue):
        visitor.post(f"/assessment/part/{part.number}/", {item.code: value for item in part.items})
    page = seen(visitor.get(RESULT))
    assert page.headings[0] == title
    assert "You gave the same answer to every skill question." in page.words
    assert "What is strongest all the same" not in page.headings
    assert "What you can do next week" in page.headings
    assert {role.title for role in catalogue.roles} <= set(page.links)
    assert len(page.ids) == len(set(page.ids))
