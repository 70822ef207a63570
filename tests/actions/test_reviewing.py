"""Asking, approving, sending back, saying: one verb each, of what was looked at and nothing else."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from careers.actions import reviewing
from careers.actions.reviewing import Seen, approve, ask, say, send_back
from careers.models import Challenge, Review, Rules
from tests.changing import begin, changed, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann", is_staff=True)


@pytest.fixture
def bea(db: None) -> User:
    return User.objects.create_user("bea", is_staff=True)


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    begin()


def told() -> list[tuple[str, str, str]]:
    return [(it.code, it.verdict, it.comment) for it in Review.objects.all()]


def test_each_verb_notes_its_verdict(ann: User, bea: User) -> None:
    changed(ann)
    ask(seen(), ann)
    say(seen(), bea, " Which team? ")
    send_back(seen(), bea, "Name the team.")
    approve(seen(), bea)
    assert told() == [
        ("leader", "asked", ""),
        ("leader", "said", "Which team?"),
        ("leader", "sent_back", "Name the team."),
        ("leader", "approved", ""),
    ]
    assert {it.digest for it in Review.objects.all()} == {seen()[0].digest}


def test_many_in_one_go(ann: User, bea: User) -> None:
    changed(ann)
    Challenge.objects.filter(pk="shifts").update(name="Nights")
    approve([*seen(), *seen()], bea)
    assert told() == [("shifts", "approved", ""), ("leader", "approved", "")]


@pytest.mark.parametrize(
    ("verb", "comment"), [(send_back, " "), (say, ""), (ask, "x" * 2001), (approve, "x" * 2001)]
)
def test_a_comment_is_asked_for_where_it_matters(
    ann: User,
    verb: Any,
    comment: str,
) -> None:
    changed(ann)
    with pytest.raises(reviewing.Unsaid):
        verb(seen(), ann, comment)
    assert told() == []


def test_nothing_chosen_is_refused(ann: User) -> None:
    with pytest.raises(reviewing.NothingChosen):
        approve([], ann)


def test_what_has_changed_since_it_was_looked_at_is_refused_with_all_else(
    ann: User,
    bea: User,
) -> None:
    changed(ann)
    Challenge.objects.filter(pk="shifts").update(name="Nights")
    looked_at = seen()
    changed(ann, "Head")
    with pytest.raises(reviewing.Stale) as refused:
        approve(looked_at, bea)
    assert (refused.value.things, told()) == (("Head",), [])
    with pytest.raises(reviewing.Stale) as refused:
        approve([Seen("role", "agent", "")], bea)
    assert refused.value.things == ("agent",)


def test_with_four_eyes_nobody_approves_their_own(ann: User, bea: User) -> None:
    changed(ann)
    Rules.objects.create(approval="other")
    with pytest.raises(reviewing.Own) as refused:
        approve(seen(), ann)
    assert (refused.value.things, told()) == (("Chief",), [])
    send_back(seen(), ann, "I am not done.")
    approve(seen(), bea)
    assert [it[1] for it in told()] == ["sent_back", "approved"]


def test_with_one_approval_ones_own_counts(ann: User) -> None:
    changed(ann)
    Rules.objects.create(approval="one")
    approve(seen(), ann)
    assert [it[1] for it in told()] == ["approved"]
