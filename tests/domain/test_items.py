"""Our questionnaire keeps the rules for items, as far as a machine can tell."""

import re
from itertools import pairwise

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.things import Item

NEGATION = re.compile(
    r"\b(not|no|never|nobody|none|nothing|without|cannot)\b|n[’']t\b", re.IGNORECASE
)
DOUBLE = re.compile(r"\b(and|or|and/or|as well as)\b", re.IGNORECASE)
BOAST = re.compile(r"\b(good|great|skilled|able|always|excellent)\b", re.IGNORECASE)
JARGON = re.compile(
    r"\b(KPIs?|SLAs?|CRM|AHT|FCR|NPS|metrics?|stakeholders?|workflow|leverage|utili[sz]e|"
    r"proactive|escalate|escalation|onboarding|roster|dashboard|ticket)\b",
    re.IGNORECASE,
)
STEM = "Most days I would rather …"


@pytest.fixture(scope="module")
def skill_items(catalogue: Catalogue) -> list[Item]:
    return [item for item in catalogue.questionnaire if item.skill]


@pytest.fixture(scope="module")
def preference_items(catalogue: Catalogue) -> list[Item]:
    return [item for item in catalogue.questionnaire if item.preference]


@pytest.fixture(scope="module")
def previews(catalogue: Catalogue) -> list[Item]:
    return [item for item in catalogue.questionnaire if item.challenge]


def words(text: str) -> int:
    return len(re.findall(r"[\w’'-]+", text))


def test_sixteen_skills_twice_six_preferences_five_previews(
    catalogue: Catalogue, preference_items: list[Item], previews: list[Item]
) -> None:
    assert {len(items) for items in catalogue.items_for.values()} == {2}
    counts = (len(catalogue.items_for), len(preference_items), len(previews))
    assert (*counts, len(catalogue.items)) == (16, 6, 5, 43)


def test_each_skill_is_asked_in_part_a_and_again_in_part_c(catalogue: Catalogue) -> None:
    for skill, items in catalogue.items_for.items():
        assert [(i.part, i.code) for i in items] == [("a", f"{skill}-1"), ("c", f"{skill}-2")]


def test_part_b_asks_preferences_then_previews(catalogue: Catalogue) -> None:
    kinds = [
        "preference" if i.preference else "preview"
        for i in catalogue.questionnaire
        if i.part == "b"
    ]
    assert kinds == ["preference"] * 6 + ["preview"] * 5


def test_codes_say_what_is_asked(preference_items: list[Item], previews: list[Item]) -> None:
    assert [i.code for i in preference_items] == [
        f"prefers-{i.preference}" for i in preference_items
    ]
    assert [i.code for i in previews] == [f"preview-{i.challenge}" for i in previews]


@pytest.mark.parametrize("part", ["a", "c"])
def test_skill_families_alternate(catalogue: Catalogue, part: str) -> None:
    families = [catalogue.skill(i.skill).family for i in catalogue.questionnaire if i.part == part]
    assert [pair for pair in pairwise(families) if pair[0] == pair[1]] == []


def test_texts_are_short(catalogue: Catalogue) -> None:
    assert {i.code: words(i.text) for i in catalogue.items if words(i.text) > 25} == {}


def test_skill_items_name_one_act(skill_items: list[Item]) -> None:
    """One act, begun by its verb, in one sentence; nothing joined to it by “and” or “or”."""
    assert [i.code for i in skill_items if not re.match(r"^[A-Z]\w+ing\b[^.]*\.$", i.text)] == []
    assert [i.code for i in skill_items if DOUBLE.search(i.text)] == []


def test_skill_items_are_plain_and_positive(skill_items: list[Item]) -> None:
    for pattern in (NEGATION, BOAST, JARGON):
        assert [i.code for i in skill_items if pattern.search(i.text)] == []
    assert [i.code for i in skill_items if re.search(r"\w{14}", i.text)] == []


def test_the_two_items_of_a_skill_begin_differently(catalogue: Catalogue) -> None:
    for skill, (first, second) in catalogue.items_for.items():
        assert first.text.split()[0] != second.text.split()[0], skill


def test_preferences_complete_one_stem_and_half_are_flipped(preference_items: list[Item]) -> None:
    assert {item.text for item in preference_items} == {STEM}
    assert sum(item.flipped for item in preference_items) == 3
    for item in preference_items:
        assert not NEGATION.search(f"{item.left} {item.right}")
        assert item.left != item.right


def test_previews_have_five_different_options_of_their_own(previews: list[Item]) -> None:
    options = [option for item in previews for option in item.options]
    assert (len(options), len(set(options))) == (25, 25)
    assert {item.text.partition(". ")[2] for item in previews} == {"How would that sit with you?"}
    assert [i.code for i in previews if NEGATION.search(i.text)] == []
