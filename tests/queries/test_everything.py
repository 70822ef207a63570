"""What is handed out of an attempt is all that is stored of it: a column added later fails here."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import Model
from pytest_django import DjangoAssertNumQueries

from careers.actions import attempt as attempts
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.models import Action, Answer, Attempt, Earlier, Edition, Evidence, FormerCode, Group
from careers.pages.everything import everything
from careers.queries.attempt import answers_of
from careers.queries.edition import edition
from careers.queries.everything import stored_of
from tests import factories
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db

THEN = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)
HELD: dict[type[Model], dict[str, str]] = {
    Attempt: {
        "edition": "edition.number",
        "role": "role.code",
        "target": "target.code",
        "request": "request",
        "set_aside": "set_aside.0.code",
        "revision": "revision.since",
        "group": "group",
        "started_at": "started_at",
        "changed_at": "changed_at",
        "seen_on": "last_opened_on",
    },
    Answer: {
        "item": "answers.0.item",
        "value": "answers.0.value",
        "seconds": "answers.0.seconds",
    },
    Action: {
        "text": "actions.0.text",
        "skill": "actions.0.skill.code",
        "due": "actions.0.due",
        "done_at": "actions.0.done_at",
        "created_at": "actions.0.created_at",
    },
    Evidence: {
        "skill": "evidence.0.skill.code",
        "note": "evidence.0.note",
        "when": "evidence.0.when",
        "created_at": "evidence.0.created_at",
    },
    Earlier: {
        "edition": "earlier.0.edition.number",
        "role": "earlier.0.role.code",
        "answers": "earlier.0.answers.0.value",
        "started_at": "earlier.0.started_at",
        "ended_at": "earlier.0.changed_at",
    },
    FormerCode: {},
}
"""Where each column is in the file."""
LEFT_OUT = {
    Attempt: {"id", "token_sha256"},
    Answer: {"id", "attempt"},
    Action: {"id", "attempt"},
    Evidence: {"id", "attempt"},
    Earlier: {"id", "attempt"},
    FormerCode: {"id", "attempt", "mark"},
}
"""Numbers of rows, which mean nothing outside; the fingerprint of the code, which opens it; and the marks
of codes it had before, which say nothing and open nothing."""


@pytest.fixture
def small(db: None) -> Catalogue:
    catalogue = factories.catalogue()
    publish(catalogue, 1)
    publish(factories.catalogue(site_=factories.site(questionnaire=2)), 2)
    return catalogue


@pytest.fixture
def attempt(small: Catalogue) -> Attempt:
    """One with something in every column, each value another."""
    first, second = Edition.objects.order_by("number")
    attempt = attempts.start(second.pk, make())
    Answer.objects.create(attempt=attempt, item="speaking-1", value=4, seconds=7.25)
    Attempt.objects.update(
        role="agent",
        target="leader",
        request="A shift.",
        set_aside=["leader"],
        revision={"since": "2030-01-02T00:00:00+00:00", "was": {"speaking-1": 2}},
        group=Group.objects.create(name="Night shift", code="ZD9MZPAF"),
        started_at=THEN,
        changed_at=THEN + timedelta(hours=1),
        seen_on=date(2030, 1, 9),
    )
    Action.objects.create(
        attempt=attempt, text="Read", skill="planning", due=date(2030, 2, 1), done_at=THEN
    )
    Action.objects.update(created_at=THEN - timedelta(hours=2))
    Evidence.objects.create(attempt=attempt, skill="speaking", note="Spoke", when="in May")
    Evidence.objects.update(created_at=THEN - timedelta(hours=3))
    Earlier.objects.create(
        attempt=attempt,
        edition=first,
        role="leader",
        answers={"speaking-1": 1, "gone-1": None},
        started_at=THEN - timedelta(days=9),
        ended_at=THEN - timedelta(days=8),
    )
    return Attempt.objects.select_related("edition", "group").get()


def told(attempt: Attempt) -> dict[str, Any]:
    stored = stored_of(attempt, edition(attempt.edition.number), answers_of(attempt))
    found: dict[str, Any] = json.loads(everything(stored, THEN))
    return found


def at(told: Any, path: str) -> Any:
    for step in path.split("."):
        told = told[int(step) if step.isdecimal() else step]
    return told


@pytest.mark.parametrize("model", HELD)
def test_every_column_is_handed_out_or_left_out_for_a_reason(model: type[Model]) -> None:
    columns = {field.name for field in model._meta.get_fields() if field.concrete}
    assert columns == set(HELD[model]) | LEFT_OUT[model]


def test_nothing_else_hangs_on_an_attempt() -> None:
    hanging = {
        field.related_model
        for field in Attempt._meta.get_fields()
        if field.auto_created and not field.concrete
    }
    assert hanging == set(HELD) - {Attempt}


def test_each_column_is_where_it_is_said_to_be(attempt: Attempt) -> None:
    file = told(attempt)
    found = {
        model.__name__: [at(file, path) for path in paths.values()] for model, paths in HELD.items()
    }
    assert found == {
        "Attempt": [
            2,
            "agent",
            "leader",
            "A shift.",
            "leader",
            "2030-01-02T00:00:00+00:00",
            "Night shift",
            "2030-01-02T03:04:05+00:00",
            "2030-01-02T04:04:05+00:00",
            "2030-01-09",
        ],
        "Answer": ["speaking-1", 4, 7.25],
        "Action": [
            "Read",
            "planning",
            "2030-02-01",
            "2030-01-02T03:04:05+00:00",
            "2030-01-02T01:04:05+00:00",
        ],
        "Evidence": ["speaking", "Spoke", "in May", "2030-01-02T00:04:05+00:00"],
        "Earlier": [
            1,
            "leader",
            1,
            "2029-12-24T03:04:05+00:00",
            "2029-12-25T03:04:05+00:00",
        ],
        "FormerCode": [],
    }
    assert file["kept_until"] == "2030-07-08"
    numbers = dict(Edition.objects.values_list("number", "sha256"))
    assert [file["edition"], file["earlier"][0]["edition"]] == [
        {"number": 2, "sha256": numbers[2]},
        {"number": 1, "sha256": numbers[1]},
    ]
    assert (file["questionnaire"], file["earlier"][0]["questionnaire"]) == (2, 1)
    assert attempt.token_sha256 not in json.dumps(file)


def test_it_is_read_in_few_queries(
    attempt: Attempt, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published, answers = edition(2), answers_of(attempt)
    with django_assert_num_queries(6):  # the earlier times, edition 1, seconds, hashes, list, notes
        stored_of(attempt, published, answers)
    Earlier.objects.all().delete()
    with django_assert_num_queries(5):
        stored_of(attempt, published, answers)
