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
