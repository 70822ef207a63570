"""My plan: chosen, worked on, read, taken away; its visitor's alone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from careers.actions.again import carry_over
from careers.domain.catalogue import Catalogue
from careers.domain.plan import MOST_ACTIONS, MOST_NOTES
from careers.domain.questionnaire import sections
from careers.models import Action, Attempt, Evidence
from careers.pages.dated import day
from careers.queries import edition as shelf
from tests import factories
from tests.views.seen import Seen, seen
from tests.views.sitting import COOKIE, answer_all, carried, publish, send

PLAN = "/assessment/plan/"
LEVELS = ("Not once.", "With help.", "On ordinary days.", "On hard days.", "For others.")
BEGIN = ("Sit beside a colleague. {ed}", "Ask your manager: “What would you want to see?” {ed}")


def small_catalogue(**members: Any) -> Catalogue:
    """The smallest catalogue with behaviour, a way to get better, training and a first thing to do."""
    whole: dict[str, Any] = {
        "skills": [
            factories.skill("speaking", order=1, levels=LEVELS),
            factories.skill("planning", order=2, levels=LEVELS, build=("Plan a week. {ed}",)),
        ],
        "training": [factories.module(skills=("planning",))],
        "steps": [factories.step(begin=BEGIN)],
    }
    return factories.catalogue(**whole | members)


@pytest.fixture
def small(db: None) -> None:
    publish(small_catalogue(), 1)


pytestmark = pytest.mark.usefixtures("small")


def begin(client: Client, target: str = "leader") -> None:
    answer_all(client)
    assert client.post(f"{PLAN}target/", {"target": target}).status_code == 302


def add(client: Client, text: str = "Read", **values: str) -> int:
    """Put an action on the list; its number."""
    response = client.post(f"{PLAN}actions/", {"text": text, **values})
    assert response.status_code == 302
    return int(response["Location"].removeprefix(f"{PLAN}#action-"))


def note(client: Client, text: str = "Did it", **values: str) -> int:
    """Put a note down; its number."""
    response = client.post(f"{PLAN}evidence/", {"skill": "planning", "note": text, **values})
    assert response.status_code == 302
    return int(response["Location"].removeprefix(f"{PLAN}#note-"))


def page_of(client: Client, path: str = "", status: int = 200) -> Seen:
    response = client.get(PLAN + path)
    assert response.status_code == status
    return seen(response)


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


# Where it leads ---------------------------------------------------------------------------------


def test_the_result_offers_a_plan_and_one_press_makes_it(visitor: Client) -> None:
    answer_all(visitor)
    for path in ("/assessment/result/", "/assessment/result/leader/"):
        page = seen(visitor.get(path))
        assert "Make a plan for Leader" in page.buttons
    response = visitor.post(f"{PLAN}target/", {"target": "leader"})
    assert (response.status_code, response["Location"]) == (302, PLAN)
    assert Attempt.objects.get().target == "leader"
    for path in ("/assessment/result/", "/assessment/result/leader/"):
        page = seen(visitor.get(path))
        assert page.links["Your plan for Leader"] == PLAN
        assert "Make a plan for Leader" not in page.buttons


def test_without_a_target_the_best_next_step_is_offered_first(visitor: Client) -> None:
    answer_all(visitor)
    page = page_of(visitor)
    assert page.headings == [
        "Where do you want to go?",
        "One step from where you stand",
        "Leader",
        "Any other role",
    ]
    assert page.buttons == ["Make a plan for Leader", "Make this my plan"]
    assert "You cover 85 % (74–95) of what it asks." in page.words


def test_another_role_can_be_chosen_and_the_list_stays(visitor: Client) -> None:
    begin(visitor)
    add(visitor)
    page = page_of(visitor, "target/")
    assert page.chosen == {"target": "leader"}
    assert page.links["Keep the plan as it is"] == PLAN
    begin(visitor, "agent")
    page = page_of(visitor)
    assert page.headings[0] == "Getting steady as Agent"
    assert "Read" in page.words


@pytest.mark.parametrize(("target", "said"), [("", "Choose a role."), ("<b>", "“<b>” is not one")])
def test_a_bad_role_is_asked_for_again(visitor: Client, target: str, said: str) -> None:
    answer_all(visitor)
    response = visitor.post(f"{PLAN}target/", {"target": target})
    page = seen(response)
    assert response.status_code == 422
    assert said in page.words
    assert page.links["Which role?"] == "#id_target"
    assert "id_target" in page.ids
    assert Attempt.objects.get().target == ""


# The letter -------------------------------------------------------------------------------------


def test_the_whole_plan(visitor: Client) -> None:
    begin(visitor)
    page = page_of(visitor)
    assert page.headings == [
        "Your way to Leader",
        "What you do next",
        "You could begin with",
        "The way there",
        "What to work on for Leader",
        "Planning",
        "There already, as far as your answers tell choose one to note what shows it",
        "To try before you get there",
        "What is hard there",
        "What you can show",
        "Take it with you",
        "Sources",
    ]
    for said in (
        "One step. One thing to work on.",
        "You cover 85 % (74–95) of what it asks.",
        "needs 4; you said 3 and 3 · critical · one level more adds about 15 points",
        "Now On ordinary days. Next On hard days.",
        "Training that serves it: Mentorship",
    ):
        assert said in page.words, said
    assert page.links["Shifts"] == "/challenges/shifts/"
    assert page.links["Prepare the conversation"] == f"{PLAN}talk/"
    assert page.links["Everything we keep of yours"] == "/assessment/export.json"
    assert "Your dates for a calendar" not in page.links
    assert len(page.ids) == len(set(page.ids))
    assert page.tags.isdisjoint({"script", "style"})
    assert page.attributes.isdisjoint({"style", "onclick", "required", "maxlength"})


def test_a_suggestion_goes_on_the_list_with_one_press(visitor: Client) -> None:
    begin(visitor)
    assert "Put it on my list: Plan a week." in page_of(visitor).buttons
    add(visitor, "Plan a week.", skill="planning")
    page = page_of(visitor)
    assert "Put it on my list: Plan a week." not in page.buttons
    assert "It is on your list." in page.words
    assert "Put it on my list: Sit beside a colleague." in page.buttons
    assert Action.objects.get().skill == "planning"


def test_a_way_of_two_steps_tells_the_next_one_first(visitor: Client) -> None:
    plain = small_catalogue()
    boss = factories.role("boss", {"planning": (5, 3)}, level="leads")
    steps = [*plain.steps, factories.step("leader", "boss")]
    publish(small_catalogue(roles=[*plain.roles, boss], steps=steps), 2)
    begin(visitor, "boss")
    page = page_of(visitor)
    assert "Two steps. The next is Leader. One thing to work on." in page.words
    assert page.headings[0] == "Your way to Boss"
    assert "What to work on for Leader" in page.headings
    assert "After that: Boss" in page.headings
    assert len(page.ids) == len(set(page.ids))
    assert page_of(visitor, "talk/").headings[0] == "Talking about Leader"


def test_no_known_way_is_told_kindly(visitor: Client) -> None:
    publish(small_catalogue(steps=[]), 2)
    begin(visitor)
    page = page_of(visitor)
    assert "We know of no steps that lead there. That does not close it." in page.words
    assert "name steps from Agent to Leader. People get there all the same." in page.words
    assert page.links["How people get there"] == "/roles/leader/#here"


def test_with_too_few_answers_there_is_a_list_all_the_same(visitor: Client) -> None:
    send(visitor, 2, prefers_people="2")
    visitor.post(f"{PLAN}target/", {"target": "leader"})
    add(visitor, "Read")
    page = page_of(visitor)
    assert "There are too few answers yet to say what to work on." in page.words
    assert "What to work on for Leader" not in page.headings
    assert "Mark it done: Read" in page.buttons
    assert page_of(visitor, "talk/").headings[0] == "Talking about Agent"


def test_a_plan_stays_with_its_edition(visitor: Client) -> None:
    begin(visitor)
    publish(factories.catalogue(roles=[factories.role("agent")], steps=[]), 2)
    page = page_of(visitor)
    assert page.headings[0] == "Your way to Leader"
    assert "your answers are still read against edition 1" in page.words


def test_where_no_steps_lead_the_public_page_says_how_near_they_do(visitor: Client) -> None:
    publish(small_catalogue(steps=[]), 2)
    begin(visitor)
    page = page_of(visitor)
    assert "We know of no steps that lead there. That does not close it." in page.words
    assert page.links["How near the known steps lead"] == "/ladder/route/?from=agent&to=leader"


# The list ---------------------------------------------------------------------------------------


def test_what_is_to_do_comes_by_date_and_what_is_done_after_it(visitor: Client) -> None:
    begin(visitor)
    add(visitor, "No date")
    add(visitor, "Next week", due=in_days(7), skill="planning")
    add(visitor, "Yesterday", due=in_days(-1), was=in_days(-1))
    done = add(visitor, "Finished")
    response = visitor.post(f"{PLAN}actions/{done}/done/", {"done": ""})
    assert response["Location"] == f"{PLAN}#action-{done}"
    page = page_of(visitor)
    words = page.words[page.words.index("What you do next") :]
    order = [words.index(text) for text in ("Yesterday", "Next week", "No date", "Finished")]
    assert order == sorted(order)
    assert "Yesterday Overdue: it was to be done by" in words
    assert "Finished Done on" in words
    assert f"action-{done}" in page.ids
    assert page.links["Your dates for a calendar"] == f"{PLAN}dates.ics"
    visitor.post(f"{PLAN}actions/{done}/done/", {"undone": ""})
    assert Action.objects.get(pk=done).done_at is None


@pytest.mark.parametrize("path", ["actions/", "evidence/"])
def test_a_form_sent_twice_makes_one_row(visitor: Client, path: str) -> None:
    begin(visitor)
    sent = {"text": "Read", "note": "Did", "skill": "planning", **carried(visitor.get(PLAN + path))}
    first, again = visitor.post(PLAN + path, sent), visitor.post(PLAN + path, sent)
    assert first["Location"] == again["Location"]
    visitor.post(PLAN + path, {**sent, **carried(visitor.get(PLAN + path))})
    visitor.post(PLAN + path, {**sent, "text": "Write", "note": "Did more"})
    assert Action.objects.count() + Evidence.objects.count() == 3


def test_what_is_put_on_the_list_or_back_twice_is_there_once(visitor: Client) -> None:
    begin(visitor)
    page = visitor.get(PLAN)
    for _ in range(2):
        visitor.post(f"{PLAN}actions/", {"text": "Plan a week.", **carried(page)})
    row = Action.objects.get()
    removed = visitor.post(f"{PLAN}actions/{row.pk}/remove/")
    for _ in range(2):
        visitor.post(f"{PLAN}actions/", {**hidden(removed), **carried(removed)})
    assert Action.objects.get().text == "Plan a week."


def test_a_forged_mark_holds_nothing_back(visitor: Client) -> None:
    begin(visitor)
    for _ in range(2):
        visitor.post(f"{PLAN}actions/", {"text": "Read", "shown": "0:forged"})
    assert Action.objects.count() == 2


def test_a_day_that_has_passed_is_asked_about_and_one_that_was_there_may_stay(
    visitor: Client,
) -> None:
    begin(visitor)
    response = visitor.post(f"{PLAN}actions/", {"text": "Read", "due": in_days(-1)})
    assert response.status_code == 422
    assert "That day has passed. Choose another, or none." in seen(response).words
    assert add(visitor, "Today", due=in_days(0))
    Action.objects.update(due=timezone.localdate() - timedelta(days=3))
    number = Action.objects.get().pk
    sent = {**hidden_inputs(visitor.get(f"{PLAN}actions/{number}/")), "skill": ""}
    for due, status in ((in_days(-3), 302), (in_days(-2), 422), (in_days(2), 302)):
        changed = {**sent, "text": "Write", "due": due}
        assert visitor.post(f"{PLAN}actions/{number}/", changed).status_code == status
    assert (Action.objects.get().text, Action.objects.get().due) == (
        "Write",
        timezone.localdate() + timedelta(days=2),
    )


def test_what_is_overdue_can_be_put_back(visitor: Client) -> None:
    begin(visitor)
    number = add(visitor, "Read", due=in_days(0))
    Action.objects.update(due=timezone.localdate() - timedelta(days=3))
    removed = visitor.post(f"{PLAN}actions/{number}/remove/")
    assert visitor.post(f"{PLAN}actions/", hidden(removed)).status_code == 302
    assert Action.objects.get().due == timezone.localdate() - timedelta(days=3)


# What a newer edition has no more ---------------------------------------------------------------


def moved() -> None:
    """Their answers go over to an edition with another role at the top, and without the skill that
    their list and their notes were about."""
    roles = [factories.role("agent"), factories.role("captain", level="leads")]
    publish(small_catalogue(roles=roles, steps=[factories.step("agent", "captain")]), 2)
    carry_over(Attempt.objects.get(), shelf.edition(1), shelf.edition(2))
    Action.objects.update(skill="juggling")
    Evidence.objects.update(skill="juggling")


def test_a_role_that_is_gone_is_chosen_anew_with_a_word_why(visitor: Client) -> None:
    begin(visitor)
    add(visitor)
    moved()
    for path in ("", "target/"):
        page = page_of(visitor, path)
        assert "The role your plan led to is not in this edition any more." in page.words
        assert "Keep the plan as it is" not in page.links
    assert visitor.get(f"{PLAN}talk/")["Location"] == PLAN
    begin_again = visitor.post(f"{PLAN}target/", {"target": "captain"})
    assert begin_again["Location"] == PLAN
    assert "Read" in page_of(visitor).words
    assert "not in this edition" not in page_of(visitor, "target/").words


def test_what_is_about_a_skill_that_is_gone_stays_readable(visitor: Client) -> None:
    begin(visitor)
    number, noted = add(visitor, skill="planning", due=in_days(3)), note(visitor, "Planned a week")
    moved()
    visitor.post(f"{PLAN}target/", {"target": "captain"})
    words = page_of(visitor).words
    assert "Skills this edition no longer has Planned a week" in words
    assert "Read By " in words
    for path in ("talk/", "dates.ics", f"actions/{number}/", f"evidence/{noted}/"):
        assert visitor.get(PLAN + path).status_code == 200
    sent = {"skill": "speaking", "note": "Planned a week"}
    assert visitor.post(f"{PLAN}evidence/{noted}/", sent).status_code == 302
    assert "no longer has" not in page_of(visitor).words


def test_who_holds_a_role_that_is_gone_has_not_said(visitor: Client) -> None:
    begin(visitor)
    moved()
    Attempt.objects.update(role="leader", target="captain")
    assert "Two stops. The first is Agent, a place to begin." in page_of(visitor).words


# Changing and marking ---------------------------------------------------------------------------


def test_an_action_is_changed(visitor: Client) -> None:
    begin(visitor)
    number = add(visitor, "Read", due="2099-05-03", skill="planning")
    response = visitor.get(f"{PLAN}actions/{number}/")
    assert seen(response).chosen == {"skill": "planning"}
    assert b'value="2099-05-03"' in response.content
    changed = {"text": "Write", "due": "", "skill": ""}
    response = visitor.post(f"{PLAN}actions/{number}/", changed)
    assert response["Location"] == f"{PLAN}#action-{number}"
    row = Action.objects.get()
    assert (row.text, row.due, row.skill) == ("Write", None, "")


def test_a_bad_action_is_shown_again_with_what_was_typed(visitor: Client) -> None:
    begin(visitor)
    number = add(visitor, "Read")
    for path in ("actions/", f"actions/{number}/"):
        sent = {"text": "<i>" + "x" * 300, "due": "soon", "skill": "planning"}
        response = visitor.post(PLAN + path, sent)
        page = seen(response)
        assert response.status_code == 422
        assert "This needs another look" in page.headings
        assert page.links["What will you do?"] == "#id_text"
        assert page.links["By when?"] == "#id_due"
        assert {"id_text", "id_due"} <= set(page.ids)
        assert "<i>" + "x" * 300 in page.words
        assert b'value="soon"' in response.content
        assert page.chosen == {"skill": "planning"}
    assert list(Action.objects.values_list("text", flat=True)) == ["Read"]


def test_a_removed_action_is_deleted_and_can_be_put_back(visitor: Client) -> None:
    begin(visitor)
    number = add(visitor, "Read & write", due="2099-05-03", skill="planning")
    visitor.post(f"{PLAN}actions/{number}/done/")
    before = Action.objects.values("text", "due", "skill", "done_at").get()
    response = visitor.post(f"{PLAN}actions/{number}/remove/")
    assert Action.objects.count() == 0
    page = seen(response)
    assert "It is deleted. Only this page still has the words: Read & write" in page.words
    assert page.buttons == ["Put it back"]
    assert response["Cache-Control"] == "no-store, private"
    back = visitor.post(f"{PLAN}actions/", hidden(response))
    assert back.status_code == 302
    assert Action.objects.values("text", "due", "skill", "done_at").get() == before


def test_removing_twice_is_no_error(visitor: Client) -> None:
    begin(visitor)
    for kind, number in (("actions", add(visitor)), ("evidence", note(visitor))):
        visitor.post(f"{PLAN}{kind}/{number}/remove/")
        response = visitor.post(f"{PLAN}{kind}/{number}/remove/")
        assert response.status_code == 200
        assert "It was gone already." in seen(response).words
        assert seen(response).buttons == []


def test_what_was_removed_meanwhile_keeps_what_was_typed(visitor: Client) -> None:
    begin(visitor)
    number, other = add(visitor), note(visitor)
    Action.objects.all().delete()
    Evidence.objects.all().delete()
    action = visitor.post(f"{PLAN}actions/{number}/", {"text": "Typed"})
    noted = visitor.post(f"{PLAN}evidence/{other}/", {"skill": "planning", "note": "Typed"})
    for response, to in ((action, "actions/"), (noted, "evidence/")):
        assert response.status_code == 409
        assert "It is not there any more" in seen(response).words
        assert "Typed" in seen(response).words
        assert f'action="{PLAN}{to}"' in response.content.decode()
    assert (Action.objects.count(), Evidence.objects.count()) == (0, 0)


def test_a_full_list_says_so_and_loses_nothing(visitor: Client) -> None:
    begin(visitor)
    attempt = Attempt.objects.get()
    Action.objects.bulk_create(Action(attempt=attempt, text="Read") for _ in range(MOST_ACTIONS))
    Evidence.objects.bulk_create(
        Evidence(attempt=attempt, skill="planning", note="Did") for _ in range(MOST_NOTES)
    )
    page = page_of(visitor)
    assert "Your list holds 50 things, and there is no room for more." in page.words
    assert "You have 100 notes, and there is no room for more." in page.words
    assert [button for button in page.buttons if button.startswith("Put it on my list")] == []
    assert "Note what you have done" not in page.links
    for response, most in (
        (visitor.post(f"{PLAN}actions/", {"text": "One more"}), 50),
        (visitor.post(f"{PLAN}evidence/", {"skill": "planning", "note": "One more"}), 100),
    ):
        assert response.status_code == 422
        words = seen(response).words
        assert f"There is room for {most}, and no more. Remove one, then send this again." in words
        assert "One more" in words
    assert (Action.objects.count(), Evidence.objects.count()) == (50, 100)


# Evidence ---------------------------------------------------------------------------------------


def test_a_note_stands_beside_its_skill(visitor: Client) -> None:
    begin(visitor)
    assert seen(visitor.get(f"{PLAN}evidence/of/planning/")).chosen == {"skill": "planning"}
    number = note(visitor, "Planned a <week>\nfor two", when="in May")
    page = page_of(visitor)
    assert page.links["One note of what you did"] == "#shown-planning"
    assert "shown-planning" in page.ids
    assert "Planned a <week> for two in May · Change" in page.words
    changed = {"skill": "speaking", "note": "Spoke", "when": ""}
    response = visitor.post(f"{PLAN}evidence/{number}/", changed)
    assert response["Location"] == f"{PLAN}#note-{number}"
    assert "One note of what you did" not in page_of(visitor).links
    assert seen(visitor.get(f"{PLAN}evidence/{number}/")).chosen == {"skill": "speaking"}


def test_a_bad_note_is_shown_again_with_what_was_typed(visitor: Client) -> None:
    begin(visitor)
    response = visitor.post(f"{PLAN}evidence/", {"note": "Did", "when": "x" * 61})
    page = seen(response)
    assert response.status_code == 422
    assert page.links["Which skill does it show?"] == "#id_skill"
    assert page.links["When was it?"] == "#id_when"
    assert "Did" in page.words
    assert Evidence.objects.count() == 0


def test_a_removed_note_can_be_put_back(visitor: Client) -> None:
    begin(visitor)
    number = note(visitor, "Two\nlines", when="in May")
    response = visitor.post(f"{PLAN}evidence/{number}/remove/")
    assert Evidence.objects.count() == 0
    visitor.post(f"{PLAN}evidence/", hidden(response))
    row = Evidence.objects.get()
    assert (row.skill, row.note, row.when) == ("planning", "Two\nlines", "in May")


def test_an_unknown_skill_has_no_notes(visitor: Client) -> None:
    begin(visitor)
    assert visitor.get(f"{PLAN}evidence/of/juggling/").status_code == 404


# The sheet and the files ------------------------------------------------------------------------


def test_the_sheet_for_a_conversation(visitor: Client) -> None:
    begin(visitor)
    add(visitor, "Read", due="2099-05-03")
    note(visitor, "Planned a week", when="in May")
    for number in (add(visitor, "Asked", skill="planning"), add(visitor, "Walked")):
        visitor.post(f"{PLAN}actions/{number}/done/", {"done": ""})
    today = day(timezone.localdate())
    page = page_of(visitor, "talk/")
    assert page.headings == [
        "Talking about Leader",
        "What Leader asks, and where I am",
        "What I am doing about it",
        "What I ask for",
        "What I want to ask you",
        "What we agree on",
    ]
    for said in (
        "Planning asks 4 · critical “On hard days.” Where I am: 3 (2–4). Alone."
        f" What I have done: Asked ({today}) What shows it, in May: Planned a week",
        "Speaking asks 4 “On hard days.” Where I am: 4 (3–5). Difficult."
        " What shows it: Note what you have done",
        f"Read (by 3 May 2099) Done: Walked ({today})",
        f"Made on {today} from edition 1 of",
        "What I want to work on first: planning. Training that would help me: mentorship.",
        "“What would you want to see?”",
        "We talk again on",
    ):
        assert said in page.words, said
    assert "%" not in page.words
    assert page.tags.isdisjoint({"script", "style"})


def test_what_to_ask_for_can_be_put_in_own_words_and_back_in_ours(visitor: Client) -> None:
    begin(visitor)
    ours = "I would like to work towards Leader and hear what you think of it."
    response = visitor.post(f"{PLAN}talk/", {"request": "A shift\r\nbeside <you>."})
    assert response["Location"] == f"{PLAN}talk/#ask"
    words = page_of(visitor, "talk/").words
    assert "What I ask for A shift beside <you>." in words
    assert ours not in words
    response = visitor.post(f"{PLAN}talk/", {"request": "x" * 401})
    assert response.status_code == 422
    assert "x" * 401 in seen(response).words
    assert "What I ask for A shift beside <you>." in seen(response).words
    visitor.post(f"{PLAN}talk/", {"request": ""})
    assert ours in page_of(visitor, "talk/").words
    assert Attempt.objects.get().request == ""


def test_a_sheet_needs_a_role_to_talk_about(visitor: Client) -> None:
    answer_all(visitor)
    assert visitor.get(f"{PLAN}talk/")["Location"] == PLAN


def test_dates_go_to_a_calendar(visitor: Client) -> None:
    begin(visitor)
    add(visitor, "Read", due="2099-05-03")
    add(visitor, "Some day")
    response = visitor.get(f"{PLAN}dates.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="my-plan.ics"'
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert [(str(event["summary"]), str(event.decoded("dtstart"))) for event in events] == [
        ("Read", "2099-05-03")
    ]


def test_words_written_for_one_plan_do_not_go_into_another(
    visitor: Client, stranger: Client
) -> None:
    begin(visitor)
    begin(stranger)
    for path, words in (("actions/", "text"), ("evidence/", "note"), ("talk/", "request")):
        sent = {"skill": "planning", words: "My own", **carried(visitor.get(PLAN + path))}
        response = stranger.post(PLAN + path, sent)
        assert response.status_code == 409
        page = seen(response)
        assert "Since you opened this page, this browser has opened other answers." in page.words
        assert "My own" in page.words
        assert Action.objects.count() + Evidence.objects.count() == 0
        again = {**sent, **carried(response)}
        assert stranger.post(PLAN + path, again).status_code == 302
        Action.objects.all().delete()
        Evidence.objects.all().delete()
    assert sorted(Attempt.objects.values_list("request", flat=True)) == ["", "My own"]


# Whose it is ------------------------------------------------------------------------------------

READ = ["", "target/", "talk/", "actions/", "evidence/", "evidence/of/planning/"]
FILES = ["dates.ics", "talk.pdf", "plan.pdf"]


@pytest.mark.parametrize("path", [*READ, *FILES])
def test_a_stranger_gets_nothing(visitor: Client, stranger: Client, path: str) -> None:
    begin(visitor)
    add(visitor, "Read the form", due="2099-05-03")
    note(visitor, "Planned a week")
    response = stranger.get(PLAN + path)
    page = seen(response)
    assert response.status_code == 200
    assert page.headings == ["There is no plan yet"]
    assert "Read the form" not in page.words
    assert "Planned a week" not in page.words
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("has_a_plan", [True, False])
def test_a_stranger_cannot_reach_rows_by_their_numbers(
    visitor: Client, stranger: Client, has_a_plan: bool
) -> None:
    begin(visitor)
    number, noted = add(visitor, "Mine"), note(visitor, "Mine")
    before = (list(Action.objects.values()), list(Evidence.objects.values()))
    if has_a_plan:
        begin(stranger)
    paths = [f"actions/{number}/", f"evidence/{noted}/"]
    for path in paths:
        assert b"Mine" not in stranger.get(PLAN + path).content
        stranger.post(PLAN + path, {"text": "Theirs", "note": "Theirs", "skill": "planning"})
        response = stranger.post(f"{PLAN}{path}remove/")
        assert b"Mine" not in response.content
    for button in ("done", "undone"):
        response = stranger.post(f"{PLAN}actions/{number}/done/", {button: ""})
        assert response.status_code == (404 if has_a_plan else 409)
    assert (list(Action.objects.values()), list(Evidence.objects.values())) == before


@pytest.mark.parametrize("number", [0, 999_999, 10**30])
def test_there_are_no_other_rows(visitor: Client, number: int) -> None:
    begin(visitor)
    for path in (f"actions/{number}/", f"evidence/{number}/"):
        assert visitor.get(PLAN + path).status_code == 404
    assert visitor.post(f"{PLAN}actions/{number}/done/").status_code == 404


@pytest.mark.parametrize("path", [*READ, *FILES])
def test_nothing_of_it_is_kept_or_indexed_or_in_an_address(visitor: Client, path: str) -> None:
    begin(visitor)
    number, noted = add(visitor, due="2099-05-03"), note(visitor)
    for address in {path, f"actions/{number}/", f"evidence/{noted}/"}:
        response = visitor.get(PLAN + address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store, private"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "no-referrer"
        assert visitor.cookies[COOKIE].value.encode() not in response.content
        if "text/html" in response["Content-Type"]:
            assert [href for href in seen(response).links.values() if "?" in href] == []


@pytest.mark.parametrize("path", ["", *FILES])
def test_reading_pages_take_no_post(visitor: Client, path: str) -> None:
    assert visitor.post(PLAN + path).status_code == 405


@pytest.mark.parametrize("path", ["actions/1/done/", "actions/1/remove/", "evidence/1/remove/"])
def test_what_changes_something_takes_nothing_but_a_post(visitor: Client, path: str) -> None:
    begin(visitor)
    assert visitor.get(PLAN + path).status_code == 405


def test_what_was_sent_without_a_plan_is_shown_back(visitor: Client) -> None:
    begin(visitor)
    visitor.post("/assessment/erase/")
    for path, name in (("actions/", "text"), ("evidence/", "note"), ("talk/", "request")):
        response = visitor.post(PLAN + path, {name: "What I <wrote>", "skill": "planning"})
        assert response.status_code == 409
        page = seen(response)
        assert page.headings == ["Your plan is not here any more"]
        assert "What I <wrote>" in page.words
    assert Attempt.objects.count() == Action.objects.count() == Evidence.objects.count() == 0


def test_erasing_takes_the_plan_along_and_says_so(visitor: Client) -> None:
    begin(visitor)
    add(visitor)
    note(visitor)
    page = seen(visitor.get("/assessment/erase/"))
    assert (
        "where you work, every result, your plan and your notes are deleted at once" in page.words
    )
    visitor.post("/assessment/erase/")
    assert Attempt.objects.count() == Action.objects.count() == Evidence.objects.count() == 0


def test_what_is_erased_while_a_row_is_saved_stays_erased(visitor: Client) -> None:
    begin(visitor)

    def erased_meanwhile(execute: Any, sql: str, *rest: Any) -> Any:
        # The verb's own look at the attempt, and not the one that found it.
        if 'FROM "careers_attempt" WHERE "careers_attempt"."id" =' in sql:
            Attempt.objects.filter(pk__gt=0).delete()
        return execute(sql, *rest)

    with connection.execute_wrapper(erased_meanwhile):
        response = visitor.post(f"{PLAN}actions/", {"text": "Read"})
    assert response.status_code == 410
    assert "Your answers are erased" in seen(response).words
    assert response.cookies[COOKIE].value == ""
    assert Action.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("path", "asks"),
    [
        ("", 4),  # the attempt, its answers, its actions, its notes
        ("talk/", 4),
        ("talk.pdf", 4),
        ("plan.pdf", 4),
        ("dates.ics", 4),
        ("target/", 2),
        ("actions/", 2),
    ],
)
def test_reading_asks_the_database_little(
    visitor: Client,
    path: str,
    asks: int,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    begin(visitor)
    for number in range(rows):
        add(visitor, f"Read {number}", due=in_days(number), skill="planning")
        note(visitor, f"Did {number}")
    visitor.get(PLAN)
    with django_assert_num_queries(asks):
        assert visitor.get(PLAN + path).status_code == 200


def test_our_own_catalogue_from_end_to_end(visitor: Client, catalogue: Catalogue) -> None:
    publish(catalogue, 2)
    for part in sections(catalogue):
        data = {item.code: "24"[number % 2] for number, item in enumerate(part.items)}
        data |= {"role": "customer-service-representative"} if part.number == 1 else {}
        assert visitor.post(f"/assessment/part/{part.number}/", data).status_code == 302
    for role in catalogue.roles:
        assert visitor.post(f"{PLAN}target/", {"target": role.code}).status_code == 302
        page = page_of(visitor)
        assert role.title in page.headings[0]
        assert len(page.ids) == len(set(page.ids))
        for href in page.links.values():
            assert href[:1] != "#" or href[1:] in page.ids, (role.code, href)
        assert page_of(visitor, "talk/").headings[0].startswith("Talking about ")


def hidden_inputs(response: Any) -> dict[str, str]:
    """What the form of a page carries unseen."""
    found = re.findall(
        r'<input type="hidden" name="(was|done|shown)"( value="([^"]*)")?', text_of(response)
    )
    return {name: value for name, _attribute, value in found}


def text_of(response: Any) -> str:
    return str(response.content.decode())


def hidden(response: Any) -> dict[str, str]:
    """The hidden fields of a page's last form, as a browser would send them."""
    context = response.context
    return dict(context["values"])
