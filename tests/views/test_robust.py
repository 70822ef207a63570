"""What people and their browsers do all day: nothing is lost, nothing doubled, and a clear word.

What else belongs here stands where its page is tested: two tabs, forms sent twice, an attempt erased
elsewhere, clocks (`test_assessment`); a new code sent twice (`test_code`); other answers in the same
browser (`test_resume`).
"""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from careers.models import Answer, Attempt, Earlier
from tests import factories
from tests.views.seen import seen
from tests.views.sitting import COOKIE, answer_all, carried, publish, saved, send

pytestmark = pytest.mark.usefixtures("small")


def test_two_first_saves_at_the_same_moment_begin_one_attempt(
    transactional_db: None, visitor: Client
) -> None:
    form = carried(visitor.get("/assessment/part/1/"))
    fresh = visitor.cookies[COOKIE].value
    together = threading.Barrier(4)
    answers: list[Any] = []

    def press(value: str) -> None:
        browser = Client()
        browser.cookies[COOKIE] = fresh
        together.wait(20)
        try:
            answers.append(send(browser, 1, speaking_1=value, planning_1="3", **form))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(value,)) for value in "2345"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [(it.status_code, it["Location"]) for it in answers] == [
        (302, "/assessment/part/2/")
    ] * 4
    assert {it.cookies[COOKIE].value for it in answers} == {fresh.partition(".")[0]}
    assert (Attempt.objects.count(), Answer.objects.count()) == (1, 2)
    assert saved()["planning-1"] == 3


def test_a_code_is_kept_though_the_answer_that_said_so_was_lost(visitor: Client) -> None:
    form = carried(visitor.get("/assessment/part/1/"))
    fresh = visitor.cookies[COOKIE].value
    send(visitor, 1, speaking_1="4", planning_1="3", **form)
    lasting = visitor.cookies[COOKIE].value
    for again in (
        lambda: send(visitor, 1, speaking_1="4", planning_1="3", **form),
        lambda: visitor.get("/assessment/answers/"),
    ):
        visitor.cookies[COOKIE] = fresh
        cookie = again().cookies[COOKIE]
        assert (cookie.value, cookie["max-age"]) == (lasting, 180 * 24 * 60 * 60)


def test_whoever_goes_back_and_sends_an_older_page_changes_only_that_page(visitor: Client) -> None:
    older = carried(visitor.get("/assessment/part/1/"))
    answer_all(visitor)
    response = send(visitor, 1, speaking_1="1", planning_1="3", **older)
    assert response.status_code == 302
    assert (Attempt.objects.count(), len(saved())) == (1, 6)
    assert (saved()["speaking-1"], saved()["speaking-2"]) == (1, 4)
    revision = Attempt.objects.get().revision
    assert revision and revision["was"] == {"speaking-1": 4}
    assert not Earlier.objects.exists()


def test_an_older_page_does_not_empty_what_it_does_not_ask(visitor: Client) -> None:
    answer_all(visitor)
    assert send(visitor, 2).status_code == 422
    assert saved()["prefers-people"] == 2


def test_answers_to_questions_that_do_not_exist_are_left_out(visitor: Client) -> None:
    response = send(visitor, 1, speaking_1="4", planning_1="3", nothing_9="5", speaking_2="5")
    assert response.status_code == 302
    assert saved() == {"speaking-1": 4, "planning-1": 3}


