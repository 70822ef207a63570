"""Erasing what is somebody's, so that it stays erased where an older backup is brought back.

Of what is erased a mark stays, in the database and in a file beside it (`ERASED_FILE`), since the database
itself may be what is lost. A mark is a SHA-256 of what named the data. It is not keyed: what it is made
from is a fingerprint of 135 random bits, which nobody can guess, and a key that is lost with its host
would let everybody come back who was erased.
"""

import fcntl
import hashlib
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import IO, Literal

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from careers.models import Attempt, Erasure, FormerCode

_LOG = logging.getLogger(__name__)

MARGIN = timedelta(days=30)
"""So much longer than a backup its erasures are remembered: clocks and rotations are not exact."""
SIGN_INS = (AccessAttempt, AccessFailureLog, AccessLog)


def mark_of(kind: Literal["attempt", "search", "account"], name: str) -> str:
    """What is remembered of a thing erased: `name` is an attempt's `token_sha256`, a vain search's
    `digest`, or what `account_name` says of an account."""
    return hashlib.sha256(f"rungs.erased.{kind}:{name}".encode()).hexdigest()


def account_name(user: User) -> str:
    """What tells an account from a later one of the same name."""
    return f"{user.username} {user.date_joined.isoformat()}"


def erase_attempts(keys: Iterable[int]) -> int:
    """Delete the attempts of these primary keys with all that hangs on them, and remember that; how many
    there were. Whoever writes to one at the same moment is waited for."""
    asked = list(keys)
    if not asked:
        return 0
    with transaction.atomic():
        held = dict(
            Attempt.objects.select_for_update()
            .filter(pk__in=asked)
            .values_list("pk", "token_sha256")
        )
        if not held:
            return 0
        former = FormerCode.objects.filter(attempt__in=held).values_list("mark", flat=True)
        remember([*(mark_of("attempt", token) for token in held.values()), *former])
        Attempt.objects.filter(pk__in=held).delete()
    return len(held)


def remember(marks: Iterable[str]) -> None:
    """Remember that what these marks stand for was erased; once the transaction is through, in the file
    too. Remembering twice changes nothing."""
    today = timezone.localdate()
    found = list(marks)
    rows = [Erasure(mark=mark, on=today) for mark in found]
    Erasure.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    transaction.on_commit(lambda: _note(found, today), robust=True)


def _note(marks: Iterable[str], on: date) -> None:
    """Write marks at the end of the file. That it cannot be written keeps nobody from erasing."""
    lines = "".join(f"{mark} {on.isoformat()}\n" for mark in marks)
    path = Path(settings.ERASED_FILE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _held(path) as file:
            before = file.read()
            # A line that a power cut cut short must not take the next with it.
            file.write(lines if before.endswith("\n") or not before else f"\n{lines}")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _LOG.error("ERASED_FILE cannot be written: %s", error.strerror)


@contextmanager
def _held(path: Path) -> Iterator[IO[str]]:
    """The file, for its owner only, while no other process writes it."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def sweep() -> None:
    """Forget erasures that no backup can undo any more, and who signed in long ago."""
    past = timezone.localdate() - timedelta(days=settings.BACKUP_DAYS) - MARGIN
    Erasure.objects.filter(on__lt=past).delete()
    _shorten(past)
    FormerCode.objects.exclude(attempt__in=Attempt.objects.values("pk")).delete()
    long_ago = timezone.now() - timedelta(days=settings.SIGN_IN_DAYS)
    for model in SIGN_INS:
        model.objects.filter(attempt_time__lt=long_ago).delete()


def _shorten(past: date) -> None:
    """Leave out of the file what was erased before that day. Of a line cut short nobody can tell when
    that was: it stays."""
    path = Path(settings.ERASED_FILE)
    if not path.is_file():
        return
    with _held(path) as file:
        lines = file.readlines()
        kept = [line for line in lines if line.split(" ")[-1].strip() >= past.isoformat()]
        if kept != lines:
            file.seek(0)
            file.writelines(kept)
            file.truncate()


# Accounts ---------------------------------------------------------------------------------------


def delete_account(user: User) -> None:
    """Delete an account with its sign-ins, and take its name out of what others did to it. What it did
    itself at the desk goes with it; who has published, reviewed or looked after something that is kept
    cannot be deleted, only disabled. Raises `ProtectedError`."""
    about = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk)
    )
    with transaction.atomic():
        remember([mark_of("account", account_name(user))])
        about.update(object_repr=f"#{user.pk}", change_message="")
        for model in SIGN_INS:
            model.objects.filter(username=user.username).delete()
        user.delete()
