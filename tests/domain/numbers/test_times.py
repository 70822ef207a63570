"""Medians of time, from enough people only."""

import pytest

from careers.domain.numbers.times import usual_minutes, usual_seconds


def test_a_median_needs_ten_people() -> None:
    assert usual_seconds([5.0] * 9) is None
    assert usual_seconds([5.0] * 10) == 5
    assert usual_seconds([1.0] * 5 + [4.6] * 6 + [500.0] * 5) == 5


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(1.0, 1), (60.0, 1), (60.1, 2), (430.0, 8), (0.0, 1)]
)
def test_minutes_are_rounded_up(seconds: float, minutes: int) -> None:
    assert usual_minutes([seconds] * 10) == minutes
    assert usual_minutes([seconds] * 9) is None