def test_a_code_given_out_more_than_a_day_ago_is_told_before_another_takes_its_place(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = carried(visitor.get("/assessment/part/1/"))
    monkeypatch.setattr("careers.access.FRESH_FOR", timedelta(seconds=-1))
    refused = send(visitor, 1, speaking_1="4", planning_1="3", **form)
    monkeypatch.undo()
    assert refused.status_code == 409
    assert seen(refused).chosen == {"role": "", "speaking-1": "4", "planning-1": "3"}
    assert Attempt.objects.count() == 0
    assert send(visitor, 1, speaking_1="4", planning_1="3", **carried(refused)).status_code == 302
    assert len(saved()) == 2


def test_a_cookie_whose_attempt_expired_begins_anew_with_a_word(visitor: Client) -> None:
    answer_all(visitor)
    form = carried(visitor.get("/assessment/part/2/"))
    old = visitor.cookies[COOKIE].value
    Attempt.objects.update(seen_on=timezone.localdate() - timedelta(days=181))
    refused = send(visitor, 2, prefers_people="5", **form)
    assert refused.status_code == 409
    assert "they were erased, they have a new code, or the browser has lost it" in (
        seen(refused).words
    )
    assert send(visitor, 2, prefers_people="5", **carried(refused)).status_code == 302
    assert visitor.cookies[COOKIE].value != old
    assert (Attempt.objects.count(), saved()) == (1, {"prefers-people": 5})


def test_an_edition_published_once_they_have_begun_changes_nothing(visitor: Client) -> None:
    send(visitor, 1, speaking_1="4", planning_1="3")
    form = carried(visitor.get("/assessment/part/2/"))
    publish(factories.catalogue(items=factories.skill_items("speaking")), 2)
    assert send(visitor, 2, prefers_people="5", **form).status_code == 302
    assert Attempt.objects.get().edition.number == 1
    assert len(saved()) == 3


def test_a_question_that_is_asked_no_more_is_not_carried_into_the_newer_edition(
    visitor: Client,
) -> None:
    form = carried(visitor.get("/assessment/part/1/"))
    publish(factories.catalogue(items=factories.skill_items("speaking")), 2)
    refused = send(visitor, 1, speaking_1="4", planning_1="3", **form)
    assert refused.status_code == 409
    assert seen(refused).chosen == {"role": "", "speaking-1": "4"}
    assert "wherever the question is still asked" in seen(refused).words


@pytest.mark.parametrize("days", [1, 400])
def test_a_clock_that_was_ahead_loses_nothing_and_the_next_visit_puts_it_right(
    visitor: Client, days: int
) -> None:
    answer_all(visitor)
    Attempt.objects.update(seen_on=timezone.localdate() + timedelta(days=days))
    visitor.get("/assessment/answers/")
    assert len(saved()) == 6
    visitor.get("/assessment/answers/")
    assert Attempt.objects.get().seen_on == timezone.localdate()


def test_a_browser_that_keeps_no_cookies_is_told_so_and_nothing_is_saved() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get("/assessment/part/1/")
    browser.cookies.clear()
    response = send(browser, 1, speaking_1="4", planning_1="3")
    page = seen(response)
    assert response.status_code == 403
    assert page.headings == ["Your browser sent the form without its cookie"]
    assert "see whether your browser keeps cookies for this site" in page.words
    assert Attempt.objects.count() == 0


def test_two_people_on_one_browser_keep_apart_by_forgetting(visitor: Client) -> None:
    answer_all(visitor)
    first = visitor.cookies[COOKIE].value
    visitor.post("/assessment/code/forget/")
    form = carried(visitor.get("/assessment/part/2/"))
    send(visitor, 2, prefers_people="5", **form)
    second = visitor.cookies[COOKIE].value
    assert first != second
    assert Attempt.objects.held_by(first).get().answers.count() == 6
    assert Attempt.objects.held_by(second).get().answers.count() == 1


def test_a_page_left_open_by_the_first_does_not_write_into_the_seconds_answers(
    visitor: Client,
) -> None:
    answer_all(visitor)
    left_open = carried(visitor.get("/assessment/part/2/"))
    visitor.post("/assessment/code/forget/")
    send(visitor, 1, speaking_1="1", planning_1="1", **carried(visitor.get("/assessment/part/1/")))
    assert send(visitor, 2, prefers_people="5", **left_open).status_code == 409
    assert Answer.objects.filter(item="prefers-people").count() == 1


@pytest.mark.parametrize(
    "path", ["answers/", "result/", "result/leader/", "plan/", "plan/talk/", "code/", "part/2/"]
)
def test_everything_is_erased_in_two_clicks_from_every_page(visitor: Client, path: str) -> None:
    answer_all(visitor)
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    links = seen(visitor.get(f"/assessment/{path}")).links
    assert "/assessment/erase/" in links.values()
    asked = visitor.get("/assessment/erase/")
    assert seen(asked).buttons == ["Erase my answers now"]
    assert seen(visitor.post("/assessment/erase/")).headings == ["Your answers are erased"]
    assert (Attempt.objects.count(), Answer.objects.count()) == (0, 0)
