"""What is asked: questions, measured skills, profiles, and what nothing uses."""

import pytest

from careers.domain import things
from careers.domain.checks import Finding
from careers.domain.checks.asking import profiles, skills, unmeasured, unused
from tests import factories


def told(found: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(it.severity, it.code, it.field, it.message) for it in found]


@pytest.mark.parametrize(
    ("code", "levels", "wrong"),
    [
        ("speaking", 0, True),
        ("speaking", 3, True),
        ("speaking", 5, False),
        ("products", 0, False),
        ("products", 3, True),
        ("products", 5, False),
    ],
)
def test_a_measured_skill_has_five_levels_and_any_other_five_or_none(
    code: str, levels: int, wrong: bool
) -> None:
    others = [it for it in ("speaking", "planning") if it != code]
    held = [factories.skill(it) for it in others]
    asked = factories.skill(code, levels=("Told",) * levels)
    found = list(skills(factories.catalogue(skills=[*held, asked])))
    assert told(found) == (
        [("error", code, "levels", "Give five behavioural levels, lowest first.")] if wrong else []
    )


@pytest.mark.parametrize(("level", "wrong"), [(1, True), (2, False)])
def test_a_role_asks_for_something_above_the_lowest_level(level: int, wrong: bool) -> None:
    needs = {"speaking": (level, 1), "planning": (5, 0)}
    role = factories.role(needs=needs, duties=("Talk. {ed}",))
    found = [it.severity for it in profiles(factories.catalogue(roles=[role], steps=[]))]
    assert found == (["error"] if wrong else [])


def test_a_role_that_says_nothing_of_what_is_measured_is_told_of_all_of_it() -> None:
    role = factories.role(needs={"speaking": (3, 1)}, likes={})
    assert told(list(profiles(factories.catalogue(roles=[role], steps=[])))) == [
        ("warning", "agent", "skills", "No level is given for “Planning”."),
        ("warning", "agent", "preferences", "No place is given on “People”."),
        ("warning", "agent", "duties", "No duty is given."),
    ]


def test_what_nothing_uses_is_probably_forgotten() -> None:
    catalogue = factories.catalogue(
        skills=[*factories.catalogue().skills, factories.skill("juggling")],
        challenges=[factories.challenge(), factories.challenge("noise")],
        training=[
            factories.module("course", stage="advancement"),
            factories.module("other", stage="advancement"),
            factories.module("welcome", stage="ongoing"),
        ],
        steps=[factories.step(training=("course",))],
        sources=[factories.source(), factories.source("old", number=3)],
    )
    found = [it for it in unused(catalogue) if it.kind != "source"]
    assert [(it.kind, it.code, it.message) for it in found] == [
        ("skill", "juggling", "No role asks for this skill."),
        ("challenge", "noise", "No role is said to meet this challenge."),
        ("training", "other", "No step is said to be served by this training."),
    ]


def test_whom_an_unmeasured_skill_matters_to_is_told_the_most_demanding_first() -> None:
    asked = {"c": (3, 2), "b": (3, 2), "a": (5, 2), "z": (1, 3), "y": (5, 1), "x": (4, 0)}
    roles = [
        factories.role(
            code,
            order=order,
            skills=(things.RoleSkill(skill="products", level=level, importance=importance),),
        )
        for order, (code, (level, importance)) in enumerate(asked.items())
    ]
    held = [*factories.catalogue().skills, factories.skill("products")]
    [found] = unmeasured(factories.catalogue(skills=held, roles=roles, steps=[]))
    assert (found.severity, found.code, found.field) == ("warning", "products", "part_of")
    assert found.parameters == (("names", ("Z", "A", "C", "B")),)
