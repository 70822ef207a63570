"""Codes: each used once, none whose address is another page's, and none that names nothing."""

from typing import Any

import pytest

from careers.domain import things
from careers.domain.checks import Finding
from careers.domain.checks.codes import dangling, formerly, taken, unique
from tests import factories


def told(found: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(it.kind, it.code, it.field, it.message) for it in found]


def test_a_code_used_twice_in_its_kind_is_refused_and_in_another_is_not() -> None:
    roles = [factories.role("agent"), factories.role("agent"), factories.role("speaking")]
    assert told(list(unique(factories.catalogue(roles=roles)))) == [
        ("role", "agent", "code", "This code is used twice.")
    ]


def test_what_is_named_twice_in_one_list_is_refused_and_in_two_is_not() -> None:
    needs = [things.RoleSkill(skill=code, level=3, importance=2) for code in ("a", "b", "a")]
    role = factories.role(
        "agent", skills=tuple(needs), likes={"b": 3, "c": 3}, meets={"c": 2, "a": 1}
    )
    found = told(list(unique(factories.catalogue(roles=[role], steps=[]))))
    assert found == [("role", "agent", "skills[1].skill", "“a” is named twice.")]


def test_the_address_of_a_page_of_the_site_is_no_code() -> None:
    roles = [
        factories.role("compare"),
        factories.role("leader", formerly=("chief", "compare")),
    ]
    skills = [factories.skill("compare")]
    message = "“compare” is no code for a role: its address is a page of the site."
    assert told(list(taken(factories.catalogue(roles=roles, skills=skills)))) == [
        ("role", "compare", "code", message),
        ("role", "leader", "formerly[1]", message),
    ]


def test_a_former_code_leads_to_one_thing() -> None:
    roles = [
        factories.role("agent", formerly=("clerk", "rep", "clerk")),
        factories.role("coach", formerly=("rep",)),
        factories.role("leader", formerly=("agent", "chief")),
    ]
    assert told(list(formerly(factories.catalogue(roles=roles)))) == [
        (
            "role",
            "agent",
            "formerly[2]",
            "“clerk” is claimed twice; an address leads to one thing.",
        ),
        ("role", "coach", "formerly[0]", "“rep” is claimed twice; an address leads to one thing."),
        (
            "role",
            "leader",
            "formerly[0]",
            "“agent” is in use: its address leads to the role of that code.",
        ),
    ]


def test_what_names_nothing_is_told_with_its_place() -> None:
    role = factories.role(
        "agent", {"speaking": (3, 2), "juggling": (2, 1)}, level="attic", meets={"noise": 3}
    )
    module = factories.module(skills=("speaking", "tact"))
    step = factories.step("agent", "", code="agent-to-nowhere")
    lost = factories.catalogue(roles=[role], training=[module], steps=[step])
    assert told(list(dangling(lost))) == [
        ("training", "mentorship", "skills[1]", "There is no skill “tact”."),
        ("role", "agent", "level", "There is no level “attic”."),
        ("role", "agent", "skills[0].skill", "There is no skill “juggling”."),
        ("role", "agent", "challenges[0].challenge", "There is no challenge “noise”."),
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"level": "attic"}, "level"),
        ({"needs": {"juggling": (2, 1)}}, "skills[0].skill"),
        ({"likes": {"peace": 3}}, "preferences[0].preference"),
    ],
)
def test_one_thing_that_is_not_there_is_enough(fields: dict[str, Any], field: str) -> None:
    lost = factories.catalogue(roles=[factories.role("agent", **fields)], steps=[])
    assert [(it.code, it.field) for it in dangling(lost)] == [("agent", field)]


def test_where_nothing_that_is_named_is_there_all_of_it_is_told() -> None:
    role = factories.role("agent", {"juggling": (2, 1)}, {"peace": 3}, {"noise": 3})
    items = factories.skill_items("tact", 1)
    lost = factories.catalogue(roles=[role], steps=[], items=items)
    assert [(it.code, it.field) for it in dangling(lost)] == [
        ("agent", "skills[0].skill"),
        ("agent", "challenges[0].challenge"),
        ("agent", "preferences[0].preference"),
        ("tact-1", "skill"),
    ]


def test_a_link_that_leads_nowhere_is_told_with_its_place() -> None:
    text = "See [one](skill:speaking), [two](skill:tact) and [three](guide:nowhere). {ed}"
    role = factories.role("agent", duties=("Fine. {ed}", text))
    assert told(list(dangling(factories.catalogue(roles=[role], steps=[])))) == [
        (
            "role",
            "agent",
            "duties[1]",
            f"The text links to {kind} “{code}”, which does not exist.",
        )
        for kind, code in (("skill", "tact"), ("guide", "nowhere"))
    ]
