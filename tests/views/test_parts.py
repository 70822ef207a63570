"""What is left out is not there; but what people answered stays theirs."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from careers.domain.parts import STAYING
from careers.models import Attempt
from portal.urls import assessment_urls, code_urls, plan_urls, time_urls
from tests import factories
from tests.views.seen import seen
from tests.views.sitting import COOKIE, answer_all, publish
from tests.views.test_crawl import inward, links

ADDRESSES = [
    reverse(
        it.name,
        args=["leader"] * str(it.pattern).count("<slug") or [1] * str(it.pattern).count("<int"),
    )
    for it in (*assessment_urls, *code_urls, *time_urls, *plan_urls)
    if it.name and str(it.pattern).count("<") < 2
]
"""Every personal address, that a person could ask for."""


@pytest.fixture
def answered(visitor: Client, small: None) -> Client:
    """Somebody who answered while there were questions; there are none now."""
    answer_all(visitor)
    leave_out()
    return visitor


def leave_out() -> None:
    publish(factories.catalogue(factories.site(without=("assessment",))), 2)


def test_nobody_new_can_begin(stranger: Client, small: None) -> None:
    stranger.get("/assessment/part/1/")
    leave_out()
    for path in ("/assessment/", "/assessment/methods/", *ADDRESSES):
        if path not in STAYING:
            assert (path, stranger.get(path).status_code) == (path, 404)
    for path in ("/assessment/part/1/", "/assessment/again/"):
        assert stranger.post(path, {"speaking-1": "4"}).status_code == 404
    assert Attempt.objects.count() == 0


def test_whoever_answered_opens_all_of_it_and_meets_no_dead_link(answered: Client) -> None:
    waiting, met = ["/assessment/result/", "/assessment/plan/", "/assessment/progress/"], set()
    while waiting:
        path = waiting.pop()
        if path in met or not path.startswith("/assessment/"):
            continue
        met.add(path)
        response = answered.get(path, follow=True)
        assert (path, response.status_code) == (path, 200)
        if response["Content-Type"].startswith("text/html"):
            waiting += [link for link, _at in inward(links(response.content.decode()))]
    assert {"/assessment/", "/assessment/methods/"} & met == set()
    assert {"/assessment/answers/", "/assessment/erase/", "/assessment/export.json"} - met == set()


def test_it_says_what_it_said(visitor: Client, small: None) -> None:
    answer_all(visitor)
    figures = re.findall(r"\d+ %", seen(visitor.get("/assessment/result/")).words)
    kept = json.loads(visitor.get("/assessment/export.json").content)
    leave_out()
    assert figures
    assert re.findall(r"\d+ %", seen(visitor.get("/assessment/result/")).words) == figures
    still = json.loads(visitor.get("/assessment/export.json").content)
    assert still | {"exported_at": kept["exported_at"]} == kept


def test_where_the_questions_began_leads_on_to_the_result(answered: Client) -> None:
    response = answered.get("/assessment/?role=leader")
    assert (response.status_code, response["Location"]) == (302, "/assessment/result/")
    assert response["Cache-Control"] == "no-store, private"


def test_they_come_back_with_their_code_and_erase_it_for_good(
    answered: Client, stranger: Client
) -> None:
    code = answered.cookies[COOKIE].value
    assert "Begin with a new code" not in stranger.get("/assessment/resume/").content.decode()
    back = stranger.post("/assessment/resume/", {"code": code})
    assert (back.status_code, back["Location"]) == (303, "/assessment/result/")
    assert stranger.get("/assessment/result/").status_code == 200
    for _twice in range(2):
        response = stranger.post("/assessment/erase/")
        assert (response.status_code, seen(response).headings[0]) == (
            200,
            "Your answers are erased",
        )
        assert 'href="/assessment/"' not in response.content.decode()
    assert Attempt.objects.count() == 0
    assert answered.get("/assessment/result/").status_code == 404


def test_whoever_asks_is_told_how_to_come_back(answered: Client, stranger: Client) -> None:
    for path in ("/assessment/", "/assessment/result/"):
        html = stranger.get(path).content.decode()
        assert html.count('href="/assessment/resume/"') == 1
    assert "/assessment/resume/" not in stranger.get("/nowhere/").content.decode()
    privacy = stranger.get("/privacy/").content.decode()
    assert privacy.count('href="/assessment/resume/"') == 1
    assert privacy.count('href="/assessment/erase/"') == 1
