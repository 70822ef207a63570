"""Everything that is kept, as a file: whose it is, and where it is offered."""

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from careers.models import Attempt, Group
from careers.queries import edition as shelf
from tests.views.seen import seen
from tests.views.sitting import COOKIE, answer_all, send

EXPORT = "/assessment/export.json"

pytestmark = pytest.mark.usefixtures("small")


def test_everything_kept_goes_into_a_file(visitor: Client) -> None:
    answer_all(visitor)
    Attempt.objects.update(group=Group.objects.create(name="Night shift", code="ZD9MZPAF"))
    response = visitor.get(EXPORT)
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="everything.json"'
    assert response["Cache-Control"] == "no-store, private"
    told = json.loads(response.content)
    assert (told["role"]["code"], told["group"], told["target"]) == ("agent", "Night shift", None)
    assert {answer["item"]: answer["value"] for answer in told["answers"]} == {
        "speaking-1": 4,
        "planning-1": 3,
        "prefers-people": 2,
        "preview-shifts": 1,
        "speaking-2": 4,
        "planning-2": 3,
    }
    for secret in (Attempt.objects.get().token_sha256, visitor.cookies[COOKIE].value):
        assert secret not in response.content.decode()


def test_one_answer_is_enough_for_a_file(visitor: Client) -> None:
    send(visitor, 2, prefers_people="2")
    assert [answer["value"] for answer in json.loads(visitor.get(EXPORT).content)["answers"]] == [2]


def test_a_stranger_gets_nothing(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    response = stranger.get(EXPORT)
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert seen(response).headings == ["There is no plan yet"]


def test_it_is_offered_where_one_may_look_for_it(visitor: Client) -> None:
    answer_all(visitor)
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    for path, words in (
        ("/assessment/plan/", "Everything we keep of yours"),
        ("/assessment/erase/", "save everything as a file"),
        ("/assessment/result/", "Save everything as a file"),
        ("/privacy/", "saved as a file"),
    ):
        assert seen(visitor.get(path)).links[words] == EXPORT


def test_the_old_address_leads_to_the_new_one(visitor: Client) -> None:
    response = visitor.get("/assessment/plan/export.json")
    assert (response.status_code, response["Location"]) == (302, EXPORT)
    assert response["Cache-Control"] == "no-store, private"


def test_it_asks_the_database_little(
    visitor: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    answer_all(visitor)
    visitor.get(EXPORT)
    with django_assert_num_queries(7):  # the attempt, its answers, and what `stored_of` reads
        visitor.get(EXPORT)
