"""What staff do with openings and announcements. All of it is seen at once: none waits for an edition."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from careers.models import Announcement, Vacancy
from careers.queries.notices import look_again

Row = Vacancy | Announcement


class Overtaken(Exception):
    """Somebody else saved it, or deleted it, since it was read. `row` is how it stands now, None where
    it is gone."""

    def __init__(self, row: Row | None) -> None:
        self.row = row
        super().__init__("overtaken")


def save(row: Row, by: User, seen: int | None = None) -> None:
    """Keep an opening or an announcement. `seen` is the revision its writer has read, None for a new
    one. Raises `Overtaken`; nothing is changed then."""
    with transaction.atomic():
        _save(row, by, seen)
    look_again()


def save_all(rows: Sequence[tuple[Vacancy, int | None]], by: User) -> None:
    """The same for several, each with what was seen of it: all of them or none. Raises `Overtaken`."""
    with transaction.atomic():
        for row, seen in rows:
            _save(row, by, seen)
    look_again()


def close_now(vacancy: Vacancy, by: User) -> None:
    """Show an opening no longer, from this moment on: its last day is yesterday. One that is closed
    already stays as it is."""
    with transaction.atomic():
        row = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
        yesterday = timezone.localdate() - timedelta(days=1)
        if row.closes_on <= yesterday:
            return
        row.closes_on, row.opens_on = yesterday, min(row.opens_on, yesterday)
        _save(row, by, row.revision)
    look_again()


def end_now(announcement: Announcement, by: User) -> None:
    """Show an announcement no longer, from this moment on. One that is over stays as it is."""
    with transaction.atomic():
        row = Announcement.objects.select_for_update().get(pk=announcement.pk)
        now = timezone.now()
        if row.shows_until and row.shows_until <= now:
            return
        row.shows_until, row.shows_from = now, min(row.shows_from, now)
        _save(row, by, row.revision)
    look_again()


def delete(row: Row, by: User) -> None:
    """Give up an opening or an announcement, and its address with it."""
    with transaction.atomic():
        LogEntry.objects.log_actions(
            by.pk, [row], DELETION, change_message=[{"deleted": {}}], single_object=True
        )
        row.delete()
    look_again()


def _save(row: Row, by: User, seen: int | None) -> None:
    what, said = ADDITION, "added"
    if row.pk is not None:
        now = type(row).objects.select_for_update().filter(pk=row.pk).first()
        if now is None or now.revision != seen:
            raise Overtaken(now)
        what, said = CHANGE, "changed"
        row.revision = now.revision + 1
    row.changed_by = by
    row.save()
    LogEntry.objects.log_actions(
        by.pk, [row], what, change_message=[{said: {}}], single_object=True
    )
