"""Attempts as numbers: who is read, in how many queries, and what is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from careers.actions.again import carry_over
from careers.domain.catalogue import Catalogue
from careers.models import Answer, Attempt, Edition, Group
from careers.queries.edition import Published, edition as published_as
from careers.queries.numbers import (
    Told,
    editions_with_people,
    numbers_of,
    parts_of,
)
from tests import factories
from tests.crowd import crowd
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db

SMALL = factories.catalogue()


@pytest.fixture
def one() -> Published:
    """The smallest catalogue, published as edition 1."""
    publish(SMALL, 1)
    return published_as(1)


def people(told: Told) -> int | None:
    return told.numbers.people if told.numbers else None


@pytest.mark.parametrize(
    ("count", "counted"), [(0, None), (9, None), (10, 10), (11, 10), (99, 90), (100, 100)]
)
def test_people_are_counted_in_full_tens(one: Published, count: int, counted: int | None) -> None:
    crowd(SMALL, count)
    told = numbers_of(one)
    assert (told.present, people(told)) == (count, counted)


def test_what_was_changed_within_the_hour_is_not_counted_yet(one: Published) -> None:
    last = crowd(SMALL, 10)[-1]
    Attempt.objects.filter(pk=last.pk).update(changed_at=timezone.now() - timedelta(minutes=59))
    assert numbers_of(one) == Told(10, None)
    Attempt.objects.filter(pk=last.pk).update(changed_at=timezone.now() - timedelta(minutes=61))
    assert people(numbers_of(one)) == 10


def test_an_edition_counts_its_own_people_only(one: Published) -> None:
    publish(factories.catalogue(training=[]), 2)
    crowd(SMALL, 20)
    crowd(SMALL, 30, number=2)
    assert (people(numbers_of(one)), people(numbers_of(published_as(2)))) == (20, 30)
    assert editions_with_people() == [2, 1]


def test_a_group_counts_its_own_people_and_the_whole_all_of_them(one: Published) -> None:
    night, day, none = (Group.objects.create(name=it, code=it) for it in ("night", "day", "none"))
    crowd(SMALL, 24, night, seed=1)
    crowd(SMALL, 9, day, seed=2)
    crowd(SMALL, 12, seed=3)
    assert numbers_of(one, day.pk) == Told(9, None)
    assert numbers_of(one, none.pk) == Told(0, None)
    assert people(numbers_of(one, night.pk)) == 20
    assert people(numbers_of(one)) == 40  # and 20 of the 21 in no group of ten


def test_the_answers_read_are_those_of_the_people_counted(one: Published) -> None:
    """Of 25 people the first 20 said 1 and the others 5: only the 1 is there."""
    for attempt in crowd(SMALL, 25):
        value = 1 if attempt.token_sha256 in {f"1 1 {n}" for n in range(20)} else 5
        attempt.answers.filter(item="speaking-1").update(value=value)
    told = numbers_of(one).numbers
    assert told
    assert [it.at_least for it in told.items[0].answers] == [10, 0, 0, 0, 0]


def test_one_query_and_two_more_when_others_are_counted(
    one: Published, django_assert_num_queries: Any
) -> None:
    night = Group.objects.create(name="Night shift", code="x")
    crowd(SMALL, 20, night)
    for group in (None, night.pk):
        with django_assert_num_queries(3):
            first = numbers_of(one, group)
        with django_assert_num_queries(1):
            assert numbers_of(one, group) == first
    crowd(SMALL, 9, night, seed=2)
    with django_assert_num_queries(1):
        assert people(numbers_of(one)) == 20
    crowd(SMALL, 1, night, seed=3)
    with django_assert_num_queries(3):
        assert people(numbers_of(one)) == 30


def test_what_somebody_erased_is_counted_no_more(one: Published) -> None:
    made = crowd(SMALL, 30)
    assert people(numbers_of(one)) == 30
    made[4].delete()
    assert people(numbers_of(one)) == 20


def test_what_has_expired_is_counted_no_more_even_before_it_is_swept_out(one: Published) -> None:
    made = crowd(SMALL, 21)
    long_ago = timezone.localdate() - timedelta(days=400)
    Attempt.objects.filter(pk__in=[it.pk for it in made[:2]]).update(seen_on=long_ago)
    told = numbers_of(one)
    assert (told.present, people(told)) == (19, 10)


def test_what_somebody_changed_is_counted_anew(one: Published) -> None:
    made = crowd(SMALL, 20)
    assert numbers_of(one).numbers
    Answer.objects.filter(attempt__in=made, item="speaking-1").update(value=1)
    Attempt.objects.update(changed_at=timezone.now() - timedelta(hours=2))
    told = numbers_of(one).numbers
    assert told
    assert told.items[0].answers[0].at_least == 10


def test_attempts_that_answered_nothing_are_counted_as_begun(one: Published) -> None:
    edition = Edition.objects.get()
    for number in range(20):
        Attempt.objects.create(token_sha256=str(number), edition=edition)
    Attempt.objects.update(changed_at=timezone.now() - timedelta(days=1))
    told = numbers_of(one).numbers
    assert told
    assert (told.people, told.sections[0].figure.at_most, told.items[0].not_reached.top) == (
        20,
        9,
        True,
    )


def test_who_moves_to_a_newer_edition_goes_to_the_end_of_its_line(one: Published) -> None:
    publish(factories.catalogue(training=[]), 2)
    two = published_as(2)
    moving = crowd(SMALL, 20)[0]
    crowd(SMALL, 20, number=2)
    assert (people(numbers_of(one)), people(numbers_of(two))) == (20, 20)
    before = parts_of(two.id).whole.counted
    carry_over(moving, one, two)
    Attempt.objects.filter(pk=moving.pk).update(changed_at=timezone.now() - timedelta(days=9))
    assert (people(numbers_of(one)), numbers_of(two).present) == (10, 21)
    assert parts_of(two.id).whole.counted == before
    long_ago = (timezone.now() - timedelta(days=2)).isoformat()
    Attempt.objects.filter(pk=moving.pk).update(revision={"since": long_ago, "was": {}})
    assert moving.pk in {it.attempt for it in parts_of(two.id).whole.counted}


def test_our_own_catalogue_is_counted_whole(edition: Edition, catalogue: Catalogue) -> None:
    crowd(catalogue, 150)
    told = numbers_of(published_as(1)).numbers
    assert told
    assert (told.people, len(told.items), len(told.skills), len(told.roles)) == (150, 43, 16, 13)
    found = [it.reliability for it in told.skills if it.reliability is not None]
    assert len(found) > 8
    assert 0.5 < min(found) < max(found) < 1
    assert told.items[0].seconds == pytest.approx(9, abs=2)
