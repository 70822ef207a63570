"""How long the questions take people, as the database has it and as it is kept."""

import time
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.actions.attempt import start
from careers.domain import document
from careers.domain.code import make
from careers.domain.pace import ENOUGH
from careers.models import Answer, Attempt, Edition
from careers.queries import pace
from careers.queries.edition import Published
from tests import factories

pytestmark = pytest.mark.django_db

CATALOGUE = factories.catalogue()
ITEMS = [item.code for item in CATALOGUE.questionnaire]


@pytest.fixture
def live() -> Published:
    text = document.write(CATALOGUE)
    row = Edition.objects.create(
        number=1,
        document=text,
        schema=document.SCHEMA,
        sha256=document.digest(text),
        note="",
        published_at=timezone.now(),
    )
    return Published(row.pk, 1, row.sha256, row.published_at, CATALOGUE)


def answered(live: Published, seconds: list[float | None]) -> Attempt:
    """Somebody who took so many seconds for each of the first questions."""
    attempt = start(live.id, make())
    Answer.objects.bulk_create(
        Answer(attempt=attempt, item=item, value=3, seconds=taken)
        for item, taken in zip(ITEMS, seconds, strict=False)
    )
    return attempt


def test_only_those_count_whose_time_is_known_for_every_question(live: Published) -> None:
    answered(live, [10.0] * 6)
    answered(live, [10.0] * 5)
    answered(live, [10.0] * 5 + [None])
    assert pace.totals(1, len(ITEMS)) == [60.0]
    assert pace.totals(2, len(ITEMS)) == []


def test_only_the_latest_people_are_looked_at(
    live: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "LOOKED_AT", 2)
    for taken in (10.0, 20.0, 30.0):
        answered(live, [taken] * 6)
    assert sorted(pace.totals(1, len(ITEMS))) == [120.0, 180.0]


def test_what_was_found_is_said_for_ten_minutes(
    live: Published,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    assert pace.minutes(live) == 0
    for _ in range(ENOUGH):
        answered(live, [40.0] * 6)
    now = 1599.0
    with django_assert_num_queries(0):
        assert pace.minutes(live) == 0
    now = 1600.0
    with django_assert_num_queries(1):
        assert pace.minutes(live) == 4
    now = 2300.0

    def away(*_: Any) -> None:
        raise DatabaseError

    with connection.execute_wrapper(away):
        assert pace.minutes(live) == 4
