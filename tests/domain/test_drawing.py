"""A board's parts: the paths its lines, rungs and ways out are drawn with."""

from dataclasses import replace
from pathlib import Path as File

import pytest

from careers.domain.drawing import (
    BEYOND,
    GAUGE,
    HEAD,
    OUTSIDE,
    OVERHANG,
    TRUNK,
    Board,
    Rung,
    Thread,
    joined,
)
from careers.domain.frame import Outlet, Path, Point, Rect, curve, line
from tests import factories

STYLES = File(__file__).parents[2] / "static" / "css" / "components" / "board.css"

BOARD = Board(
    width=600,
    height=320,
    right=400,
    tracks=(),
    rungs=(Rung(factories.level("leads", 2), 1, 20, ()), Rung(factories.level(), 1, 160, ())),
    beyond=(),
    doors=(Outlet(440, 100), Outlet(440, 300)),
    threads=(),
    uprights=(),
    lit=(),
)
END, OUT = 400 + OVERHANG, 400 + TRUNK
"""Where rungs end on the right, and where the line runs that leads out."""


def thread(path: Path, evidence: str = "editorial") -> Thread:
    return Thread(factories.step(evidence=evidence), path)


@pytest.mark.parametrize(
    ("path", "knot"),
    [
        ((*line((500, 80), (500, 60)), curve((500, 60), (90, 10))), (500, 60)),
        (line((500, 60), (500, 80)), None),
        (line((500, 80), (300, 80), (300, 60)), None),
        ((curve((500, 80), (90, 10)),), None),
    ],
)
def test_a_thread_leaves_a_rung_where_its_first_straight_piece_goes_up_to(
    path: Path, knot: Point | None
) -> None:
    assert thread(path).knot == knot


def test_dots_stand_where_threads_leave_rungs_each_once() -> None:
    paths = [
        line((500, 80), (500, 60), (300, 60)),
        line((200, 80), (200, 60), (300, 60)),
        line((500, 80), (500, 60), (600, 60)),
        line((500, 60), (500, 80)),
    ]
    drawn = replace(BOARD, threads=tuple(map(thread, paths)))
    assert drawn.dots == "M200 60h.01M500 60h.01"


def test_solid_and_dashed_are_told_apart_and_so_are_those_that_are_lit() -> None:
    solid, dashed = thread(line((0, 0), (9, 0)), "both"), thread(line((0, 5), (9, 5)))
    drawn = replace(BOARD, threads=(solid, dashed))
    assert (drawn.solid, drawn.dashed) == ("M0 0L9 0", "M0 5L9 5")
    assert (drawn.lit_solid, drawn.lit_dashed) == ("", "")
    drawn = replace(BOARD, lit=(solid, dashed))
    assert (drawn.lit_solid, drawn.lit_dashed) == ("M0 0L9 0", "M0 5L9 5")
    assert (drawn.solid, drawn.dashed) == ("", "")
    assert joined([solid, dashed, solid], dashed=False) == 2 * solid.d


def test_rungs_stick_out_on_both_sides_and_end_in_rings() -> None:
    left = GAUGE.margin - OVERHANG
    assert BOARD.bars == (Rect(left, 16, END, 24), Rect(left, 156, END, 164))
    assert BOARD.rings == f"M{END} 20h.01M{END} 160h.01"


def test_the_way_out_joins_every_rung_with_every_door() -> None:
    rungs = f"M{END} 20H{OUT}M{END} 160H{OUT}"
    assert BOARD.way_out == f"{rungs}M{OUT} 20V300"
    assert BOARD.branches == f"M{OUT} 100H440M{OUT} 300H440"
    above = replace(BOARD, doors=(Outlet(440, 10), Outlet(440, 40)))
    assert above.way_out == f"{rungs}M{OUT} 10V160"
    taller = replace(above, rungs=(*BOARD.rungs, Rung(factories.level(), 1, 310, ())))
    assert taller.way_out.endswith("V310")
    closed = replace(BOARD, doors=())
    assert (closed.way_out, closed.branches) == ("", "")


def test_a_height_in_rem_is_a_sixteenth() -> None:
    assert BOARD.rems == 20


def rem(length: float) -> str:
    return f"{length / 16:g}rem"


@pytest.mark.parametrize(
    "said",
    [
        f".rungs {{ padding-block-start: {rem(GAUGE.attic)} }}",
        f"{{ padding-block-end: {rem(GAUGE.foot)} }}",
        f"calc(100% * {GAUGE.margin} / var(--inside))",
        f"calc(100% * {GAUGE.lane / 2:g} / {GAUGE.column})",
        f"padding: 0 0 {rem(GAUGE.gap)};",
        f"grid-auto-rows: {rem(GAUGE.pitch)}; padding-block-start: {rem(GAUGE.hang)} }}",
        f"height: {rem(GAUGE.height)};",
        f"grid-template-rows: {rem(HEAD - GAUGE.attic)} minmax(0, 1fr);",
        f"calc(100% * {OUTSIDE} / {BEYOND})",
    ],
)
def test_the_stylesheet_places_plates_by_the_same_measures(said: str) -> None:
    assert said in STYLES.read_text("utf-8")
