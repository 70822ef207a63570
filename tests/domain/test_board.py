"""The picture of the whole ladder: what hangs where, and that every catalogue fits."""

import pytest

from careers.domain.board import BEYOND, EDGE, GAUGE, HEAD, Board, board
from careers.domain.catalogue import Catalogue
from careers.domain.frame import Rect, samples
from tests import factories


def ladder_of(rungs: int, tracks: int, stacked: int) -> Catalogue:
    """A catalogue whose every cell holds so many roles, each a step below one a rung up."""
    codes = {
        (rank, column): [f"r{rank}-c{column}-s{slot}" for slot in range(stacked)]
        for rank in range(1, rungs + 1)
        for column in range(tracks)
    }
    roles = [
        factories.role(code, level=f"level-{rank}", track=f"track-{column}", order=order)
        for (rank, column), cell in codes.items()
        for order, code in enumerate(cell)
    ]
    steps = [
        factories.step(origin, codes[rank + 1, (column + 1) % tracks][-1 - slot])
        for (rank, column), cell in codes.items()
        if rank < rungs
        for slot, origin in enumerate(cell)
    ]
    return factories.catalogue(
        levels=[factories.level(f"level-{rank}", rank) for rank in range(1, rungs + 1)],
        tracks=[
            factories.track(f"track-{column}", order=column, letter=chr(65 + column))
            for column in range(tracks)
        ],
        roles=roles,
        steps=steps,
    )


def rects(drawn: Board) -> list[Rect]:
    """Every plate's place, worked out from the classes that put it there."""
    found = []
    for rung in drawn.rungs:
        for plate in rung.plates:
            left = GAUGE.margin + (plate.column - 1) * GAUGE.column + GAUGE.lane / 2
            top = rung.y + GAUGE.hang + (plate.slot - 1) * GAUGE.pitch
            found.append(Rect(left, top, left + GAUGE.plate, top + GAUGE.height))
    return found


def overlapping(plates: list[Rect]) -> int:
    return sum(
        a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom
        for index, a in enumerate(plates)
        for b in plates[:index]
    )


@pytest.mark.parametrize(
    ("rungs", "tracks", "stacked"), [(1, 1, 1), (4, 5, 1), (2, 3, 10), (5, 4, 3), (6, 16, 1)]
)
def test_every_catalogue_fits(rungs: int, tracks: int, stacked: int) -> None:
    drawn = board(ladder_of(rungs, tracks, stacked))

    assert drawn is not None
    plates = rects(drawn)
    assert len(plates) == rungs * tracks * stacked
    assert overlapping(plates) == 0
    assert len(drawn.threads) == (rungs - 1) * tracks * stacked
    for thread in drawn.threads:
        for x, y in samples(thread.path):
            assert not any(rect.holds(x, y, -0.5) for rect in plates)
            assert 0 <= x <= drawn.right
            assert 0 <= y <= drawn.foot


def test_our_own_ladder_crosses_no_plate(catalogue: Catalogue) -> None:
    drawn = board(catalogue)

    assert drawn is not None
    plates = rects(drawn)
    crossing = [
        thread.step.code
        for thread in drawn.threads
        if any(rect.holds(x, y, -0.5) for x, y in samples(thread.path) for rect in plates)
    ]
    assert crossing == []
    assert len(plates) == 13
    assert len(drawn.threads) == len(catalogue.steps) - len(catalogue.steps_from_any)


def test_rows_are_levels_columns_are_tracks_and_a_cell_stacks() -> None:
    drawn = board(
        factories.catalogue(
            levels=[factories.level("entry", 1), factories.level("leads", 2)],
            tracks=[
                factories.track("quality", order=2, letter="Q"),
                factories.track("service", order=1),
                factories.track("unused", order=3, letter="U"),
            ],
            roles=[
                factories.role("agent", order=1),
                factories.role("analyst", level="leads", track="quality", order=3),
                factories.role("auditor", level="leads", track="quality", order=2),
            ],
            steps=[factories.step("agent", "analyst")],
        )
    )

    assert drawn is not None
    assert [track.code for track in drawn.tracks] == ["service", "quality"]
    assert [
        (rung.level.code, rung.slots, [(p.role.code, p.column, p.slot) for p in rung.plates])
        for rung in drawn.rungs
    ] == [
        ("leads", 2, [("auditor", 2, 1), ("analyst", 2, 2)]),
        ("entry", 1, [("agent", 1, 1)]),
    ]
    assert [role.code for role in drawn.rungs[1].plates[0].moves] == ["analyst"]


@pytest.mark.parametrize(
    ("evidence", "dashed"),
    [("both", False), ("end", True), ("order", True), ("editorial", True)],
)
def test_a_line_is_solid_only_where_both_ends_are_named(evidence: str, dashed: bool) -> None:
    drawn = board(factories.catalogue(steps=[factories.step(evidence=evidence)]))

    assert drawn is not None
    [thread] = drawn.threads
    assert thread.dashed is dashed
    assert (drawn.dashed if dashed else drawn.solid) == thread.d
    assert (drawn.solid if dashed else drawn.dashed) == ""


def test_roles_beyond_have_a_column_of_their_own() -> None:
    plain = factories.catalogue()
    drawn = board(
        factories.catalogue(
            levels=[*plain.levels, factories.level("beyond", 0)],
            roles=[
                *plain.roles,
                factories.role("own-business", level="beyond", order=1),
                factories.role("it-support", level="beyond", order=2),
            ],
            steps=[
                factories.step(),
                factories.step("", "own-business"),
                factories.step("agent", "it-support"),
            ],
        )
    )

    assert drawn is not None
    assert drawn.width == drawn.right + BEYOND
    assert [role.code for role in drawn.beyond] == ["own-business", "it-support"]
    middle = HEAD + (drawn.height - HEAD) / 4
    assert [(door.x, door.y) for door in drawn.doors] == [(drawn.right + 40, middle)]
    [named] = [t for t in drawn.threads if t.step.destination == "it-support"]
    assert named.path[-1][-1] == (drawn.right + 40, HEAD + (drawn.height - HEAD) * 3 / 4)


def test_without_roles_beyond_nothing_leads_out() -> None:
    drawn = board(factories.catalogue())

    assert drawn is not None
    assert drawn.width == drawn.right + EDGE
    assert drawn.way_out == ""


def test_a_ladder_beyond_the_classes_is_not_drawn() -> None:
    assert board(ladder_of(1, 1, 17)) is None
    assert board(ladder_of(1, 17, 1)) is None
    assert board(factories.catalogue(roles=[], steps=[])) is None
