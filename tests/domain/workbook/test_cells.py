"""What a cell stands for in its column, and what is said of one that stands for nothing."""

from typing import Any

import pytest

from careers.domain.workbook.cells import DATE, ERROR, FORMULA, Amiss, as_text, value
from careers.domain.workbook.layout import BY_NAME


def read(place: str, raw: Any) -> Any:
    """The value of a cell in a column, which is named as in `roles.title`."""
    sheet, _dot, column = place.partition(".")
    return value(BY_NAME[sheet].column(column), raw)


def refused(place: str, raw: Any) -> str:
    with pytest.raises(Amiss) as why:
        read(place, raw)
    assert str(why.value.telling) == str(why.value)
    return str(why.value)


@pytest.mark.parametrize(
    ("place", "raw", "found"),
    [
        ("roles.title", "Agent", "Agent"),
        ("roles.title", " Agent ", "Agent"),
        ("roles.hours", " shifts ", "shifts"),
        ("roles.title", 2024.0, "2024"),
        ("roles.title", 2.5, "2.5"),
        ("roles.title", True, "TRUE"),
        ("roles.title", False, "FALSE"),
        ("items.part", " a ", "a"),
        ("site.contact", " front desk ", " front desk "),
        ("roles.order", 3.0, 3),
        ("roles.order", 3, 3),
        ("roles.order", " 3 ", 3),
        ("roles.order", "3.00", 3),
        ("role_skills.level", "3 · ordinary cases alone", 3),
        ("role_skills.level", "3: ordinary cases alone", 3),
        ("role_skills.level", "3 - ordinary", 3),
        ("roles.duties", "One. {ed}\n\n Two. {ed} \n", ("One. {ed}", "Two. {ed}")),
        ("roles.synonyms", 2024.0, ("2024",)),
        ("roles.synonyms", [" a ", 2, True], ("a", "2", "TRUE")),
        ("site.questionnaire", "2", 2),
        ("items.flipped", "Yes", True),
        ("items.flipped", " ja ", True),
        ("items.flipped", 1.0, True),
        ("items.flipped", True, True),
        ("items.flipped", "no", False),
        ("items.flipped", 0.0, False),
        ("items.flipped", False, False),
    ],
)
def test_a_cell_is_read_as_its_column_has_it(place: str, raw: Any, found: Any) -> None:
    assert read(place, raw) == found


@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_cell_is_what_its_column_has_by_itself(empty: Any) -> None:
    assert read("roles.hours", empty) == ""
    assert read("roles.duties", empty) == ()
    assert read("skills.levels", empty) == read("skills.levels", [])
    assert refused("roles.title", empty) == "must not be empty"
    assert refused("roles.order", empty) == "must not be empty"


@pytest.mark.parametrize(
    ("place", "raw", "said"),
    [
        ("roles.title", FORMULA, "holds a formula: put its value there instead"),
        ("roles.title", DATE, "was made a date: write it anew as a text"),
        ("roles.title", ERROR, "holds a formula’s error: put a value there instead"),
        ("roles.title", {"a": 1}, "must be text"),
        ("roles.title", ["a"], "must be text"),
        ("roles.synonyms", ["a", {}], "must be a list of texts"),
        ("roles.order", 1.5, "must be a whole number"),
        ("roles.order", "1.5", "must be a whole number"),
        ("roles.order", True, "must be a whole number"),
        ("roles.order", "1234567890", "must be a whole number"),
        ("roles.order", "123456789", "must be at most 32767"),
        ("role_skills.level", "-1", "must be at least 1"),
        ("roles.code", "A b", "must be lower-case words joined by hyphens"),
        ("roles.formerly", "one\nA b", "line 2 must be lower-case words joined by hyphens"),
        ("roles.formerly", "A b\none", "line 1 must be lower-case words joined by hyphens"),
        ("items.part", "z", "must be one of: a, b, c"),
        ("roles.hours", "always", "must be one of: regular, sometimes, shifts"),
        ("site.without", "jobs\nall", "line 2 must be one of: assessment, jobs, guides, open-data"),
        ("items.flipped", "maybe", "must be yes or no"),
    ],
)
def test_what_is_wrong_with_a_cell_is_said(place: str, raw: Any, said: str) -> None:
    assert refused(place, raw) == said


def test_a_spreadsheet_s_numbers_are_texts_again() -> None:
    assert [as_text(it) for it in (7.0, 7, 0.5, "7.0", True, False)] == [
        "7",
        "7",
        "0.5",
        "7.0",
        "TRUE",
        "FALSE",
    ]
