"""What the pages of the self-assessment say of themselves."""

import re
from typing import Any

import pytest
from django.test import Client

from careers.views.sitting import DESCRIPTIONS
from tests.views.sitting import answer_all, send

pytestmark = pytest.mark.usefixtures("small")


DESCRIPTION = re.compile(r'<meta name="description" content="([^"]+)">')


def told(response: Any) -> str:
    """A page's description of itself."""
    [found] = DESCRIPTION.findall(response.content.decode())
    return str(found)


def test_before_the_first_answer(visitor: Client) -> None:
    pages = ("part/1/", "answers/", "result/", "result/leader/", "erase/")
    assert [told(visitor.get(f"/assessment/{page}")) for page in pages] == [
        str(DESCRIPTIONS[name])
        for name in ("section", "answers", "nothing_yet", "nothing_yet", "erase")
    ]


def test_with_too_few_answers_for_a_result(visitor: Client) -> None:
    send(visitor, 2, prefers_people="2")
    assert told(visitor.get("/assessment/result/")) == str(DESCRIPTIONS["too_early"])


def test_with_every_answer_given_and_once_they_are_erased(visitor: Client) -> None:
    answer_all(visitor)
    pages = ("part/4/", "answers/", "result/", "result/leader/", "erase/")
    assert [told(visitor.get(f"/assessment/{page}")) for page in pages] == [
        str(DESCRIPTIONS[name]) for name in ("section", "answers", "result", "role", "erase")
    ]
    assert told(visitor.post("/assessment/erase/")) == str(DESCRIPTIONS["erased"])
