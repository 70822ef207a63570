"""How far along a person is."""

from careers.domain.questionnaire import Open, ends_part_one, first_open, sections
from tests import factories

PARTS = sections(factories.catalogue())
PART_ONE: dict[str, int | None] = {"speaking-1": 4, "planning-1": None}


def test_the_first_open_question_is_the_first_one_not_reached() -> None:
    catalogue = factories.catalogue()
    assert first_open(PARTS, {}) == Open(PARTS[0], catalogue.item("speaking-1"), 1)
    assert first_open(PARTS, {"speaking-1": 4}) == Open(PARTS[0], catalogue.item("planning-1"), 2)
    assert first_open(PARTS, PART_ONE) == Open(PARTS[1], catalogue.item("prefers-people"), 3)
    gap = dict.fromkeys((item.code for item in catalogue.items if item.code != "planning-1"), 3)
    assert first_open(PARTS, gap) == Open(PARTS[0], catalogue.item("planning-1"), 2)


def test_skipping_is_reaching() -> None:
    everything = dict.fromkeys(item.code for item in factories.catalogue().items)
    assert first_open(PARTS, everything) is None


def test_part_one_ends_once_with_every_question_of_it_reached() -> None:
    assert [ends_part_one(part, PARTS, PART_ONE) for part in PARTS] == [True, False, False, False]
    assert not ends_part_one(PARTS[0], PARTS, {"speaking-1": 4})


def test_sections_are_of_one_kind_and_of_four_skill_questions_at_most() -> None:
    catalogue = factories.catalogue(
        items=[
            *factories.skill_items("speaking", 7),
            *(factories.preference_item(f"p{n}", order=n) for n in range(6)),
            factories.preview_item(order=9),
        ]
    )
    assert [
        (it.number, it.part, it.kind, len(it.items), it.first, it.last)
        for it in sections(catalogue)
    ] == [
        (1, "a", "skill", 1, 1, 1),
        (2, "b", "preference", 6, 2, 7),
        (3, "b", "challenge", 1, 8, 8),
        (4, "c", "skill", 4, 9, 12),
        (5, "c", "skill", 2, 13, 14),
    ]


def test_part_one_ends_with_the_last_of_its_sections_and_no_other() -> None:
    codes = [f"skill-{number}" for number in range(6)]
    catalogue = factories.catalogue(
        skills=[factories.skill(code) for code in codes],
        items=[item for code in codes for item in factories.skill_items(code, 1)],
    )
    parts = sections(catalogue)
    everything = dict.fromkeys((item.code for item in catalogue.items), 3)
    assert [ends_part_one(part, parts, everything) for part in parts] == [False, True]
