"""The queries that grow with what is kept go by an index, on both databases."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.actions import guess
from careers.actions.attempt import expire, start
from careers.models import Edition, Role
from careers.queries import notices
from careers.queries.attempt import answers_of, opened_by
from careers.queries.desk import hand_of, hands
from tests import factories
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db


def plans(do: Callable[[], object]) -> str:
    """How the database goes about what is asked of it, as if there were too much to read it all."""
    with CaptureQueriesContext(connection) as asked:
        do()
    found = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        for query in asked.captured_queries:
            if query["sql"].lstrip("\n (").startswith(("SELECT", "DELETE")):
                cursor.execute(f"{explain} {query['sql']}")
                found += [str(row[-1]) for row in cursor.fetchall()]
    return "\n".join(found)


@pytest.fixture
def edition_one() -> Edition:
    publish(factories.catalogue(), 1)
    return Edition.objects.get()


def test_whether_an_opening_has_changed_reads_no_opening() -> None:
    found = plans(notices._stamp)
    assert "vacancy_stamp" in found


def test_what_no_longer_counts_is_swept_out_by_its_time() -> None:
    found = plans(guess.sweep)
    assert "guess_over" in found


def test_who_changed_a_thing_last_is_looked_up_by_the_thing() -> None:
    role = Role(code="agent")
    assert "careers_log_of" in plans(lambda: hand_of(role))
    assert "careers_log_of" in plans(lambda: hands([("role", "agent")]))


def test_an_attempt_is_opened_by_its_code_and_read_by_its_number(edition_one: Edition) -> None:
    attempt = start(edition_one.pk, "a code")
    opened = plans(lambda: opened_by("a code"))
    read = plans(lambda: answers_of(attempt))
    for found in (opened, read):
        assert "SCAN careers_a" not in found
        assert "Seq Scan on careers_a" not in found


def test_what_has_expired_is_found_by_the_day(edition_one: Edition) -> None:
    assert "seen_on" in plans(lambda: expire(9))
