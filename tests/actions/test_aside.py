"""What a visitor does about roles they do not want."""

from typing import Any

import pytest

from careers.actions import aside as actions, attempt as attempts
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.models import Attempt, Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(edition: Edition) -> Attempt:
    return attempts.start(edition.pk, make())


def stored(attempt: Attempt) -> Any:
    return Attempt.objects.get(pk=attempt.pk).set_aside


def test_the_last_one_set_aside_comes_last(attempt: Attempt, catalogue: Catalogue) -> None:
    for role in ("trainer", "team-leader", "human-resources", "trainer"):
        actions.set_aside(attempt, catalogue, role)
    assert stored(attempt) == attempt.set_aside == ["team-leader", "human-resources", "trainer"]


def test_a_role_is_brought_back_once_and_for_all(attempt: Attempt, catalogue: Catalogue) -> None:
    for role in ("trainer", "team-leader"):
        actions.set_aside(attempt, catalogue, role)
    for role in ("trainer", "trainer", "boss"):
        actions.bring_back(attempt, role)
        assert stored(attempt) == attempt.set_aside == ["team-leader"]
    actions.set_aside(attempt, catalogue, "trainer")
    actions.bring_all_back(attempt)
    assert stored(attempt) == attempt.set_aside == []


def test_an_unknown_role_is_refused(attempt: Attempt, catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="boss"):
        actions.set_aside(attempt, catalogue, "boss")
    assert stored(attempt) == []


def test_two_windows_do_not_undo_each_other(attempt: Attempt, catalogue: Catalogue) -> None:
    other = Attempt.objects.get(pk=attempt.pk)
    actions.set_aside(attempt, catalogue, "trainer")
    actions.set_aside(other, catalogue, "team-leader")
    assert stored(attempt) == ["trainer", "team-leader"]


def test_it_is_no_change_of_answers_and_somebody_elses_is_left_alone(
    attempt: Attempt, edition: Edition, catalogue: Catalogue
) -> None:
    other = attempts.start(edition.pk, make())
    before = Attempt.objects.get(pk=attempt.pk)
    actions.set_aside(attempt, catalogue, "trainer")
    after = Attempt.objects.get(pk=attempt.pk)
    assert (after.changed_at, after.revision) == (before.changed_at, before.revision)
    assert stored(other) == []


def test_nothing_comes_back_for_an_attempt_erased_meanwhile(
    attempt: Attempt, catalogue: Catalogue
) -> None:
    attempts.erase(Attempt.objects.get(pk=attempt.pk))
    with pytest.raises(attempts.Gone):
        actions.set_aside(attempt, catalogue, "trainer")
    with pytest.raises(attempts.Gone):
        actions.bring_back(attempt, "trainer")
    assert Attempt.objects.count() == 0
