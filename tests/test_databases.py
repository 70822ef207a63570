"""A database that goes away under a server. `tests/verify/` kills and freezes a real one."""

import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, InternalError, OperationalError, connection
from django.test import RequestFactory

from careers.views.errors import is_away, server_error
from portal import databases
from portal.databases import away
from portal.databases.away import Away
from portal.databases.postgresql.base import ALIVE, ANSWER, GRACE, Bounded
from portal.databases.sqlite3.base import DatabaseWrapper


def test_a_database_found_away_is_knocked_at_until_it_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(away, "EVERY", 0.001)
    knocks: list[int] = []
    told_twice = threading.Event()

    def knock() -> None:
        assert told_twice.wait(60)
        knocks.append(1)
        if len(knocks) < 3:
            raise OperationalError("still away")

    known = Away(knock, OperationalError)
    assert not known
    known.found(OperationalError("gone\nwhat was asked"))
    known.found(OperationalError("gone, says another"))
    assert known
    told_twice.set()
    assert known.back_within(60)
    assert (bool(known), len(knocks)) == (False, 3)


def test_one_that_was_only_slow_is_back_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(away, "EVERY", 600)
    known = Away(lambda: None, OperationalError)
    known.found(OperationalError("slow"))
    assert known.back_within(60)
    assert not known


def test_of_an_error_its_first_line_is_told() -> None:
    assert away.first_line(OperationalError("gone\nLINE 1: SELECT 'Ann'")) == "gone"
    assert away.first_line(OperationalError()) == "OperationalError"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "there.sqlite3"


def wrapper(file: Path) -> DatabaseWrapper:
    """A connection of a server to that file."""
    settings = {
        **connection.settings_dict,
        "ENGINE": "portal.databases.sqlite3",
        "NAME": str(file),
        "OPTIONS": {},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
    return DatabaseWrapper(settings, "other")


@pytest.mark.django_db
def test_a_server_makes_no_new_file_where_its_own_was_taken_away(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = wrapper(file)
    made.ensure_connection()  # a command makes one
    assert made.is_usable()
    monkeypatch.setattr(databases, "_SERVING", [True])
    assert made.is_usable()
    file.rename(file.with_name("elsewhere"))
    assert not made.is_usable()
    made.close()
    with pytest.raises(OperationalError, match=r"^its file is not there$"):
        made.ensure_connection()
    assert not file.exists()
    file.with_name("elsewhere").rename(file)
    made.ensure_connection()
    assert made.is_usable()
    made.close()


@pytest.mark.django_db
def test_a_server_leaves_a_file_that_another_has_replaced(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = wrapper(file)
    made.ensure_connection()
    monkeypatch.setattr(databases, "_SERVING", [True])
    file.rename(file.with_name("before"))
    file.write_bytes(b"")
    assert not made.is_usable()
    made.close()


def test_nobody_waits_longer_for_postgresql_than_nginx_does() -> None:
    assert ALIVE + GRACE < 2
    assert 10 < ANSWER < 15
    assert Bounded.patience is None


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OperationalError("database or disk is full"), True),
        (DatabaseError("file is not a database"), True),
        (caused(InternalError("x"), psycopg.errors.ReadOnlySqlTransaction("x")), True),
        (caused(InternalError("x"), psycopg.errors.InFailedSqlTransaction("x")), False),
        (IntegrityError("twice"), False),
        (ValueError("no number"), False),
        (None, False),
    ],
)
def test_what_says_that_the_database_is_away(error: Any, expected: bool) -> None:
    assert is_away(error) is expected


@pytest.mark.parametrize(
    ("error", "status"), [(OperationalError("gone"), 503), (KeyError("gone"), 500)]
)
def test_outside_every_page_it_is_said_too(
    rf: RequestFactory, error: Exception, status: int
) -> None:
    with ExitStack() as stack:
        stack.push(lambda *raised: server_error(rf.get("/desk/")).status_code == status)
        raise error
