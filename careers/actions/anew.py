"""Making the draft say another catalogue than it does, with a line in the log for each thing."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction

from careers.actions.draft import replace_draft
from careers.actions.saving import Refused, remove_thing, save_thing
from careers.actions.writing import writing
from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, changes
from careers.domain.progress import tell
from careers.models import WITH_SITE, Site
from careers.queries.draft import draft

FEW = 200
"""So many things are written one by one. With more, all the draft is written at once."""

_ORDER = {name: place for place, name in enumerate(WITH_SITE)}
_FLAGS = {"added": ADDITION, "changed": CHANGE, "removed": DELETION}


Note = Mapping[str, Any]


class Unlike(Exception):
    """The rows would not say what they were to say; nothing was changed."""


def write_anew(
    before: Catalogue, after: Catalogue, by: User | None, note: Note, *, whole: bool = False
) -> None:
    """Make a draft that says `before` say `after`, in one transaction. `note` is what the log says of
    each thing besides, as Django's admin keeps it.

    Only what changes is written where that can be done one thing after the other. Where it cannot,
    as two tracks change letters, or where `whole` asks for it, all is written at once. Raises `Unlike`,
    and `django.db.IntegrityError` for what no draft can hold.
    """
    with writing():
        found = sorted(changes(before, after), key=_turn(after))
        last = LogEntry.objects.aggregate(last=models.Max("pk"))["last"] or 0
        if whole or not _one_by_one(found, before, after, by):
            replace_draft(after)
            if by:
                _log(found, by)
        if draft().catalogue != after:
            raise Unlike
        if by:
            _say_besides(last, by, note)


def _turn(after: Catalogue) -> Any:
    """Things are saved after those they name, and removed before them."""

    def turn(change: Change) -> tuple[bool, int, bool, str]:
        place = _ORDER[change.kind]
        gone = change.what == "removed"
        thing = after.get(change.kind, change.code)
        part = bool(getattr(thing, "part_of", ""))
        return gone, -place if gone else place, part, change.code

    return turn


def _one_by_one(found: list[Change], before: Catalogue, after: Catalogue, by: User | None) -> bool:
    """Whether these could be written one after the other; if not, nothing was."""
    if len(found) > FEW:
        return False
    try:
        with transaction.atomic():
            for number, change in enumerate(found):
                tell("writing", number, len(found))
                _write(change, before, after, by)
    except (Refused, IntegrityError):
        return False
    return True


def _write(change: Change, before: Catalogue, after: Catalogue, by: User | None) -> None:
    old, new = (_thing(it, change) for it in (before, after))
    if new is None:
        assert old is not None
        remove_thing(change.kind, change.code, by, old)
    else:
        save_thing(change.kind, new, by, old)


def _thing(catalogue: Catalogue, change: Change) -> msgspec.Struct | None:
    if change.kind == "site":
        return catalogue.site
    found: msgspec.Struct | None = catalogue.get(change.kind, change.code)
    return found


def _log(found: list[Change], by: User) -> None:
    about = {
        kind: ContentType.objects.get_for_model(WITH_SITE[kind])
        for kind in {change.kind for change in found}
    }
    LogEntry.objects.bulk_create(
        LogEntry(
            user=by,
            content_type=about[change.kind],
            object_id=change.code or str(Site.objects.values_list("pk", flat=True)[0]),
            object_repr=change.name[:200],
            action_flag=_FLAGS[change.what],
            change_message="[]",
        )
        for change in found
    )


def _say_besides(last: int, by: User, note: Note) -> None:
    """Add a note to the lines just written."""
    entries = list(LogEntry.objects.filter(pk__gt=last, user=by, content_type__app_label="careers"))
    for entry in entries:
        notes = msgspec.json.decode(entry.change_message or "[]")
        notes.append(note)
        entry.change_message = msgspec.json.encode(notes).decode()
    LogEntry.objects.bulk_update(entries, ["change_message"])
