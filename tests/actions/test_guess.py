"""Guesses are slow."""

from datetime import timedelta

import pytest
from django.utils import timezone

from careers.actions.guess import Door, TooMany, forgive, knock, sweep
from careers.models import Guess

pytestmark = pytest.mark.django_db

DOOR = Door("test", most=3, within=timedelta(minutes=15))


def test_so_many_tries_and_no_more() -> None:
    for _ in range(3):
        knock(DOOR, "192.0.2.1")
    for _ in range(2):
        with pytest.raises(TooMany) as caught:
            knock(DOOR, "192.0.2.1")
        assert 899 <= caught.value.seconds <= 901
    assert Guess.objects.count() == 3


def test_others_and_other_doors_are_not_kept_waiting() -> None:
    for _ in range(3):
        knock(DOOR, "192.0.2.1")
    knock(DOOR, "192.0.2.2")
    knock(Door("other", most=1, within=timedelta(minutes=1)), "192.0.2.1")


def test_good_tries_do_not_count() -> None:
    for _ in range(9):
        forgive(knock(DOOR, "192.0.2.1"))
    assert Guess.objects.count() == 0


def test_after_a_while_a_try_no_longer_counts_and_is_forgotten() -> None:
    for _ in range(3):
        knock(DOOR, "192.0.2.1")
    Guess.objects.update(at=timezone.now() - timedelta(minutes=15, seconds=1))
    knock(DOOR, "192.0.2.2")
    assert Guess.objects.count() == 1
    knock(DOOR, "192.0.2.1")


def test_no_address_is_kept() -> None:
    knock(DOOR, "192.0.2.1")
    assert "192.0.2" not in str(list(Guess.objects.values()))


def test_what_counts_nowhere_any_more_is_swept_out() -> None:
    knock(DOOR, "192.0.2.1")
    sweep()
    assert Guess.objects.count() == 1
    Guess.objects.update(at=timezone.now() - timedelta(days=1, seconds=1))
    sweep()
    assert Guess.objects.count() == 0
