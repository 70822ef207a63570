"""Every form of a visitor's, sent twice as a proxy does when a host fell silent: with the cookies of the
first time, because the answer to it was lost. What is kept is what sending it once leaves. The proxy's
rules (ops/nginx/rungs.conf) lean on that: a new form of a visitor's belongs here."""

from typing import Any

import pytest
from django.conf import settings
from django.db.models import Model
from django.test import Client

from bench.scale.browser import form
from careers.models import Action, Answer, Attempt, Earlier, Evidence, Group
from tests import factories
from tests.views.sitting import answer_all, publish, send

pytestmark = pytest.mark.django_db

KEPT: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Attempt, ("token_sha256", "edition", "role", "target", "request", "set_aside", "group")),
    (Answer, ("attempt", "item", "value")),
    (Earlier, ("attempt", "edition", "role", "answers")),
    (Action, ("attempt", "text", "skill", "due", "done_at")),
    (Evidence, ("attempt", "skill", "note", "when")),
)
"""What is kept of a visitor, but for the times of day."""


def kept() -> list[Any]:
    return [
        list(model._default_manager.order_by("pk").values_list(*names)) for model, names in KEPT
    ]


@pytest.fixture
def client(client: Client) -> Client:
    """Somebody who has answered everything and made a plan."""
    publish(factories.catalogue(), 1)
    answer_all(client)
    client.post("/assessment/plan/target/", {"target": "leader"})
    return client


def hidden(client: Client, path: str, having: str = "csrfmiddlewaretoken") -> dict[str, str]:
    """What the form on a page carries."""
    return form(client.get(path).content.decode(), having)


def twice(client: Client, path: str, sent: dict[str, str]) -> list[Any]:
    """Send it, and send it again with the cookies of before; what is kept. Fails where the second
    changes anything, or where the first does nothing."""
    again = Client()
    again.cookies.update(client.cookies)
    before = kept()
    first = client.post(path, sent)
    assert first.status_code in (200, 302, 303)
    once = kept()
    assert once != before
    second = again.post(path, sent)
    assert second.status_code < 500
    assert kept() == once
    return once


def test_the_first_answers_begin_one_attempt(client: Client) -> None:
    other = Client()
    sent = hidden(other, "/assessment/part/1/", "of") | {"speaking-1": "5", "planning-1": "2"}
    twice(other, "/assessment/part/1/", {**sent, "next": ""})
    assert Attempt.objects.count() == 2


def test_an_answer_that_is_changed_and_taken_back(client: Client) -> None:
    sent = hidden(client, "/assessment/part/1/", "of") | {"speaking-1": "1", "planning-1": "3"}
    twice(client, "/assessment/part/1/", {**sent, "next": ""})
    twice(client, "/assessment/undo/", hidden(client, "/assessment/answers/", "change"))
    assert Answer.objects.get(item="speaking-1").value == 4


def test_a_plan(client: Client) -> None:
    twice(client, "/assessment/plan/target/", {"target": "agent"})
    sent = hidden(client, "/assessment/plan/actions/", "text") | {"text": "Ask Ann"}
    twice(client, "/assessment/plan/actions/", sent)
    action = Action.objects.get()
    here = f"/assessment/plan/actions/{action.pk}/"
    twice(client, here, hidden(client, here, "text") | {"text": "Ask Bob"})
    twice(client, f"{here}done/", {"done": ""})
    twice(client, f"{here}done/", {"undone": ""})
    twice(client, f"{here}remove/", hidden(client, "/assessment/plan/"))
    sent = hidden(client, "/assessment/plan/evidence/", "note")
    twice(client, "/assessment/plan/evidence/", sent | {"note": "Led", "skill": "planning"})
    note = Evidence.objects.get()
    here = f"/assessment/plan/evidence/{note.pk}/"
    twice(client, here, hidden(client, here, "note") | {"note": "Led a team", "skill": "planning"})
    twice(client, f"{here}remove/", {})
    twice(client, "/assessment/plan/talk/", {"request": "A day with a leader"})
    assert Attempt.objects.get().request == "A day with a leader"


def test_a_role_set_aside_and_brought_back(client: Client) -> None:
    twice(client, "/assessment/aside/", {"role": "leader"})
    twice(client, "/assessment/aside/", {"back": "leader"})
    assert Attempt.objects.get().set_aside == []


def test_answers_set_apart_and_put_back(client: Client) -> None:
    twice(client, "/assessment/again/", hidden(client, "/assessment/again/", "of"))
    assert Earlier.objects.count() == 1
    twice(client, "/assessment/put-back/", hidden(client, "/assessment/again/", "of"))
    twice(client, "/assessment/again/", hidden(client, "/assessment/again/", "of"))
    send(client, 1, role="agent", speaking_1="4", planning_1="3")
    assert (Earlier.objects.count(), Answer.objects.count()) == (1, 2)


def test_a_move_to_a_newer_edition(client: Client) -> None:
    publish(factories.catalogue(factories.site(name="Newer")), 2)
    twice(client, "/assessment/carry-over/", hidden(client, "/assessment/carry-over/", "of"))
    assert Attempt.objects.get().edition.number == 2


def test_a_new_code_is_the_one_that_was_shown(client: Client) -> None:
    twice(client, "/assessment/code/new/", hidden(client, "/assessment/code/new/", "offer"))
    held = client.cookies[settings.ATTEMPT_COOKIE_NAME].value
    other = Client()
    other.cookies[settings.ATTEMPT_COOKIE_NAME] = held
    assert other.get("/assessment/result/").status_code == 200


def test_a_group_that_is_left(client: Client) -> None:
    attempt = Attempt.objects.get()
    attempt.group = Group.objects.create(name="Nights", code="nights")
    attempt.save()
    twice(client, "/assessment/group/leave/", {})


def test_everything_erased(client: Client) -> None:
    twice(client, "/assessment/erase/", {})
    assert kept() == [[], [], [], [], []]
