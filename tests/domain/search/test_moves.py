"""Queries that name two ends."""

from typing import Any

import pytest

from careers.domain.search.moves import moves
from tests import factories
from tests.domain.search.small import index, page, synonym

CODES = ("agent", "leader", "trainer", "head")
ROLES = [
    factories.role("agent", also_called=("Clerk",), synonyms=("One two three four five",)),
    factories.role("leader", title="Team leader", synonyms=("Coach", "Chief to be")),
    factories.role("trainer", also_called=("Coach",)),
    factories.role("head", title="Head of the desk"),
]
STEPS = [
    factories.step("agent", "leader"),
    factories.step("agent", "trainer"),
    factories.step("", "head"),
    factories.step("leader", "trainer"),
]


def found(query: str) -> list[str]:
    """The names of the steps or roles that a query with two ends leads to."""
    held: Any = index(
        page("Sea"),
        roles=ROLES,
        steps=STEPS,
        levels=[factories.level()],
        tracks=[factories.track()],
        synonyms=[synonym("csr", "agent"), synonym("the big boss", "team leader")],
    )
    return [name.text for name in moves(held.joins.words(query), held)]


@pytest.mark.parametrize(
    "query",
    [
        "agent to team leader",
        "agent into team leader",
        "from an Agent to the team leaders",
        "moving from agent to team leader",
        "agent to team leader this year",
        "agent to team leader now",
        "clerk to team leader",
        "csr to team leader",
        "csr to big boss",
        "agent to the big boss",
        "one two three four five to team leader",
        "need to go from agent to team leader",
    ],
)
def test_two_ends_lead_to_the_step_between_them(query: str) -> None:
    assert found(query) == ["Agent to Team leader"]


def test_of_several_words_the_most_that_name_a_role_are_taken() -> None:
    assert found("agent to head of the desk") == ["Any rung to Head of the desk"]
    assert found("agent to head of the desk to team leader") == [
        "Any rung to Head of the desk",
        "Team leader",
        "Head of the desk",
    ]


def test_a_name_of_several_roles_leads_to_all_of_their_steps() -> None:
    assert found("agent to coach") == ["Agent to Team leader", "Agent to Trainer"]
    assert found("coach to trainer") == ["Team leader to Trainer"]


def test_where_there_is_no_step_the_one_from_any_rung_is_meant_or_the_roles() -> None:
    assert found("trainer to head of the desk") == ["Any rung to Head of the desk"]
    assert found("trainer to agent") == ["Agent", "Trainer"]


@pytest.mark.parametrize(
    "query",
    [
        "agent",
        "to",
        "agent to",
        "to agent",
        "agent to sea",
        "sea to agent",
        "agent and trainer",
        "",
    ],
)
def test_without_two_ends_there_is_no_step(query: str) -> None:
    assert found(query) == []


def test_words_that_stand_too_far_away_are_no_end() -> None:
    assert found("agent who is well and gladly at it to team leader") == []
    assert found("agent to that other good old quiet desk team leader") == []
