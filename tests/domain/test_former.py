"""Former codes: what an old address leads to."""

import pytest
from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.checks import check, errors
from careers.domain.vanished import vanished
from tests import factories


def _renamed() -> Catalogue:
    return factories.catalogue(
        roles=[
            factories.role("agent", formerly=("operator", "handler")),
            factories.role("leader", formerly=("boss",), level="lead"),
        ],
        skills=[
            factories.skill("speaking", formerly=("talking",)),
            factories.skill("planning"),
        ],
        steps=[factories.step("agent", "leader"), factories.step("", "leader")],
    )


@pytest.mark.parametrize(
    ("kind", "code", "now"),
    [
        ("role", "agent", "agent"),
        ("role", "operator", "agent"),
        ("role", "handler", "agent"),
        ("role", "boss", "leader"),
        ("skill", "talking", "speaking"),
        ("step", "agent-to-leader", "agent-to-leader"),
        ("step", "operator-to-leader", "agent-to-leader"),
        ("step", "agent-to-boss", "agent-to-leader"),
        ("step", "handler-to-boss", "agent-to-leader"),
        ("step", "any-to-boss", "any-to-leader"),
    ],
)
def test_a_thing_is_found_by_any_code_it_was_known_by(kind: str, code: str, now: str) -> None:
    found = _renamed()
    assert found.known_as(kind, code) is found.get(kind, now)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("role", "talking"),
        ("skill", "operator"),
        ("role", "nobody"),
        ("step", "boss-to-agent"),
        ("planet", "operator"),
        ("role", ""),
    ],
)
def test_and_by_no_other(kind: str, code: str) -> None:
    assert _renamed().known_as(kind, code) is None


def test_a_living_code_is_never_a_former_one() -> None:
    found = factories.catalogue(
        roles=[factories.role("agent", formerly=("leader",)), factories.role("leader")]
    )
    assert found.known_as("role", "leader").code == "leader"


# What the checks say of them --------------------------------------------------------------------


def _found(catalogue: Catalogue) -> list[tuple[str, str, str, str]]:
    return [(f.kind, f.code, f.field, f.message) for f in errors(check(catalogue))]


def test_a_former_code_that_is_in_use_or_claimed_twice_is_an_error() -> None:
    small = factories.catalogue()
    agent, leader = small.roles
    taken = factories.catalogue(roles=[replace(agent, formerly=("old", "leader")), leader])
    said = "“leader” is in use: its address leads to the role of that code."
    assert _found(taken) == [("role", "agent", "formerly[1]", said)]
    twice = factories.catalogue(
        roles=[replace(agent, formerly=("old",)), replace(leader, formerly=("other", "old"))]
    )
    said = "“old” is claimed twice; an address leads to one thing."
    assert _found(twice) == [("role", "leader", "formerly[1]", said)]
    itself = factories.catalogue(roles=[replace(agent, formerly=("old", "old")), leader])
    assert _found(itself) == [("role", "agent", "formerly[1]", said)]


def test_a_code_whose_address_is_another_page_is_an_error() -> None:
    agent, leader = factories.catalogue().roles
    said = "“compare” is no code for a role: its address is a page of the site."
    named = factories.catalogue(roles=[agent, leader, replace(agent, code="compare")])
    assert ("role", "compare", "code", said) in _found(named)
    known = factories.catalogue(roles=[replace(agent, formerly=("compare",)), leader])
    assert _found(known) == [("role", "agent", "formerly[0]", said)]


def test_kinds_keep_their_codes_apart() -> None:
    agent, leader = factories.catalogue().roles
    assert _found(factories.catalogue(roles=[replace(agent, formerly=("speaking",)), leader])) == []


# What a draft would break -----------------------------------------------------------------------


def test_an_address_that_nothing_takes_the_place_of_is_a_warning() -> None:
    live = factories.catalogue(challenges=[factories.challenge(), factories.challenge("noise")])
    assert list(vanished(live, live)) == []
    draft = factories.catalogue()
    said = (
        "/challenges/noise/ leads nowhere from now on: if something replaces “Noise”, enter “noise” "
        "there under “formerly”."
    )
    assert [(it.kind, it.code, it.message) for it in vanished(live, draft)] == [
        ("challenge", "noise", said)
    ]
    claimed = factories.catalogue(challenges=[factories.challenge(formerly=("noise",))])
    assert list(vanished(live, claimed)) == []


def test_what_has_no_page_of_its_own_leaves_no_address_behind() -> None:
    live = factories.catalogue(
        sources=[factories.source(), factories.source("careers", number=3)],
        tracks=[factories.track(), factories.track("unused", order=2, letter="U")],
    )
    assert list(vanished(live, factories.catalogue())) == []


def test_a_step_that_is_taken_away_is_told_and_one_that_goes_with_its_role_is_not() -> None:
    live = factories.catalogue()
    without = factories.catalogue(steps=[])
    said = "/steps/agent-to-leader/ leads nowhere from now on: this step is gone."
    assert [(it.severity, it.kind, it.code, it.message) for it in vanished(live, without)] == [
        ("warning", "step", "agent-to-leader", said)
    ]
    alone = factories.catalogue(roles=[factories.role("agent")], steps=[])
    assert [(it.kind, it.code) for it in vanished(live, alone)] == [("role", "leader")]
