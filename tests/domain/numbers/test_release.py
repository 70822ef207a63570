"""The numbers of made-up people, counted by hand."""

from dataclasses import fields, is_dataclass
from typing import Any

import msgspec
import pytest

from careers.domain.numbers.disclosure import Figure, figure
from careers.domain.numbers.outcome import NONE, Person
from careers.domain.numbers.release import Numbers, numbers
from tests import factories
from tests.domain.numbers.people import person

SMALL = factories.catalogue(
    training=[factories.module("mentorship", skills=("planning",)), factories.module("seminar")]
)


def f(count: int, people: int = 40) -> Figure:
    return figure(count, people)


@pytest.fixture(scope="module")
def told() -> Numbers:
    """Forty people: 22 leave off before anything but part one, 12 do all of it in a minute each, 4
    only begin, 2 stop after part two."""
    people = (
        [person(SMALL, 2, 4, role="agent", seconds=5.0)] * 22
        + [person(SMALL, 1, 1, 2, 3, 1, 1, role="agent", planned=True, seconds=10.0)] * 12
        + [person(SMALL, None)] * 4
        + [person(SMALL, 5, 5, 5, 5, role="leader")] * 2
    )
    return numbers(SMALL, people)


def test_how_far_they_come(told: Numbers) -> None:
    assert told.people == 40
    assert [(it.part, it.figure) for it in told.parts] == [("a", f(36)), ("b", f(14)), ("c", f(12))]
    assert (told.results, told.planned) == (f(36), f(12))
    assert [(it.section.number, it.figure) for it in told.sections] == [
        (1, f(40)),
        (2, f(14)),
        (3, f(14)),
        (4, f(12)),
    ]


def test_a_part_without_questions_is_not_told_of() -> None:
    short = factories.catalogue(items=factories.skill_items("speaking", 1))
    told = numbers(short, [Person({"speaking-1": 3}, {}, "", False, NONE)] * 20)
    assert [it.part for it in told.parts] == ["a"]


def test_a_question_has_its_answers_its_skips_and_its_time(told: Numbers) -> None:
    first = told.items[0]
    assert (first.number, first.item.code, first.seconds) == (1, "speaking-1", 5)
    assert first.answers == (f(12), f(22), f(0), f(0), f(2))
    assert (first.skipped, first.not_reached) == (f(4), f(0))
    assert (told.items[2].not_reached, told.items[2].seconds) == (f(26), 10)


def test_the_usual_minutes_are_those_of_who_did_everything(told: Numbers) -> None:
    assert told.minutes == 1


def test_nine_people_are_too_few_for_a_median() -> None:
    timed = [person(SMALL, 3, 3, 3, 3, 3, 3, seconds=70.0)] * 9
    found = numbers(SMALL, [*timed, person(SMALL, 3), *timed, person(SMALL, 3)])
    assert found.minutes == 7
    found = numbers(SMALL, [*timed, *[person(SMALL, 3)] * 11])
    assert (found.minutes, {item.seconds for item in found.items}) == (None, {None})


def test_the_roles_that_rank_first_and_those_held(told: Numbers) -> None:
    assert [(it.role.code, it.first, it.held) for it in told.roles] == [
        ("leader", f(24), f(2)),
        ("agent", f(12), f(34)),
    ]


def test_the_bands_of_three_roles_of_theirs(told: Numbers) -> None:
    assert {it.subject for it in told.bands} == {"held", "first", "next"}
    held = told.bands[0]
    assert (held.subject, held.ready, held.close, held.stretch) == ("held", f(2), f(22), f(12))


def test_the_gaps_of_the_next_step_with_the_training_for_them(told: Numbers) -> None:
    assert [(it.skill.code, it.figure, [m.code for m in it.training]) for it in told.gaps] == [
        ("speaking", f(34), []),
        ("planning", f(12), ["mentorship"]),
    ]


def test_reliability_waits_for_a_hundred_pairs() -> None:
    def both(count: int) -> Numbers:
        mixed = [person(SMALL, n % 5 + 1, 3, 3, 3, n % 5 + 1, n % 3 + 1) for n in range(count)]
        return numbers(SMALL, [*mixed, *[person(SMALL, 3)] * (-count % 10)])

    assert [it.reliability for it in both(99).skills] == [None, None]
    assert both(99).skills[0].pairs == figure(99, 100)
    told = both(100)
    assert [it.reliability for it in told.skills] == [pytest.approx(1.0), None]


def test_a_skill_with_one_question_has_no_pairs() -> None:
    one = factories.catalogue(
        items=[*factories.skill_items("speaking", 1), *factories.skill_items("planning", 2, 2)]
    )
    found = numbers(one, [Person({}, {}, "", False, person(SMALL).outcome)] * 20)
    assert [(it.pairs, it.reliability) for it in found.skills] == [(None, None), (f(0, 20), None)]


def test_of_ten_people_no_count_is_told() -> None:
    found = numbers(SMALL, [person(SMALL, 3, 3, 3, 3, 3, 3, role="agent", seconds=5.0)] * 10)
    assert (found.minutes, found.items[0].seconds) == (1, 5)
    assert {it.withheld for it in figures_in(found)} == {True}


def test_that_all_said_the_same_is_not_told() -> None:
    alike = numbers(SMALL, [person(SMALL, 1, 3)] * 30)
    nearly = numbers(SMALL, [person(SMALL, 1, 3)] * 21 + [person(SMALL, 4, 4)] * 9)
    assert alike.items == nearly.items


def test_what_is_told_holds_brackets_and_no_counts(told: Numbers) -> None:
    found = figures_in(told)
    assert len(found) > 60
    assert {it.at_least % 10 for it in found} == {0}
    assert {it.at_most - it.at_least for it in found} == {9, 10}


def test_only_full_tens_are_told_of() -> None:
    with pytest.raises(ValueError, match="no count that could be told"):
        numbers(SMALL, [person(SMALL, 3)] * 11)
    with pytest.raises(ValueError, match="no count that could be told"):
        numbers(SMALL, [])


def figures_in(value: Any) -> list[Figure]:
    """Every figure somewhere in what is told."""
    if isinstance(value, Figure):
        return [value]
    if isinstance(value, tuple):
        return [found for it in value for found in figures_in(it)]
    if is_dataclass(value) and not isinstance(value, msgspec.Struct):
        return [found for it in fields(value) for found in figures_in(getattr(value, it.name))]
    return []
