"""How much each address asks of the database: a literal number, the same for three rows as for one.

Every address the portal has is walked, so one added later fails here until `counts.py` says what it
asks. What is kept in memory is in memory: the live edition, the openings, and a page seen before.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careers.queries import edition as shelf, pace
from careers.queries.edition import current_edition, forget_editions
from careers.queries.notices import current_notices, forget_notices
from tests.views.counts import COUNTS, PUBLIC, SILENT, Grows, Locks, Queries
from tests.views.peopled import House, peopled
from tests.views.sending import filled_in
from tests.views.sends import SENDS
from tests.views.walking import declared, filled

pytestmark = pytest.mark.django_db

PATTERNS = [pattern for pattern, _view in declared()]
WRITES = re.compile(r'(INSERT|UPDATE|DELETE)(?!.*"django_session")')


@pytest.fixture(params=[1, 3])
def house(
    request: pytest.FixtureRequest,
    desk: Client,
    publisher: User,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> House:
    """With one row of everything, and with three."""
    settings.MAIL = True
    settings.SITE_URL = "https://rungs.example"
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    return peopled(desk, publisher, request.param)


def address(house: House, pattern: str) -> str:
    samples = dict(house.samples)
    for start, own in house.own.items():
        if pattern.startswith(start):
            samples |= own
    asked = "?app_label=careers&model_name=question&field_name=skill&term=a"
    return filled(pattern, samples) + (asked if pattern == "desk/autocomplete/" else "")


def client_for(house: House, pattern: str) -> Client:
    staff = pattern.startswith(("desk/", "styleguide/", "preview/<"))
    return house.desk if staff else house.visitor


def undone(house: House, pattern: str, do: Callable[[Client], Any]) -> Any:
    """What comes of something that somebody does who just came; all of it is undone."""
    client = client_for(house, pattern)
    cookies, samples, own = client.cookies.copy(), dict(house.samples), dict(house.own)
    forget_editions()
    forget_notices()
    with transaction.atomic():
        found = do(client)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(cookies)
    house.samples, house.own = samples, own
    return found


def warm() -> None:
    pace.minutes(current_edition())
    current_notices()


def read(house: House, pattern: str) -> int:
    """How many queries it takes to show an address that was shown before."""

    def do(client: Client) -> int:
        warm()
        path = address(house, pattern)
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(path)
        assert response.status_code < 500, path
        return len(asked)

    found: int = undone(house, pattern, do)
    return found


def sent(house: House, pattern: str) -> int:
    """How many queries it takes to do what an address is for; that it writes is seen to."""

    def do(client: Client) -> int:
        send = SENDS[pattern]
        if send.ready:
            send.ready(house)
        warm()
        path = address(house, pattern)
        at = send.at.format(**house.own["desk/workbook/"]) or path
        form = {} if at == "-" else filled_in(client.get(at), path)
        form |= {
            name: value(house, form) if callable(value) else value
            for name, value in send.also.items()
        }
        if send.twice:
            form = filled_in(client.post(path, form), path)
        with CaptureQueriesContext(connection) as asked:
            response = client.post(path, form)
        assert response.status_code in (200, 302, 303), (path, response.status_code)
        wrote = any(WRITES.match(it["sql"]) for it in asked.captured_queries)
        assert wrote or pattern in SILENT, path
        return len(asked)

    found: int = undone(house, pattern, do)
    return found


def expected(queries: Queries, rows: int) -> int | None:
    if isinstance(queries, Locks):
        return queries.asks + (connection.vendor == "postgresql")
    if isinstance(queries, Grows):
        return queries.at_one if rows == 1 else queries.at_three
    return queries


def rows_of(house: House) -> int:
    number = house.samples["number"]
    assert isinstance(number, int)
    return number - 1


def test_every_address_says_what_it_asks() -> None:
    assert [it for it in PATTERNS if it not in PUBLIC and it not in COUNTS] == []
    assert sorted({*PUBLIC, *COUNTS} - set(PATTERNS)) == []
    assert sorted(it for it, (_get, post) in COUNTS.items() if post is not None) == sorted(SENDS)


def test_reading_asks_as_often_as_the_table_says(house: House) -> None:
    rows = rows_of(house)
    found = {pattern: read(house, pattern) for pattern in PATTERNS}
    assert found == dict.fromkeys(PUBLIC, 0) | {
        pattern: expected(queries, rows) for pattern, (queries, _) in COUNTS.items()
    }


def test_writing_asks_as_often_as_the_table_says(house: House) -> None:
    rows = rows_of(house)
    found = {pattern: sent(house, pattern) for pattern in SENDS}
    assert found == {pattern: expected(COUNTS[pattern][1], rows) for pattern in SENDS}


@pytest.mark.parametrize("house", [1], indirect=True)
def test_what_is_sent_anywhere_else_writes_nothing(house: House) -> None:
    def wrote(client: Client, path: str) -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            client.post(path, {"name": "Mine", "title": "Mine"})
        return [it["sql"] for it in asked.captured_queries if WRITES.match(it["sql"])]

    found = {}
    for it in (it for it in PATTERNS if it not in SENDS):
        found[it] = undone(house, it, partial(wrote, path=address(house, it)))
    assert [it for it, sql in found.items() if sql] == []
