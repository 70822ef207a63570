"""Openings and announcements from memory: looked at again now and then, cut anew by the clock."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.models import Announcement, Vacancy
from careers.queries import edition as shelf, notices
from careers.queries.notices import current_notices, forget_notices, look_again

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")


class Clock:
    """What time the portal takes it to be."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock(datetime(2030, 5, 10, 12, tzinfo=UTC))
    monkeypatch.setattr(timezone, "now", found)
    return found


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)


def post(title: str = "Team Leader", **fields: Any) -> Vacancy:
    given = {"opens_on": date(2030, 5, 1), "closes_on": date(2030, 5, 10)} | fields
    return Vacancy.objects.create(title=title, text="Work", link="https://work.example/", **given)


def titles() -> list[str]:
    return [it.title for it in current_notices().vacancies]


def test_it_is_read_once_and_then_remembered(
    clock: Clock, trusting: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    post()
    with django_assert_num_queries(3):  # how many there are, the openings, the announcements
        assert titles() == ["Team Leader"]
    with django_assert_num_queries(0):
        assert titles() == ["Team Leader"]


def test_where_nothing_was_ever_posted_one_query_says_so(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        assert current_notices().vacancies == ()


def test_looking_again_costs_one_query_while_nothing_changed(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    post()
    before = current_notices()
    monkeypatch.setattr(shelf, "FRESH_FOR", 0)
    with django_assert_num_queries(1):
        assert current_notices() is before


@pytest.mark.parametrize("change", ["added", "changed", "deleted", "saved by a slow clock"])
def test_every_change_is_seen(clock: Clock, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    row = post("One")
    post("Two")
    monkeypatch.setattr(shelf, "FRESH_FOR", 0)
    assert titles() == ["Two", "One"]
    if change == "added":
        post("Three")
        assert titles() == ["Three", "Two", "One"]
    elif change == "deleted":
        row.delete()
        assert titles() == ["Two"]
    elif change == "changed":
        clock.now += timedelta(seconds=1)
        row.title = "New"
        row.save()
        assert titles() == ["Two", "New"]
    else:
        clock.now -= timedelta(minutes=1)
        row.title, row.revision = "New", row.revision + 1
        row.save()
        assert titles() == ["Two", "New"]


def test_what_was_changed_here_is_seen_at_once(clock: Clock, trusting: None) -> None:
    assert titles() == []
    post()
    assert titles() == []
    look_again()
    assert titles() == ["Team Leader"]


def test_an_opening_closes_at_midnight_where_the_portal_stands_and_nobody_is_asked(
    clock: Clock,
    trusting: None,
    settings: Any,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    settings.TIME_ZONE = "Europe/London"
    with timezone.override(LONDON):
        post("Last day")
        post("Tomorrow", opens_on=date(2030, 5, 11), closes_on=date(2030, 5, 12))
        assert titles() == ["Last day"]
        with django_assert_num_queries(0):
            clock.now = datetime(2030, 5, 10, 23, 59, 59, tzinfo=LONDON)
            assert titles() == ["Last day"]
            clock.now = datetime(2030, 5, 11, tzinfo=LONDON)  # 23:00 in UTC, in summer
            assert titles() == ["Tomorrow"]
            assert current_notices().day == date(2030, 5, 11)


def test_an_announcement_begins_and_ends_by_itself(
    clock: Clock, trusting: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    hour = timedelta(hours=1)
    Announcement.objects.create(
        text="Closed", shows_from=clock.now + hour, shows_until=clock.now + 2 * hour
    )
    assert current_notices().announcement is None
    with django_assert_num_queries(0):
        clock.now += hour
        found = current_notices().announcement
        assert found
        assert found.text == "Closed"
        clock.now += hour
        assert current_notices().announcement is None


def test_what_is_over_is_not_read(clock: Clock) -> None:
    post("Gone", closes_on=date(2030, 5, 8))
    post("Yesterday", closes_on=date(2030, 5, 9))
    Announcement.objects.create(text="Over", shows_from=clock.now, shows_until=clock.now)
    assert current_notices().vacancies == ()
    held = notices._SHELF._held
    assert held
    assert [it.title for it in held.vacancies] == ["Yesterday"]
    assert held.announcements == ()


def test_while_the_database_is_away_what_is_known_stays(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 0)
    post()

    def away(*_: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(away):
        assert titles() == []
    assert titles() == ["Team Leader"]
    with connection.execute_wrapper(away):
        assert titles() == ["Team Leader"]
    forget_notices()
    assert titles() == ["Team Leader"]
