"""Publishing: whole, checked, immutable."""

import json
import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.actions.draft import replace_draft
from careers.actions.edition import Refused, Seen, publish
from careers.domain import document
from careers.domain.proof import digest, proof
from careers.models import Challenge, Edition, Immutable, Role, RoleSkill
from careers.queries.draft import draft
from careers.queries.edition import NothingPublished, current_edition, edition
from careers.queries.proof import proof_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    replace_draft(factories.catalogue())


def test_the_first_edition(loaded: None) -> None:
    editor = User.objects.create_user("editor")
    made = publish("  The   first one ", editor)
    assert (made.number, made.note, made.published_by, made.schema) == (
        1,
        "The first one",
        editor,
        document.SCHEMA,
    )
    assert made.document == document.write(factories.catalogue())
    assert made.sha256 == document.digest(made.document)
    assert timezone.now() - made.published_at < timedelta(minutes=1)


def test_an_edition_keeps_how_well_its_roles_are_found_again(loaded: None) -> None:
    made = publish("One", None)
    assert proof_of(1) == proof(factories.catalogue())
    made.refresh_from_db()
    assert made.proof
    assert made.proof["report"]["respondents"] == 50


def test_the_proof_is_taken_over_where_nothing_it_hangs_on_changed(loaded: None) -> None:
    """One that no run would give, so that a second run would show."""
    catalogue = factories.catalogue()
    publish("One", None)
    first = Edition.objects.get()
    assert first.proof
    kept = {**first.proof, "report": {**first.proof["report"], "seed": 99}}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE careers_edition SET proof = %s", [json.dumps(kept)])
    Role.objects.filter(pk="agent").update(title="Adviser")
    publish("Two", None)
    found = proof_of(2)
    assert found is not None
    assert (found.report.seed, found.digest) == (99, digest(catalogue))
    RoleSkill.objects.filter(role_id="agent", skill_id="speaking").update(level=5)
    publish("Three", None)
    again = proof_of(3)
    assert again is not None
    assert again.report.seed == 1
    assert again.digest != digest(catalogue)


def test_an_edition_with_one_role_has_no_proof() -> None:
    replace_draft(factories.catalogue(roles=[factories.role("agent")], steps=[]))
    publish("One", None)
    assert (Edition.objects.get().proof, proof_of(1)) == (None, None)


def test_the_next_edition_is_seen_and_the_one_before_stays(loaded: None) -> None:
    publish("One", None)
    Role.objects.filter(pk="agent").update(title="Adviser")
    publish("Two", None)
    assert edition(2).catalogue.role("agent").title == "Adviser"
    assert edition(1).catalogue.role("agent").title == "Agent"


@pytest.mark.parametrize("note", ["", "   ", "x" * 501])
def test_a_note_is_needed(loaded: None, note: str) -> None:
    with pytest.raises(Refused):
        publish(note, None)
    assert Edition.objects.count() == 0


def test_a_draft_with_errors_is_refused_with_its_findings(loaded: None) -> None:
    Challenge.objects.filter(pk="shifts").update(summary="Hard.")
    with pytest.raises(Refused) as caught:
        publish("One", None)
    assert [(f.kind, f.code, f.field) for f in caught.value.findings] == [
        ("challenge", "shifts", "summary")
    ]
    assert Edition.objects.count() == 0


def test_an_unchanged_draft_is_refused(loaded: None) -> None:
    publish("One", None)
    with pytest.raises(Refused, match="edition 1"):
        publish("Two", None)
    assert Edition.objects.count() == 1


def test_nothing_changes_an_edition(loaded: None) -> None:
    made = publish("One", None)
    made.note = "Another"
    with pytest.raises(Immutable):
        made.save()
    with pytest.raises(Immutable):
        made.delete()
    with pytest.raises(Immutable):
        Edition.objects.update(note="Another")
    with pytest.raises(Immutable):
        Edition.objects.all().delete()
    with pytest.raises(Immutable):
        Edition.objects.bulk_update([made], ["note"])
    assert Edition.objects.get().note == "One"


def test_before_the_first_edition_there_is_none() -> None:
    with pytest.raises(NothingPublished):
        current_edition()


def test_an_edition_is_read_from_the_database_once(
    loaded: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish("One", None)
    first = edition(1)
    with django_assert_num_queries(0):
        assert edition(1).catalogue is first.catalogue


def test_an_edition_made_by_hand_does_not_overwrite_one(loaded: None) -> None:
    made = publish("One", None)
    forged = Edition(
        pk=made.pk,
        number=1,
        document="{}",
        schema=1,
        sha256="",
        note="X",
        published_at=made.published_at,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()
    assert Edition.objects.get().note == "One"


@pytest.mark.django_db(transaction=True)
def test_publishing_is_seen_by_the_process_that_published(loaded: None) -> None:
    publish("One", None)
    assert current_edition().number == 1
    Role.objects.filter(pk="agent").update(title="Adviser")
    publish("Two", None)
    assert current_edition().number == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_is_told(loaded: None) -> None:
    seen = Seen(0, document.digest(document.write(draft().catalogue)))
    results: list[object] = []

    def press(note: str) -> None:
        try:
            results.append(publish(note, None, seen).number)
        except Refused as refused:
            results.append(refused.reason)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(note,)) for note in ("A", "B")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Edition.objects.count() == 1
    told = "Somebody else published meanwhile. Look at their edition first, then publish."
    assert sorted(map(str, results)) == ["1", told]
