"""Everything the answers say about one role, on a page of its own."""

import pytest
from django.test import Client

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import sections
from tests import factories
from tests.views.seen import Seen, seen
from tests.views.sitting import ASKED, answer_all, publish, send

BEGIN = ("Sit beside a colleague. {ed}", "Ask your manager: “What would you want to see?” {ed}")


@pytest.fixture
def small(db: None) -> None:
    """The smallest catalogue with something to do on its step, published as edition 1."""
    item = factories.preference_item(left="see few people", right="see many people")
    plain = factories.catalogue()
    items = [item if old.code == item.code else old for old in plain.items]
    publish(factories.catalogue(steps=[factories.step(begin=BEGIN)], items=items), 1)


pytestmark = pytest.mark.usefixtures("small")


def page_of(client: Client, code: str) -> Seen:
    response = client.get(f"/assessment/result/{code}/")
    assert response.status_code == 200
    return seen(response)


def test_everything_about_the_next_step(visitor: Client) -> None:
    answer_all(visitor)
    page = page_of(visitor, "leader")
    assert page.headings == [
        "Leader and you",
        "What you bring, and what falls short",
        "Gaps clearly below what it asks, the largest gain first",
        "Where to begin",
        "How you like to work, and what the work is like",
        "Worth knowing before you apply",
        "The way there",
        "A question to take with you",
        "Line by line",
        "Sources",
    ]
    for said in (
        "You cover 85 % (74–95) of what it asks.",
        "Close: you cover 75 % or more, but less than 90 %. One critical skill falls short: planning.",
        "Biggest gain: planning, where one level more adds about 15 points.",
        "Planning one level more: about 15 points: Planning needs 4; you said 3 and 3 · critical · read as 3.0, likely 2.2 to 3.8",
        "The one skill that does not fall short Speaking needs 4; you said 4 and 4 · read as 3.8, likely 3.0 to 4.6",
        "People You would rather “see few people”; this job leans to “see many people”. not alike",
        "Shifts: Leader, most days. “How would that sit with you?” You said: “Out”.",
        "What you could do first: Sit beside a colleague.",
        "A question to take with you Ask your manager: “What would you want to see?”",
        f"Planning critical 4 3: {ASKED}, 3: {ASKED} 3.0 60.0 15.0",
        "Together 100 15.0",
        "100 less 15.0 is 85.0. We leave off what follows the point, so that nobody is called ready"
        " too early: 85 %.",
        "It falls clearly short. It is worth 60.0 of the 100 points here, and 15.0 of them are missing."
        f" {ASKED} 3: Alone · Change this answer: {ASKED}",
        "You said enough for it; so few answers cannot settle it, and we take your word. It is worth"
        " 40.0 of the 100 points here, and you have all of them.",
        "1 and 1 are read as 1.4, 5 and 5 as 4.6.",
    ):
        assert said in page.words, said
    assert page.links["What the job is: Leader"] == "/roles/leader/"
    assert page.links["What the step to Leader takes"] == "/steps/agent-to-leader/"
    assert page.links["Back to the whole result"] == "/assessment/result/"
    assert page.links["What if you were at 4? Planning"] == "/assessment/what-if/planning/"
    assert "What if you were at 5? Speaking" not in page.links  # it would bring nothing here
    assert page.links["Note what you did: Planning"] == "/assessment/plan/evidence/of/planning/"
    assert page.links[f"3: {ASKED}"] == "/assessment/part/4/#div_id_planning-2"
    assert len(page.ids) == len(set(page.ids))
    assert page.tags.isdisjoint({"script", "style"})
    assert page.attributes.isdisjoint({"style", "onclick"})


def test_the_job_one_holds_is_no_step_away(visitor: Client) -> None:
    answer_all(visitor)
    page = page_of(visitor, "agent")
    assert "It is the job you hold." in page.words
    assert "You hold this job already." in page.words
    assert "Looks ready: you cover 90 % or more, and no critical skill" in page.words
    assert "Nothing falls clearly short." in page.words
    assert "Where to begin" not in page.headings


def test_no_step_is_told_kindly(visitor: Client) -> None:
    send(visitor, 1, role="leader", speaking_1="4", planning_1="3")
    page = page_of(visitor, "agent")
    assert "name a single step from Leader to Agent. That does not close the way." in page.words
    assert page.links["How people get there"] == "/roles/agent/#here"


def test_without_a_job_to_start_from_the_way_is_the_roles_own(visitor: Client) -> None:
    send(visitor, 1, speaking_1="4", planning_1="3")
    page = page_of(visitor, "leader")
    assert "draws a single step" not in page.words
    assert page.links["How people get there"] == "/roles/leader/#here"
    assert "Close (provisional)" in page.words


@pytest.mark.parametrize("begun", [True, False])
def test_an_unknown_role_is_a_404(visitor: Client, begun: bool) -> None:
    if begun:
        answer_all(visitor)
    response = visitor.get("/assessment/result/leder/")
    assert response.status_code == 404
    assert 'href="/roles/leader/"' in response.content.decode()


def test_a_role_that_asks_for_nothing_measured_is_a_404(visitor: Client) -> None:
    plain = factories.catalogue()
    publish(factories.catalogue(roles=[*plain.roles, factories.role("guest", {})]), 2)
    answer_all(visitor)
    assert visitor.get("/assessment/result/guest/").status_code == 404


def test_before_any_answer_there_is_a_way_to_start(visitor: Client) -> None:
    page = page_of(visitor, "leader")
    assert page.headings == ["There is no result yet"]
    assert page.links["Find out how far you are from Leader"] == "/assessment/?role=leader"


def test_the_result_links_every_role_of_our_own_to_its_page_and_stays_short(
    visitor: Client, catalogue: Catalogue
) -> None:
    publish(catalogue, 2)
    for part in sections(catalogue):
        data = {item.code: "24"[number % 2] for number, item in enumerate(part.items)}
        data |= {"role": "customer-service-representative"} if part.number == 1 else {}
        assert visitor.post(f"/assessment/part/{part.number}/", data).status_code == 302
    response = visitor.get("/assessment/result/")
    links = set(seen(response).links.values())
    for role in catalogue.roles:
        assert f"/assessment/result/{role.code}/" in links
        page = seen(visitor.get(f"/assessment/result/{role.code}/"))
        assert page.headings[0] == f"{role.title} and you"
        assert page.links[f"What the job is: {role.title}"] == role.path
        assert len(page.ids) == len(set(page.ids))
    assert len(response.content) < 40_000


def test_the_notes_about_a_skill_stand_beside_it(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    note = {"skill": "planning", "note": "Planned the June rota.", "when": "last June"}
    visitor.post("/assessment/plan/evidence/", note)
    page = page_of(visitor, "leader")
    assert (
        "Planned the June rota. last June · Change this note: Planned the June rota." in page.words
    )
    assert page.words.count("Planned the June rota.") == 2
    answer_all(stranger)
    assert "June" not in page_of(stranger, "leader").words


def test_a_bill_cut_off_before_it_rounds_up_adds_up_to_what_is_shown(visitor: Client) -> None:
    """89.98 of 100, say: nowhere on the page is it 90."""
    needs = {"speaking": (4, 1), "planning": (5, 3)}
    publish(factories.catalogue(roles=[factories.role("agent", needs)], steps=[]), 2)
    send(visitor, 1, speaking_1="5", planning_1="5")
    send(visitor, 4, speaking_2="5", planning_2="4")
    page = page_of(visitor, "agent")
    assert "100 less 11.0 is 89.0." in page.words
    assert "89 %." in page.words
