"""A skill over time, drawn."""

from careers.domain.ratings import Answer, estimate
from careers.pages.rising import PITCH, WIDEST, Mark, rising

LOW = estimate("speaking", (Answer("a", 3), Answer("b", 3)), 2)
HIGH = estimate("speaking", (Answer("a", 5), Answer("b", 5)), 2)


def test_levels_are_rungs_and_times_go_from_one_side_to_the_other() -> None:
    drawing = rising([LOW, HIGH])
    assert drawing.width == 2 * PITCH
    assert drawing.ladder == "M1 0v84M51 0v84M1 74h50M1 58h50M1 42h50M1 26h50M1 10h50"
    # 3.0 on the third rung, its range 0.75 levels to either side; 4.6, not above the fifth.
    assert drawing.marks == (Mark(13, 13, 29.95, 24.1, 42), Mark(39, 13, 10, 18.45, 16.4))
    assert [mark.left for mark in drawing.marks] == [6.5, 32.5]
    assert drawing.thread == "M13 42L39 16.4"


def test_a_time_without_an_answer_leaves_its_place_empty() -> None:
    drawing = rising([LOW, None, HIGH])
    assert [mark.x for mark in drawing.marks] == [13, 65]
    assert rising([None]).marks == ()
    assert rising([None]).thread == ""


def test_many_times_stand_closer_and_never_wider_than_there_is_room() -> None:
    drawing = rising([LOW] * 20)
    assert drawing.width == WIDEST
    assert drawing.marks[-1].x + drawing.marks[-1].wide / 2 < WIDEST
