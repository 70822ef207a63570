"""What is erased is nowhere any more, and a mark that says nothing keeps it from coming back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from careers.actions import erasing, searching
from careers.actions.attempt import erase, expire, start
from careers.actions.code import renew
from careers.actions.plan import add_action, add_evidence
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.models import (
    Answer,
    Attempt,
    Earlier,
    Edition,
    Erasure,
    FormerCode,
    Group,
    Review,
    VainSearch,
)
from careers.models.attempt import token_hash
from tests.dumped import dumped


def marks() -> set[str]:
    return set(Erasure.objects.values_list("mark", flat=True))


def told(code: str) -> str:
    return erasing.mark_of("attempt", token_hash(code))


def test_erasing_leaves_no_row_and_no_trace_of_the_code_or_the_words(
    edition: Edition, catalogue: Catalogue
) -> None:
    code, other = make(), make()
    attempt, kept = start(edition.pk, code), start(edition.pk, other)
    for row in (attempt, kept):
        Answer.objects.create(attempt=row, item="speaking-1", value=4)
        Earlier.objects.create(
            attempt=row,
            edition=edition,
            answers={"speaking-1": 2},
            started_at=timezone.now(),
            ended_at=timezone.now(),
        )
    Attempt.objects.filter(pk=attempt.pk).update(
        request="zebra-request", group=Group.objects.create(name="Night", code="ZD9MZPAF")
    )
    skill = catalogue.skills[0].code
    add_action(attempt, catalogue, "zebra-action")
    add_evidence(attempt, catalogue, skill, "zebra-note", "zebra-when")
    fresh = make()
    renew(attempt, fresh)
    assert [dumped().count(word) for word in ("zebra-", token_hash(fresh))] == [4, 1]

    erase(attempt)

    held = dumped()
    gone = (code, fresh, token_hash(code), token_hash(fresh), "zebra-")
    assert [word for word in gone if word in held] == []
    hanging = [
        relation.related_model._default_manager.filter(**{relation.field.name: attempt.pk}).count()
        for relation in Attempt._meta.related_objects
    ]
    assert hanging == [0] * 5
    assert list(Attempt.objects.all()) == [kept]
    assert marks() == {told(code), told(fresh)}


def test_what_expired_is_remembered_too_and_erasing_twice_is_no_error(edition: Edition) -> None:
    code = make()
    attempt = start(edition.pk, code)
    Attempt.objects.update(seen_on=timezone.localdate() - timedelta(days=181))
    assert (expire(5), expire(5)) == (1, 0)
    erase(attempt)
    assert marks() == {told(code)}


@pytest.mark.django_db(transaction=True)
def test_the_file_beside_the_database_says_the_same(
    edition: Edition, settings: Any, tmp_path: Path
) -> None:
    settings.ERASED_FILE = tmp_path / "away" / "erased.txt"
    codes = [make(), make(), make()]
    erase(start(edition.pk, codes[0]))
    with settings.ERASED_FILE.open("a") as file:
        file.write("cut sh")
    for code in codes[1:]:
        erase(start(edition.pk, code))
    today = timezone.localdate().isoformat()
    lines = [f"{told(it)} {today}" for it in codes]
    lines.insert(1, "cut sh")
    assert settings.ERASED_FILE.read_text().splitlines() == lines
    assert settings.ERASED_FILE.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_a_file_that_cannot_be_written_keeps_nobody_from_erasing(
    edition: Edition,
    settings: Any,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.ERASED_FILE = tmp_path  # a folder
    code = make()
    erase(start(edition.pk, code))
    assert (Attempt.objects.count(), marks()) == (0, {told(code)})
    assert caplog.messages == ["ERASED_FILE cannot be written: Is a directory"]


@pytest.mark.django_db
def test_a_search_that_staff_forget_is_remembered_as_a_mark() -> None:
    for words in ("ann lee", "other"):
        searching.count(words)
    digest = VainSearch.objects.order_by("pk").values_list("digest", flat=True)[0]
    searching.forget(digest)
    searching.forget(digest)
    assert marks() == {erasing.mark_of("search", digest)}
    assert VainSearch.objects.count() == 1


def test_what_no_backup_can_undo_is_forgotten(
    edition: Edition, settings: Any, tmp_path: Path
) -> None:
    settings.BACKUP_DAYS = 60
    settings.ERASED_FILE = tmp_path / "erased.txt"
    today = timezone.localdate()
    old, young = (f"{'0' * 64} {today - timedelta(days=days)}\n" for days in (91, 90))
    settings.ERASED_FILE.write_text(f"{old}{young}{old}{young}cut sh")
    Erasure.objects.create(mark="old", on=today - timedelta(days=91))
    Erasure.objects.create(mark="kept", on=today - timedelta(days=90))
    attempt = start(edition.pk, make())
    renew(attempt, make())
    Attempt.objects.all().delete()  # as a release does that knows nothing of former codes
    FormerCode.objects.create(attempt_id=attempt.pk, mark="left over")
    erasing.sweep()
    assert marks() == {"kept"}
    assert settings.ERASED_FILE.read_text() == f"{young}{young}cut sh"
    assert FormerCode.objects.count() == 0


# Accounts ---------------------------------------------------------------------------------------


def tried(name: str) -> None:
    """Somebody tried to sign in under this name."""
    AccessAttempt.objects.create(username=name, failures_since_start=1)
    AccessFailureLog.objects.create(username=name)
    AccessLog.objects.create(username=name)


@pytest.mark.django_db
def test_who_tried_to_sign_in_is_forgotten_after_a_time(settings: Any) -> None:
    settings.SIGN_IN_DAYS = 10
    for days, name in ((11, "long ago"), (9, "lately")):
        tried(name)
        for model in erasing.SIGN_INS:
            then = timezone.now() - timedelta(days=days)
            model.objects.filter(username=name).update(attempt_time=then)
    erasing.sweep()
    found = [list(it.objects.values_list("username", flat=True)) for it in erasing.SIGN_INS]
    assert found == [["lately"]] * 3


@pytest.mark.django_db
def test_a_deleted_account_is_named_nowhere(publisher: User) -> None:
    user = User.objects.create_user("zebra-ann", "zebra@example.org", first_name="zebra-first")
    LogEntry.objects.create(
        user=publisher,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        object_repr="zebra-ann",
        action_flag=CHANGE,
    )
    tried("zebra-ann")
    key, name = user.pk, erasing.account_name(user)
    erasing.delete_account(user)
    assert "zebra" not in dumped()
    assert LogEntry.objects.get().object_repr == f"#{key}"
    assert marks() == {erasing.mark_of("account", name)}


@pytest.mark.django_db
def test_an_account_that_something_kept_hangs_on_stays_with_all_of_it(publisher: User) -> None:
    tried("publisher")
    Review.objects.create(kind="role", code="agent", verdict="said", by=publisher)
    with pytest.raises(ProtectedError):
        erasing.delete_account(publisher)
    assert (User.objects.count(), AccessLog.objects.count(), marks()) == (1, 1, set())


def test_a_mark_is_of_its_kind_alone() -> None:
    found = {erasing.mark_of(kind, "x") for kind in ("attempt", "search", "account")}
    assert len(found) == 3
    assert {len(mark) for mark in found} == {64}


def test_the_desk_deletes_an_account_the_same_way(desk: Client, publisher: User) -> None:
    gone = [User.objects.create_user(name) for name in ("zebra-one", "zebra-two", "zebra-three")]
    names = {erasing.mark_of("account", erasing.account_name(it)) for it in gone}
    for user in gone:
        tried(user.username)
    one = desk.post(f"/desk/auth/user/{gone[0].pk}/delete/", {"post": "yes"})
    both = desk.post(
        "/desk/auth/user/",
        {
            "action": "delete_selected",
            "_selected_action": [it.pk for it in gone[1:]],
            "post": "yes",
        },
    )
    assert (one.status_code, both.status_code) == (302, 302)
    assert marks() == names
    assert "zebra-" not in dumped()
