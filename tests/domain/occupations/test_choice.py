"""Which occupations are wanted."""

import pytest

from careers.domain.occupations.choice import Choice


def test_without_a_pattern_everything_is_wanted() -> None:
    choice = Choice()
    assert choice.wants("43-4051.00") is True
    assert (choice.rungs, choice.elements, choice.unmet) == ("graded", ("skills",), ())


@pytest.mark.parametrize(
    ("number", "wanted"),
    [("43-4051.00", True), ("43-4052.00", False), ("11-9199.01", True), ("51-43-4051", False)],
)
def test_a_pattern_is_the_beginning_of_a_code(number: str, wanted: bool) -> None:
    assert Choice(only=("43-4051", "*-9199")).wants(number) is wanted


def test_what_no_occupation_met_is_told() -> None:
    choice = Choice(only=("43", "43-4051", "99", "11"))
    assert [choice.wants(number) for number in ("43-4051.00", "51-1", "11-1")] == [
        True,
        False,
        True,
    ]
    assert choice.unmet == ("99",)
