"""An attempt is its visitor's alone: nobody else reaches it, and nothing keeps a copy."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from careers.domain.code import read
from careers.models import Answer, Attempt
from careers.queries import edition as shelf
from careers.queries.edition import forget_editions
from careers.queries.notices import current_notices
from careers.queries.pace import forget_pace
from tests.views.seen import seen
from tests.views.sitting import ASKED, COOKIE, answer_all, saved, send

pytestmark = pytest.mark.usefixtures("small")

PAGES = [
    "part/1/",
    "part/2/",
    "answers/",
    "result/",
    "result/leader/",
    "what-if/",
    "what-if/planning/",
    "erase/",
    "resume/",
    "code/",
    "code/new/",
    "code/forget/",
]


def test_a_stranger_sees_nothing_of_it(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    assert seen(stranger.get("/assessment/part/1/")).chosen == {"role": ""}
    for path in ("result/", "result/leader/"):
        assert seen(stranger.get(f"/assessment/{path}")).headings == ["There is no result yet"]
    assert ASKED not in seen(stranger.get("/assessment/answers/")).words
    stranger.post("/assessment/erase/")
    assert Answer.objects.count() == 6


def test_a_stranger_who_answers_gets_an_attempt_of_their_own(
    visitor: Client, stranger: Client
) -> None:
    send(visitor, 2, prefers_people="2")
    send(stranger, 2, prefers_people="5")
    assert Attempt.objects.count() == 2
    assert seen(visitor.get("/assessment/part/2/")).chosen == {"prefers-people": "2"}
    assert seen(stranger.get("/assessment/part/2/")).chosen == {"prefers-people": "5"}


def test_a_forged_key_is_as_good_as_none(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    attempt = Attempt.objects.get()
    real = visitor.cookies[COOKIE].value
    without = stranger.get("/assessment/result/").content
    awkward = ("é'", '"\\000"', '"\\351', "=;=")
    for forged in ("", "x", str(attempt.pk), attempt.token_sha256, real[:-1], real * 9, *awkward):
        header = {"cookie": f"{COOKIE}={forged}"}
        assert stranger.get("/assessment/result/", headers=header).content == without, forged


def test_answering_with_a_forged_key_starts_anew_under_another(
    visitor: Client, stranger: Client
) -> None:
    stranger.cookies[COOKIE] = "forged"
    response = send(stranger, 2, prefers_people="5")
    assert read(response.cookies[COOKIE].value) == response.cookies[COOKIE].value
    assert saved() == {"prefers-people": 5}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("begun", [True, False])
def test_no_page_is_kept_indexed_or_referred_to(visitor: Client, path: str, begun: bool) -> None:
    if begun:
        answer_all(visitor)
    response = visitor.get(f"/assessment/{path}")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert b'rel="canonical"' not in response.content


def test_errors_and_the_way_on_are_not_kept_either(visitor: Client) -> None:
    refused = send(visitor, 2, prefers_people="9")
    for response in (
        send(visitor, 2, prefers_people="3"),
        send(visitor, 2, prefers_people="9"),
        visitor.post("/assessment/erase/"),
    ):
        assert response["Cache-Control"] == "no-store, private"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert refused["Cache-Control"] == "no-store, private"


def test_neither_key_nor_answers_are_in_any_address(visitor: Client) -> None:
    answer_all(visitor)
    token = visitor.cookies[COOKIE].value
    for path in PAGES:
        response = visitor.get(f"/assessment/{path}")
        assert token.encode() not in response.content
        assert [href for href in seen(response).links.values() if "?" in href] == []


def test_the_way_on_is_not_kept_either(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    for client in (visitor, stranger):
        response = client.get("/assessment/continue/")
        assert response["Cache-Control"] == "no-store, private"
        assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("path", ["answers/", "result/", "result/leader/"])
def test_reading_pages_take_no_post(visitor: Client, path: str) -> None:
    assert visitor.post(f"/assessment/{path}").status_code == 405


@pytest.mark.parametrize(
    ("path", "stranger_asks", "visitor_asks", "again"),
    [
        # which edition is current, that edition, how long people take; the attempt, its answers, and
        # which edition is current, as the site around them is that of today
        ("part/1/", 3, 5, 2),
        ("continue/", 2, 4, 2),
        ("answers/", 2, 4, 2),  # whether there is a newer edition than the attempt's
        ("result/", 2, 4, 2),
        ("result/leader/", 2, 6, 4),  # what the person keeps: actions, notes
        ("what-if/", 2, 4, 2),
        ("erase/", 2, 4, 2),
    ],
)
def test_reading_asks_the_database_little(
    visitor: Client,
    stranger: Client,
    path: str,
    stranger_asks: int,
    visitor_asks: int,
    again: int,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    answer_all(visitor)
    forget_editions()
    forget_pace()
    current_notices()
    with django_assert_num_queries(stranger_asks):
        stranger.get(f"/assessment/{path}")
    forget_editions()
    forget_pace()
    with django_assert_num_queries(visitor_asks):
        visitor.get(f"/assessment/{path}")
    with django_assert_num_queries(again):
        visitor.get(f"/assessment/{path}")


def test_saving_asks_the_database_little(
    visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    forget_editions()
    # What the key opens; which edition, that edition; what has expired; whether the code is in use,
    # a transaction of three for a new attempt; one of six: the attempt, what the answers were, the
    # attempt again, the answers.
    with django_assert_num_queries(13):
        send(visitor, 2, prefers_people="2")
    # The attempt, its answers; a transaction of four: the attempt, the answers.
    for role in ("agent", ""):
        with django_assert_num_queries(6):
            send(visitor, 1, role=role, speaking_1="4", planning_1="3")


def test_what_is_erased_in_one_tab_is_not_brought_back_by_another(visitor: Client) -> None:
    answer_all(visitor)

    def erased_meanwhile(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith('UPDATE "careers_attempt"'):
            Attempt.objects.all().delete()
        return execute(sql, *rest)

    with connection.execute_wrapper(erased_meanwhile):
        response = send(visitor, 2, prefers_people="3")
    assert response.status_code == 410
    assert "Your answers are erased" in response.content.decode()
    assert response.cookies[COOKIE].value == ""
    assert saved() == {}
