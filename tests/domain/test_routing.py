"""Lines between plates: where they start and end, and that they touch nothing on the way."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from careers.domain.drawing import GAUGE
from careers.domain.frame import Frame, Outlet, Path, Rect, Spot, samples, svg
from careers.domain.routing import Move, route


def frame(*rows: tuple[int, ...]) -> Frame:
    """A frame from the number of plates in each cell, the top row first."""
    stacks = {
        (row, column): count
        for row, counts in enumerate(rows)
        for column, count in enumerate(counts)
        if count
    }
    return Frame(GAUGE, len(rows), len(rows[0]), stacks)


def edge(rect: Rect, x: float, y: float) -> bool:
    """Whether a point is on a plate's edge."""
    return rect.holds(x, y, 0.01) and not rect.holds(x, y, -0.01)


def crossed(drawn: Frame, path: Path) -> list[Spot]:
    """The plates a path runs through, its own ends included."""
    points = list(samples(path))
    return [
        spot
        for spot in drawn.spots(range(drawn.rows))
        if any(drawn.rect(spot).holds(x, y, -0.5) for x, y in points)
    ]


def unbroken(path: Path) -> bool:
    return all(a[-1] == b[0] for a, b in pairwise(path))


def test_neighbouring_rungs_are_joined_by_one_curve() -> None:
    drawn = frame((1,), (1,))

    [path] = route(drawn, [(Spot(1, 0, 0), Spot(0, 0, 0))])

    assert drawn.rungs == (20, 162)
    assert svg(path) == "M162 180L162 162C162 126 162 126 162 90"


def test_a_plate_in_the_way_is_passed_by_its_lane() -> None:
    drawn = frame((1,), (1,), (1,))

    [path] = route(drawn, [(Spot(2, 0, 0), Spot(0, 0, 0))])

    assert crossed(drawn, path) == []
    # The lane left of the only column: a quarter of a lane inside the frame.
    assert drawn.lane(0) == 103
    assert any(segment[-1][0] == 103 for segment in path)


def test_a_plate_inside_a_stack_is_met_from_its_side() -> None:
    drawn = frame((3, 0), (0, 1))

    [path] = route(drawn, [(Spot(1, 1, 0), Spot(0, 0, 1))])

    rect = drawn.rect(Spot(0, 0, 1))
    assert path[-1][-1] == (rect.right, (rect.top + rect.bottom) / 2)
    assert crossed(drawn, path) == []


def test_lines_to_one_stacked_plate_share_a_trunk() -> None:
    drawn = frame((0, 2), (1, 0), (1, 0))
    moves: list[Move] = [(Spot(row, 0, 0), Spot(0, 1, 0)) for row in (1, 2)]

    first, second = route(drawn, moves)

    assert first[-1] == second[-1]


def test_a_move_along_a_row_dips_under_it() -> None:
    drawn = frame((1, 1))

    [path] = route(drawn, [(Spot(0, 0, 0), Spot(0, 1, 0))])

    assert svg(path) == "M162 90C162 134 294 134 294 90"


def test_a_move_down_is_the_move_up_turned_round() -> None:
    drawn = frame((1, 0), (0, 1))

    [up] = route(drawn, [(Spot(1, 1, 0), Spot(0, 0, 0))])
    [down] = route(drawn, [(Spot(0, 0, 0), Spot(1, 1, 0))])

    assert down == tuple(segment[::-1] for segment in reversed(up))


def test_a_move_out_ends_at_its_outlet() -> None:
    drawn = frame((1, 1), (1, 1))

    [path] = route(drawn, [(Spot(1, 0, 0), Outlet(420, 60))])

    assert path[-1][-1] == (420, 60)
    assert crossed(drawn, path) == []


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[Frame, list[Move]]:
    """Any ladder, and any moves between its plates."""
    columns = draw(st.integers(1, 7))
    rows = draw(
        st.lists(st.tuples(*[st.integers(0, 4)] * columns), min_size=1, max_size=6).filter(
            lambda rows: sum(map(sum, rows)) >= 2
        )
    )
    drawn = frame(*rows)
    spots = st.sampled_from(list(drawn.spots(range(drawn.rows))))
    pairs = st.tuples(spots, spots).filter(lambda pair: pair[0] != pair[1])
    return drawn, draw(st.lists(pairs, min_size=1, max_size=12, unique=True))


