"""Saying who looks after things, that one was read, and what a new code takes along."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from careers.actions.caring import Gone, Wish, assign, look_after, mark_read
from careers.actions.draft import replace_draft
from careers.actions.renaming import change_code
from careers.domain.care import months_on
from careers.models import Care, Review
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2027, 3, 3)


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    replace_draft(factories.catalogue())


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann", is_staff=True)


def kept() -> list[tuple[str, str, int | None, date | None, int | None]]:
    rows = Care.objects.order_by("kind", "code")
    return [(it.kind, it.code, it.owner_id, it.review_on, it.every) for it in rows]


def test_who_and_when_are_said_and_taken_back(ann: User) -> None:
    look_after("role", "agent", ann, DAY, 6)
    assert kept() == [("role", "agent", ann.pk, DAY, 6)]
    look_after("role", "agent", None, None, None)
    assert kept() == [("role", "agent", None, None, None)]


def test_the_same_of_many_leaves_alone_what_it_does_not_name(ann: User) -> None:
    look_after("role", "agent", None, DAY, 6)
    things = [("role", "agent"), ("challenge", "shifts"), ("role", "agent")]
    assert assign(things, Wish(owner=ann.pk)) == 2
    assert kept() == [
        ("challenge", "shifts", ann.pk, None, None),
        ("role", "agent", ann.pk, DAY, 6),
    ]
    assign([("role", "agent")], Wish(owner=0, every=12))
    assert kept()[1] == ("role", "agent", None, DAY, 12)


@pytest.mark.parametrize("thing", [("role", "nobody"), ("site", ""), ("nothing", "agent")])
def test_a_thing_that_is_not_there_changes_nothing(ann: User, thing: tuple[str, str]) -> None:
    with pytest.raises(Gone):
        assign([("role", "agent"), thing], Wish(owner=ann.pk))
    with pytest.raises(Gone):
        mark_read(*thing, ann)
    assert kept() == []


def test_reading_sets_the_next_day_by_its_rhythm(ann: User) -> None:
    look_after("role", "agent", None, date(2026, 1, 1), 6)
    row = mark_read("role", "agent", ann)
    assert (row.review_on, row.read_by) == (months_on(timezone.localdate(), 6), ann)
    assert row.read_at is not None
    look_after("role", "agent", None, date(2026, 1, 1), None)
    assert mark_read("role", "agent", ann).review_on is None


def test_it_goes_with_a_new_code_and_what_was_left_there_makes_room(ann: User) -> None:
    look_after("role", "agent", ann, DAY, 6)
    Care.objects.create(kind="role", code="clerk", review_on=DAY)
    Care.objects.create(kind="challenge", code="agent", review_on=DAY)
    Review.objects.create(kind="role", code="agent", verdict="asked", by=ann)
    change_code("role", "agent", "clerk", ann)
    assert kept() == [("challenge", "agent", None, DAY, None), ("role", "clerk", ann.pk, DAY, 6)]
    assert Review.objects.get().code == "clerk"


def test_it_outlives_a_draft_that_is_replaced_and_an_owner_who_leaves(ann: User) -> None:
    look_after("role", "agent", ann, DAY, 6)
    replace_draft(factories.catalogue())
    assert kept() == [("role", "agent", ann.pk, DAY, 6)]
    ann.delete()
    assert kept() == [("role", "agent", None, DAY, 6)]
