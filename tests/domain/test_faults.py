"""What is wrong with a value, for the person who typed it."""

from typing import Any

import msgspec
import pytest

from careers.domain import things
from careers.domain.faults import explain, explained
from tests import factories

ROLE = msgspec.to_builtins(factories.role())
TRACK = msgspec.to_builtins(factories.track())


def refused(type_: Any, value: object) -> msgspec.ValidationError:
    with pytest.raises(msgspec.ValidationError) as found:
        msgspec.convert(value, type_)
    return found.value


@pytest.mark.parametrize(
    ("changed", "path", "said"),
    [
        ({"code": "Team Leader"}, "code", "must be lower-case words joined by hyphens"),
        ({"title": ""}, "title", "must be one line of text, not empty"),
        ({"title": "Two\nlines"}, "title", "must be one line of text, not empty"),
        ({"job": " Told. {ed}"}, "job", "must not be empty or begin or end with white space"),
        ({"title": "x" * 401}, "title", "is longer than 400 characters"),
        ({"title": 7}, "title", "must be text"),
        ({"order": "first"}, "order", "must be a whole number"),
        ({"order": -1}, "order", "must be at least 0"),
        ({"skills": "speaking"}, "skills", "must be a list"),
        ({"skills": ["speaking"]}, "skills[0]", "must be a mapping of fields to values"),
        ({"salary": 9}, "", "there is no field “salary”"),
        ({"hours": "night"}, "hours", "“night” is not one of the values allowed here"),
    ],
)
def test_it_is_told_where_it_stands_and_what_it_must_be(
    changed: dict[str, Any], path: str, said: str
) -> None:
    assert explain(refused(things.Role, ROLE | changed)) == (path, said)


def test_a_value_inside_a_row_is_told_with_its_place() -> None:
    rows = [it | {"level": 7} for it in ROLE["skills"][:1]]
    assert explain(refused(things.Role, ROLE | {"skills": rows})) == (
        "skills[0].level",
        "must be at most 5",
    )
    rows = [{"skill": "speaking", "level": 1}]
    assert explain(refused(things.Role, ROLE | {"skills": rows})) == (
        "skills[0]",
        "importance is missing",
    )


def test_a_letter_is_a_capital_one() -> None:
    error = refused(things.Track, TRACK | {"letter": "ab"})
    assert explain(error) == ("letter", "must be one capital letter")


def test_it_is_said_in_any_language() -> None:
    path, said = explained(refused(things.Role, ROLE | {"title": "x" * 401}))
    assert path == "title"
    told = {"is longer than %(limit)s characters": "hat mehr als %(limit)s Zeichen"}
    assert said.worded(told.__getitem__) == "hat mehr als 400 Zeichen"


def test_what_we_have_no_words_for_is_said_as_it_is() -> None:
    error = msgspec.ValidationError("Something else - at `$.skills[2]`")
    assert explain(error) == ("skills[2]", "Something else")
