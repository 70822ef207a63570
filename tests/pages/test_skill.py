"""A skill's page, and the index of skills."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.page import Missing
from careers.pages.skills import asked_by, skill, skills
from tests import factories
from tests.pages.reading import headings, read


@pytest.fixture
def small() -> Catalogue:
    """Speaking is measured, listening is a part of it, judgement is not measured."""
    plain = factories.catalogue()
    return factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        skills=[
            factories.skill("speaking", order=1, build=("Read aloud. {duties}",)),
            factories.skill("planning", order=2, family="operation"),
            factories.skill("listening", order=3, part_of="speaking", levels=()),
            factories.skill("judgement", order=4, levels=(), family="craft"),
        ],
        training=[
            factories.module("mentorship", skills=("listening",)),
            factories.module("seminars", skills=("planning",)),
        ],
        roles=[
            factories.role("agent", {"speaking": (3, 2), "planning": (2, 0)}),
            factories.role("leader", {"speaking": (4, 2), "judgement": (3, 1)}, level="leads"),
            factories.role("chief", {"speaking": (3, 3)}, level="leads"),
            factories.role("own-business", {"speaking": (4, 3)}, level="beyond"),
        ],
        steps=[
            factories.step(),
            factories.step("agent", "chief"),
            factories.step("", "own-business"),
        ],
    )


def test_a_skill_that_is_not_there_is_missing(small: Catalogue) -> None:
    with pytest.raises(Missing) as missing:
        skill(small, "juggling")

    assert (missing.value.kind, missing.value.code) == ("skill", "juggling")


def test_a_measured_skill_is_told_in_full(small: Catalogue) -> None:
    page = skill(small, "speaking")
    found = read(page, small)

    assert (page.path, page.title) == ("/skills/speaking/", "Speaking")
    assert headings(found, "h2") == [
        "What it is",
        "The five levels",
        "Who asks for it",
        "How to get better at it",
        "Training that serves it",
        "How it is measured",
        "Next to this",
        "Sources",
    ]
    assert headings(found, "h3") == ["What belongs to it"]
    assert "Skill · measured by two questions" in found.words


def test_the_drawing_says_in_words_who_stands_where(small: Catalogue) -> None:
    html = read(skill(small, "speaking"), small).html

    assert "Level 5: 0 roles. Level 4: 2 roles. Level 3: 2 roles. Level 2: 0 roles." in html
    assert "Who stands where" not in read(skill(small, "judgement"), small).html


def test_the_roles_come_by_importance_then_level_then_rung(small: Catalogue) -> None:
    groups = asked_by(small.skill("speaking"), small)

    assert [
        (importance, [(asking.role.code, asking.need.level) for asking in group])
        for importance, group in groups
    ] == [
        (3, [("own-business", 4), ("chief", 3)]),
        (2, [("leader", 4), ("agent", 3)]),
    ]


def test_a_role_that_gives_it_no_weight_does_not_ask_for_it(small: Catalogue) -> None:
    assert asked_by(small.skill("planning"), small) == []
    assert "/roles/agent/" not in read(skill(small, "planning"), small).links


def test_the_levels_stand_from_the_top_down_with_who_asks_for_them(small: Catalogue) -> None:
    rungs = skill(small, "speaking").context["rungs"]

    assert [(rung.anchor.anchor, rung.behaviour, rung.roles) for rung in rungs] == [
        ("Others come", "Five", 0),
        ("Difficult", "Four", 2),
        ("Alone", "Three", 2),
        ("Guided", "Two", 0),
        ("Not yet", "One", 0),
    ]


def test_training_that_serves_a_part_serves_the_whole(small: Catalogue) -> None:
    found = read(skill(small, "speaking"), small)

    assert [link for link in found.links if link.startswith("/training/#")] == [
        "/training/#mentorship"
    ]


def test_a_part_leads_to_its_whole_and_says_it_has_no_questions(small: Catalogue) -> None:
    page = skill(small, "listening")
    found = read(page, small)

    assert page.context["measured"] == "Through Speaking"
    assert page.context["rungs"] == []
    assert "Not by questions of its own. The questions about Speaking speak for" in found.words
    assert "/skills/speaking/" in found.links


def test_a_skill_that_is_not_measured_says_so(small: Catalogue) -> None:
    page = skill(small, "judgement")
    found = read(page, small)

    assert page.context["measured"] == "Not measured"
    assert "It is not. No question asks about Judgement" in found.words
    assert found.links.count("/assessment/") == 1  # the main menu


def test_the_index_goes_by_family_with_the_parts_under_their_whole(small: Catalogue) -> None:
    page = skills(small)
    found = read(page, small)

    assert headings(found, "h2")[:3] == ["With customers", "The craft of the desk", "The operation"]
    assert {"customers", "craft", "operation"} <= set(found.ids)
    assert [
        (entry.skill.code, [part.code for part in entry.parts], entry.measured, entry.roles)
        for _, _, entries in page.context["families"]
        for entry in entries
    ] == [
        ("speaking", ["listening"], "Two questions", 4),
        ("judgement", [], "Not measured", 1),
        ("planning", [], "Two questions", 0),
    ]
