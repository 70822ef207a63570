"""A ladder's measures: where plates hang, what is free between them, and the parts of a line."""

import pytest

from careers.domain.frame import (
    Frame,
    Gauge,
    Outlet,
    Rect,
    Spot,
    box_of,
    curve,
    line,
    point_at,
    samples,
    spread,
    svg,
)

GAUGE = Gauge(margin=10, plate=100, lane=20, height=40, pitch=50, hang=15, gap=30, attic=5, foot=25)
FRAME = Frame(GAUGE, 2, 2, {(0, 0): 1, (0, 1): 3, (1, 1): 1})
"""A plate and a stack of three, and below the stack a plate alone."""
BOX = Rect(10, 20, 110, 60)


def test_a_row_is_as_deep_as_its_longest_stack() -> None:
    assert FRAME.depths == (3, 1)
    # The attic; then 15 down to the plates, three of 50, and a gap of 30.
    assert FRAME.rungs == (5, 200)
    assert Frame(GAUGE, 2, 0, {}).depths == (0, 0)


def test_bands_are_free_from_the_top_to_the_foot() -> None:
    assert [FRAME.band(index) for index in range(3)] == [(0, 5), (170, 200), (265, 290)]
    assert (FRAME.width, FRAME.height) == (250, 290)


def test_a_frame_without_rows_is_nothing_but_its_attic() -> None:
    assert Frame(GAUGE, 0, 0, {}).band(0) == (0, 5)


def test_lanes_lie_between_columns_and_the_outer_ones_are_half() -> None:
    assert [FRAME.lane(index) for index in range(3)] == [15, 130, 245]


def test_a_plate_hangs_in_the_middle_of_its_column_below_those_before_it() -> None:
    assert FRAME.rect(Spot(0, 0, 0)) == Rect(20, 20, 120, 60)
    assert FRAME.rect(Spot(0, 1, 2)) == Rect(140, 120, 240, 160)
    assert FRAME.rect(Spot(1, 1, 0)) == Rect(140, 215, 240, 255)
    assert FRAME.rect(Spot(0, 1, 2)).width == 100
    assert FRAME.centre(Spot(0, 1, 2)) == 190
    assert FRAME.centre(Outlet(300, 40)) == 300


def test_the_first_and_the_last_of_a_stack_are_known() -> None:
    stack = [Spot(0, 1, slot) for slot in range(3)]
    assert [FRAME.is_first(spot) for spot in stack] == [True, False, False]
    assert [FRAME.is_last(spot) for spot in stack] == [False, False, True]


def test_every_place_of_some_rows_is_told() -> None:
    below = [Spot(1, 1, 0)]
    assert list(FRAME.spots(range(1, 2))) == below
    stack = [Spot(0, 1, slot) for slot in range(3)]
    assert list(FRAME.spots(range(2))) == [Spot(0, 0, 0), *stack, *below]


@pytest.mark.parametrize(
    ("x", "free"), [(13.9, True), (14, True), (14.1, False), (125.9, False), (126, True)]
)
def test_a_line_keeps_six_units_off_the_plates_it_passes(x: float, free: bool) -> None:
    assert FRAME.open_at(x, range(1)) is free
    assert FRAME.open_at(x, range(1, 2))


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (11, 21, True), (109, 59, True), (10, 30, False), (110, 30, False), (50, 20, False),
        (50, 60, False),
    ],
)  # fmt: skip
def test_a_rectangle_holds_what_is_inside_it_and_not_on_its_edge(
    x: float, y: float, inside: bool
) -> None:
    assert BOX.holds(x, y) is inside


@pytest.mark.parametrize(
    ("x", "y", "near"),
    [
        (6, 30, True), (5, 30, False), (114, 30, True), (115, 30, False), (50, 16, True),
        (50, 15, False), (50, 64, True), (50, 65, False),
    ],
)  # fmt: skip
def test_with_a_margin_it_holds_what_is_near_it(x: float, y: float, near: bool) -> None:
    assert BOX.holds(x, y, 5) is near


@pytest.mark.parametrize(
    ("moved", "meets", "near"),
    [
        ((0, 0), True, True),
        ((99, 39), True, True), ((-99, -39), True, True),
        ((100, 0), False, True), ((-100, 0), False, True), ((0, 40), False, True),
        ((0, -40), False, True),
        ((105, 0), False, False), ((-105, 0), False, False), ((0, 45), False, False),
        ((0, -45), False, False),
    ],
)  # fmt: skip
def test_two_meet_where_they_overlap_or_come_nearer_than_the_margin(
    moved: tuple[int, int], meets: bool, near: bool
) -> None:
    x, y = moved
    other = Rect(BOX.left + x, BOX.top + y, BOX.right + x, BOX.bottom + y)
    assert (BOX.meets(other), BOX.meets(other, 5)) == (meets, near)


def test_a_path_is_written_with_a_new_start_only_where_it_is_broken() -> None:
    bent = (*line((1, 2), (3, 4)), curve((3, 4), (7, 8.06)), *line((0.04, 0), (9, 9)))
    assert svg(bent) == "M1 2L3 4C3 6 7 6 7 8.1M0 0L9 9"
    assert svg(()) == ""


def test_a_curve_leaves_and_arrives_upright_half_way_between_its_ends() -> None:
    assert curve((0, 10), (60, 50)) == ((0, 10), (0, 30), (60, 30), (60, 50))


def test_lines_of_no_length_are_left_out() -> None:
    assert line((0, 0), (0, 5), (0, 5), (9, 5)) == (((0, 0), (0, 5)), ((0, 5), (9, 5)))


def test_points_are_found_along_straight_lines_and_curves() -> None:
    straight = ((0, 10), (40, 30))
    assert [point_at(straight, t) for t in (0, 0.25, 1)] == [(0, 10), (10, 15), (40, 30)]
    bent = ((0, 0), (0, 80), (80, 160), (80, 80))
    assert [point_at(bent, t) for t in (0, 0.5, 1)] == [(0, 0), (40, 100), (80, 80)]


def test_samples_are_taken_of_every_segment_its_ends_included() -> None:
    path = line((0, 0), (0, 4), (4, 4))
    assert list(samples(path, 2)) == [(0, 0), (0, 2), (0, 4), (0, 4), (2, 4), (4, 4)]


def test_a_box_goes_round_all_points_of_a_segment() -> None:
    assert box_of(((3, 40), (9, 1), (1, 2), (4, 5))) == Rect(1, 1, 9, 40)


@pytest.mark.parametrize(
    ("count", "room", "places"),
    [
        (1, 0, [50]),
        (2, 90, [45, 55]),
        (3, 90, [40, 50, 60]),
        (3, 12, [44, 50, 56]),
    ],
)
def test_places_are_spread_around_a_centre_and_closer_where_there_is_no_room(
    count: int, room: float, places: list[float]
) -> None:
    assert spread(50, count, room, 10) == places
