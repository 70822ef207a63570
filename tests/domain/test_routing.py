"""Lines between plates: where they start and end, and that they touch nothing on the way."""

from itertools import pairwise

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
