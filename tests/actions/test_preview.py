"""Taking previews, throwing them away, and sharing them."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from careers.actions.attempt import save, start
from careers.actions.draft import replace_draft
from careers.actions.preview import close, opened, share, sweep, take
from careers.domain import document
from careers.models import Attempt, Edition, Preview, PreviewLink, Role, RoleSkill
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    replace_draft(factories.catalogue())


def age(preview: Preview, **ago: int) -> None:
    Preview.objects.filter(pk=preview.pk).update(published_at=timezone.now() - timedelta(**ago))


def retitle(title: str) -> None:
    Role.objects.filter(pk="agent").update(title=title)


def numbers() -> list[int]:
    return sorted(Preview.objects.values_list("number", flat=True), reverse=True)


def test_the_draft_is_frozen_and_is_no_edition(publisher: User, loaded: None) -> None:
    taken = take(publisher)
    retitle("Later")
    frozen = document.read(Preview.objects.get(pk=taken.pk).document)
    assert frozen == factories.catalogue()
    assert (taken.number, taken.published_by, taken.note) == (-1, publisher, "")
    assert Edition.objects.count() == 0


def test_the_same_draft_is_the_same_preview_and_another_is_the_next(
    publisher: User, loaded: None
) -> None:
    first = take(publisher)
    assert take(publisher) == first
    retitle("Another")
    assert take(publisher).number == -2
    retitle("Agent")
    assert take(publisher).number == -3  # a newer one stands between them


@pytest.mark.django_db(transaction=True)
def test_two_who_look_at_the_same_moment_see_one_preview(publisher: User, loaded: None) -> None:
    found: list[int] = []
    begin = threading.Barrier(3)

    def look() -> None:
        begin.wait(10)
        found.append(take(publisher).number)
        connection.close()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [-1, -1, -1]
    assert numbers() == [-1]


def test_what_no_edition_may_hold_is_left_out_and_named(publisher: User, loaded: None) -> None:
    RoleSkill.objects.filter(role="agent", skill="speaking").update(level=9)
    taken = take(publisher)
    assert taken.note.startswith("role:agent skills[")
    assert [role.code for role in document.read(taken.document).roles] == ["leader"]


def test_what_is_old_goes_with_its_answers_and_no_number_comes_back(
    publisher: User, loaded: None
) -> None:
    first = take(publisher)
    attempt = start(first.pk, "code")
    save(attempt, factories.catalogue(), {"speaking-1": 3})
    age(first, days=2)
    sweep()
    assert numbers() == [-1]  # the newest stays, however old
    retitle("Another")
    take(publisher)
    assert numbers() == [-2]
    assert Attempt.objects.count() == 0


def test_a_link_keeps_a_preview_as_long_as_it_is_good(publisher: User, loaded: None) -> None:
    first = take(publisher)
    link, _token = share(first, publisher, "Ann", 14)
    retitle("Another")
    take(publisher)
    age(first, days=20)
    sweep()
    assert numbers() == [-1, -2]
    close(link)
    sweep()
    assert numbers() == [-2]
    assert PreviewLink.objects.count() == 0


def test_a_closed_link_keeps_its_preview_two_weeks(publisher: User, loaded: None) -> None:
    first = take(publisher)
    close(share(first, publisher, "Ann", 1)[0])
    retitle("Another")
    take(publisher)
    age(first, days=13)
    sweep()
    assert numbers() == [-1, -2]


def test_of_a_link_only_the_hash_is_kept(publisher: User, loaded: None) -> None:
    link, token = share(take(publisher), publisher, "  Ann,\nLeeds ", 7)
    assert len(token) >= 27  # 160 bits
    assert token not in str(PreviewLink.objects.values().get())
    assert link.note == "Ann, Leeds"
    assert timedelta(days=6) < link.expires_at - timezone.now() <= timedelta(days=7)
    with pytest.raises(ValueError, match="3 days"):
        share(take(publisher), publisher, "Ann", 3)


def test_opening_is_counted_and_a_link_that_is_over_opens_nothing(
    publisher: User, loaded: None
) -> None:
    link, token = share(take(publisher), publisher, "Ann", 7)
    assert opened(token) == link
    assert opened(token) == link
    link.refresh_from_db()
    assert link.opened == 2
    assert link.last_opened_at is not None
    assert opened(token + "x") is None
    close(link)
    assert opened(token) is None
    second, token = share(take(publisher), publisher, "Ann", 7)
    PreviewLink.objects.filter(pk=second.pk).update(expires_at=timezone.now())
    assert opened(token) is None
