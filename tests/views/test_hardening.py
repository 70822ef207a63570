"""What no page of its own shows: every door, every kind of answer, every place a password is typed."""

import re
import string
from html.parser import HTMLParser
from typing import Any

import pytest
from axes.models import AccessLog
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.templatetags.static import static
from django.test import Client
from django.utils import timezone

from careers.views.guard import ECHOING
from tests.second import half_in
from tests.views.seen import seen
from tests.views.test_public import FILES

pytestmark = pytest.mark.usefixtures("small")

PASSWORD = "a long enough phrase"


class _Inputs(HTMLParser):
    """The attributes of every field of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "input":
            self.found.append({name: value or "" for name, value in attrs})


def fields(response: Any) -> list[dict[str, str]]:
    reader = _Inputs()
    reader.feed(response.content.decode())
    return reader.found


# Addresses ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", sorted(ECHOING))
@pytest.mark.parametrize(
    "path", ["/", "/nowhere/", "/assessment/part/1/", "/desk/", "/desk/login/"]
)
def test_what_was_sent_is_not_given_back(desk: Client, method: str, path: str) -> None:
    response = desk.generic(method, path, headers={"X-Sent": "canary"})
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")
    assert b"canary" not in response.content


def test_nor_of_a_file(visitor: Client) -> None:
    assert visitor.generic("TRACE", static("css/rungs.css")).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/.git/HEAD",
        "/.env",
        "/static/",
        "/static/css/",
        "/static/../portal/settings.py",
        "/static/%2e%2e/portal/settings.py",
        "/portal/settings.py",
        "/requirements.txt",
        "/var/secret_key",
        "/docs/security.md",
        "/admin/",
    ],
)
def test_nothing_beside_the_pages_is_served(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_what_is_written_in_code_twice_is_read_once(visitor: Client) -> None:
    page = seen(visitor.get("/search/?q=%253Cb%253Ecoach"))
    assert "%3Cb%3Ecoach" in page.words
    assert "<b>coach" not in page.words


def test_of_a_value_sent_twice_and_in_two_ways_one_is_read(visitor: Client) -> None:
    once = visitor.get("/search/?q=trainer").content
    assert visitor.get("/search/?q=coaching&q=trainer").content == once
    assert visitor.generic("GET", "/search/?q=trainer", "q=coaching").content == once


# Kinds of answers ---------------------------------------------------------------------------------

NAMED = re.compile(r"(text/|application/(?:[\w.-]+\+)?xml|image/svg\+xml)")
"""Kinds that are text, and must say how it is written down."""


def test_every_answer_says_what_it_is_and_how_it_is_written(
    visitor: Client, desk: Client, settings: Any
) -> None:
    settings.SITE_URL = "https://rungs.example"
    public = ["/", "/nowhere/", "/robots.txt", "/sitemap.xml", "/editions/feed.xml"]
    public += ["/opensearch.xml", "/accent/1d4ed8.css", "/preview/site.png"]
    public += [*(f"/open-data/{name}" for name in FILES)]
    public += [static("css/rungs.css"), static("js/live.js")]
    answers = [(path, visitor.get(path)) for path in public]
    answers += [(path, desk.get(path)) for path in ("/desk/", "/desk/colour/806600/light.svg")]
    kinds = {}
    for path, response in answers:
        kinds[path] = kind = response["Content-Type"]
        assert response.status_code == (404 if path == "/nowhere/" else 200), path
        assert not NAMED.match(kind) or "charset" in kind, (path, kind)
        b"".join(response)  # which closes a file
    assert len({it.partition(";")[0] for it in kinds.values()}) > 8


# Passwords ----------------------------------------------------------------------------------------


def test_a_password_is_hidden_while_it_is_typed_and_may_be_pasted(
    visitor: Client, desk: Client, publisher: User
) -> None:
    pages = [visitor.get("/desk/login/")]
    own = ("/desk/password_change/", "/desk/auth/user/add/")
    pages += [desk.get(it) for it in (*own, f"/desk/auth/user/{publisher.pk}/password/")]
    asked = [it for page in pages for it in fields(page) if "password" in it.get("name", "")]
    secret = [it for it in asked if it["name"] != "usable_password"]
    assert len(secret) == 8
    for one in secret:
        assert one["type"] == "password", one
        assert one["autocomplete"] in ("current-password", "new-password"), one
        assert "maxlength" not in one or int(one["maxlength"]) >= 128
        assert not {name for name in one if name.startswith("on")}


@pytest.mark.parametrize(
    "password",
    [
        "seven herrings in a drawer",
        "  Seven herrings in a DRAWER ",
        "пять селёдок в ящике",
        "".join(chr(97 + at * 7 % 26) for at in range(64)) + " herrings drawer eel hat",
    ],
    ids=["small letters and spaces", "spaces around", "another script", "of 64 signs and more"],
)
def test_any_signs_make_a_password_and_it_is_taken_to_the_letter(
    desk: Client, publisher: User, password: str
) -> None:
    sent = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    assert desk.post("/desk/password_change/", sent).status_code == 302
    publisher.refresh_from_db()
    assert publisher.check_password(password)
    for other in (password.strip() + " ", password.swapcase(), password[:64]):
        assert other == password or not publisher.check_password(other)
    assert half_in(publisher, password).session["_auth_user_id"] == str(publisher.pk)


def test_the_old_password_is_asked_for(desk: Client, publisher: User) -> None:
    new = "seven herrings in a drawer"
    for old in ("", "wrong"):
        sent = {"old_password": old, "new_password1": new, "new_password2": new}
        assert desk.post("/desk/password_change/", sent).status_code == 200
    publisher.refresh_from_db()
    assert publisher.check_password(PASSWORD)


def test_who_signed_in_is_written_down_with_when_and_from_where(publisher: User) -> None:
    half_in(publisher, PASSWORD)
    [row] = AccessLog.objects.values()
    assert (row["username"], row["ip_address"]) == ("publisher", "127.0.0.1")
    assert abs((timezone.now() - row["attempt_time"]).total_seconds()) < 60
    assert PASSWORD not in str(row)


# Sessions -----------------------------------------------------------------------------------------


def test_a_session_has_a_key_of_160_bits_or_more() -> None:
    made = set()
    for _ in range(50):
        session = SessionStore()
        session.create()
        made.add(str(session.session_key))
    assert len(made) == 50
    assert {len(key) for key in made} == {32}  # of 36 signs: 165 bits
    assert set("".join(made)) <= set(string.ascii_lowercase + string.digits)
    assert len(set("".join(made))) > 30


@pytest.mark.parametrize(
    "path", ["/desk/", "/desk/account/", "/desk/careers/role/", "/desk/publish/", "/desk/numbers/"]
)
def test_one_can_sign_out_on_every_page_of_the_desk(desk: Client, path: str) -> None:
    page = desk.get(path)
    assert page.status_code == 200
    assert 'action="/desk/logout/"' in page.content.decode()
