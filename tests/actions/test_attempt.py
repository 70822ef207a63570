"""What a visitor does with an attempt."""

import threading
import time

import pytest
from django.db import connection, transaction

from careers.actions import attempt as actions
from careers.domain.catalogue import Catalogue
from careers.models import Answer, Attempt, Edition
from careers.models.attempt import token_hash
from careers.queries.attempt import answers_of

pytestmark = pytest.mark.django_db


def test_a_token_opens_its_attempt_and_is_stored_only_as_a_hash(edition: Edition) -> None:
    attempt, token = actions.start(edition.pk)
    _, other_token = actions.start(edition.pk)
    assert len(token) == 43
    assert token != other_token
    assert Attempt.objects.held_by(token).get() == attempt
    assert attempt.token_sha256 == token_hash(token)
    assert token not in str(list(Attempt.objects.values()))


def test_answers_are_saved_and_replaced(edition: Edition, catalogue: Catalogue) -> None:
    attempt, _ = actions.start(edition.pk)
    first, second = (item.code for item in catalogue.questionnaire[:2])
    actions.save(attempt, catalogue, {first: 4, second: None})
    actions.save(attempt, catalogue, {first: 2})
    actions.save(attempt, catalogue, {first: 2})
    assert answers_of(attempt) == {first: 2, second: None}
    assert Answer.objects.count() == 2


@pytest.mark.parametrize("value", [0, 6, -1])
def test_one_bad_answer_saves_none(edition: Edition, catalogue: Catalogue, value: int) -> None:
    attempt, _ = actions.start(edition.pk)
    first, second = (item.code for item in catalogue.questionnaire[:2])
    with pytest.raises(ValueError, match=second):
        actions.save(attempt, catalogue, {first: 3, second: value})
    with pytest.raises(ValueError, match="nobody"):
        actions.save(attempt, catalogue, {first: 3, "nobody": 3})
    assert answers_of(attempt) == {}


def test_standing_somewhere(edition: Edition, catalogue: Catalogue) -> None:
    attempt, _ = actions.start(edition.pk)
    actions.save(attempt, catalogue, {}, "team-leader")
    assert Attempt.objects.get().role == attempt.role == "team-leader"
    with pytest.raises(ValueError, match="human-resources"):
        actions.save(attempt, catalogue, {}, "human-resources")
    actions.save(attempt, catalogue, {})
    assert Attempt.objects.get().role == "team-leader"
    actions.save(attempt, catalogue, {}, "")
    assert Attempt.objects.get().role == ""


def test_what_was_erased_stays_erased(edition: Edition, catalogue: Catalogue) -> None:
    attempt, _ = actions.start(edition.pk)
    actions.erase(Attempt.objects.get())
    with pytest.raises(actions.Gone):
        actions.save(attempt, catalogue, {catalogue.questionnaire[0].code: 3}, "trainer")
    assert Attempt.objects.count() == Answer.objects.count() == 0


def test_erasing_leaves_nothing(edition: Edition, catalogue: Catalogue) -> None:
    attempt, token = actions.start(edition.pk)
    kept, _ = actions.start(edition.pk)
    actions.save(attempt, catalogue, {catalogue.questionnaire[0].code: 3})
    actions.erase(attempt)
    assert not Attempt.objects.held_by(token).exists()
    assert list(Attempt.objects.all()) == [kept]
    assert Answer.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_erasing_waits_for_answers_being_saved_and_takes_them_along(
    edition: Edition, catalogue: Catalogue
) -> None:
    attempt, _ = actions.start(edition.pk)
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
