"""What staff do with openings and announcements: at once, one after the other, noted by whom."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.utils import timezone

from careers.actions.notices import Overtaken, close_now, delete, end_now, save, save_all
from careers.models import Announcement, Vacancy
from careers.queries import edition as shelf
from careers.queries.notices import current_notices

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def opening(**fields: Any) -> Vacancy:
    today = timezone.localdate()
    given = {"title": "Lead", "text": "Work", "link": "https://a.example"}
    return Vacancy(**given | {"opens_on": today, "closes_on": today + DAY} | fields)


def test_what_is_saved_here_is_shown_here_at_once(
    publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    assert current_notices().vacancies == ()
    row = opening()
    save(row, publisher)
    assert [it.title for it in current_notices().vacancies] == ["Lead"]
    row.title = "Leader"
    save(row, publisher, seen=0)
    assert [it.title for it in current_notices().vacancies] == ["Leader"]
    close_now(row, publisher)
    assert current_notices().vacancies == ()
    notes = LogEntry.objects.order_by("pk").values_list("user", "object_repr", "action_flag")
    assert list(notes) == [
        (publisher.pk, "Lead", 1),
        (publisher.pk, "Leader", 2),
        (publisher.pk, "Leader", 2),
    ]


def test_the_second_of_two_is_told_and_nothing_is_lost(publisher: User) -> None:
    row = opening()
    save(row, publisher)
    mine, theirs = Vacancy.objects.get(), Vacancy.objects.get()
    theirs.title = "Theirs"
    save(theirs, publisher, seen=0)
    mine.title = "Mine"
    with pytest.raises(Overtaken) as raised:
        save(mine, publisher, seen=0)
    assert str(raised.value.row) == "Theirs"
    assert Vacancy.objects.get().title == "Theirs"
    save(mine, publisher, seen=1)
    stored = Vacancy.objects.get()
    assert (stored.title, stored.revision, stored.changed_by) == ("Mine", 2, publisher)


def test_what_was_deleted_meanwhile_does_not_come_back(publisher: User) -> None:
    row = opening()
    save(row, publisher)
    held = Vacancy.objects.get()
    delete(row, publisher)
    with pytest.raises(Overtaken) as raised:
        save(held, publisher, seen=0)
    assert raised.value.row is None
    assert not Vacancy.objects.exists()


def test_several_are_saved_all_or_none(publisher: User) -> None:
    held = opening(title="Held")
    save(held, publisher)
    held.title = "Changed"
    with pytest.raises(Overtaken):
        save_all([(opening(title="New"), None), (held, 7)], publisher)
    assert [it.title for it in Vacancy.objects.all()] == ["Held"]
    save_all([(opening(title="New"), None), (held, 0)], publisher)
    assert {it.title for it in Vacancy.objects.all()} == {"New", "Changed"}


def test_closing_ends_yesterday_and_twice_is_once(publisher: User) -> None:
    row = opening()
    save(row, publisher)
    close_now(row, publisher)
    stored = Vacancy.objects.get()
    yesterday = timezone.localdate() - DAY
    assert (stored.opens_on, stored.closes_on, stored.revision) == (yesterday, yesterday, 1)
    close_now(row, publisher)
    assert Vacancy.objects.get().revision == 1
    old = opening(opens_on=date(2020, 1, 1))
    save(old, publisher)
    close_now(old, publisher)
    assert Vacancy.objects.get(pk=old.pk).opens_on == date(2020, 1, 1)


def test_an_announcement_is_ended_from_this_moment_on(publisher: User) -> None:
    row = Announcement(text="Closed on Monday")
    save(row, publisher)
    assert current_notices().announcement
    end_now(row, publisher)
    assert current_notices().announcement is None
    ended = Announcement.objects.get()
    end_now(row, publisher)
    assert Announcement.objects.get().revision == ended.revision == 1
    waiting = Announcement(text="Later", shows_from=timezone.now() + DAY)
    save(waiting, publisher)
    end_now(waiting, publisher)
    assert current_notices().announcement is None
