"""Where each change of the draft stands, and what an edition about to be made lacks."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from careers.actions.edition import Refused, Seen as Shown, publish as put_live, roll_back, withdraw
from careers.actions.reviewing import approve, ask
from careers.domain.changes import Change
from careers.models import Challenge, Edition, Role, Site
from careers.queries.draft import draft
from careers.queries.edition import forget_editions
from careers.queries.reviews import approvals, current, lacking, rule, unapproved
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
    assert (found.change.code, set(found.changers), found.author) == ("leader", {ann.pk}, ann.pk)
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
    by_code = {it.change.code: it for it in current()[1]}
    assert (set(by_code["leader"].changers), by_code["leader"].author) == ({bea.pk}, None)


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
    assert (set(found.changers), str(found.standing.state)) == ({ann.pk}, "unasked")


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


def test_publishing_is_refused_while_an_approval_is_missing(ann: User, bea: User) -> None:
    changed(ann)
    Challenge.objects.filter(pk="shifts").update(name="Nights")
    house_rule("other")
    said = "The rules ask for approval, which is missing for “Nights”, “Chief”."
    later = timezone.now() + timedelta(hours=2)
    for moment in (None, later):
        with pytest.raises(Refused, match=said):
            put_live("Two", ann, at=moment)
    assert Edition.objects.count() == 1
    approve(seen(), bea)
    made = put_live("Two", ann, at=later)
    assert [(it["code"], it["by"]) for it in made.approvals or ()] == [
        ("shifts", "bea"),
        ("leader", "bea"),
    ]


def test_whoever_approved_may_publish_and_no_rule_asks_for_nobody(ann: User, bea: User) -> None:
    changed(ann)
    assert put_live("Two", ann).approvals is None
    changed(ann, "Head")
    house_rule("other")
    approve(seen(), bea)
    assert put_live("Three", bea).number == 3


def test_bringing_back_asks_for_no_approval_but_for_what_was_withdrawn(ann: User) -> None:
    changed(ann)
    put_live("Two", ann)
    changed(ann, "Head")
    put_live("Three", ann, at=timezone.now() + timedelta(hours=2))
    withdraw(3, ann)
    house_rule("other")
    first, third = (Edition.objects.get(number=number).sha256 for number in (1, 3))
    with pytest.raises(Refused, match="withdrawn before anybody read it"):
        roll_back(3, "Back", ann, Shown(2, third))
    assert roll_back(1, "Back", ann, Shown(2, first)).number == 4
    house_rule("none")
    assert roll_back(3, "On", ann, Shown(4, third)).number == 5


def test_while_an_edition_waits_changes_are_against_that_one(ann: User, bea: User) -> None:
    changed(ann)
    put_live("Two", ann, at=timezone.now() + timedelta(hours=2))
    assert current()[1] == ()
    changed(ann, "Leader")
    house_rule("other")
    with pytest.raises(Refused, match="“Leader”"):
        put_live("Three", ann, at=timezone.now() + timedelta(hours=3))
    approve(seen(), bea)
    assert put_live("Three", ann, at=timezone.now() + timedelta(hours=3)).number == 3


def test_what_the_rule_asks_of_the_draft(ann: User, bea: User) -> None:
    changed(ann)
    assert lacking(current()[0]) == ()
    house_rule("one")
    assert [it.change.code for it in lacking(current()[0])] == ["leader"]
    approve(seen(), ann)
    assert lacking(current()[0]) == ()


def test_many_are_counted() -> None:
    found = [Change("changed", "role", str(number), f"R{number}") for number in range(7)]
    assert unapproved(found).endswith("“R3”, “R4” and 2 more.")


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