@given(laid_out())
@settings(max_examples=150)
def test_no_line_ever_crosses_a_plate(case: tuple[Frame, list[Move]]) -> None:
    drawn, moves = case

    for (origin, destination), path in zip(moves, route(drawn, moves), strict=True):
        assert isinstance(destination, Spot)
        assert edge(drawn.rect(origin), *path[0][0])
        assert edge(drawn.rect(destination), *path[-1][-1])
        assert unbroken(path)
        assert crossed(drawn, path) == []


def test_a_small_drawing_is_line_for_line_what_it_was() -> None:
    """Straight up, past a plate, to and from a stack, downward, out of the frame; ports side by side."""
    drawn = frame((1, 0, 1), (2, 1, 0), (1, 2, 1))
    moves: list[Move] = [
        (Spot(2, 0, 0), Spot(1, 0, 0)),
        (Spot(2, 0, 0), Spot(1, 1, 0)),
        (Spot(2, 1, 1), Spot(0, 0, 0)),
        (Spot(2, 2, 0), Spot(0, 2, 0)),
        (Spot(1, 0, 1), Spot(0, 0, 0)),
        (Spot(0, 2, 0), Spot(1, 1, 0)),
        (Spot(2, 1, 0), Outlet(700.0, 40.0)),
        (Spot(2, 1, 0), Spot(1, 1, 0)),
        (Spot(2, 0, 0), Spot(0, 2, 0)),
    ]
    assert [svg(path) for path in route(drawn, moves)] == [
        "M150 382L150 364C150 332 221 332 221 300L221 214C221 206 218.7 206 214 206",
        "M162 382L162 364C162 298 288 298 288 232",
        "M242 468C232.7 468 228 468 228 460L228 364C228 332 228 332 228 300"
        "L228 162C228 130 168 130 168 98L168 90",
        "M426 382L426 364C426 227 438 227 438 90",
        "M214 266C228 266 235 266 235 258L235 162C235 130 156 130 156 98L156 90",
        "M426 90C426 126 294 126 294 162L294 180",
        "M300 382L300 364C300 332 485 332 485 300L485 48C485 40 485 40 493 40L700 40",
        "M288 382L288 364C288 298 300 298 300 232",
        "M174 382L174 364C174 332 414 332 414 300L414 162C414 130 414 130 414 98L414 90",
    ]


