"""Where a change stands, from what was said of it, what it says now and who changed it."""

from datetime import UTC, datetime, timedelta

import pytest

from careers.domain.approval import (
    Rule,
    Said,
    Standing,
    digest,
    enough,
    may_approve,
    standing,
    waits_for,
)
from tests import factories

ANN, BEA = 1, 2
NOW = "a" * 64
BEFORE = "b" * 64
START = datetime(2026, 11, 2, 9, tzinfo=UTC)


def said(verdict: str, by: int = BEA, of: str = NOW, at: int = 0) -> Said:
    return Said(verdict, of, "", by, f"person {by}", START + timedelta(hours=at))


def state(*talk: Said, changers: set[int] = {ANN}, rule: Rule = "one") -> tuple[str, bool]:  # noqa: B006
    found = standing(talk, NOW, changers, rule)
    assert found.talk == talk
    return found.state, found.lapsed


def test_of_what_nobody_said_anything_nobody_was_asked() -> None:
    assert standing((), NOW, {ANN}, "other") == Standing("unasked")
    assert state(said("said")) == ("unasked", False)


def test_a_request_holds_while_the_thing_is_written_on() -> None:
    assert state(said("asked", ANN)) == ("asked", False)
    assert state(said("asked", ANN, BEFORE)) == ("asked", False)


def test_an_approval_is_of_just_what_was_read() -> None:
    assert state(said("asked", ANN), said("approved")) == ("approved", False)
    assert state(said("asked", ANN), said("approved", of=BEFORE)) == ("unasked", True)


def test_what_was_mended_after_it_was_sent_back_waits_anew() -> None:
    assert state(said("asked", ANN), said("sent_back")) == ("sent_back", False)
    assert state(said("asked", ANN), said("sent_back", of=BEFORE)) == ("asked", True)


def test_the_last_word_counts_and_a_comment_is_none() -> None:
    assert state(said("approved"), said("sent_back"), said("said")) == ("sent_back", False)
    assert state(said("sent_back"), said("approved")) == ("approved", False)
    assert state(said("sent_back", of=BEFORE), said("asked", ANN)) == ("asked", False)


def test_a_thing_taken_out_says_nothing_and_its_approval_holds() -> None:
    taken_out = Said("approved", "", "", BEA, "Bea", START)
    assert standing([taken_out], "", {ANN}, "other").state == "approved"
    assert standing([taken_out], NOW, {ANN}, "other").state == "unasked"


def test_with_four_eyes_ones_own_word_does_not_count() -> None:
    assert state(said("approved", ANN), rule="one") == ("approved", False)
    assert state(said("approved", ANN), rule="other") == ("unasked", True)
    assert state(said("approved", BEA), rule="other") == ("approved", False)
    assert state(said("approved", BEA), changers={ANN, BEA}, rule="other") == ("unasked", True)


def test_who_may_approve() -> None:
    rules: tuple[Rule, ...] = ("none", "one", "other")
    assert [may_approve(ANN, {ANN}, rule) for rule in rules] == [True, True, False]
    assert [may_approve(BEA, {ANN}, rule) for rule in rules] == [True, True, True]


@pytest.mark.parametrize("found", ["unasked", "asked", "approved", "sent_back"])
def test_what_each_rule_asks(found: str) -> None:
    about = Standing(found)  # type: ignore[arg-type]
    assert enough(about, "none")
    assert (enough(about, "one"), enough(about, "other")) == ((found == "approved",) * 2)


def waits(*talk: Said, author: int | None = ANN, judges: bool = True) -> list[int]:
    found = standing(talk, NOW, {ANN}, "one")
    return [who for who in (ANN, BEA) if waits_for(found, who, author, judges)]


def test_a_request_waits_for_whoever_judges_and_did_not_ask() -> None:
    assert waits(said("asked", ANN)) == [BEA]
    assert waits(said("asked", BEA), author=ANN) == [ANN]
    assert waits(said("asked", ANN), judges=False) == []
    assert waits(said("asked", ANN), said("sent_back", BEA, BEFORE)) == [BEA]


def test_what_is_sent_back_waits_for_its_author_or_who_asked() -> None:
    assert waits(said("asked", BEA), said("sent_back")) == [ANN]
    assert waits(said("asked", BEA), said("sent_back"), author=None) == [BEA]
    assert waits(said("sent_back"), author=None) == []


def test_what_is_approved_or_never_asked_for_waits_for_nobody() -> None:
    assert (waits(), waits(said("approved"))) == ([], [])


def test_a_digest_names_what_a_thing_says() -> None:
    one, other = factories.catalogue(), factories.catalogue(site_=factories.site(name="Steps"))
    assert digest(one, "role", "agent") == digest(other, "role", "agent")
    assert digest(one, "role", "agent") != digest(one, "role", "leader")
    assert digest(one, "site", "") != digest(other, "site", "")
    assert len(digest(one, "site", "")) == 64
    assert digest(one, "role", "nobody") == ""
