"""The command that gets a locked-out administrator back in."""

from io import StringIO
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from careers.management.commands import let_in
from careers.models import Authenticator, SpareCode
from tests.second import half_in, with_phone

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough phrase"


def told(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("let_in", "publisher", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_a_lock_is_opened(publisher: User) -> None:
    client = Client()
    sent = {"username": "publisher", "password": "wrong"}
    assert [client.post("/desk/login/", sent).status_code for _ in range(6)][-1] == 429
    assert told() == ["Wrong passwords forgotten: 5.", "Name and password open the desk."]
    assert not AccessAttempt.objects.exists()
    assert client.post("/desk/login/", sent | {"password": PASSWORD}).status_code == 302
    assert told() == ["Nothing was locked.", "Name and password open the desk."]


def test_a_lost_phone_is_taken_off(
    publisher: User, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SECOND_FACTOR = True
    with_phone(publisher)
    asks = "It asks for a code of a phone; 8 spare codes are left. If all are lost: --phone."
    assert told()[1:] == [asks]
    before = half_in(publisher, PASSWORD)
    assert told("--phone")[1:] == [
        "The phone and the codes are off. The next sign-in asks to set up another.",
        "Name and password open the desk. Then a phone is set up.",
    ]
    assert f"taken off the account {publisher.pk}" in caplog.text
    assert not Authenticator.objects.exists()
    assert not SpareCode.objects.exists()
    assert before.get("/desk/login/phone/")["Location"].startswith("/desk/login/?")
    assert half_in(publisher, PASSWORD).get("/desk/login/phone/").status_code == 200
    caplog.clear()
    assert told("--phone")[1] == "No phone was set up."
    assert "taken off" not in caplog.text


def test_a_new_password_is_asked_for_until_it_is_a_good_one(
    publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = half_in(publisher, PASSWORD)
    new = "seven herrings in a drawer"
    typed = iter(["short", "short", new, "a slip", new, new])
    monkeypatch.setattr(let_in, "getpass", lambda _asked: next(typed))
    said, amiss = StringIO(), StringIO()
    call_command("let_in", "publisher", "--password", stdout=said, stderr=amiss)
    assert "The password is set. Sessions ended: 1." in said.getvalue()
    assert "at least 12 characters" in amiss.getvalue()
    assert "Those were two different ones." in amiss.getvalue()
    publisher.refresh_from_db()
    assert publisher.check_password(new)
    assert inside.get("/desk/account/").status_code == 302


def test_a_closed_account_is_said_to_be_and_opened(publisher: User) -> None:
    User.objects.update(is_active=False, is_staff=False)
    assert told()[1:] == ["The account is closed: --active opens it."]
    assert told("--active")[1:] == [
        "The account is open to the desk.",
        "Name and password open the desk.",
    ]
    publisher.refresh_from_db()
    assert publisher.is_active and publisher.is_staff


def test_without_a_password_it_says_so(publisher: User) -> None:
    publisher.set_unusable_password()
    publisher.save()
    assert told()[1:] == ["It has no password: --password sets one."]


def test_a_name_nobody_has_is_answered_with_those_there_are(publisher: User) -> None:
    with pytest.raises(
        CommandError,
        match=r"No account has the name “desk” in the database .+\. There are: publisher\.",
    ):
        call_command("let_in", "desk")
