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
