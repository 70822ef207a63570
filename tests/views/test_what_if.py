"""What another level would change: shown, and stored nowhere."""

import re

import pytest
from django.test import Client

from careers.models import Action, Answer, Attempt
from tests import factories
from tests.views.seen import Seen, seen
from tests.views.sitting import answer_all, publish, saved, send

pytestmark = pytest.mark.usefixtures("small")

PAGE = "/assessment/what-if/"


def supposed(client: Client, status: int = 200, **levels: str) -> Seen:
    response = client.post(PAGE, levels)
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store, private"
    return seen(response)


def test_before_there_is_a_result_there_is_nothing_to_suppose(visitor: Client) -> None:
    assert seen(visitor.get(PAGE)).headings == ["There is no result yet"]
    assert seen(visitor.post(PAGE, {"planning": "4"})).headings == ["There is no result yet"]
    send(visitor, 2, prefers_people="2")
    assert seen(visitor.get(PAGE)).headings == ["A little early for a result"]


def test_it_begins_with_the_levels_as_they_are(visitor: Client) -> None:
    answer_all(visitor)
    page = seen(visitor.get(PAGE))
    assert page.headings == ["What if …?", "What would change", "Agent", "Leader"]
    assert "Nothing is supposed yet: choose a level for a skill." in page.words
    assert "As it is: you said 3 and 3" in page.words
    assert "4: Difficult" in page.words
    assert page.chosen == {}
    assert page.words.count("Nothing changes for it.") == 2
    assert page.links["Put it back as it was"] == PAGE


def test_a_skill_in_the_address_is_supposed_one_level_up(visitor: Client) -> None:
    answer_all(visitor)
    page = seen(visitor.get(f"{PAGE}planning/"))
    assert page.chosen == {"planning": "4"}
    # Planning 4 twice is read as 3.8, within a quarter of a level of what Leader asks.
    assert (
        "Planning at 4. Leader: 15 points more. “Close” becomes “Looks ready”. It goes up from place 2 of 2 to 1."
        " One other role shown here changes. Leader Looks ready"
        " Now 85 % (74–95) · place 2 of 2 Then 100 % (89–100) · place 1 of 2"
    ) in page.words
    assert "You cover as much of it as before. It goes down from place 1 of 2 to 2." in page.words
    assert visitor.get(f"{PAGE}juggling/").status_code == 404


def test_several_skills_are_supposed_at_once_and_put_back(visitor: Client) -> None:
    answer_all(visitor)
    page = supposed(visitor, planning="1", speaking="1")
    assert page.chosen == {"planning": "1", "speaking": "1"}
    # 1 and 1 are read as 1.4: of Leader's 15 levels 5·(4 - 0.25 - 1.4) are missing.
    assert (
        "Speaking at 1, planning at 1. Leader: 64 points less. “Close” becomes “Stretch”. One other role shown here changes."
    ) in page.words
    assert "Now 85 % (74–95) · place 2 of 2 Then 21 % (10–32) · place 2 of 2" in page.words
    assert "61 points less. “Looks ready” becomes “Stretch”." in page.words
    page = supposed(visitor, planning="", speaking="")
    assert "Nothing is supposed yet" in page.words


def test_what_is_no_level_is_pointed_out_and_the_others_count(visitor: Client) -> None:
    answer_all(visitor)
    page = supposed(visitor, 422, planning="9", speaking="1")
    assert "Choose one of the levels shown." in page.words
    assert page.links["Planning"] == "#id_planning"
    assert page.chosen == {"speaking": "1"}
    assert "Speaking at 1. Agent: 54 points less." in page.words


def test_nothing_of_it_is_stored_or_told_in_an_address(visitor: Client) -> None:
    answer_all(visitor)
    before = (saved(), Attempt.objects.values().get())
    response = visitor.post(f"{PAGE}?planning=5", {"planning": "2"})
    page = seen(response)
    assert page.chosen == {"planning": "2"}
    assert (saved(), Attempt.objects.values().get()) == before
    addresses = re.findall(r'(?:href|action|src)="([^"]+)"', response.content.decode())
    assert [address for address in addresses if "?" in address] == []
    assert Answer.objects.count() == 6
    assert seen(visitor.get(f"{PAGE}?planning=5")).chosen == {}


@pytest.fixture
def buildable(db: None) -> None:
    """A way to get better at planning, as edition 2."""
    ways = ("Plan one shift. {ed}", "Ask who plans. {ed}", "A third way. {ed}")
    skills = [factories.skill("speaking"), factories.skill("planning", order=2, build=ways)]
    publish(factories.catalogue(skills=skills), 2)


@pytest.mark.usefixtures("buildable")
def test_it_can_become_a_plan_and_then_something_to_do(visitor: Client) -> None:
    answer_all(visitor)
    page = supposed(visitor, planning="5")
    assert "How you would get there Plan one shift. Ask who plans. More ways" in page.words
    assert page.links["Planning"] == "/skills/planning/"
    assert page.buttons == ["Show what would change", "Make a plan for Leader"]
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    page = supposed(visitor, planning="5")
    assert "Put it on my list: Plan one shift." in page.buttons
    visitor.post("/assessment/plan/actions/", {"text": "Plan one shift.", "skill": "planning"})
    page = supposed(visitor, planning="5")
    assert "Plan one shift. It is on your list. Ask who plans." in page.words
    assert page.buttons == ["Show what would change", "Put it on my list: Ask who plans."]
    assert "How you would get there" not in supposed(visitor, planning="1").words


def test_what_is_skipped_can_be_supposed(visitor: Client) -> None:
    send(visitor, 1, role="agent", speaking_1="4", planning_1="skip")
    page = supposed(visitor, planning="4")
    assert "As it is: you gave no answer, so we take the middle" in page.words
    assert "Leader" in page.headings


def test_script_is_one_file_of_our_own(visitor: Client) -> None:
    answer_all(visitor)
    response = visitor.get(PAGE)
    scripts = re.findall(r"<script[^>]*>", response.content.decode())
    assert len(scripts) == 1
    assert re.fullmatch(r'<script src="/static/js/live[.\w]*\.js" defer>', scripts[0])
    page = seen(response)
    assert {"said", "outcome"} <= set(page.ids)
    assert page.attributes.isdisjoint({"style", "onclick", "oninput"})
    assert Action.objects.count() == 0
