"""Groups are made, changed and given up; visitors join and leave."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.utils import timezone

from careers.actions import group as actions
from careers.actions.attempt import Gone
from careers.models import Answer, Attempt, Edition, Group

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.now() - timedelta(days=1)


@pytest.fixture
def night(publisher: User) -> Group:
    return actions.make("Night shift", publisher)


@pytest.fixture
def attempt(edition: Edition) -> Attempt:
    made = Attempt.objects.create(token_sha256="mine", edition=edition)
    Attempt.objects.update(changed_at=YESTERDAY)
    made.refresh_from_db()
    return made


def deeds() -> list[tuple[int, str, str]]:
    entries = LogEntry.objects.order_by("pk")
    return [(it.action_flag, it.object_repr, it.change_message) for it in entries]


def test_a_group_is_made_open_and_with_a_code(publisher: User) -> None:
    made = actions.make("Night shift", publisher)
    kept = Group.objects.get()
    assert (kept.pk, kept.name, kept.created_by, kept.closed_at) == (
        made.pk,
        "Night shift",
        publisher,
        None,
    )
    assert len(kept.code) == 8
    assert deeds() == [(1, "Night shift", '[{"added": {}}]')]


def test_a_name_is_given_once_whatever_its_case(night: Group, publisher: User) -> None:
    day = actions.make("Day shift", publisher)
    with pytest.raises(actions.Taken):
        actions.make("night SHIFT", publisher)
    with pytest.raises(actions.Taken):
        actions.rename(day, "NIGHT shift", publisher)
    assert sorted(Group.objects.values_list("name", flat=True)) == ["Day shift", "Night shift"]


def test_a_group_is_renamed_and_keeps_its_code(night: Group, publisher: User) -> None:
    code = night.code
    actions.rename(night, "NIGHT shift", publisher)
    night.refresh_from_db()
    assert (night.name, night.code) == ("NIGHT shift", code)
    assert deeds()[-1] == (2, "NIGHT shift", '[{"changed": {}}]')


def test_closing_twice_changes_nothing_and_opening_undoes_it(night: Group, publisher: User) -> None:
    actions.close(night, publisher)
    first = Group.objects.get().closed_at
    assert first is not None
    actions.close(night, publisher)
    assert Group.objects.get().closed_at == first
    actions.reopen(night, publisher)
    assert Group.objects.get().closed_at is None
    assert len(deeds()) == 3


def test_who_was_in_a_deleted_group_keeps_every_answer(
    night: Group, attempt: Attempt, publisher: User
) -> None:
    Answer.objects.create(attempt=attempt, item="speaking-1", value=3)
    actions.join(attempt, night.code)
    actions.delete(night, publisher)
    attempt.refresh_from_db()
    assert (attempt.group, attempt.answers.count(), Group.objects.count()) == (None, 1, 0)
    assert deeds()[-1] == (3, "Night shift", '[{"deleted": {}}]')


def test_joining_takes_the_code_however_it_is_typed(night: Group, attempt: Attempt) -> None:
    typed = f" {night.code[:4].lower()} - {night.code[4:]}"
    assert actions.join(attempt, typed) == night
    assert attempt.group == night
    kept = Attempt.objects.get()
    assert kept.group == night
    assert kept.changed_at > YESTERDAY  # and so waits in line anew


def test_joining_again_changes_nothing(night: Group, attempt: Attempt) -> None:
    Attempt.objects.update(group=night, changed_at=YESTERDAY)
    attempt.refresh_from_db()
    assert actions.join(attempt, night.code) == night
    assert Attempt.objects.get().changed_at == YESTERDAY


def test_joining_another_group_leaves_the_first(
    night: Group, attempt: Attempt, publisher: User
) -> None:
    day = actions.make("Day shift", publisher)
    actions.join(attempt, night.code)
    actions.join(attempt, day.code)
    assert Attempt.objects.get().group == day


@pytest.mark.parametrize("typed", ["", "ABC", "ABCD-EFGH", "ABCD-EFGHJ", "🙂"])
def test_a_code_that_is_none_opens_nothing(night: Group, attempt: Attempt, typed: str) -> None:
    Group.objects.update(code="23456789")
    with pytest.raises(actions.NoSuchGroup):
        actions.join(attempt, typed)
    assert Attempt.objects.get().group is None


def test_a_closed_group_looks_like_none_and_keeps_its_people(
    night: Group, attempt: Attempt, edition: Edition, publisher: User
) -> None:
    actions.join(attempt, night.code)
    actions.close(night, publisher)
    late = Attempt.objects.create(token_sha256="late", edition=edition)
    with pytest.raises(actions.NoSuchGroup):
        actions.join(late, night.code)
    assert list(night.attempts.all()) == [attempt]
    actions.reopen(night, publisher)
    assert actions.join(late, night.code) == night


def test_leaving_is_done_once_and_waits_in_line_anew(night: Group, attempt: Attempt) -> None:
    Attempt.objects.update(group=night)
    attempt.refresh_from_db()
    actions.leave(attempt)
    left = Attempt.objects.get()
    assert left.group is None
    assert left.changed_at > YESTERDAY
    Attempt.objects.update(changed_at=YESTERDAY)
    actions.leave(attempt)
    assert Attempt.objects.get().changed_at == YESTERDAY


def test_an_attempt_erased_meanwhile_stays_erased(night: Group, attempt: Attempt) -> None:
    held = Attempt.objects.get()
    Attempt.objects.all().delete()
    with pytest.raises(Gone):
        actions.join(held, night.code)
    held.group = night
    with pytest.raises(Gone):
        actions.leave(held)
    assert Attempt.objects.count() == 0
