"""Signing in at the desk, and what wrong passwords do to it."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.views.seen import seen

PASSWORD = "a long enough phrase"


def sign_in(client: Client, password: str, address: str = "127.0.0.1") -> int:
    form = {"username": "publisher", "password": password}
    return client.post("/desk/login/", form, REMOTE_ADDR=address).status_code


def lock(client: Client) -> None:
    assert [sign_in(client, "wrong") for _ in range(5)] == [200, 200, 200, 200, 429]


def minutes_pass(minutes: int) -> None:
    """As if the last counted try had been that much earlier."""
    for attempt in AccessAttempt.objects.all():
        earlier = attempt.attempt_time - timedelta(minutes=minutes)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=earlier)


def test_the_right_password_opens(visitor: Client, publisher: User) -> None:
    assert sign_in(visitor, "wrong") == 200
    assert sign_in(visitor, PASSWORD) == 302
    assert AccessAttempt.objects.count() == 0


def test_a_wrong_one_is_counted_although_the_form_is_refused(
    visitor: Client, publisher: User
) -> None:
    sign_in(visitor, "wrong")
    assert AccessAttempt.objects.get().failures_since_start == 1


def test_five_wrong_ones_lock_the_right_one_out(visitor: Client, publisher: User) -> None:
    lock(visitor)
    assert sign_in(visitor, PASSWORD) == 429
    response = visitor.post("/desk/login/", {"username": "publisher", "password": PASSWORD})
    assert seen(response).headings == ["Too many tries"]
    assert sign_in(visitor, PASSWORD, "127.0.0.2") == 302


def test_trying_while_locked_does_not_begin_the_wait_anew(visitor: Client, publisher: User) -> None:
    lock(visitor)
    minutes_pass(14)
    before = AccessAttempt.objects.values().get()
    assert sign_in(visitor, "wrong") == 429
    assert sign_in(visitor, PASSWORD) == 429
    assert AccessAttempt.objects.values().get() == before
    minutes_pass(2)
    assert timezone.now() - AccessAttempt.objects.get().attempt_time > timedelta(minutes=15)
    assert sign_in(visitor, PASSWORD) == 302


@pytest.mark.django_db
def test_a_name_no_account_has_is_refused_the_same_way(visitor: Client) -> None:
    lock(visitor)


def test_the_page_says_what_it_is_and_where_visitors_go(visitor: Client) -> None:
    page = seen(visitor.get("/desk/login/"))
    assert page.headings == ["Sign in to the desk", "Only here to read?"]
    assert page.links["Roles"] == "/roles/"
    assert "characters" not in page.words  # no rules for passwords: nobody chooses one here


def test_a_wrong_password_is_said_in_one_line(visitor: Client, publisher: User) -> None:
    response = visitor.post("/desk/login/", {"username": "publisher", "password": "wrong"})
    text = response.content.decode()
    assert text.count("Name or password is not right. Capitals count.") == 1
    assert "<title>Not signed in: Sign in to the desk" in text
    assert 'value="publisher"' in text


@pytest.mark.django_db
def test_an_empty_form_says_what_is_missing(visitor: Client) -> None:
    page = seen(visitor.post("/desk/login/", {}))
    assert "Write your name here." in page.words
    assert "Write your password here." in page.words


@pytest.mark.django_db
def test_an_account_without_rights_here_is_told_so(visitor: Client) -> None:
    user = User.objects.create_user("reader", password=PASSWORD)
    visitor.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = seen(visitor.get("/desk/login/?next=/desk/"))
    assert "You are signed in as reader, and that name opens nothing here." in page.words


EXPIRED = "You were signed out: signing in lasts 8 hours."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("http://testserver/desk/careers/role/", True),
        ("http://testserver/desk/publish/?x=1", True),
        ("http://testserver/desk/login/", False),
        ("http://testserver/desk/logout/", False),
        ("http://testserver/roles/", False),
        ("https://evil.example/desk/careers/role/", False),
        ("", False),
    ],
)
def test_who_comes_from_inside_was_signed_out(visitor: Client, before: str, told: bool) -> None:
    headers = {"referer": before} if before else {}
    response = visitor.get("/desk/careers/role/", headers=headers, follow=True)
    assert (EXPIRED in seen(response).words) is told


def test_the_page_one_was_on_comes_after_signing_in(visitor: Client, publisher: User) -> None:
    wanted = "/desk/careers/role/?level__code__exact=entry"
    page = visitor.get(wanted, follow=True)
    [held] = [line for line in page.content.decode().splitlines() if 'name="next"' in line]
    assert 'value="/desk/careers/role/?level__code__exact=entry"' in held
    form = {"username": "publisher", "password": PASSWORD, "next": wanted}
    assert visitor.post("/desk/login/", form)["Location"] == wanted


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_after_signing_in(
    visitor: Client, publisher: User, away: str
) -> None:
    form = {"username": "publisher", "password": PASSWORD, "next": away}
    assert visitor.post("/desk/login/", form)["Location"] == "/desk/"
