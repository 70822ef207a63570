"""Answering again: what a visitor does with the answers they gave before.

Each verb keeps the code, the plan and the notes, and sets answers apart whole in an `Earlier`, so that
they can be looked at and put back. What the newer edition does not know any more (where they stand,
where the plan leads, roles set aside) is left out and remembered in the attempt's revision, under
``"moved"``, until something is changed.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from careers.actions.attempt import Moved, holding
from careers.domain.carry import carry, now_called
from careers.domain.catalogue import Catalogue
from careers.domain.ratings import rate
from careers.domain.times import MOST_EARLIER
from careers.models import Answer, Attempt, Earlier
from careers.queries.attempt import answers_of
from careers.queries.edition import Published


class TooFew(Exception):
    """There are too few answers for a result, so there is nothing to set apart."""


class Full(Exception):
    """There are as many earlier times as one attempt may hold; nothing was changed."""


class NotNewer(Exception):
    """The answers are read against that edition already, or against a newer one."""


class NothingToPutBack(Exception):
    """No answers were set apart, or others were given since; nothing was changed."""


def retake(attempt: Attempt, old: Published, new: Published) -> None:
    """Set the answers apart and begin anew, under the edition `new`; `old` is the attempt's own.

    The time the new answers take is counted from now. Raises `TooFew`, `Full`, `Moved` where they
    were set apart or moved since the attempt was read, and `Gone`.
    """
    with _same(attempt) as held:
        answers = answers_of(held)
        if rate(old.catalogue, answers).too_early:
            raise TooFew
        _set_apart(held, answers)
        held.answers.all().delete()
        held.started_at = held.changed_at = timezone.now()
        _move(held, new, _left(held, anew=True))
    _copy(held, attempt)


def carry_over(attempt: Attempt, old: Published, new: Published) -> None:
    """Move the attempt to a newer edition with the answers whose questions are unchanged, each with
    the time it took; the others are set apart with all of them.

    Where nothing was answered yet there is nothing to set apart. Raises `NotNewer`, `Full`, `Moved`
    and `Gone`.
    """
    if new.number <= old.number:
        raise NotNewer
    with _same(attempt) as held:
        answers = answers_of(held)
        if answers:
            _set_apart(held, answers)
        kept = carry(old.catalogue, new.catalogue).carried(answers)
        held.answers.exclude(item__in=kept).delete()
        # Begun anew and moved before the first answer, there is still only one way back.
        left = {} if answers else _moved(held)
        _move(held, new, left or _left(held, anew=not answers))
    _copy(held, attempt)


def can_put_back(attempt: Attempt, old: Catalogue, new: Catalogue) -> bool:
    """Whether the last answers set apart can be put back: none was given, changed or taken away
    since. `old` is the catalogue of those, `new` the attempt's own."""
    last = attempt.earlier.last()
    if last is None or not _moved(attempt):
        return False
    left = {} if _moved(attempt)["anew"] else carry(old, new).carried(last.answers)
    return answers_of(attempt) == left


def put_back(attempt: Attempt, old: Catalogue, new: Catalogue) -> None:
    """Put the last answers set apart back, under their own edition, with where they stood, where the
    plan led and what was set aside. How long the answers took is known only of those that had been
    carried over. Raises `NothingToPutBack`, `Moved` and `Gone`.
    """
    with _same(attempt) as held:
        last = held.earlier.last()
        if last is None or not can_put_back(held, old, new):
            raise NothingToPutBack
        there = set(answers_of(held))
        missing = [(item, value) for item, value in last.answers.items() if item not in there]
        Answer.objects.bulk_create(
            Answer(attempt=held, item=item, value=value) for item, value in missing
        )
        _restore(held, last, old, new)
        last.delete()
    _copy(held, attempt)


# Parts ------------------------------------------------------------------------------------------


@contextmanager
def _same(attempt: Attempt) -> Iterator[Attempt]:
    """The attempt's row, held until it is written, if its answers are those that were read."""
    with holding(attempt) as held:
        if not attempt.same_time(held):
            raise Moved
        yield held


def _set_apart(held: Attempt, answers: Mapping[str, int | None]) -> None:
    if held.earlier.count() >= MOST_EARLIER:
        raise Full
    Earlier.objects.create(
        attempt=held,
        edition_id=held.edition_id,
        role=held.role,
        answers=dict(answers),
        started_at=held.started_at,
        ended_at=held.changed_at,
    )


def _move(held: Attempt, new: Published, left: Mapping[str, Any]) -> None:
    """Let the attempt belong to an edition, without what that one does not know. What it knows by
    another code is followed there."""
    inside = {role.code for role in new.catalogue.roles_in_centre}
    stands = now_called(new.catalogue, "role", held.role)
    aside = (now_called(new.catalogue, "role", code) for code in held.set_aside)
    held.edition_id = new.id
    held.role = stands if stands in inside else ""
    held.target = now_called(new.catalogue, "role", held.target)
    held.set_aside = list(dict.fromkeys(filter(None, aside)))
    held.revision = {"since": timezone.now().isoformat(), "was": {}, "moved": left}
    _write(held)


def _left(held: Attempt, *, anew: bool) -> dict[str, Any]:
    """What is needed to go back from a move."""
    return {"target": held.target, "set_aside": held.set_aside, "anew": anew}


def _restore(held: Attempt, last: Earlier, old: Catalogue, new: Catalogue) -> None:
    """Have the attempt as it was when its answers were set apart; what was chosen since counts."""
    moved = _moved(held)
    known = {role.code for role in old.roles}
    now = {code: now_called(new, "role", code) for code in moved["set_aside"]}
    aside = [code for code, called in now.items() if called in ("", *held.set_aside)]
    aside += [code for code in held.set_aside if code in known and code not in now.values()]
    chosen = held.target if held.target in known else ""
    target = now_called(new, "role", moved["target"])
    untouched = target == held.target if target else not chosen
    held.edition_id = last.edition_id
    held.role, held.set_aside = last.role, aside
    held.target = moved["target"] if untouched else chosen
    held.started_at, held.changed_at, held.revision = last.started_at, last.ended_at, None
    _write(held)


def _moved(attempt: Attempt) -> dict[str, Any]:
    """What was left out at the last move; empty once something was changed since."""
    found: dict[str, Any] = (attempt.revision or {}).get("moved", {})
    return found


_FIELDS = ("edition_id", "role", "target", "set_aside", "revision", "started_at", "changed_at")


def _write(held: Attempt) -> None:
    # Not `save`, which would set `changed_at` to now: it is about the answers.
    Attempt.objects.filter(pk=held.pk).update(**{name: getattr(held, name) for name in _FIELDS})


def _copy(held: Attempt, attempt: Attempt) -> None:
    for name in _FIELDS:
        setattr(attempt, name, getattr(held, name))
