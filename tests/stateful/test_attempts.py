"""A visitor's answers: begun, changed, taken to another device, begun anew, carried over, erased.

The model is a dictionary of answers, and whether this browser holds the code.
"""

import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from careers.models import Action, Answer, Attempt, Earlier
from tests import factories
from tests.stateful.machine import Machine, run
from tests.views.seen import seen
from tests.views.sending import filled_in
from tests.views.sitting import COOKIE, carried, publish

PARTS = {1: ("speaking-1", "planning-1"), 2: ("prefers-people",), 3: ("preview-shifts",)}
PART = "/assessment/part/{}/"
VALUES = st.integers(1, 5)
OWN = (
    "/assessment/answers/",
    "/assessment/result/",
    "/assessment/plan/",
    "/assessment/export.json",
)


class Visitor(Machine):
    def __init__(self) -> None:
        super().__init__()
        publish(factories.catalogue(), 1)
        pages = {path: Client().get(path) for path in OWN}
        self.nothing = {path: (it.status_code, _bare(it)) for path, it in pages.items()}
        self.browser = Client()
        self.answers: dict[str, int] = {}
        self.code = ""
        self.listed = 0
        self.earlier = 0

    @property
    def held(self) -> bool:
        """Whether this browser holds the code of answers that are there."""
        return bool(self.code) and self.browser.cookies.get(COOKIE, _NONE).value == self.code

    @rule(part=st.sampled_from(sorted(PARTS)), values=st.tuples(VALUES, VALUES))
    def answers_a_part(self, part: int, values: tuple[int, int]) -> None:
        if self.code and not self.held:
            return  # It would begin other answers, and those before are nobody's any more.
        page = self.browser.get(PART.format(part))
        named = dict(zip(PARTS[part], values, strict=False))
        sent = {**carried(page), **{name: str(it) for name, it in named.items()}, "next": ""}
        response = self.browser.post(PART.format(part), sent)
        assert response.status_code == 302
        self.answers |= named
        self.code = self.browser.cookies[COOKIE].value

    @rule(part=st.sampled_from(sorted(PARTS)))
    def sends_a_part_with_nothing_in_it(self, part: int) -> None:
        if not self.held:
            return
        response = self.browser.post(PART.format(part), {"next": ""})
        assert response.status_code in (302, 409, 422)

    @precondition(lambda self: self.held)
    @rule()
    def lists_an_action(self) -> None:
        path = "/assessment/plan/actions/"
        sent = filled_in(self.browser.get(path), path) | {"text": f"Sit beside Bea {self.listed}"}
        assert self.browser.post(path, sent).status_code == 302
        self.listed += 1

    @precondition(lambda self: self.held)
    @rule()
    def forgets_the_code_here(self) -> None:
        self.browser.post("/assessment/code/forget/")
        assert not self.held

    @precondition(lambda self: self.code and not self.held)
    @rule()
    def comes_back_with_the_code(self) -> None:
        self.browser = Client()
        response = self.browser.post("/assessment/resume/", {"code": self.code})
        assert response.status_code == 303
        assert self.held

    @rule(wrong=st.sampled_from(("", "abcd", "0" * 32)))
    def comes_back_with_a_wrong_code(self, wrong: str) -> None:
        stranger = Client()
        response = stranger.post("/assessment/resume/", {"code": wrong})
        assert response.status_code in (422, 429)
        assert COOKIE not in stranger.cookies or not stranger.cookies[COOKIE].value

    @precondition(lambda self: self.held and self.answers)
    @rule()
    def begins_anew(self) -> None:
        path = "/assessment/again/"
        page: Any = self.browser.get(path)
        if page.status_code != 200 or path not in page.content.decode():
            return
        before = Earlier.objects.count()
        response = self.browser.post(path, filled_in(page, path))
        if response.status_code == 302 and Earlier.objects.count() == before + 1:
            self.earlier, self.answers = before + 1, {}

    @precondition(lambda self: self.held)
    @rule()
    def erases_it_all(self) -> None:
        response = self.browser.post("/assessment/erase/")
        assert seen(response).headings == ["Your answers are erased"]
        self.answers, self.code, self.listed, self.earlier = {}, "", 0, 0
        assert not Attempt.objects.exists()

    @invariant()
    def what_is_kept_is_what_was_sent(self) -> None:
        kept = dict(Answer.objects.values_list("item", "value"))
        assert {name: value for name, value in kept.items() if value is not None} == self.answers
        assert Attempt.objects.count() == bool(self.code)
        assert Action.objects.count() == self.listed
        assert Earlier.objects.count() == self.earlier

    @invariant()
    def nobody_else_reads_it(self) -> None:
        for path, nothing in self.nothing.items():
            response = Client().get(path)
            assert (response.status_code, _bare(response)) == nothing


def _bare(response: Any) -> str:
    """What a page says, without the token of its forms."""
    return re.sub(r'value="[\w-]{32,}"', "", response.content.decode())


class _Nothing:
    value = ""


_NONE: Any = _Nothing()


@pytest.mark.django_db
def test_answers_are_what_the_visitor_made_them() -> None:
    run(Visitor, runs=8, steps=12)
