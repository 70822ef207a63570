"""The picture of the whole ladder: what hangs where, and that every catalogue fits."""

import pytest

from careers.domain.board import board
from careers.domain.catalogue import Catalogue
from careers.domain.drawing import BEYOND, EDGE, GAUGE, HEAD, OVERHANG, TRUNK, Board
from careers.domain.frame import Rect, line, samples
from careers.domain.lights import Lights, along, onward
from careers.domain.routes import routes
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
            assert 0 <= y <= drawn.height


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
    highest = {plate.column: rung.y for rung in drawn.rungs for plate in rung.plates}
    middles = {(rect.left + rect.right) / 2 for rect in rects(drawn)}
    assert drawn.uprights == tuple(zip(sorted(middles), (highest[1], highest[2]), strict=True))


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
    assert [plate.role.code for plate in drawn.beyond] == ["own-business", "it-support"]
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
    assert board(ladder_of(2, 4, 13)) is None
    assert board(factories.catalogue(roles=[], steps=[])) is None


def test_as_large_a_ladder_as_there_are_classes_for_is_drawn() -> None:
    assert board(ladder_of(1, 1, 16))
    assert board(ladder_of(1, 10, 10))


def with_a_way_out() -> Catalogue:
    plain = factories.catalogue()
    return factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("shop", level="beyond")],
        steps=[factories.step(evidence="both"), factories.step("", "shop", evidence="end")],
    )


def test_a_lit_route_numbers_its_stops_and_draws_its_steps_again() -> None:
    lit = Lights(stops=("agent", "leader"), steps=frozenset({"agent-to-leader"}))
    drawn = board(with_a_way_out(), lit)

    assert drawn is not None
    plates = [(p.role.code, p.stop, p.near) for rung in drawn.rungs for p in rung.plates]
    assert plates == [("leader", 2, False), ("agent", 1, False)]
    assert [(plate.stop, plate.near) for plate in drawn.beyond] == [(0, False)]
    assert drawn.lit_solid == drawn.threads[0].d
    assert drawn.lit_dashed == ""


def test_a_lit_way_out_runs_along_the_rung_and_past_its_end() -> None:
    lit = Lights(("agent",), frozenset({"shop"}), frozenset({"any-to-shop"}))
    drawn = board(with_a_way_out(), lit)

    assert drawn is not None
    [thread] = drawn.lit
    [door] = drawn.doors
    plate = rects(drawn)[-1]
    middle, rung = (plate.left + plate.right) / 2, drawn.rungs[-1].y
    out = drawn.right + TRUNK
    assert thread.path == line((middle, rung), (out, rung), (out, door.y), (door.x, door.y))
    assert [plate.near for plate in drawn.beyond] == [True]


def test_the_ways_to_a_lit_role_beyond_start_at_every_rung() -> None:
    lit = Lights(stops=("shop",), steps=frozenset({"any-to-shop"}))
    drawn = board(with_a_way_out(), lit)

    assert drawn is not None
    assert [(p.stop, p.column, p.slot) for p in drawn.beyond] == [(1, 0, 0)]
    end = drawn.right + OVERHANG
    assert [thread.path[0][0] for thread in drawn.lit] == [(end, rung.y) for rung in drawn.rungs]


def test_a_plate_knows_the_threads_that_meet_it_and_whether_it_hangs_last() -> None:
    catalogue = ladder_of(2, 1, 2)
    drawn = board(catalogue)

    assert drawn is not None
    met = {
        plate.role.code: (plate.last, plate.dashed) for rung in drawn.rungs for plate in rung.plates
    }
    threads = {thread.step.code: thread.d for thread in drawn.threads}
    assert met == {
        "r2-c0-s0": (False, threads["r1-c0-s1-to-r2-c0-s0"]),
        "r2-c0-s1": (True, threads["r1-c0-s0-to-r2-c0-s1"]),
        "r1-c0-s0": (False, threads["r1-c0-s0-to-r2-c0-s1"]),
        "r1-c0-s1": (True, threads["r1-c0-s1-to-r2-c0-s0"]),
    }


