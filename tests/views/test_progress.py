"""Looking back: levels over time, and every earlier result as it was."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localtime
from pytest_django import DjangoAssertNumQueries

from careers.models import Attempt, Earlier
from careers.queries import edition as shelf
from careers.queries.edition import forget_editions
from tests import factories
from tests.editions import changed_item, with_items
from tests.views.seen import seen
from tests.views.sitting import answer_all, publish, send
from tests.views.test_again import move, newer, take_again

pytestmark = pytest.mark.usefixtures("small")

PROGRESS, FIRST = "/assessment/progress/", "/assessment/earlier/1/"
MAY = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def days_before(number: int = 1) -> None:
    """Let the earlier times lie in the past: the first on 3 May 2026, each other 100 days later."""
    for at, row in enumerate(Earlier.objects.all()[:number]):
        ended = MAY + timedelta(days=100 * at)
        Earlier.objects.filter(pk=row.pk).update(
            started_at=ended - timedelta(minutes=9), ended_at=ended
        )


def twice(client: Client, speaking: str = "5", planning: str = "5") -> None:
    """Answer everything, and again: speaking 4 and planning 3 the first time."""
    answer_all(client)
    take_again(client)
    days_before()
    answer_all(client)
    send(client, 1, role="agent", speaking_1=speaking, planning_1=planning)
    send(client, 4, speaking_2=speaking, planning_2=planning)


def test_before_a_first_result_it_says_what_will_be_here(visitor: Client) -> None:
    send(visitor, 2, prefers_people="2")
    shown = seen(visitor.get(PROGRESS))
    assert shown.headings == ["How you have changed", "Each time"]
    assert "Here you will see how each skill has moved" in shown.words
    assert shown.links["Go on with question 1"] == "/assessment/part/1/#div_id_speaking-1"


def test_after_one_time_it_says_when_a_second_is_worth_it(visitor: Client) -> None:
    answer_all(visitor)
    shown = seen(visitor.get(PROGRESS))
    assert shown.headings == ["How you have changed", "Each time"]
    assert "After 8 weeks or more a second look begins to tell you something" in shown.words
    assert shown.links["Answer the questions again"] == "/assessment/again/"
    today = localtime(Attempt.objects.get().changed_at).strftime("%-d %B %Y")
    assert f"Now {today} 6 of 6 questions answered, edition 1" in shown.words
    assert seen(visitor.get("/assessment/result/")).links["How you have changed"] == PROGRESS


def test_two_times_side_by_side(visitor: Client) -> None:
    twice(visitor)
    shown = seen(visitor.get(PROGRESS))
    assert shown.headings == [
        "How you have changed",
        "Skill by skill",
        "Leader your next step",
        "How sure this is",
        "Each time",
    ]
    # Planning 3, 3 then 5, 5: (1.5 + 6) / 2.5 = 3 and (1.5 + 10) / 2.5 = 4.6; 1.6 / √0.512 = 2.2.
    # Speaking 4, 4 then 5, 5: 3.8 and 4.6; 0.8 / √0.512 = 1.1.
    assert "Planning: clearly higher than on 3 May 2026. One skill may have moved." in shown.words
    assert "Planning clearly higher 3.0 (2.2–3.8) on 3 May 2026, 4.6 (3.8–5.0) now" in shown.words
    assert "Speaking perhaps higher 3.8 (3.0–4.6) on 3 May 2026" in shown.words
    # Leader: 85 then 100, with an SD of 53·√(13·0.512)/15 = 9.1.
    assert "Of Leader you cover, compared with 3 May 2026: clearly more." in shown.words
    assert "3 May 2026 edition 1 Close 85 % (74–95)" in shown.words
    assert "Now edition 1 Looks ready 100 % (89–100)" in shown.words
    assert shown.links["3 May 2026"] == FIRST
    assert len(shown.ids) == len(set(shown.ids))
    assert shown.tags.isdisjoint({"script", "style"})
    assert "style" not in shown.attributes


def test_a_skill_may_be_lower_or_as_it_was(visitor: Client) -> None:
    twice(visitor, speaking="1", planning="3")
    shown = seen(visitor.get(PROGRESS))
    assert "Speaking: clearly lower than on 3 May 2026." in shown.words
    assert "One skill with no change to speak of" in shown.words
    twice_same = Client()
    twice(twice_same, speaking="4", planning="3")
    days_before(2)
    same = seen(twice_same.get(PROGRESS))
    assert "Nothing has clearly changed since" in same.words
    assert "No skill has moved further than your answers may stray by chance." in same.words


def test_from_the_third_time_on_the_first_is_told_too(visitor: Client) -> None:
    twice(visitor)
    take_again(visitor)
    days_before(2)
    answer_all(visitor)
    send(visitor, 4, speaking_2="4", planning_2="5")
    shown = seen(visitor.get(PROGRESS))
    # Planning 3, 3, then 5, 5, then 3, 5: 3.0, 4.6, 3.8.
    assert (
        "Planning perhaps lower; since the first time: perhaps higher"
        " 3.0 (2.2–3.8) on 3 May 2026, 4.6 (3.8–5.0) on 11 August 2026, 3.8 (3.0–4.6) now"
    ) in shown.words


def test_the_plans_role_is_the_one_looked_at(visitor: Client) -> None:
    twice(visitor)
    visitor.post("/assessment/plan/target/", {"target": "agent"})
    assert "Agent where your plan leads" in seen(visitor.get(PROGRESS)).headings


def test_begun_again_the_times_before_are_compared(visitor: Client) -> None:
    twice(visitor)
    take_again(visitor)
    days_before(2)
    shown = seen(visitor.get(PROGRESS))
    assert "You have begun again." in shown.words
    assert "the last of them 11 August 2026" in shown.words
    assert "Planning: clearly higher than on 3 May 2026." in shown.words
    assert "0 of 6 questions answered" in shown.words


def test_a_change_of_ours_is_not_sold_as_one_of_theirs(visitor: Client) -> None:
    answer_all(visitor)
    take_again(visitor)
    days_before()
    publish(
        with_items(
            changed_item("speaking-1", text="Doing another thing."),
            roles=[
                factories.role("agent"),
                factories.role("leader", {"speaking": (5, 2), "planning": (4, 3)}, level="leads"),
            ],
        ),
        2,
    )
    move(visitor)
    answer_all(visitor)
    shown = seen(visitor.get(PROGRESS)).words
    assert "their figures cannot be set side by side" in shown
    assert "edition 2 · what it asks has changed since the time before" in shown
    assert "compared by the questions that are as they were" in shown
    assert "only those that stayed the same are compared" in shown


def test_moving_alone_is_no_second_time(visitor: Client) -> None:
    answer_all(visitor)
    newer()
    move(visitor)
    send(visitor, 1, role="agent", speaking_1="5", planning_1="3")
    shown = seen(visitor.get(PROGRESS))
    assert shown.headings == ["How you have changed", "Each time"]
    assert shown.words.count("questions answered") == 2


# Earlier results --------------------------------------------------------------------------------


def test_an_earlier_result_is_what_it_was_whatever_comes_after(visitor: Client) -> None:
    answer_all(visitor)
    then = seen(visitor.get("/assessment/result/")).words
    newer()
    take_again(visitor)
    days_before()
    send(visitor, 1, role="", speaking_1="1", planning_1="1")
    shown = seen(visitor.get(FIRST))
    for told in (
        "Your next step is Leader, and you are close to it.",
        "You cover 85 % (74–95) of what it asks.",
        "6 questions 6 answered",
        "Rung 1, Agent",
    ):
        assert told in then
        assert told in shown.words
    assert "This is how it stood on 3 May 2026" in shown.words
    assert "read under edition 1, the one they were given under." in shown.words
    assert "You are reading edition 1" in shown.words
    assert "Doing one thing that others can see. Difficult" in shown.words
    assert shown.buttons == []
    assert shown.links["Leader"] == f"{FIRST}leader/"
    assert shown.links["Your result now"] == "/assessment/result/"
    assert not any("/part/" in link for link in shown.links.values())
    assert len(shown.ids) == len(set(shown.ids))


def test_one_role_of_an_earlier_result(visitor: Client) -> None:
    twice(visitor)
    shown = seen(visitor.get(f"{FIRST}leader/"))
    assert shown.headings == [
        "Leader and you, then",
        "What you brought, and what fell short",
        *shown.headings[2:],
    ]
    assert "You cover 85 % (74–95) of what it asks." in shown.words
    assert "Planning + about 15 points" in shown.words
    assert shown.links["The whole result of then"] == FIRST
    assert shown.buttons == []


@pytest.mark.parametrize(
    "path",
    [
        "/assessment/earlier/0/",
        "/assessment/earlier/2/",
        f"/assessment/earlier/{10**30}/",
        "/assessment/earlier/1/nobody/",
        "/assessment/earlier/2/leader/",
    ],
)
def test_there_are_no_other_earlier_results(visitor: Client, path: str) -> None:
    twice(visitor)
    assert visitor.get(path).status_code == 404


def test_a_number_counts_within_ones_own_attempt(visitor: Client, stranger: Client) -> None:
    twice(visitor)
    answer_all(stranger)
    assert stranger.get(FIRST).status_code == 404
    assert "3 May 2026" not in seen(stranger.get(PROGRESS)).words
    nobody = Client().get(FIRST)
    assert (nobody.status_code, seen(nobody).headings) == (200, ["There is no result yet"])


def test_what_was_moved_with_too_little_for_a_result_is_listed_and_not_opened(
    visitor: Client,
) -> None:
    send(visitor, 2, prefers_people="2")
    newer()
    move(visitor)
    shown = seen(visitor.get(PROGRESS))
    assert shown.words.count("1 of 6 questions answered, edition 1") == 1
    assert FIRST not in shown.links.values()
    assert visitor.get(FIRST).status_code == 404


@pytest.mark.parametrize("path", [PROGRESS, FIRST, f"{FIRST}leader/"])
def test_they_are_personal_and_take_no_post(visitor: Client, path: str) -> None:
    twice(visitor)
    response: Any = visitor.get(path)
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert visitor.post(path).status_code == 405


@pytest.mark.parametrize(
    ("path", "asks"),
    [
        # The attempt, its answers; the times before. Which edition is newest is known.
        (PROGRESS, 3),
        (FIRST, 3),
        (f"{FIRST}leader/", 3),
        ("/assessment/again/", 4),
        # How many times before, the last of them; once more, whether it can be put back.
        ("/assessment/carry-over/", 6),
    ],
)
@pytest.mark.parametrize("times", [1, 3])
def test_reading_asks_the_database_little(
    visitor: Client,
    path: str,
    asks: int,
    times: int,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    forget_editions()
    for _ in range(times):
        answer_all(visitor)
        take_again(visitor)
    answer_all(visitor)
    visitor.get(path)
    with django_assert_num_queries(asks):
        visitor.get(path)
