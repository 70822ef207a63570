"""Changing one's mind: a change taken back, answers given anew, moved to a newer edition, put back."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from careers.domain.times import MOST_EARLIER
from careers.models import Answer, Attempt, Earlier
from tests import factories
from tests.editions import changed_item, with_items
from tests.views.seen import seen
from tests.views.sitting import answer_all, carried, publish, saved, send

pytestmark = pytest.mark.usefixtures("small")

UNDO, AGAIN, BACK, CARRY = (
    f"/assessment/{name}/" for name in ("undo", "again", "put-back", "carry-over")
)


def hidden(response: Any) -> dict[str, str]:
    """What the forms of a page carry unseen, but for the token."""
    found = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode()
    )
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def newer(number: int = 2) -> None:
    """An edition with one question reworded, one gone, and no leader."""
    publish(
        with_items(
            changed_item("speaking-1", text=f"Doing another thing, {number}."),
            without=("planning-2",),
            roles=[factories.role("agent")],
            steps=[],
        ),
        number,
    )


def take_again(client: Client) -> Any:
    return client.post(AGAIN, hidden(client.get(AGAIN)))


def move(client: Client) -> Any:
    return client.post(CARRY, hidden(client.get(CARRY)))


# What moved -------------------------------------------------------------------------------------


def test_a_change_is_told_on_both_pages_with_all_it_moved(visitor: Client) -> None:
    answer_all(visitor)
    assert "You changed" not in seen(visitor.get("/assessment/answers/")).words
    send(visitor, 4, speaking_2="4", planning_2="5")
    for page in ("answers", "result"):
        shown = seen(visitor.get(f"/assessment/{page}/"))
        # Planning (1.5 + 8) / 2.5 = 3.8 falls short of nothing any more: 100, was 85, each give or
        # take 10.7.
        assert (
            "You changed an answer, and your result moved with it."
            " Doing one thing that others can see. was “Alone”, now “Others come”"
            " Your next step is still Leader."
        ) in shown.words
        assert "Leader: 100 % (89–100), was 85 % (74–95); “looks ready”, was “close”" in shown.words
        assert "Take the change back" in shown.buttons


def test_a_change_that_moves_nothing_is_told_so(visitor: Client) -> None:
    publish(factories.catalogue(roles=[factories.role("agent", {"planning": (2, 1)})], steps=[]), 2)
    answer_all(visitor)
    send(visitor, 4, speaking_2="1", planning_2="3")
    assert (
        "You changed an answer. Nothing in your result moved."
        in seen(visitor.get("/assessment/answers/")).words
    )


def test_what_a_glimpse_and_a_liking_move(visitor: Client) -> None:
    answer_all(visitor)
    send(visitor, 3, preview_shifts="5")
    shown = seen(visitor.get("/assessment/answers/")).words
    assert "What is worth knowing before you apply has changed too." in shown
    assert "%" not in shown


def test_many_changes_are_folded(visitor: Client) -> None:
    answer_all(visitor)
    send(visitor, 1, role="agent", speaking_1="1", planning_1="1")
    send(visitor, 4, speaking_2="1", planning_2="1")
    shown = seen(visitor.get("/assessment/answers/"))
    assert "You changed 4 answers, and your result moved with them." in shown.words
    assert "Everything that moved" in shown.words
    assert "Take the 4 changes back" in shown.buttons


def test_an_old_change_is_not_told_any_more(visitor: Client) -> None:
    answer_all(visitor)
    send(visitor, 4, speaking_2="4", planning_2="5")
    [attempt] = Attempt.objects.all()
    assert attempt.revision
    for age, told in ((timedelta(hours=23), True), (timedelta(hours=25), False)):
        since = (timezone.now() - age).isoformat()
        Attempt.objects.update(revision={**attempt.revision, "since": since})
        page = seen(visitor.get("/assessment/answers/"))
        assert ("You changed an answer" in page.words) is told


# Taking it back ---------------------------------------------------------------------------------


def test_a_change_is_taken_back_and_said_so(visitor: Client) -> None:
    answer_all(visitor)
    before = saved()
    send(visitor, 4, speaking_2="4", planning_2="5")
    form = hidden(visitor.get("/assessment/answers/"))
    shown = seen(visitor.post(UNDO, form))
    assert shown.headings == ["Your change is taken back"]
    assert "was “Others come”, now “Alone”" in shown.words
    assert saved() == before
    again = visitor.post(UNDO, form)
    assert (again.status_code, seen(again).headings) == (200, ["There is nothing to take back"])
    assert "You changed" not in seen(visitor.get("/assessment/result/")).words


def test_what_was_changed_in_another_tab_meanwhile_is_not_swept_away(visitor: Client) -> None:
    answer_all(visitor)
    send(visitor, 4, speaking_2="4", planning_2="5")
    form = hidden(visitor.get("/assessment/answers/"))
    send(visitor, 4, speaking_2="5", planning_2="5")
    response = visitor.post(UNDO, form)
    assert (response.status_code, seen(response).headings) == (
        409,
        ["Your answers have changed since"],
    )
    assert saved()["speaking-2"] == saved()["planning-2"] == 5


@pytest.mark.parametrize("data", [{}, {"change": "0" * 16}, {"change": "\ud7ff" * 900}])
def test_a_made_up_mark_takes_nothing_back(visitor: Client, data: dict[str, str]) -> None:
    answer_all(visitor)
    send(visitor, 4, speaking_2="4", planning_2="5")
    assert visitor.post(UNDO, data).status_code == 409
    assert saved()["planning-2"] == 5


# Anew -------------------------------------------------------------------------------------------


def test_before_answering_anew_it_is_said_what_happens(visitor: Client) -> None:
    answer_all(visitor)
    shown = seen(visitor.get(AGAIN))
    assert shown.headings == ["Answer the questions again", "What happens"]
    assert "Your code, your plan and your notes stay." in shown.words
    assert "After 8 weeks or more" in shown.words
    assert "as edition" not in shown.words
    newer()
    assert (
        "The questions begin at the first one, as edition 2 asks them."
        in seen(visitor.get(AGAIN)).words
    )


def test_answering_anew_sets_the_answers_apart(visitor: Client) -> None:
    answer_all(visitor)
    before = saved()
    response = take_again(visitor)
    assert (response.status_code, response["Location"]) == (302, AGAIN)
    shown = seen(visitor.get(AGAIN))
    assert shown.headings == ["You have begun again", "Changed your mind?"]
    assert shown.links["Begin with the first question"] == "/assessment/part/1/"
    assert (saved(), Earlier.objects.get().answers) == ({}, before)
    assert seen(visitor.get("/assessment/part/1/")).chosen["role"] == "agent"
    for page in ("result", "answers"):
        assert visitor.get(f"/assessment/{page}/")["Location"] == AGAIN


def test_pressing_twice_sets_apart_once(visitor: Client) -> None:
    answer_all(visitor)
    form = hidden(visitor.get(AGAIN))
    visitor.post(AGAIN, form)
    second = visitor.post(AGAIN, form)
    assert (second.status_code, seen(second).headings[0]) == (409, "You have begun again")
    answer_all(visitor)
    assert visitor.post(AGAIN, form).status_code == 409
    assert visitor.post(AGAIN, {}).status_code == 409
    assert (Earlier.objects.count(), len(saved())) == (1, 6)


def test_too_little_is_answered_by_a_way_on(visitor: Client) -> None:
    send(visitor, 2, prefers_people="2")
    shown = seen(visitor.get(AGAIN))
    assert "one more skill needs an answer" in shown.words
    assert shown.links["Go on with question 1"] == "/assessment/part/1/#div_id_speaking-1"
    form = {"of": carried(visitor.get("/assessment/part/1/"))["of"]}
    assert visitor.post(AGAIN, form).status_code == 409
    assert Earlier.objects.count() == 0


def test_where_there_is_no_room_nothing_is_thrown_away(visitor: Client) -> None:
    answer_all(visitor)
    [attempt] = Attempt.objects.all()
    now = timezone.now()
    Earlier.objects.bulk_create(
        Earlier(attempt=attempt, edition=attempt.edition, answers={}, started_at=now, ended_at=now)
        for _ in range(MOST_EARLIER)
    )
    shown = seen(visitor.get(AGAIN))
    assert "You have answered 20 times before" in shown.words
    form = {"of": carried(visitor.get("/assessment/part/1/"))["of"]}
    assert visitor.post(AGAIN, form).status_code == 409
    newer()
    assert "You have 20 earlier results" in seen(visitor.get(CARRY)).words
    assert visitor.post(CARRY, {**form, "edition": "2"}).status_code == 409
    assert (Earlier.objects.count(), len(saved())) == (MOST_EARLIER, 6)


def test_a_page_of_the_answers_set_apart_does_not_write_into_the_new_ones(visitor: Client) -> None:
    answer_all(visitor)
    old = carried(visitor.get("/assessment/part/2/"))
    take_again(visitor)
    response = send(visitor, 2, prefers_people="5", **old)
    assert response.status_code == 409
    assert "you have begun again" in seen(response).words
    assert saved() == {}
    assert send(visitor, 2, prefers_people="5", **carried(response)).status_code == 302
    assert saved() == {"prefers-people": 5}


def test_a_page_of_an_older_edition_does_not_write_into_answers_carried_over(
    visitor: Client,
) -> None:
    answer_all(visitor)
    old = carried(visitor.get("/assessment/part/1/"))
    newer()
    move(visitor)
    response = send(visitor, 1, role="agent", speaking_1="1", planning_1="1", **old)
    assert response.status_code == 409
    assert "speaking-1" not in saved()
    assert saved()["planning-1"] == 3


# Putting back -----------------------------------------------------------------------------------


def test_former_answers_are_put_back_as_long_as_there_is_no_new_one(visitor: Client) -> None:
    answer_all(visitor)
    before = saved()
    take_again(visitor)
    form = hidden(visitor.get(AGAIN))
    shown = seen(visitor.post(BACK, form))
    assert shown.headings == ["Your former answers are back"]
    assert (saved(), Earlier.objects.count()) == (before, 0)
    again = visitor.post(BACK, form)
    assert (again.status_code, seen(again).headings) == (409, ["Nothing was put back"])
    take_again(visitor)
    form = hidden(visitor.get(AGAIN))
    send(visitor, 2, prefers_people="4")
    assert visitor.post(BACK, form).status_code == 409
    assert (saved(), Earlier.objects.count()) == ({"prefers-people": 4}, 1)


# Carrying over ----------------------------------------------------------------------------------


def test_without_a_newer_edition_there_is_nothing_to_carry_over(visitor: Client) -> None:
    answer_all(visitor)
    shown = seen(visitor.get(CARRY))
    assert shown.headings == ["You are on the newest edition, 1"]
    assert shown.buttons == []
    assert visitor.post(CARRY, {"edition": "2"}).status_code == 200
    assert Earlier.objects.count() == 0


def test_what_would_carry_over_is_explained_before_anything_is_done(visitor: Client) -> None:
    answer_all(visitor)
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    visitor.post("/assessment/plan/evidence/", {"skill": "planning", "note": "Did it"})
    Attempt.objects.update(set_aside=["leader"])
    publish(
        with_items(
            changed_item("speaking-1", text="Doing another thing."),
            changed_item("preview-shifts", options=("A", "B", "C", "D", "E")),
            factories.preference_item(code="prefers-folk"),
            without=("prefers-people", "planning-1", "planning-2"),
            roles=[factories.role("clerk", {"speaking": (3, 2)})],
            skills=[factories.skill("speaking")],
            steps=[],
        ),
        2,
    )
    answers = seen(visitor.get("/assessment/answers/"))
    assert answers.links["See what would carry over"] == CARRY
    shown = seen(visitor.get(CARRY))
    assert shown.headings == [
        "Move to edition 2?",
        "What the questions ask now",
        "What else changes",
    ]
    for told in (
        "1 of your 6 answers carry over. 3 questions are then left to answer.",
        "2 questions have other words",
        "Doing one thing that others can see. Doing another thing.",
        "How would that sit with you? A · B · C · D · E",
        "One question is new Most days I would rather … do this, or do that?",
        "3 questions are gone",
        "Agent, where you stand, is not in the newer edition.",
        "Leader, where your plan leads, is not in the newer edition.",
        "Of the roles you set aside, these are gone: Leader.",
        "Your list or your notes name skills that are gone: Planning. Your words stay.",
        "Your result under edition 1 stays as it is",
    ):
        assert told in shown.words
    assert shown.links["Stay with edition 1"] == "/assessment/result/"
    assert (Attempt.objects.get().edition.number, len(saved())) == (1, 6)


def test_moving_keeps_what_is_unchanged_and_the_old_result(visitor: Client) -> None:
    answer_all(visitor)
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    newer()
    response = move(visitor)
    assert (response.status_code, response["Location"]) == (302, CARRY)
    shown = seen(visitor.get(CARRY))
    assert shown.headings == ["Your answers are on edition 2", "Changed your mind?"]
    assert "One question is left to answer." in shown.words
    assert shown.links["Go on with question 1"] == "/assessment/part/1/#div_id_speaking-1"
    assert saved() == {
        "planning-1": 3,
        "prefers-people": 2,
        "preview-shifts": 1,
        "speaking-2": 4,
    }
    assert [
        visitor.get(f"/assessment/{p}").status_code for p in ("result/", "answers/", "plan/")
    ] == [200] * 3
    seen(visitor.post(BACK, hidden(visitor.get(CARRY))))
    assert (len(saved()), Attempt.objects.get().target) == (6, "leader")


def test_a_questionnaire_that_is_as_it_was_leaves_nothing_to_answer(visitor: Client) -> None:
    answer_all(visitor)
    publish(factories.catalogue(factories.site(strapline="Other words")), 2)
    assert (
        "Every question is as it was. All your answers carry over, and there is nothing to answer again."
        in seen(visitor.get(CARRY)).words
    )
    move(visitor)
    assert "There is nothing to answer again." in seen(visitor.get(CARRY)).words
    assert len(saved()) == 6


def test_an_edition_published_meanwhile_is_shown_before_anything_is_done(visitor: Client) -> None:
    answer_all(visitor)
    newer(2)
    form = hidden(visitor.get(CARRY))
    newer(3)
    response = visitor.post(CARRY, form)
    assert (response.status_code, seen(response).headings[0]) == (409, "Move to edition 3?")
    assert Attempt.objects.get().edition.number == 1
    assert visitor.post(CARRY, hidden(response)).status_code == 302
    assert Attempt.objects.get().edition.number == 3
    assert visitor.post(CARRY, form).status_code == 200
    assert Earlier.objects.count() == 1


@pytest.mark.parametrize("edition", ["", "1", "3", "x", "9" * 400])
def test_an_edition_that_is_not_the_newest_moves_nothing(visitor: Client, edition: str) -> None:
    answer_all(visitor)
    newer()
    form = hidden(visitor.get(CARRY))
    assert visitor.post(CARRY, {**form, "edition": edition}).status_code == 409
    assert Attempt.objects.get().edition.number == 1


# Whose they are ---------------------------------------------------------------------------------

PAGES = (AGAIN, CARRY)
VERBS = (UNDO, AGAIN, BACK, CARRY)


@pytest.mark.parametrize("path", VERBS)
def test_a_stranger_does_nothing_to_anybody(visitor: Client, stranger: Client, path: str) -> None:
    answer_all(visitor)
    send(visitor, 4, speaking_2="4", planning_2="5")
    before = saved()
    form = hidden(visitor.get("/assessment/answers/")) | hidden(visitor.get(AGAIN))
    response = stranger.post(path, form)
    assert (response.status_code, seen(response).headings) == (409, ["There is no result yet"])
    assert (saved(), Earlier.objects.count()) == (before, 0)


@pytest.mark.parametrize("path", [UNDO, BACK])
def test_what_changes_something_is_never_a_link(visitor: Client, path: str) -> None:
    answer_all(visitor)
    assert visitor.get(path).status_code == 405


@pytest.mark.parametrize("path", VERBS)
def test_every_one_of_them_is_kept_out_of_caches_and_referrers(visitor: Client, path: str) -> None:
    answer_all(visitor)
    for response in (visitor.get(path), visitor.post(path, {})):
        if response.status_code == 405:
            continue
        assert response["Cache-Control"] == "no-store, private"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "no-referrer"


def test_erased_in_another_tab_nothing_comes_back(visitor: Client) -> None:
    answer_all(visitor)
    take_again(visitor)
    form = hidden(visitor.get(AGAIN))
    visitor.post("/assessment/erase/")
    assert visitor.post(BACK, form).status_code == 409
    assert Answer.objects.count() == Earlier.objects.count() == Attempt.objects.count() == 0


def test_a_plan_outlives_the_skills_and_the_role_it_was_about(visitor: Client) -> None:
    answer_all(visitor)
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    visitor.post("/assessment/plan/evidence/", {"skill": "planning", "note": "Did it well"})
    visitor.post("/assessment/plan/actions/", {"skill": "planning", "text": "Do it once more"})
    publish(
        with_items(
            without=("planning-1", "planning-2"),
            roles=[factories.role("agent", {"speaking": (3, 2)})],
            skills=[factories.skill("speaking")],
            steps=[],
        ),
        2,
    )
    move(visitor)
    assert visitor.get("/assessment/plan/").status_code == 200
    visitor.post("/assessment/plan/target/", {"target": "agent"})
    shown = seen(visitor.get("/assessment/plan/")).words
    assert "Did it well" in shown
    assert "Do it once more" in shown
    for name in ("plan/talk/", "export.json", "plan/dates.ics", "result/", "progress/"):
        assert visitor.get(f"/assessment/{name}").status_code == 200
