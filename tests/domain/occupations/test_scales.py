"""Their scales on ours: the ends meet, the borders are where the docstrings say, nothing runs back."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from careers.domain.occupations.scales import RELATIONS, importance, proficiency, skill_level

LEVELS = st.decimals(0, 7, places=2)
WEIGHTS = st.decimals(1, 5, places=2)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("0", 1),
        ("0.87", 1),
        ("0.88", 2),
        ("2.62", 2),
        ("2.63", 3),
        ("4.37", 3),
        ("4.38", 4),
        ("6.12", 4),
        ("6.13", 5),
        ("7", 5),
    ],
)
def test_levels(level: str, expected: int) -> None:
    assert proficiency(Decimal(level)) == expected


@pytest.mark.parametrize(
    ("rating", "expected"),
    [("1", 0), ("1.66", 0), ("1.67", 1), ("2.99", 1), ("3", 2), ("4.33", 2), ("4.34", 3), ("5", 3)],
)
def test_importance(rating: str, expected: int) -> None:
    assert importance(Decimal(rating)) == expected


def test_an_essential_skill_matters_more_than_an_optional_one_and_none_is_critical() -> None:
    assert 0 < RELATIONS["optional"] < RELATIONS["essential"] < 3


@given(LEVELS, LEVELS)
def test_more_of_a_skill_is_never_less_of_it_here(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert 1 <= proficiency(low) <= proficiency(high) <= 5
    assert abs(proficiency(one) - (1 + 4 * one / 7)) <= Decimal("0.5")


@given(WEIGHTS, WEIGHTS)
def test_what_matters_more_never_weighs_less_here(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert 0 <= importance(low) <= importance(high) <= 3
    assert abs(importance(one) - 3 * (one - 1) / 4) <= Decimal("0.5")


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("1120", 4),
        ("1412", 3),
        ("2512", 4),
        ("3343", 3),
        ("4222", 2),
        ("5120", 2),
        ("6111", 2),
        ("7512", 2),
        ("8322", 2),
        ("9412", 1),
        ("0110", 4),
        ("0210", 2),
        ("0310", 1),
        ("0", 0),
        ("", 0),
    ],
)
def test_skill_levels(group: str, expected: int) -> None:
    assert skill_level(group) == expected
