"""What a visitor does with an attempt: start it, save answers, come back to it, erase it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from careers.actions.erasing import erase_attempts
from careers.domain.catalogue import Catalogue
from careers.models import Attempt
from careers.models.attempt import token_hash
from careers.queries.attempt import answers_of

SWEPT = 20
"""So many expired attempts whoever begins one sweeps out at most: nobody is to wait for the rest."""
REVISED_WITHIN = timedelta(minutes=30)
"""Changes no further apart than this from the first of them count as one revision."""


def start(edition_id: int, code: str, target: str = "") -> Attempt:
    """The attempt that a code opens from now on, under an edition; the code is stored only as a
    hash. `target` is the code of the role they measure themselves for, empty for none. Starting twice
    with one code, as a form sent twice does, gives the same attempt.

    Whoever comes also sweeps out what has expired, so that nothing is kept longer than we say where
    nobody has set a clock for it.
    """
    expire(SWEPT)
    attempt, _ = Attempt.objects.get_or_create(
        token_sha256=token_hash(code), defaults={"edition_id": edition_id, "target": target}
    )
    return attempt


def see(attempt: Attempt) -> bool:
    """Note that somebody opened the attempt today, and keep it that much longer. Whether it was the
    first time today."""
    today = timezone.localdate()
    if attempt.seen_on == today:
        return False
    Attempt.objects.filter(pk=attempt.pk).update(seen_on=today)
    attempt.seen_on = today
    return True


class Gone(Exception):
    """The attempt has been erased since it was read; nothing was saved, and nothing comes back."""


class Moved(Exception):
    """The answers were set apart or moved to another edition since the attempt was read; nothing was
    changed."""


@contextmanager
def holding(attempt: Attempt) -> Iterator[Attempt]:
    """The attempt's row as it is now, in a transaction in which it is not erased and no other verb
    writes it. Raises `Gone` for one erased meanwhile."""
    with transaction.atomic():
        held = Attempt.objects.select_for_update().filter(pk=attempt.pk).first()
        if held is None:
            raise Gone
        yield held


def save(
    attempt: Attempt,
    catalogue: Catalogue,
    answers: Mapping[str, int | None],
    role: str | None = None,
    seconds: float | None = None,
    was: Mapping[str, int | None] | None = None,
) -> None:
    """Save answers by item code, each 1 to 5 or None for "not sure, skip"; and the role they hold
    now, if `role` is given (empty for none). `seconds` is how long their page was open, None where
    nobody can tell. `was` is what the answers were, read after the attempt; without it they are read
    again.

    An earlier answer to the same item is replaced, so sending the same twice changes nothing; once
    every question has been reached, what it was is kept as part of the attempt's last revision.
    Raises `ValueError` for an item the catalogue does not hold, a value out of range, an unknown
    role or one beyond the centre, `Gone` for an attempt erased meanwhile and `Moved` for one whose
    answers are others by now; nothing is saved then.
    """
    _refuse_bad(catalogue, answers, role)
    changes: dict[str, Any] = {} if role is None else {"role": role}
    if was is None or not _saved_at_once(attempt, catalogue, answers, changes, seconds, was):
        with holding(attempt) as held:
            if not attempt.same_time(held):
                raise Moved
            changes |= _changes(held, catalogue, answers, answers_of(attempt))
            Attempt.objects.filter(pk=attempt.pk).update(**changes)
            _write(attempt, answers, seconds)
    for name, value in changes.items():
        setattr(attempt, name, value)


def _saved_at_once(
    attempt: Attempt,
    catalogue: Catalogue,
    answers: Mapping[str, int | None],
    changes: dict[str, Any],
    seconds: float | None,
    was: Mapping[str, int | None],
) -> bool:
    """Save without reading anything again, if nobody has saved since the attempt was read: nobody else
    waits while we read, only while we write. Whatever changes answers says when (`changed_at`), and
    what sets them apart or moves them changes one of the others."""
    found = _changes(attempt, catalogue, answers, was)
    since = {name: getattr(attempt, name) for name in ("edition_id", "started_at", "changed_at")}
    with transaction.atomic():
        if not Attempt.objects.filter(pk=attempt.pk, **since).update(**changes, **found):
            return False
        _write(attempt, answers, seconds)
    changes |= found
    return True


def _changes(
    attempt: Attempt,
    catalogue: Catalogue,
    answers: Mapping[str, int | None],
    was: Mapping[str, int | None],
) -> dict[str, Any]:
    """What of an attempt changes with these answers, where the answers were those."""
    changes: dict[str, Any] = {"changed_at": timezone.now()}
    before = {item: was[item] for item in answers if item in was and was[item] != answers[item]}
    if before:
        # Who is still on the way has seen no result that a change could have moved.
        done = all(item.code in was for item in catalogue.questionnaire)
        now = changes["changed_at"]
        changes["revision"] = _revised(attempt.revision, before, now) if done else None
    return changes


def _write(attempt: Attempt, answers: Mapping[str, int | None], seconds: float | None) -> None:
    """In plain SQL, which both databases read alike: Django takes far longer to write it."""
    if not answers:
        return
    each = seconds / len(answers) if seconds is not None else None
    rows = [(attempt.pk, item, value, each) for item, value in answers.items()]
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE.format(", ".join(["(%s, %s, %s, %s)"] * len(rows))),
            [value for row in rows for value in row],
        )


_WRITE = """
INSERT INTO careers_answer (attempt_id, item, value, seconds) VALUES {}
ON CONFLICT (attempt_id, item) DO UPDATE SET value = excluded.value"""


def _revised(
    revision: dict[str, Any] | None, before: Mapping[str, int | None], now: datetime
) -> dict[str, Any]:
    """The revision that a change belongs to: the one under way, or a new one. An answer changed
    twice in it was what it was at first."""
    # A move to another edition is no change of answers, and ends with the first one.
    under_way = revision and timedelta() <= now - _since(revision) <= REVISED_WITHIN
    if revision and under_way and "moved" not in revision:
        return {**revision, "was": {**before, **revision["was"]}}
    return {"since": now.isoformat(), "was": dict(before)}


def _since(revision: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(revision["since"])


def _refuse_bad(catalogue: Catalogue, answers: Mapping[str, int | None], role: str | None) -> None:
    for item, value in answers.items():
        if catalogue.get("item", item) is None:
            raise ValueError(f"no item {item!r}")
        if value is not None and not 1 <= value <= 5:
            raise ValueError(f"{item}: {value} is not between 1 and 5")
    if role and role not in {known.code for known in catalogue.roles_in_centre}:
        raise ValueError(f"no role {role!r} in the centre")


def expire(most: int) -> int:
    """Erase what nobody has opened for as long as attempts are kept, at most so many at once, those
    first that nobody opened for longest; how many there were."""
    oldest = Attempt.objects.expired().order_by("seen_on", "pk").values_list("pk", flat=True)
    return erase_attempts(oldest[:most])


def erase(attempt: Attempt) -> None:
    """Delete the attempt and its answers; nothing of them stays but a mark that keeps them from coming
    back with a backup. Answers being saved at the same moment are waited for and go too. Erasing twice
    is no error."""
    erase_attempts([attempt.pk])
