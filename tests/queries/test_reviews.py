"""Where each change of the draft stands, and what an edition about to be made lacks."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from careers.actions.reviewing import approve, ask
from careers.models import Challenge, Edition, Role, Site
from careers.queries.draft import draft
from careers.queries.edition import forget_editions
from careers.queries.reviews import approvals, colleagues, current, rule
from tests.changing import begin, changed, house_rule, note, seen
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann", first_name="Ann", last_name="Lee", is_staff=True)


@pytest.fixture
def bea(db: None) -> User:
    return User.objects.create_user("bea", is_staff=True)


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    begin()


def standing() -> str:
    (found,) = current()[1]
    return found.standing.state


def test_without_rules_nobody_has_to_approve_anything() -> None:
    assert rule() == "none"
    house_rule("other")
    assert rule() == "other"


def test_a_change_stands_as_was_said_of_it_and_by_whom(ann: User, bea: User) -> None:
    changed(ann)
    (found,) = current()[1]
    assert (found.change.code, found.changers, found.author) == ("leader", {ann.pk}, ann.pk)
    assert found.standing.state == "unasked"
    ask(seen(), ann, "Please")
    assert standing() == "asked"
    approve(seen(), bea)
    (found,) = current()[1]
    assert [(it.name, it.comment) for it in found.standing.talk] == [
        ("Ann Lee", "Please"),
        ("bea", ""),
    ]
    assert found.standing.state == "approved"
    changed(ann, "Head")
    assert standing() == "unasked"


def test_the_site_is_a_thing_without_a_code(ann: User) -> None:
    Site.objects.update(name="Steps")
    note(Site.objects.get(), ann)
    (found,) = current()[1]
    assert (found.change.kind, found.change.code, found.author) == ("site", "", ann.pk)


def test_a_change_nobody_is_on_record_for_is_of_all_who_wrote(ann: User, bea: User) -> None:
    changed(None)
    assert current()[1][0].changers == set()
    Challenge.objects.filter(pk="shifts").update(name="Nights")
    note(Challenge.objects.get(pk="shifts"), bea)
    found = {it.change.code: it for it in current()[1]}
    assert (found["leader"].changers, found["leader"].author) == ({bea.pk}, None)


def test_what_was_said_before_the_live_edition_is_of_other_changes(ann: User, bea: User) -> None:
    changed(ann)
    approve(seen(), bea)
    publish(draft().catalogue, 2)
    changed(ann, "Leader")
    changed(ann)
    assert current()[1] == ()
    changed(ann, "Head")
    assert standing() == "unasked"
    assert current()[1][0].standing.talk == ()


def test_after_a_roll_back_changes_are_still_their_writers(ann: User, bea: User) -> None:
    changed(ann)
    approve(seen(), bea)
    publish(draft().catalogue, 2)
    first = Edition.objects.get(number=1)
    again = {"document": first.document, "sha256": first.sha256, "schema": first.schema}
    at = timezone.now()
    Edition.objects.create(number=3, note="Back", published_at=at, brings_back=1, **again)
    forget_editions()
    (found,) = current()[1]
    assert (found.changers, found.standing.state) == ({ann.pk}, "unasked")


def test_what_publishing_lacks_and_what_is_kept(ann: User, bea: User) -> None:
    changed(ann)
    base = Edition.objects.get()
    now = draft().catalogue
    assert approvals(base, now).lacking == ()
    assert approvals(base, now).kept is None
    house_rule("other")
    assert [it.code for it in approvals(base, now).lacking] == ["leader"]
    approve(seen(), bea)
    given = approvals(base, now)
    assert given.lacking == ()
    assert given.kept is not None
    assert [(it["kind"], it["code"], it["by"]) for it in given.kept] == [("role", "leader", "bea")]
    note(Role.objects.get(pk="leader"), bea)
    assert [it.code for it in approvals(base, now).lacking] == ["leader"]


def test_the_first_edition_asks_for_nobody() -> None:
    house_rule("other")
    assert approvals(None, draft().catalogue).lacking == ()


def test_it_asks_as_much_of_the_database_however_many_changes(
    ann: User, django_assert_num_queries: Any
) -> None:
    base, counts = Edition.objects.get(), []
    approvals(base, draft().catalogue)
    for name in ("Chief", "Head"):
        changed(ann, name)
        if name == "Head":
            Challenge.objects.filter(pk="shifts").update(name="Nights")
            Role.objects.filter(pk="agent").update(title="Clerk")
        now = draft().catalogue
        with django_assert_num_queries(3):
            counts.append(len(approvals(base, now).lacking))
    assert counts == [0, 0]


def test_colleagues_are_who_works_here(ann: User, bea: User) -> None:
    User.objects.create_user("former", is_staff=False)
    User.objects.create_user("gone", is_staff=True, is_active=False)
    assert colleagues() == [ann, bea]
