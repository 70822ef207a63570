"""A hundred pairs of editors at one thing at the same moment: every change is saved, or shown to who came
second. Real threads, real databases, the real views."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from careers.actions.draft import replace_draft
from careers.domain.catalogue import Catalogue
from careers.models import Role, RoleSkill
from careers.queries.draft import draft
from tests import factories
from tests.views.showing import shown
from tests.views.test_colliding import LEADER, sent_back
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db(transaction=True)

ROLES, TEXTS, LISTED = 25, 65, 10
"""So many pairs meet at a role with all its rows, at a thing with texts alone, and at a list."""

LIST = "/desk/careers/challenge/"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    replace_draft(catalogue())


def catalogue() -> Catalogue:
    return factories.catalogue(
        challenges=[
            factories.challenge("shifts"),
            *(factories.challenge(f"c-{n}") for n in range(LISTED)),
        ]
    )


@pytest.fixture
def editors() -> tuple[Client, Client]:
    clients = []
    for name in ("ann", "ben"):
        client = Client()
        user = User.objects.create_superuser(name)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        clients.append(client)
    return clients[0], clients[1]


def at_once(*presses: Callable[[], Any]) -> list[Any]:
    """What each of these answers, all begun at the same moment in threads of their own."""
    gate = threading.Barrier(len(presses))
    answers: list[Any] = [None] * len(presses)

    def press(place: int) -> None:
        gate.wait()
        try:
            answers[place] = presses[place]()
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(place,)) for place in range(len(presses))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def both(editors: tuple[Client, Client], address: str, *changes: dict[str, str]) -> list[Any]:
    """Both have the form open, and both press save."""
    forms = [
        change_form(editor, address) | change
        for editor, change in zip(editors, changes, strict=True)
    ]
    presses = [
        lambda editor=editor, form=form: editor.post(address, form)
        for editor, form in zip(editors, forms, strict=True)
    ]
    return at_once(*presses)


def test_no_change_of_a_role_is_lost(editors: tuple[Client, Client]) -> None:
    """One changes a text of a role, or a skill's row; the other another text, the same one or a step.
    Of each pair one is saved and one is shown both, then saves what is chosen."""
    skill = RoleSkill.objects.get(role="leader", skill="speaking")
    row = list(Role.objects.get(pk="leader").skills.all()).index(skill)
    for number in range(ROLES):
        ann = {"summary": f"Ann {number}. {{ed}}", f"skills-{row}-note": f"Ann {number}. {{ed}}"}
        ben = {"lead": f"Ben {number}. {{ed}}", "steps_in-0-about": f"Ben {number}. {{ed}}"}
        if number % 4 == 0:
            ben["summary"] = f"Ben {number}. {{ed}}"
        answers = both(editors, LEADER, ann, ben)
        assert sorted(it.status_code for it in answers) == [302, 409]
        second = next(place for place, it in enumerate(answers) if it.status_code == 409)
        choices = {"take_summary": "mine"} if number % 4 == 0 else {}
        page = answers[second]
        assert editors[second].post(LEADER, sent_back(page, **choices)).status_code == 302
        found = draft().catalogue
        role, who = found.role("leader"), ("Ann", "Ben")[second]
        assert role.lead == found.step("agent-to-leader").about == f"Ben {number}. {{ed}}"
        assert (
            next(it.note for it in role.skills if it.skill == "speaking") == f"Ann {number}. {{ed}}"
        )
        assert role.summary == f"{who if number % 4 == 0 else 'Ann'} {number}. {{ed}}"


def test_no_change_of_a_text_is_lost(editors: tuple[Client, Client]) -> None:
    address = f"{LIST}shifts/change/"
    for number in range(TEXTS):
        changes = [{"summary": f"{who} {number}. {{ed}}"} for who in ("Ann", "Ben")]
        answers = both(editors, address, *changes)
        assert sorted(it.status_code for it in answers) == [302, 409]
        second = next(place for place, it in enumerate(answers) if it.status_code == 409)
        for place in (0, 1):
            assert changes[place]["summary"].split()[0] in answers[second].content.decode()
        sent = sent_back(answers[second], take_summary="mine")
        assert editors[second].post(address, sent).status_code == 302
        found = draft().catalogue.get("challenge", "shifts")
        assert found.summary == changes[second]["summary"]


def test_nothing_changed_is_deleted_from_a_list(editors: tuple[Client, Client]) -> None:
    """One deletes what the other changes: it is deleted and the other is told, or it stays, changed."""
    ann, ben = editors
    for number in range(LISTED):
        address = f"{LIST}c-{number}/change/"
        form = change_form(ann, address) | {"name": f"Ann {number}"}
        picked = {"action": "delete_selected", "_selected_action": [f"c-{number}"]}
        asked = ben.post(LIST, picked | shown(ben, LIST))
        token = {"seen": asked.context["seen"].split('value="')[1].rstrip('">')}
        saved, deleted = at_once(
            lambda: ann.post(address, form),  # noqa: B023
            lambda: ben.post(LIST, picked | {"post": "yes"} | token),  # noqa: B023
        )
        assert deleted.status_code == 302
        left = draft().catalogue.get("challenge", f"c-{number}")
        if left is None:
            assert saved.status_code == 409
            assert ann.post(address, sent_back(saved, take_="mine")).status_code == 302
            left = draft().catalogue.get("challenge", f"c-{number}")
        else:
            assert saved.status_code == 302
        assert left.name == f"Ann {number}"