@pytest.mark.parametrize(
    ("rows", "moves", "drawn"),
    [
        (
            ((0,), (3,)),
            [
                (Spot(1, 0, 1), Spot(1, 0, 2)),
                (Spot(1, 0, 2), Outlet(303.0, 238.0)),
            ],
            [
                "M110 206C105.3 206 103 206 103 214L103 300C103 322 162 322 162 300L162 292",
                "M214 266C216.7 266 218 266 218 258L218 102C218 70 224 70 224 38L224 230C224 238 224 238 232 238L303 238",
            ],
        ),
        (
            ((1, 3, 1), (1, 3, 0)),
            [
                (Spot(1, 1, 1), Spot(0, 1, 2)),
                (Spot(0, 0, 0), Spot(0, 2, 0)),
                (Spot(0, 1, 1), Outlet(544.0, 0.0)),
                (Spot(1, 1, 2), Outlet(549.0, 348.0)),
            ],
            [
                "M346 386C350.7 386 353 386 353 378L353 282C353 250 294 250 294 218L294 210",
                "M162 90L162 218C162 276 426 276 426 218L426 90",
                "M346 124C355.3 124 360 124 360 116L360 20C360 10 482 10 482 0L482 -8C482 0 482 0 490 0L544 0",
                "M346 446C360 446 367 446 367 438L367 282C367 250 488 250 488 218L488 340C488 348 488 348 496 348L549 348",
            ],
        ),
        (
            ((1, 0, 0), (1, 0, 0), (0, 3, 1)),
            [
                (Spot(2, 1, 0), Spot(0, 0, 0)),
                (Spot(0, 0, 0), Spot(2, 1, 2)),
                (Spot(2, 2, 0), Spot(2, 1, 2)),
            ],
            [
                "M294 322L294 304C294 272 294 272 294 240L294 162C294 130 156 130 156 98L156 90",
                "M168 90L168 98C168 130 228 130 228 162L228 240C228 272 228 272 228 304L228 460C228 468 232.7 468 242 468",
                "M426 374C426 538 294 538 294 494",
            ],
        ),
        (
            ((1, 3, 3), (2, 0, 3), (0, 0, 3)),
            [
                (Spot(0, 0, 0), Outlet(541.0, 480.0)),
                (Spot(1, 2, 2), Spot(1, 0, 0)),
                (Spot(2, 2, 0), Spot(0, 0, 0)),
            ],
            [
                "M162 38L162 20C162 10 485 10 485 0L485 472C485 480 485 480 493 480L541 480",
                "M426 472L426 480C426 538 224.5 538 224.5 480L224.5 334C224.5 326 221 326 214 326",
                "M426 562L426 544C426 512 231.5 512 231.5 480L231.5 282C231.5 250 162 250 162 218L162 90",
            ],
        ),
    ],
    ids=["one column", "past a deep stack", "to the left of a stack", "out below"],
)
def test_a_crowded_drawing_is_line_for_line_what_it_was(
    rows: list[tuple[int, ...]], moves: list[Move], drawn: list[str]
) -> None:
    """Within a stack, under one, to the lane on its other side, and out beside a row and below it."""
    assert [svg(path) for path in route(frame(*rows), moves)] == drawn


def test_however_many_lines_meet_a_plate_they_keep_off_its_corners() -> None:
    drawn = frame((1, 0), (3, 0), (3, 3), (3, 3))
    moves: list[Move] = [(spot, Spot(0, 0, 0)) for spot in drawn.spots(range(1, 4))]

    found = sorted(path[-1][-1][0] for path in route(drawn, moves))

    plate = drawn.rect(Spot(0, 0, 0))
    assert len(set(found)) == len(moves) == 15
    assert found[0] == pytest.approx(plate.left + 10)
    assert found[-1] == pytest.approx(plate.right - 10)


def test_in_a_narrow_band_a_line_runs_a_quarter_from_its_lower_edge() -> None:
    drawn = replace(frame((1, 3, 1)), gauge=replace(GAUGE, foot=8))

    [path] = route(drawn, [(Spot(0, 0, 0), Spot(0, 2, 0))])

    top, bottom = drawn.band(1)
    assert bottom - top == 8
    assert max(y for segment in path for _, y in segment) == bottom - 2


def test_a_lane_too_narrow_for_two_lines_has_both_in_its_middle() -> None:
    """As in a sketch: one line goes from plate to plate of a stack, another comes in from above."""
    drawn = replace(frame((1,), (3,)), gauge=replace(GAUGE, lane=14))
    low = drawn.band(2)[0]

    along, down = route(drawn, [(Spot(1, 0, 0), Spot(1, 0, 1)), (Spot(0, 0, 0), Spot(1, 0, 1))])

    assert unbroken(along)
    assert unbroken(down)
    middle = drawn.lane(0)
    assert {x for segment in along for x, y in segment if y > drawn.rect(Spot(1, 0, 2)).top} == {
        middle
    }
    assert ((middle, low), (middle, low)) not in along
    assert max(y for segment in along for _, y in segment) == low
