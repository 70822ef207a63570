"""Counting what was searched in vain, and keeping nothing of who searched."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from careers.actions import searching
from careers.actions.searching import count, forget, is_unwritten, sweep
from careers.models import VainSearch

pytestmark = pytest.mark.django_db


def rows() -> list[tuple[str, int]]:
    return list(VainSearch.objects.order_by("pk").values_list("words", "times"))


def test_words_are_written_down_from_the_third_time_on() -> None:
    count("zebra keeper")
    count("  Zebra   KEEPER ")
    assert rows() == [("", 2)]

    count("zebra keeper")
    count("zebra keeper")
    assert rows() == [("zebra keeper", 4)]


def test_before_that_only_a_keyed_hash_stands_for_them(settings: Any) -> None:
    count("zebra")
    settings.SECRET_KEY = "another"
    count("zebra")

    first, second = VainSearch.objects.order_by("pk")
    assert len(first.digest) == len(second.digest) == 64
    assert first.digest != second.digest


@pytest.mark.parametrize(
    "query", ["ann.lee@example.org", "call 0123 now", "1 2 3 4", "z" * 61, "a@b"]
)
def test_what_may_be_somebodys_is_never_written_down(query: str) -> None:
    for _ in range(4):
        count(query)

    [row] = VainSearch.objects.all()
    assert (row.words, row.times, is_unwritten(row)) == ("", 4, True)


def test_all_that_is_unwritten_is_counted_as_one() -> None:
    for query in ("a@b", "12345", "z" * 61):
        count(query)

    assert rows() == [("", 3)]


def test_three_digits_and_sixty_letters_are_still_written_down() -> None:
    for query in ("404", "z" * 60):
        for _ in range(3):
            count(query)

    assert rows() == [("404", 3), ("z" * 60, 3)]


def test_of_the_time_the_days_are_kept() -> None:
    today = timezone.localdate()
    count("zebra")
    VainSearch.objects.update(first_on=today - timedelta(days=9), last_on=today - timedelta(days=9))
    count("zebra")

    [row] = VainSearch.objects.all()
    assert (row.first_on, row.last_on) == (today - timedelta(days=9), today)


def test_the_one_not_asked_for_longest_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "KEPT", 2)
    for query in ("zebra", "zebra", "zebra", "yak", "yak", "yak"):
        count(query)
    VainSearch.objects.filter(words="yak").update(last_on=timezone.localdate() - timedelta(days=1))
    count("xerus")

    assert rows() == [("zebra", 3), ("", 1)]


def test_whoever_searches_in_vain_sweeps_out_what_nobody_asks_for_any_more() -> None:
    today = timezone.localdate()
    for query in ("zebra", "zebra", "zebra", "yak", "yak", "yak"):
        count(query)
    VainSearch.objects.filter(words="zebra").update(last_on=today - timedelta(days=181))
    VainSearch.objects.filter(words="yak").update(last_on=today - timedelta(days=180))

    count("zebra")

    assert rows() == [("yak", 3), ("", 1)]


def test_a_text_is_forgotten_when_asked_and_after_half_a_year() -> None:
    today = timezone.localdate()
    for query in ("zebra", "yak", "xerus"):
        count(query)
    zebra, yak, xerus = VainSearch.objects.order_by("pk")
    VainSearch.objects.filter(pk=yak.pk).update(last_on=today - timedelta(days=181))
    VainSearch.objects.filter(pk=xerus.pk).update(last_on=today - timedelta(days=180))

    forget(zebra.digest)
    forget(zebra.digest)
    sweep()

    assert list(VainSearch.objects.all()) == [xerus]
