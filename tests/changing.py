"""A draft that two colleagues change and judge, for tests of reviews."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType

from careers.actions.draft import replace_draft
from careers.actions.reviewing import Seen
from careers.models import Role, Rules
from careers.queries.reviews import current
from tests import factories
from tests.views.sitting import publish


def begin() -> None:
    """The smallest catalogue in the draft, published as edition 1."""
    replace_draft(factories.catalogue())
    publish(factories.catalogue(), 1)


def note(row: Any, by: User) -> None:
    """Somebody saved this row at the desk."""
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        object_repr=str(row),
        action_flag=CHANGE,
    )


def changed(by: User | None, title: str = "Chief") -> None:
    """The role is called something else, by somebody at the desk or by a command."""
    Role.objects.filter(pk="leader").update(title=title)
    if by:
        note(Role.objects.get(pk="leader"), by)


def seen() -> list[Seen]:
    """All that differs, as it stands now."""
    return [Seen(it.change.kind, it.change.code, it.digest) for it in current()[1]]


def house_rule(name: str) -> None:
    """What publishing asks of each change."""
    Rules.objects.update_or_create(pk=1, defaults={"approval": name})
