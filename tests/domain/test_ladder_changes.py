"""What differs between two ladders, and the picture of both in one."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, strategies as st

from careers.domain.catalogue import Catalogue
from careers.domain.drawing import Thread
from careers.domain.frame import Outlet, Path, curve, line
from careers.domain.ladder_changes import Drawn, drawn, ladder_changes
from careers.domain.things import Evidence, Step
from tests import factories

LEVELS = [
    factories.level("entry", 1),
    factories.level("leads", 2),
    factories.level("heads", 3),
    factories.level("beyond", 0),
]
TRACKS = [factories.track(), factories.track("quality", order=2, letter="Q")]
ROLES = ("agent", "clerk", "leader", "coach", "own")


def ladder(places: dict[str, tuple[str, str]], steps: list[Step]) -> Catalogue:
    """Roles by their rung and track, and the steps whose ends are there."""
    roles = [
        factories.role(code, level=level, track=track, order=order)
        for order, (code, (level, track)) in enumerate(sorted(places.items()))
    ]
    held = [it for it in steps if it.destination in places and it.origin in {"", *places}]
    return factories.catalogue(levels=LEVELS, tracks=TRACKS, roles=roles, steps=held)


def step(origin: str, destination: str, evidence: Evidence = "editorial") -> Step:
    return factories.step(origin, destination, evidence=evidence)


SMALL = {"agent": ("entry", "service"), "leader": ("leads", "service")}

ladders = st.builds(
    ladder,
    st.dictionaries(
        st.sampled_from(ROLES),
        st.tuples(
            st.sampled_from([it.code for it in LEVELS]), st.sampled_from([it.code for it in TRACKS])
        ),
        min_size=1,
    ),
    st.lists(
        st.builds(
            step,
            st.sampled_from(["", *ROLES]),
            st.sampled_from(ROLES),
            st.sampled_from(["both", "editorial"]),
        ),
        unique_by=lambda it: it.code,
    ),
)


@given(ladders, ladders)
def test_applied_to_the_old_steps_they_give_the_new(old: Catalogue, new: Catalogue) -> None:
    assert ladder_changes(old, new).applied(old.steps) == list(new.steps)


@given(ladders, ladders)
def test_each_way_is_the_other_turned_round(old: Catalogue, new: Catalogue) -> None:
    on, back = ladder_changes(old, new), ladder_changes(new, old)
    assert on.roles_added == back.roles_removed
    assert on.steps_added == back.steps_removed
    assert on.roles_moved == tuple((was, now) for now, was in back.roles_moved)


@given(ladders)
def test_between_a_ladder_and_itself_there_is_nothing(one: Catalogue) -> None:
    found = ladder_changes(one, one)
    assert not found
    assert drawn(one, one, found) is None


@given(ladders, ladders)
def test_every_change_that_has_a_place_is_in_the_picture(old: Catalogue, new: Catalogue) -> None:
    found = ladder_changes(old, new)
    picture = drawn(old, new, found)
    if picture is None:
        return
    shown = {it.plate.role.code: it.what for _rung, row in picture.rows for it in row}
    shown |= {it.plate.role.code: it.what for it in picture.beyond}
    assert {code for code, what in shown.items() if what == "came"} == {
        it.code for it in found.roles_added
    }
    assert {code for code, what in shown.items() if what == "went"} == {
        it.code for it in found.roles_removed
    }
    moved = {now.code for _was, now in found.roles_moved}
    assert {code for code, what in shown.items() if what == "moved"} == moved
    assert {code for code, what in shown.items() if what == "left"} == {f"was:{c}" for c in moved}
    lines = [{it.step.code for it in part} for part in (picture.came, picture.went, picture.stayed)]
    assert sum(map(len, lines)) == len(set.union(*lines))
    assert lines[0] <= {it.code for it in found.steps_added}
    assert lines[1] <= {it.code for it in found.steps_removed}


def test_a_step_turned_elsewhere_went_and_came() -> None:
    old = ladder(SMALL | {"coach": ("leads", "quality")}, [step("agent", "leader")])
    new = ladder(SMALL | {"coach": ("leads", "quality")}, [step("agent", "coach")])
    found = ladder_changes(old, new)
    assert [it.code for it in found.steps_added] == ["agent-to-coach"]
    assert [it.code for it in found.steps_removed] == ["agent-to-leader"]
    assert found.touched == ("agent", "coach", "leader")


def made() -> Drawn:
    old = ladder(
        SMALL | {"coach": ("leads", "quality"), "clerk": ("entry", "quality")},
        [step("agent", "leader"), step("clerk", "coach")],
    )
    new = ladder(
        SMALL | {"coach": ("heads", "quality"), "own": ("beyond", "service")},
        [step("agent", "leader", "both"), step("leader", "coach"), step("", "own")],
    )
    picture = drawn(old, new, ladder_changes(old, new))
    assert picture
    return picture


def test_the_picture_holds_both_ladders() -> None:
    picture = made()
    rows = {
        rung.level.code: [(it.plate.role.code, it.what, it.role.code) for it in row]
        for rung, row in picture.rows
    }
    assert rows == {
        "heads": [("coach", "moved", "coach")],
        "leads": [("leader", "", "leader"), ("was:coach", "left", "coach")],
        "entry": [("agent", "", "agent"), ("clerk", "went", "clerk")],
    }
    assert [(it.role.code, it.what) for it in picture.beyond] == [("own", "came")]
    assert [it.step.code for it in picture.came] == ["leader-to-coach"]
    assert [it.step.code for it in picture.went] == ["clerk-to-coach"]
    assert [it.step.code for it in picture.stayed] == ["agent-to-leader"]
    assert not picture.partly


def test_rungs_and_tracks_that_are_no_more_are_still_in_the_picture() -> None:
    old = ladder(SMALL | {"coach": ("heads", "quality"), "clerk": ("heads", "quality")}, [])
    new = ladder(SMALL | {"coach": ("leads", "service")}, [])
    new = msgspec.structs.replace(new, levels=tuple(LEVELS[:2]), tracks=tuple(TRACKS[:1]))
    picture = drawn(old, new, ladder_changes(old, new))
    assert picture
    assert [track.code for track in picture.board.tracks] == ["service", "quality"]
    rows = [
        (rung.level.code, [(it.role.code, it.what) for it in row]) for rung, row in picture.rows
    ]
    assert rows == [
        ("heads", [("clerk", "went"), ("coach", "left")]),
        ("leads", [("coach", "moved"), ("leader", "")]),
        ("entry", [("agent", "")]),
    ]


def test_every_line_that_came_or_went_has_its_sign() -> None:
    picture = made()
    assert (
        picture.pluses.count("M") == 2 * 2
    )  # the step, and the way out that is open from any rung
    assert picture.crosses.count("M") == 1
    assert (picture.solid, picture.dashed) == (picture.stayed[0].d, "")
    assert picture.added and picture.removed


@pytest.mark.parametrize(
    ("path", "middle"),
    [
        (line((200, 0), (200, 60), (240, 60)), (200, 30)),
        (line((10, 90), (80, 90), (80, 40)), (45, 90)),
        ((*line((0, 10), (0, 50)), curve((0, 50), (60, 60))), (30, 55)),
        ((*line((0, 0), (0, 50)), curve((0, 50), (10, 110))), (5, 80)),
    ],
)
def test_a_sign_stands_in_the_middle_of_the_longest_piece_of_its_line(
    path: Path, middle: tuple[int, int]
) -> None:
    picture = replace(made(), doors_came=(), doors_went=())
    thread = Thread(step("agent", "leader"), path)
    x, y = middle
    assert replace(picture, came=(thread,)).pluses == f"M{x - 5} {y}h10M{x} {y - 5}v10"
    assert replace(picture, went=(thread,)).crosses == f"M{x - 4} {y - 4}l8 8m0 -8l-8 8"


def test_a_way_out_has_its_sign_before_the_plate_it_leads_to() -> None:
    picture = replace(made(), came=(), went=(), doors_went=(Outlet(109, 70),))
    assert replace(picture, doors_came=(Outlet(109, 40),)).pluses == "M95 40h10M100 35v10"
    assert picture.crosses == "M96 66l8 8m0 -8l-8 8"


def test_of_a_ladder_too_large_what_lies_around_is_drawn() -> None:
    many = {f"role-{n}": ("entry", "service" if n % 2 else "quality") for n in range(120)}
    steps = [step(f"role-{n}", f"role-{n + 1}") for n in (*range(0, 100, 2), 11)]
    old, new = ladder(many, steps), ladder(many, [*steps, step("role-1", "role-10")])
    picture = drawn(old, new, ladder_changes(old, new))
    assert picture
    assert picture.partly
    shown = {it.role.code for _rung, row in picture.rows for it in row}
    assert shown == {"role-0", "role-1", "role-10", "role-11"}
    assert drawn(ladder(many, []), ladder(many, []), ladder_changes(ladder({}, []), new)) is None


def test_where_even_what_lies_around_is_too_much_the_changes_are_drawn_alone() -> None:
    many = {f"role-{n}": ("entry", "service") for n in range(120)}
    steps = [step("role-0", f"role-{n}") for n in range(1, 21)]
    old, new = ladder(many, steps), ladder(many, [*steps, step("role-0", "role-30")])
    picture = drawn(old, new, ladder_changes(old, new))
    assert picture
    shown = {it.role.code for _rung, row in picture.rows for it in row}
    assert shown == {"role-0", "role-30"}
