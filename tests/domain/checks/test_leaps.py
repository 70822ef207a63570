"""Steps that ask for far more: what counts as an explanation."""

from typing import Any

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.checks.leaps import leaps, leapt
from tests import factories


def climbing(before: int = 1, after: int = 4, importance: int = 2, **step: Any) -> Catalogue:
    """An agent, a leader who plans much better, and one step between them."""
    fields: dict[str, Any] = {"about": "More of it. {ed}"} | step
    return factories.catalogue(
        roles=[
            factories.role("agent", {"planning": (before, 1)}),
            factories.role("leader", {"planning": (after, importance)}, level="leads"),
        ],
        steps=[factories.step(**fields)],
        training=[factories.module("course", skills=("planning",)), factories.module("talk")],
    )


def test_a_leap_that_nothing_explains_names_the_skill() -> None:
    [found] = leaps(climbing())
    assert (found.severity, found.code, found.field) == ("warning", "agent-to-leader", "begin")
    assert found.message == (
        "It asks for far more of “Planning 1 → 4”, and neither its words nor its training say how. Name "
        "the skill under “where to begin”, or add training that serves it."
    )


@pytest.mark.parametrize(
    "step",
    [
        {"training": ("course",)},
        {"begin": ("Help with the planning of one shift. {ed}",)},
        {"takes": ("Somebody who [makes plans](skill:planning). {ed}",)},
    ],
)
def test_training_a_word_and_a_link_explain_it(step: dict[str, Any]) -> None:
    assert list(leaps(climbing(**step))) == []


def test_training_for_something_else_explains_nothing() -> None:
    assert [it.code for it in leaps(climbing(training=("talk",)))] == ["agent-to-leader"]


def test_one_level_more_is_no_leap_and_what_matters_little_needs_no_words() -> None:
    assert list(leaps(climbing(before=3))) == []
    assert list(leaps(climbing(importance=1))) == []


def test_a_word_of_a_part_speaks_for_the_whole() -> None:
    found = climbing(about="Learn rotas first. {ed}")
    rotas = factories.skill("rotas", levels=(), part_of="planning")
    skills = [*found.skills, rotas]
    told = factories.catalogue(
        roles=found.roles, steps=found.steps, training=found.training, skills=skills
    )
    assert list(leaps(told)) == []


def test_a_role_that_only_leaps_lead_to() -> None:
    roles = [
        factories.role("agent", {"planning": (1, 1)}),
        factories.role("clerk", {"planning": (1, 1)}),
        factories.role("leader", {"planning": (4, 2)}, level="leads"),
    ]
    bare = factories.step("agent", "leader", about="More of it. {ed}")
    told = factories.step("clerk", "leader")
    silent = factories.step("clerk", "leader", about="More of it. {ed}")
    assert [it.code for it in leapt(factories.catalogue(roles=roles, steps=[bare, silent]))] == [
        "leader"
    ]
    assert list(leapt(factories.catalogue(roles=roles, steps=[bare, told]))) == []
    assert list(leapt(factories.catalogue(roles=roles[::2], steps=[bare]))) == []


def test_two_levels_more_are_a_leap() -> None:
    assert [it.code for it in leaps(climbing(before=2, after=4))] == ["agent-to-leader"]


def test_a_link_to_something_else_of_the_same_code_explains_nothing() -> None:
    begin = ("Read [this](guide:planning) and [that](skill:speaking). {ed}",)
    assert [it.code for it in leaps(climbing(begin=begin))] == ["agent-to-leader"]


def test_a_word_of_the_whole_speaks_for_its_part() -> None:
    catalogue = factories.catalogue(
        skills=[*factories.catalogue().skills, factories.skill("budgets", part_of="planning")],
        roles=[
            factories.role("agent", {"budgets": (1, 1)}),
            factories.role("leader", {"budgets": (4, 2)}, level="leads"),
        ],
        steps=[factories.step(about="More of it. {ed}", begin=("Do some planning. {ed}",))],
    )
    assert list(leaps(catalogue)) == []
