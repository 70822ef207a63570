"""What staff do with a group, and how a visitor joins one and leaves it."""

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from careers.actions.attempt import Gone
from careers.domain import group_code
from careers.models import Attempt, Group


class Taken(Exception):
    """Another group has this name already."""


class NoSuchGroup(Exception):
    """No open group has this code: it was mistyped, its group is closed, or there is none. Which of
    them is nobody's business."""


# At the desk ------------------------------------------------------------------------------------


def make(name: str, by: User) -> Group:
    """A new, open group with a code of its own. Raises `Taken`."""
    with transaction.atomic():
        _refuse_taken(name)
        code = group_code.make()
        while Group.objects.filter(code=code).exists():
            code = group_code.make()
        group = Group.objects.create(name=name, code=code, created_by=by)
        _note(group, by, ADDITION, [{"added": {}}])
    return group


def rename(group: Group, name: str, by: User) -> None:
    """Give a group another name. Raises `Taken`."""
    with transaction.atomic():
        _refuse_taken(name, group)
        group.name = name
        group.save(update_fields=["name"])
        _note(group, by, CHANGE, [{"changed": {}}])


def close(group: Group, by: User) -> None:
    """Let nobody join any more; who is in it stays. Closing twice changes nothing."""
    _close(group, by, closed=True)


def reopen(group: Group, by: User) -> None:
    """Let people join again, with the same code."""
    _close(group, by, closed=False)


def delete(group: Group, by: User) -> None:
    """Give the group up. Its people keep their answers and are counted with everybody else."""
    with transaction.atomic():
        _note(group, by, DELETION, [{"deleted": {}}])
        group.delete()


def _close(group: Group, by: User, *, closed: bool) -> None:
    with transaction.atomic():
        found = Group.objects.select_for_update().get(pk=group.pk)
        if bool(found.closed_at) != closed:
            group.closed_at = timezone.now() if closed else None
            group.save(update_fields=["closed_at"])
            _note(group, by, CHANGE, [{"changed": {}}])


def _refuse_taken(name: str, besides: Group | None = None) -> None:
    others = Group.objects.exclude(pk=besides.pk) if besides else Group.objects.all()
    if others.filter(name__iexact=name).exists():
        raise Taken


def _note(group: Group, by: User, what: int, said: list[dict[str, object]]) -> None:
    """For the desk's list of what was done last."""
    LogEntry.objects.log_actions(by.pk, [group], what, change_message=said, single_object=True)


# By a visitor -----------------------------------------------------------------------------------


def join(attempt: Attempt, typed: str) -> Group:
    """Have an attempt counted with the group whose code somebody typed, instead of any it was
    counted with before. Raises `NoSuchGroup`, and `Gone` for an attempt erased meanwhile; nothing is
    changed then.

    Who joins is counted as somebody new (`careers.domain.numbers.population`), which is why the
    attempt counts as changed now.
    """
    code = group_code.read(typed)
    with transaction.atomic():
        group = Group.objects.filter(code=code, closed_at=None).first() if code else None
        if group is None:
            raise NoSuchGroup
        if attempt.group_id != group.pk:
            _belong(attempt, group)
    return group


def leave(attempt: Attempt) -> None:
    """Have an attempt counted with no group any more. Raises `Gone`."""
    if attempt.group_id is not None:
        with transaction.atomic():
            _belong(attempt, None)


def _belong(attempt: Attempt, group: Group | None) -> None:
    changes = {"group": group, "changed_at": timezone.now()}
    if not Attempt.objects.filter(pk=attempt.pk).update(**changes):
        raise Gone
    for name, value in changes.items():
        setattr(attempt, name, value)
