"""Editions that wait for their time: every process switches at the moment, nobody sees one before."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.models import Edition, Withdrawal
from careers.queries import edition as shelves
from careers.queries.edition import AHEAD, NothingPublished, _Shelf, current_edition
from careers.queries.history import NoSuchEdition, compared, history
from careers.queries.open_data import text_of
from tests import factories

pytestmark = pytest.mark.django_db

SOON = timedelta(minutes=10)


def _catalogue(number: int) -> Catalogue:
    leader = factories.role("leader", level="leads")
    return factories.catalogue(roles=[factories.role("agent", title=f"Agent {number}"), leader])


def make(number: int, since: timedelta | None = None) -> Edition:
    """An edition with a role of its number; `since` is from when on it is live, counted from now."""
    text = document.write(_catalogue(number))
    return Edition.objects.create(
        number=number,
        document=text,
        schema=document.SCHEMA,
        sha256=document.digest(text),
        note=f"Note {number}",
        published_at=timezone.now() - timedelta(days=1),
        live_at=None if since is None else timezone.now() + since,
    )


def move(number: int, since: timedelta) -> datetime:
    """Let the time of an edition that waits come nearer, or pass."""
    moment = timezone.now() + since
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE careers_edition SET live_at = %s WHERE number = %s", [moment, number]
        )
    return moment


def withdraw(made: Edition) -> None:
    Withdrawal.objects.create(edition=made, at=timezone.now())


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that ask the database once and then not for an hour."""
    monkeypatch.setattr(shelves, "FRESH_FOR", 3600)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Turns this process's clock, as far as the shelves read it."""

    class Clock:
        ahead = timedelta()

        def now(self) -> datetime:
            return timezone.now() + self.ahead

    found = Clock()
    monkeypatch.setattr(shelves, "timezone", found)
    return found


def away(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    raise DatabaseError("away")


def test_one_that_waits_is_not_read_before_its_time() -> None:
    make(1)
    make(2, SOON)
    assert _Shelf().current().number == 1
    move(2, timedelta(seconds=-1))
    assert _Shelf().current().number == 2


def test_two_processes_switch_at_the_moment_without_asking(
    remembering: None, clock: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make(1)
    make(2, SOON)
    one, other = _Shelf(), _Shelf()
    assert [it.current().number for it in (one, other)] == [1, 1]
    with django_assert_num_queries(0):
        clock.ahead = SOON - timedelta(seconds=1)
        assert [it.current().number for it in (one, other)] == [1, 1]
        clock.ahead = SOON
        found = [it.current() for it in (one, other)]
    assert [(it.number, it.catalogue.role("agent").title) for it in found] == [(2, "Agent 2")] * 2


def test_several_go_live_one_after_another(remembering: None, clock: Any) -> None:
    for number in (1, 2, 3, 4):
        make(number, SOON * (number - 1))
    shelf = _Shelf()
    found = []
    for passed in (0, 1, 3):
        clock.ahead = SOON * passed
        found.append(shelf.current().number)
    assert found == [1, 2, 4]


def test_it_goes_live_at_its_moment_while_the_database_is_away(clock: Any) -> None:
    make(1)
    make(2, SOON)
    shelf = _Shelf()
    assert shelf.current().number == 1
    with connection.execute_wrapper(away):
        clock.ahead = SOON - timedelta(seconds=1)
        assert shelf.current().number == 1
        clock.ahead = SOON + timedelta(seconds=1)
        found = shelf.current()
        assert (found.number, found.catalogue.role("agent").title) == (2, "Agent 2")
        assert shelf.current() is found
    assert shelf.current() is found


def test_one_that_could_not_be_read_in_time_leaves_the_one_before(clock: Any) -> None:
    """Only its number was heard of, as while the database answers one question and not the next."""
    make(1)
    make(2, SOON)
    shelf = _Shelf()

    def no_documents(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if '"document"' in sql and params and 2 in params:
            raise DatabaseError("away")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(no_documents):
        assert shelf.current().number == 1
        clock.ahead = SOON
        assert shelf.current().number == 1
    assert shelf.current().number == 2


def test_one_withdrawn_meanwhile_is_not_shown_by_a_process_that_slept(clock: Any) -> None:
    """It last asked when the edition still waited, and is woken after its moment."""
    make(1)
    made = make(2, SOON)
    shelf = _Shelf()
    assert shelf.current().number == 1
    withdraw(made)
    clock.ahead = SOON * 2
    assert shelf.current().number == 1


def test_before_the_first_one_that_waits_there_is_none() -> None:
    make(1, SOON)
    shelf = _Shelf()
    with pytest.raises(NothingPublished):
        shelf.current()
    move(1, timedelta(seconds=-1))
    assert shelf.current().number == 1


def test_the_day_told_is_the_one_it_went_live() -> None:
    make(1)
    made = make(2, timedelta(seconds=-5))
    found = _Shelf().current()
    assert (found.number, found.published_at) == (2, made.live_at)
    assert history(2).entries[0].published_at == made.live_at


def test_the_next_one_is_made_ready_shortly_before_its_time(clock: Any) -> None:
    make(1)
    make(2, SOON)
    ready: list[Catalogue] = []
    shelf = _Shelf()
    shelf.prepare_with(ready.append)

    def names() -> list[str]:
        shelf.current()
        _wait_for_preparing()
        return [catalogue.role("agent").title for catalogue in ready]

    assert names() == ["Agent 1"]
    clock.ahead = SOON - AHEAD - timedelta(seconds=1)
    assert names() == ["Agent 1"]
    clock.ahead = SOON - AHEAD
    assert names() == ["Agent 1", "Agent 2"]
    clock.ahead = SOON
    assert names() == ["Agent 1", "Agent 2"]
    assert shelf.current().catalogue is ready[1]


def _wait_for_preparing() -> None:
    for thread in threading.enumerate():
        if thread.name == "prepare":
            thread.join()


def test_what_waits_or_was_withdrawn_is_told_to_nobody() -> None:
    make(1)
    withdraw(make(2, SOON))
    make(3)
    make(4, SOON)
    assert current_edition().number == 3
    found = history(3)
    assert [entry.number for entry in found.entries] == [3, 1]
    assert (found.count, found.gone) == (2, (2,))
    third = compared(3, 3)
    assert (third.previous, third.following) == (1, 0)
    assert third.before is not None
    assert third.before.role("agent").title == "Agent 1"
    assert (compared(3, 1).following, compared(3, 1).previous) == (3, 0)
    for number in (2, 4):
        with pytest.raises(NoSuchEdition):
            compared(3, number)
        with pytest.raises(NoSuchEdition):
            text_of(3, number)


def test_runs_of_a_history_with_gaps_neither_overlap_nor_leave_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("careers.domain.history.SHOWN", 2)
    for number in range(1, 9):
        made = make(number, timedelta(seconds=-1))
        if number in (4, 6):
            withdraw(made)
    told, before = [], ""
    while True:
        run = history(8, before, most=2)
        told.append([entry.number for entry in run.entries])
        if not run.older:
            break
        before = str(run.older)
    assert told == [[8, 7], [5, 3], [2, 1]]
    assert run.newer == 6
    assert [e.number for e in history(8, str(run.newer), most=2).entries] == [5, 3]
    assert history(8, "6", most=2).newer == 0