def test_a_plate_tells_the_solid_threads_that_meet_it_from_the_dashed() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        roles=[*plain.roles, factories.role("coach", level="leads", order=2)],
        steps=[factories.step(evidence="both"), factories.step("agent", "coach")],
    )
    drawn = board(catalogue)

    assert drawn is not None
    assert drawn.solid and drawn.dashed
    met = {p.role.code: (p.solid, p.dashed) for rung in drawn.rungs for p in rung.plates}
    assert met == {
        "agent": (drawn.solid, drawn.dashed),
        "leader": (drawn.solid, ""),
        "coach": ("", drawn.dashed),
    }


def test_a_plate_beyond_knows_the_way_out_of_every_rung_and_the_steps_by_name() -> None:
    catalogue = factories.catalogue(
        levels=[factories.level(), factories.level("leads", 2), factories.level("beyond", 0)],
        roles=[
            factories.role("agent"),
            factories.role("leader", level="leads"),
            factories.role("open", order=1, level="beyond"),
            factories.role("named", order=2, level="beyond"),
        ],
        steps=[factories.step("", "open"), factories.step("agent", "named", evidence="both")],
    )
    drawn = board(catalogue)
    assert drawn is not None

    first, second = drawn.beyond
    assert (first.solid, first.dashed.count("M")) == ("", 2)
    assert (second.solid.count("M"), second.dashed) == (1, "")
    assert [(it.moves, it.last, it.stop, it.near) for it in drawn.beyond] == [
        ((), False, 0, False)
    ] * 2
    assert second.solid == drawn.solid


def test_a_ladder_lower_than_what_stands_beyond_it_reaches_down_as_far() -> None:
    beyond = [factories.role(f"door-{number}", level="beyond") for number in range(9)]
    catalogue = factories.catalogue(
        levels=[factories.level(), factories.level("beyond", 0)],
        roles=[factories.role("agent"), *beyond],
        steps=[],
    )
    drawn = board(catalogue)
    assert drawn is not None

    assert drawn.height == HEAD + 9 * GAUGE.pitch
    assert drawn.rems == drawn.height / 16


def test_the_climb_is_drawn_between_stops_as_its_steps_are_known(catalogue: Catalogue) -> None:
    agent, manager = (
        catalogue.role("customer-service-representative"),
        catalogue.role("operations-manager"),
    )
    route = routes(agent, manager, catalogue)[0]
    drawn = board(catalogue, along(route))
    assert drawn is not None

    stops = [plate for rung in drawn.rungs for plate in rung.plates if plate.stop]
    assert [(plate.stop, plate.above, plate.below) for plate in stops] == [
        (4, "", "solid"),
        (3, "solid", "dashed"),
        (2, "dashed", "solid"),
        (1, "solid", ""),
    ]
    others = [plate for rung in drawn.rungs for plate in rung.plates if not plate.stop]
    assert {plate.above + plate.below for plate in (*others, *drawn.beyond)} == {""}


def test_the_climb_is_dashed_where_only_another_step_is_known_by_both_ends() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        roles=[*plain.roles, factories.role("coach", level="leads", order=2)],
        steps=[factories.step(), factories.step("agent", "coach", evidence="both")],
    )
    drawn = board(catalogue, Lights(("agent", "leader"), steps=frozenset({"agent-to-leader"})))
    assert drawn is not None

    stops = [plate for rung in drawn.rungs for plate in rung.plates if plate.stop]
    assert [(p.role.code, p.above, p.below) for p in stops] == [
        ("leader", "", "dashed"),
        ("agent", "dashed", ""),
    ]


def test_where_roles_are_chosen_among_no_line_joins_them(catalogue: Catalogue) -> None:
    drawn = board(catalogue, onward(catalogue.role("customer-service-representative"), catalogue))
    assert drawn is not None

    assert {p.above + p.below for rung in drawn.rungs for p in rung.plates} == {""}
