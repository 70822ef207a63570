"""What a password has to be."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.test import Client

from careers.models import Site
from tests.views.seen import seen

pytestmark = pytest.mark.django_db


def refused(password: str, user: User | None = None) -> list[str]:
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [str(it.code) for it in error.error_list]
    return []


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("eel in a hat", []),
        ("eel in a ha", ["password_too_short"]),
        ("manchesterunited", ["password_too_common", "guessable"]),
        ("password12345", ["password_too_common", "guessable"]),
        ("password2026!", ["guessable"]),
        ("iloveyou1234", ["guessable"]),
        ("qwertyuiop123", ["password_too_common", "guessable"]),
        ("letmeinletmein", ["guessable"]),
        ("aaaaaaaaaaaaaaaaaaaa", ["guessable"]),
        ("x" * 5000, ["guessable"]),
        ("1q2w3e4r5t6y", ["password_too_common", "guessable"]),
        ("847362910284", ["password_entirely_numeric"]),
        ("seven herrings in a drawer", []),
        ("a long enough phrase", []),
        ("пять селёдок в ящике", []),
    ],
)
def test_what_is_refused(password: str, codes: list[str]) -> None:
    assert refused(password) == codes


def test_what_is_known_of_somebody_is_no_password() -> None:
    ann = User(username="ann.ravenscroft", first_name="Ann", last_name="Ravenscroft")
    assert refused("ravenscroft1987", ann) == ["password_too_similar", "guessable"]
    assert refused("annravenscroftannravenscroft", ann)[-1:] == ["guessable"]


@pytest.mark.parametrize(
    "password",
    ["rungsrungs2026", "Rungs-Desk-2026", "publisher@desk!", "contactcentre26"],
)
def test_the_house_is_no_password(password: str) -> None:
    assert refused(password) == ["guessable"]


def test_nor_is_whose_it_is(settings: Any) -> None:
    house = ("Vexillum2026!", "Quibberdick Services", "quibberdick1987", "jobs-quibber-dick")
    before = [refused(password) for password in house]
    row = Site.objects.first() or Site()
    row.name, row.organisation = "Vexillum", "Quibberdick Services"
    row.save()
    settings.SITE_URL = "https://jobs.quibber.dick.example"
    assert [refused(password) for password in house] == [["guessable"]] * 4
    assert [] in before
    assert refused("seven herrings at Quibberdick in a drawer") == []


def test_the_rules_are_told_where_a_password_is_chosen(desk: Client) -> None:
    for path in ("/desk/password_change/", "/desk/auth/user/add/"):
        words = seen(desk.get(path)).words
        for told in password_validators_help_texts():
            assert told in words


def test_a_guessable_one_is_refused_at_the_form(desk: Client, publisher: User) -> None:
    sent = {"old_password": "a long enough phrase"} | dict.fromkeys(
        ("new_password1", "new_password2"), "manchesterunited"
    )
    page = desk.post("/desk/password_change/", sent)
    assert "This password is easy to guess" in seen(page).words
    publisher.refresh_from_db()
    assert publisher.check_password("a long enough phrase")
