"""What was sent to the desk comes back to whoever was signed out meanwhile."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core import signing
from django.test import Client

from careers.actions.draft import replace_draft
from careers.models import Challenge
from careers.views import keeping
from tests import factories
from tests.views.seen import seen

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/careers/challenge/add/"
WROTE = {
    "name": "Nights",
    "code": "nights",
    "order": "1",
    "summary": "Hard hours. {ed}",
    "about": "One.\r\n\r\nTwo “<b>”. {ed}",
    "password": "not to be carried",
}
HERE = {"sec-fetch-site": "same-origin"}
PASSWORD = "a long enough phrase"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    replace_draft(factories.catalogue())


@pytest.fixture
def ann() -> User:
    user = User.objects.create_user("ann", password=PASSWORD, is_staff=True)
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=["view_challenge", "add_challenge"])
    )
    return user


def fields(response: Any) -> list[tuple[str, str]]:
    """The hidden fields of a page's main part, without its token."""
    main = response.content.decode().partition("<main")[2]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main)
    return [(name, value) for name, value in found if name != "csrfmiddlewaretoken"]


def values(response: Any) -> dict[str, str]:
    plain = {"&quot;": '"', "&lt;": "<", "&gt;": ">", "&#x27;": "'", "&amp;": "&"}
    found = dict(fields(response))
    for sign, letter in plain.items():
        found = {name: value.replace(sign, letter) for name, value in found.items()}
    return found


def token(response: Any) -> str:
    [found] = set(
        re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', response.content.decode())
    )
    return str(found)


def test_what_was_sent_comes_back_and_is_saved(ann: User) -> None:
    client = Client()
    asked = client.post(ADDRESS, WROTE)
    page = seen(asked)
    assert asked.status_code == 403
    assert page.headings[0] == "Sign in to the desk"
    assert "What you wrote is not lost." in page.words
    assert not Challenge.objects.filter(pk="nights").exists()
    sign_in = values(asked) | {"username": "ann", "password": PASSWORD}
    assert list(sign_in) == ["next", "kept", "username", "password"]
    offered = client.post("/desk/login/", sign_in)
    page = seen(offered)
    assert page.headings[0] == "What you wrote is still here"
    assert "You are signed in as ann." in page.words
    assert "Save what you wrote" in page.buttons
    assert page.links["Let it go, and open the page anew"] == ADDRESS
    assert f'<form method="post" action="{ADDRESS}">' in offered.content.decode()
    again = values(offered)
    assert again == {name: value for name, value in WROTE.items() if name != "password"}
    assert client.post(ADDRESS, again).status_code == 302
    assert Challenge.objects.get(pk="nights").about == "One.\n\nTwo “<b>”. {ed}"


def test_a_wrong_password_loses_nothing(ann: User) -> None:
    client = Client()
    kept = values(client.post(ADDRESS, WROTE))
    wrong = client.post("/desk/login/", kept | {"username": "ann", "password": "wrong"})
    assert "Name or password is not right. Capitals count." in seen(wrong).words
    assert values(wrong)["kept"] == kept["kept"]


def test_several_values_of_one_field_come_back_in_their_order(ann: User) -> None:
    client = Client()
    kept = values(client.post(ADDRESS, {"training": ["b", "a"], "name": "X"}))
    offered = client.post("/desk/login/", kept | {"username": "ann", "password": PASSWORD})
    assert fields(offered) == [("training", "b"), ("training", "a"), ("name", "X")]


def test_whoever_signs_in_must_have_the_right(ann: User) -> None:
    User.objects.create_user("ben", password=PASSWORD, is_staff=True)
    client = Client()
    kept = values(client.post(ADDRESS, WROTE))
    offered = client.post("/desk/login/", kept | {"username": "ben", "password": PASSWORD})
    assert "You are signed in as ben." in seen(offered).words
    assert client.post(ADDRESS, values(offered)).status_code == 403
    assert not Challenge.objects.filter(pk="nights").exists()


def test_what_somebody_else_made_up_is_not_handed_back(ann: User) -> None:
    made_up = signing.dumps([ADDRESS, [["name", "Evil"]], False], salt="another")
    for text in (made_up, "nonsense"):
        sent = {"username": "ann", "password": PASSWORD, "next": ADDRESS, "kept": text}
        assert Client().post("/desk/login/", sent).status_code == 302


def test_a_form_with_an_old_token_comes_back_to_who_sent_it(ann: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann, backend="django.contrib.auth.backends.ModelBackend")
    offered = client.post(ADDRESS, WROTE | {"csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    assert (offered.status_code, seen(offered).headings[0]) == (403, "What you wrote is still here")
    again = values(offered) | {"csrfmiddlewaretoken": token(offered)}
    assert client.post(ADDRESS, again, headers=HERE).status_code == 302
    assert Challenge.objects.get(pk="nights").summary == "Hard hours. {ed}"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site", "referer": "http://testserver/desk/"},
        {"sec-fetch-site": "same-site"},
        {"referer": "https://elsewhere.example/desk/"},
        {},
    ],
)
def test_a_form_from_elsewhere_is_refused_and_offered_to_nobody(
    ann: User, headers: dict[str, str]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann, backend="django.contrib.auth.backends.ModelBackend")
    refused = client.post(ADDRESS, WROTE, headers=headers)
    assert (refused.status_code, fields(refused)) == (403, [])
    assert "Your browser sent the form without its cookie" in seen(refused).headings


def test_with_an_old_token_and_no_session_it_comes_with_the_sign_in_page(ann: User) -> None:
    client = Client(enforce_csrf_checks=True)
    asked = client.post(ADDRESS, WROTE, headers=HERE)
    assert keeping.opened(values(asked)["kept"]) == keeping.Kept(
        ADDRESS, tuple((name, value) for name, value in WROTE.items() if name != "password"), False
    )


def test_nothing_is_carried_that_would_not_be_lost(ann: User) -> None:
    response = Client().post(ADDRESS, {"csrfmiddlewaretoken": "x"})
    assert (response.status_code, response["Location"]) == (302, f"/desk/login/?next={ADDRESS}")


def test_what_is_too_long_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGEST", 100)
    asked = Client().post(ADDRESS, WROTE)
    assert list(values(asked)) == ["next"]
    assert "what you sent is too long to be carried over" in seen(asked).words


def test_no_cache_keeps_it(ann: User) -> None:
    assert Client().post(ADDRESS, WROTE)["Cache-Control"] == "no-store, private"
