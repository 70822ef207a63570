"""Erasing what nobody opens."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from careers.actions.attempt import start
from careers.domain.code import make
from careers.models import Attempt, Edition


def expired() -> str:
    out = StringIO()
    call_command("expire_attempts", stdout=out)
    return out.getvalue()


def test_what_nobody_opened_for_long_enough_is_erased_and_counted(edition: Edition) -> None:
    old, kept = start(edition.pk, make()), start(edition.pk, make())
    today = timezone.localdate()
    Attempt.objects.filter(pk=old.pk).update(seen_on=today - timedelta(days=181))
    Attempt.objects.filter(pk=kept.pk).update(seen_on=today - timedelta(days=180))
    assert expired() == "Erased 1: not opened for 180 days.\n"
    assert list(Attempt.objects.all()) == [kept]
    assert expired() == "Erased 0: not opened for 180 days.\n"


@pytest.mark.django_db
def test_where_there_is_nothing_nothing_is_erased() -> None:
    assert expired() == "Erased 0: not opened for 180 days.\n"
