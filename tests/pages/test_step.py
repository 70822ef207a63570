"""A step's letter."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.page import Missing
from careers.pages.steps import step
from tests import factories
from tests.pages.reading import headings, read


@pytest.fixture
def small() -> Catalogue:
    plain = factories.catalogue()
    return factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("own-business", level="beyond")],
        steps=[
            factories.step(
                takes=("Experience. {duties}",),
                begin=("Coach somebody. {ed}",),
                training=("mentorship",),
            ),
            factories.step("", "own-business", evidence="end"),
        ],
    )


def test_a_step_that_is_not_there_is_missing(small: Catalogue) -> None:
    with pytest.raises(Missing) as missing:
        step(small, "agent-to-astronaut")

    assert (missing.value.kind, missing.value.code) == ("step", "agent-to-astronaut")


def test_a_step_leads_from_one_role_to_another(small: Catalogue) -> None:
    page = step(small, "agent-to-leader")
    found = read(page, small)

    assert (page.path, page.title) == ("/steps/agent-to-leader/", "From Agent to Leader")
    assert {"/roles/agent/", "/roles/leader/"} <= set(found.links)
    assert headings(found, "h1") == ["From Agent to Leader"]
    assert headings(found, "h2") == [
        "What changes",
        "What it takes",
        "What it asks of you",
        "What is hard there",
        "What you could do first",
        "Training that serves it",
        "How sure we are",
        "Next to this",
        "Sources",
    ]


def test_what_rises_is_told_with_both_levels(small: Catalogue) -> None:
    page = step(small, "agent-to-leader")

    assert [(d.skill.code, d.before, d.after) for d in page.context["rising"]] == [
        ("planning", 2, 4),
        ("speaking", 3, 4),
    ]
    words = read(page, small).words
    assert "2 skills rise Skill Levels Planning critical 2 to 4 Speaking important 3 to 4" in words


def test_an_open_step_tells_what_its_destination_asks(small: Catalogue) -> None:
    page = step(small, "any-to-own-business")
    found = read(page, small)

    assert page.title == "From any rung to Own business"
    assert page.context["rising"] == []
    assert [(d.skill.code, d.after) for d in page.context["new"]] == [
        ("speaking", 3),
        ("planning", 2),
    ]
    assert "This is what Own business asks for, wherever you start." in found.words
    assert "The destination is named; where it starts is left open." in found.words
