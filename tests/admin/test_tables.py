"""The numbers as tables: the words of a bracket, and what each table says."""

import pytest

from careers.admin.tables import Table, amount, share, tables
from careers.domain.numbers.disclosure import Figure, figure
from careers.domain.numbers.release import Numbers, numbers
from tests import factories
from tests.domain.numbers.people import person

SMALL = factories.catalogue(training=[factories.module("mentorship", skills=("speaking",))])


@pytest.mark.parametrize(
    ("count", "people", "words"),
    [
        (0, 100, ("under 10", "up to 9 %")),
        (9, 100, ("under 10", "up to 9 %")),
        (34, 100, ("30–39", "30–39 %")),
        (99, 100, ("90 or more", "90 % or more")),
        (100, 100, ("90 or more", "90 % or more")),
        (5, 20, ("under 10", "up to 45 %")),
        (15, 20, ("10 or more", "50 % or more")),
        (3, 10, ("not told", "–")),
        (3456, 10_000, ("3,450–3,459", "34–35 %")),
        (5001, 1_000_000, ("5,000–5,009", "0–1 %")),
    ],
)
def test_a_bracket_in_words(count: int, people: int, words: tuple[str, str]) -> None:
    told = figure(count, people)
    assert (amount(told), share(told)) == words


def test_a_share_that_is_certain_to_the_per_cent_is_one_figure() -> None:
    assert share(Figure(3400, 3400, 10_000)) == "34 %"


@pytest.fixture(scope="module")
def told() -> Numbers:
    some = [person(SMALL, 2, 4, 1, 1, 2, 4, role="agent", seconds=7.0)] * 26
    return numbers(SMALL, [*some, *[person(SMALL, 5, 5, planned=True)] * 14])


def by_name(told: Numbers) -> dict[str, Table]:
    return {table.name: table for table in tables(told, SMALL)}


def said(table: Table) -> list[list[str]]:
    """A table as its page says it: headings, what stands under them, figures as counts."""
    return [
        [
            line.heading,
            *(str(cell.value) for cell in line.under),
            *(
                amount(cell.value) if isinstance(cell.value, Figure) else str(cell.value)
                for cell in line.cells
            ),
        ]
        for line in table.lines
    ]


def test_every_table_in_its_order(told: Numbers) -> None:
    names = ["gaps", "bands", "roles", "funnel", "sections", "items", "skills"]
    assert list(by_name(told)) == names


def test_what_is_lacking_comes_with_its_training(told: Numbers) -> None:
    assert said(by_name(told)["gaps"]) == [
        ["Speaking", "Mentorship", "20–29"],
        ["Planning", "", "under 10"],
    ]


def test_roles_and_bands(told: Numbers) -> None:
    assert said(by_name(told)["roles"]) == [
        ["Leader", "30 or more", "under 10"],
        ["Agent", "under 10", "20–29"],
    ]
    assert said(by_name(told)["bands"])[0] == [
        "The role they hold",
        "under 10",
        "20–29",
        "under 10",
    ]


def test_how_far_they_come_and_where_they_stop(told: Numbers) -> None:
    assert [row[1] for row in said(by_name(told)["funnel"])] == [
        "30 or more",
        "20–29",
        "20–29",
        "30 or more",
        "10–19",
    ]
    assert said(by_name(told)["sections"]) == [
        ["1: questions 1 to 2", "30 or more"],
        ["2: questions 3 to 3", "20–29"],
        ["3: questions 4 to 4", "20–29"],
        ["4: questions 5 to 6", "20–29"],
    ]


def test_a_question_says_what_it_asks_about(told: Numbers) -> None:
    rows = said(by_name(told)["items"])
    assert rows[0] == [
        "1. Doing one thing that others can see.",
        "speaking-1",
        "Speaking",
        *("under 10", "20–29", "under 10", "under 10", "10–19"),
        *("under 10", "under 10"),
        "7",
    ]
    assert rows[2][:3] == [
        "3. Most days I would rather … do this ↔ do that",
        "prefers-people",
        "People",
    ]


def test_a_skill_waits_for_its_reliability(told: Numbers) -> None:
    assert said(by_name(told)["skills"]) == [
        ["Speaking", "20–29", "None"],
        ["Planning", "20–29", "None"],
    ]


def test_of_ten_people_there_are_no_tables() -> None:
    assert tables(numbers(SMALL, [person(SMALL, 3)] * 10), SMALL) == ()
    assert len(tables(numbers(SMALL, [person(SMALL, 3)] * 20), SMALL)) == 7
