"""What a visitor does with an attempt."""

import threading
import time
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from careers.actions import attempt as actions
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.models import Answer, Attempt, Edition
from careers.models.attempt import token_hash
from careers.queries.attempt import answers_of

pytestmark = pytest.mark.django_db


def test_a_code_opens_its_attempt_and_is_stored_only_as_a_hash(edition: Edition) -> None:
    code = make()
    attempt = actions.start(edition.pk, code)
    actions.start(edition.pk, make())
    assert Attempt.objects.held_by(code).get() == attempt
    assert attempt.token_sha256 == token_hash(code)
    assert code not in str(list(Attempt.objects.values()))


def test_starting_twice_with_one_code_gives_one_attempt(edition: Edition) -> None:
    code = make()
    assert actions.start(edition.pk, code) == actions.start(edition.pk, code)
    assert Attempt.objects.count() == 1


def test_answers_are_saved_and_replaced(edition: Edition, catalogue: Catalogue) -> None:
    attempt = actions.start(edition.pk, make())
    first, second = (item.code for item in catalogue.questionnaire[:2])
    actions.save(attempt, catalogue, {first: 4, second: None})
    actions.save(attempt, catalogue, {first: 2})
    actions.save(attempt, catalogue, {first: 2})
    assert answers_of(attempt) == {first: 2, second: None}
    assert Answer.objects.count() == 2


@pytest.mark.parametrize("value", [0, 6, -1])
def test_one_bad_answer_saves_none(edition: Edition, catalogue: Catalogue, value: int) -> None:
    attempt = actions.start(edition.pk, make())
    first, second = (item.code for item in catalogue.questionnaire[:2])
    with pytest.raises(ValueError, match=second):
        actions.save(attempt, catalogue, {first: 3, second: value})
    with pytest.raises(ValueError, match="nobody"):
        actions.save(attempt, catalogue, {first: 3, "nobody": 3})
    assert answers_of(attempt) == {}


def test_standing_somewhere(edition: Edition, catalogue: Catalogue) -> None:
    attempt = actions.start(edition.pk, make())
    actions.save(attempt, catalogue, {}, "team-leader")
    assert Attempt.objects.get().role == attempt.role == "team-leader"
    with pytest.raises(ValueError, match="human-resources"):
        actions.save(attempt, catalogue, {}, "human-resources")
    actions.save(attempt, catalogue, {})
    assert Attempt.objects.get().role == "team-leader"
    actions.save(attempt, catalogue, {}, "")
    assert Attempt.objects.get().role == ""


def test_what_was_erased_stays_erased(edition: Edition, catalogue: Catalogue) -> None:
    attempt = actions.start(edition.pk, make())
    actions.erase(Attempt.objects.get())
    with pytest.raises(actions.Gone):
        actions.save(attempt, catalogue, {catalogue.questionnaire[0].code: 3}, "trainer")
    assert Attempt.objects.count() == Answer.objects.count() == 0


def test_erasing_leaves_nothing(edition: Edition, catalogue: Catalogue) -> None:
    code = make()
    attempt = actions.start(edition.pk, code)
    kept = actions.start(edition.pk, make())
    actions.save(attempt, catalogue, {catalogue.questionnaire[0].code: 3})
    actions.erase(attempt)
    assert not Attempt.objects.held_by(code).exists()
    assert list(Attempt.objects.all()) == [kept]
    assert Answer.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_erasing_waits_for_answers_being_saved_and_takes_them_along(
    edition: Edition, catalogue: Catalogue
) -> None:
    attempt = actions.start(edition.pk, make())
    first = catalogue.questionnaire[0].code
    saving, erasing = threading.Event(), threading.Event()

    def erase() -> None:
        saving.wait(5)
        erasing.set()
        actions.erase(attempt)
        connection.close()

    thread = threading.Thread(target=erase)
    thread.start()
    with transaction.atomic():
        actions.save(attempt, catalogue, {first: 3})
        saving.set()
        erasing.wait(5)
        time.sleep(0.2)
    thread.join()
    assert Attempt.objects.count() == Answer.objects.count() == 0


# Time -------------------------------------------------------------------------------------------


def test_seconds_are_shared_and_kept_from_the_first_time(
    edition: Edition, catalogue: Catalogue
) -> None:
    attempt = actions.start(edition.pk, make())
    first, second, third = (item.code for item in catalogue.questionnaire[:3])
    actions.save(attempt, catalogue, {first: 3, second: None}, seconds=9.0)
    actions.save(attempt, catalogue, {first: 4, third: 2})
    actions.save(attempt, catalogue, {first: 5, second: 1, third: 2}, seconds=60.0)
    assert dict(Answer.objects.values_list("item", "seconds")) == {
        first: 4.5,
        second: 4.5,
        third: None,
    }


def test_a_revision_keeps_what_the_answers_were_at_first(
    edition: Edition, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = actions.start(edition.pk, make())
    first, second = (item.code for item in catalogue.questionnaire[:2])
    rest = {item.code: 3 for item in catalogue.questionnaire[2:]}
    actions.save(attempt, catalogue, {first: 1, second: 1})
    actions.save(attempt, catalogue, {**rest, first: 3, second: None})
    assert Attempt.objects.get().revision is None  # on the way there is no result to be moved
    began = timezone.now()

    def save(minutes: int, **values: int | None) -> tuple[datetime, dict[str, int | None]] | None:
        monkeypatch.setattr(timezone, "now", lambda: began + timedelta(minutes=minutes))
        asked = {first: values["first"], second: values["second"]}
        actions.save(attempt, catalogue, asked)
        found = Attempt.objects.get().revision
        return found and (datetime.fromisoformat(found["since"]), found["was"])

    assert save(0, first=3, second=None) is None
    assert save(1, first=3, second=None) is None
    opened = began + timedelta(minutes=2)
    assert save(2, first=4, second=None) == (opened, {first: 3})
    assert save(9, first=5, second=2) == (opened, {first: 3, second: None})
    later = began + timedelta(minutes=60)
    assert save(60, first=5, second=1) == (later, {second: 2})
    # The clock was set back: what comes then is a revision of its own.
    assert save(50, first=1, second=1) == (began + timedelta(minutes=50), {first: 5})


def test_an_attempt_is_kept_from_the_last_day_it_was_opened(edition: Edition) -> None:
    code, today = make(), timezone.localdate()
    attempt = actions.start(edition.pk, code)
    assert not actions.see(attempt)
    last = today - timedelta(days=settings.ATTEMPT_DAYS)
    Attempt.objects.update(seen_on=last)
    attempt.refresh_from_db()
    assert (attempt.kept_until, actions.expire(9)) == (today, 0)
    assert actions.see(attempt)
    assert Attempt.objects.get().seen_on == attempt.seen_on == today


def test_what_nobody_opens_expires_and_is_swept_out_by_the_next_to_come(
    edition: Edition, catalogue: Catalogue
) -> None:
    code = make()
    attempt = actions.start(edition.pk, code)
    actions.save(attempt, catalogue, {catalogue.questionnaire[0].code: 3})
    old = timezone.localdate() - timedelta(days=settings.ATTEMPT_DAYS + 1)
    Attempt.objects.update(seen_on=old)
    assert not Attempt.objects.held_by(code).alive().exists()
    kept = actions.start(edition.pk, make())
    assert list(Attempt.objects.all()) == [kept]
    assert Answer.objects.count() == 0
    Attempt.objects.update(seen_on=old)
    assert (actions.expire(9), actions.expire(9)) == (1, 0)
