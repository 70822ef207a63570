"""What a visitor does with a plan: choose where it leads, keep actions and notes, mark them done.

Every verb reaches a row through its attempt, so a number guessed from another's plan finds nothing.
None of them touches `changed_at`: that is about the answers, and a pattern is read from it.
"""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from careers.actions.attempt import holding
from careers.domain.catalogue import Catalogue
from careers.domain.plan import (
    LONGEST_ACTION,
    LONGEST_NOTE,
    LONGEST_REQUEST,
    LONGEST_WHEN,
    MOST_ACTIONS,
    MOST_NOTES,
)
from careers.models import Action, Attempt, Evidence

_Row = TypeVar("_Row", bound=Model)


class Full(Exception):
    """There are as many of these as one attempt may hold; nothing was saved."""


class Lost(Exception):
    """There is no such action or note in this attempt: it was removed, or never was."""


# Where the plan leads ---------------------------------------------------------------------------


def choose_target(attempt: Attempt, catalogue: Catalogue, role: str) -> None:
    """Let the plan lead to a role. Raises `ValueError` for one the catalogue does not hold."""
    if catalogue.get("role", role) is None:
        raise ValueError(f"no role {role!r}")
    _set(attempt, target=role)


def ask_for(attempt: Attempt, words: str) -> None:
    """Keep what a person asks for in their own words; empty goes back to ours."""
    _refuse_long(words, LONGEST_REQUEST)
    _set(attempt, request=words)


def _set(attempt: Attempt, **values: str) -> None:
    with holding(attempt):
        Attempt.objects.filter(pk=attempt.pk).update(**values)
    for name, value in values.items():
        setattr(attempt, name, value)


# Actions ----------------------------------------------------------------------------------------


def add_action(
    attempt: Attempt,
    catalogue: Catalogue,
    text: str,
    skill: str = "",
    due: date | None = None,
    done: datetime | None = None,
    since: datetime | None = None,
) -> Action:
    """Put something on the list, or back on it: `done` is when it was marked so. `since` is when the
    form for it was shown; the same put down after that is that form sent twice, and is handed back.
    Raises `Full`, and `ValueError` for no words, too many, or an unknown skill."""
    _refuse_bad(catalogue, text, LONGEST_ACTION, skill)
    values = {"text": text, "skill": skill, "due": due, "done_at": done}
    with holding(attempt):
        return _once(Action, attempt.actions.all(), MOST_ACTIONS, since, attempt, values)


def change_action(
    attempt: Attempt,
    catalogue: Catalogue,
    number: int,
    text: str,
    skill: str = "",
    due: date | None = None,
) -> None:
    """Give an action other words, another skill or date. Raises `Lost`."""
    _refuse_bad(catalogue, text, LONGEST_ACTION, skill)
    with holding(attempt):
        _change(attempt.actions.filter(pk=number), text=text, skill=skill, due=due)


def mark_done(attempt: Attempt, number: int) -> None:
    """Mark an action done now. What is done already keeps its time. Raises `Lost`."""
    with holding(attempt):
        if not attempt.actions.filter(pk=number, done_at__isnull=False).exists():
            _change(attempt.actions.filter(pk=number), done_at=timezone.now())


def mark_undone(attempt: Attempt, number: int) -> None:
    """Take the mark away again. Raises `Lost`."""
    with holding(attempt):
        _change(attempt.actions.filter(pk=number), done_at=None)


def remove_action(attempt: Attempt, number: int) -> Action:
    """Delete an action, and hand it back as it was, to be shown once. Raises `Lost`."""
    with holding(attempt):
        return _remove(attempt.actions.filter(pk=number))


# Evidence ---------------------------------------------------------------------------------------


def add_evidence(
    attempt: Attempt,
    catalogue: Catalogue,
    skill: str,
    note: str,
    when: str = "",
    since: datetime | None = None,
) -> Evidence:
    """Keep a note of what was done; one sent twice is kept once, as an action is. Raises `Full`, and
    `ValueError` as for an action; a note is always about a skill."""
    _refuse_bad(catalogue, note, LONGEST_NOTE, skill, needed=True)
    _refuse_long(when, LONGEST_WHEN)
    values = {"skill": skill, "note": note, "when": when}
    with holding(attempt):
        return _once(Evidence, attempt.evidence.all(), MOST_NOTES, since, attempt, values)


def change_evidence(
    attempt: Attempt, catalogue: Catalogue, number: int, skill: str, note: str, when: str = ""
) -> None:
    """Give a note other words, another skill or time. Raises `Lost`."""
    _refuse_bad(catalogue, note, LONGEST_NOTE, skill, needed=True)
    _refuse_long(when, LONGEST_WHEN)
    with holding(attempt):
        _change(attempt.evidence.filter(pk=number), skill=skill, note=note, when=when)


def remove_evidence(attempt: Attempt, number: int) -> Evidence:
    """Delete a note, and hand it back as it was, to be shown once. Raises `Lost`."""
    with holding(attempt):
        return _remove(attempt.evidence.filter(pk=number))


# Guards -----------------------------------------------------------------------------------------


def _refuse_bad(
    catalogue: Catalogue, text: str, longest: int, skill: str, *, needed: bool = False
) -> None:
    if not text:
        raise ValueError("no words")
    _refuse_long(text, longest)
    if (skill or needed) and catalogue.get("skill", skill) is None:
        raise ValueError(f"no skill {skill!r}")


def _refuse_long(text: str, longest: int) -> None:
    if len(text) > longest:
        raise ValueError(f"{len(text)} characters are more than {longest}")


def _once(
    kind: type[_Row],
    rows: QuerySet[_Row],
    most: int,
    since: datetime | None,
    attempt: Attempt,
    values: dict[str, Any],
) -> _Row:
    """A row of these values: the one made of them since then, or a new one if there is room."""
    made = rows.filter(created_at__gte=since, **values).first() if since else None
    if made:
        return made
    if rows.count() >= most:
        raise Full
    return kind._default_manager.create(attempt=attempt, **values)


def _change(rows: QuerySet[Any], **values: Any) -> None:
    if not rows.update(**values):
        raise Lost


def _remove(rows: QuerySet[_Row]) -> _Row:
    found = rows.first()
    if found is None:
        raise Lost
    rows.delete()
    return found
