"""How long the questions still take."""

import pytest

from careers.domain.pace import ENOUGH, minutes_left, told_minutes


def test_nothing_is_told_of_too_few_people() -> None:
    assert told_minutes([300.0] * (ENOUGH - 1)) == 0
    assert told_minutes([300.0] * ENOUGH) == 5


def test_half_are_done_in_the_minutes_told() -> None:
    seconds = [float(10 * n) for n in range(1, 42)]  # the one in the middle took 210
    assert told_minutes(seconds) == 4


@pytest.mark.parametrize(("left", "minutes"), [(43, 7), (42, 7), (37, 7), (36, 6), (1, 1), (0, 0)])
def test_what_is_left_is_a_share_rounded_up(left: int, minutes: int) -> None:
    assert minutes_left(7, left, 43) == minutes


def test_where_nobody_knows_there_is_nothing_to_share() -> None:
    assert (minutes_left(0, 43, 43), minutes_left(7, 0, 0)) == (0, 0)
