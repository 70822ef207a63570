"""Codes made from names: always ones the catalogue takes, never the same twice."""

import re

import pytest
from hypothesis import given, strategies as st

from careers.domain.former import step_code
from careers.domain.occupations.codes import LONGEST_ROLE, Codes, slug
from careers.domain.renaming import LONGEST

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bread Bakers", "bread-bakers"),
        ("Bakers, All Other", "bakers-all-other"),
        ("Nobody’s  Café—Owner", "nobodys-cafe-owner"),
        ("Bäcker/Bäckerin (Straße)", "backer-backerin-strasse"),
        ("αρτοποιός", ""),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_two_roles_codes_are_as_long_as_a_steps_code_has_room_for() -> None:
    role = Codes(LONGEST_ROLE).give("x" * 100, "1")
    assert len(step_code(role, role)) == LONGEST


def test_who_comes_second_takes_the_number_along() -> None:
    codes = Codes(LONGEST_ROLE)
    assert codes.give("Bakers", "51-1.00") == "bakers"
    assert codes.give("Bakers", "51-2.00") == "bakers-51-2-00"
    assert codes.give("Bakers", "51-2.00") == "bakers-51-2-00-2"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ab cdefghi", "ab-cdefghi"),
        ("ab cdefghij", "ab"),
        ("abcdefg hi jk", "abcdefg-hi"),
        ("abcdefg hij kl", "abcdefg"),
        ("abcdefghijk l", "abcdefghij"),
    ],
)
def test_as_many_whole_words_as_fit(name: str, code: str) -> None:
    assert Codes(10).give(name, "1") == code


def test_with_the_number_it_is_just_as_long() -> None:
    codes = Codes(10)
    assert codes.give("abcdefghij", "1") == "abcdefghij"
    assert codes.give("abcdefghij", "12") == "abcdefg-12"
    assert codes.give("abcdefghij", "12") == "abcde-12-2"


def test_a_name_without_latin_letters_is_known_by_its_number() -> None:
    assert Codes().give("αρτοποιός", "7512.1") == "7512-1"


def test_long_names_are_cut_between_words() -> None:
    name = "First-Line Supervisors of Office and Administrative Support Workers"
    codes = Codes(LONGEST_ROLE)
    assert codes.give(name, "43-1011.00") == "first-line-supervisors-of-office-and"
    assert codes.give(name, "43-1011.00") == "first-line-supervisors-of-43-1011-00"
    assert codes.give("x" * 60, "1") == "x" * LONGEST_ROLE


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=30)), max_size=20))
def test_every_code_is_one_and_only(names: list[tuple[str, str]]) -> None:
    codes = Codes(LONGEST_ROLE)
    found = [codes.give(*pair) for pair in names]
    assert len(set(found)) == len(found)
    for code in found:
        assert CODE.fullmatch(code)
        assert len(code) <= LONGEST_ROLE
