"""Circles of steps: which are sound, and which are worth a look."""

from careers.domain.checks import check
from careers.domain.checks.circles import closed, downward
from tests import factories
from tests.domain.ladders import ladder

RUNGS = {"agent": "entry", "senior": "leads", "leader": "leads", "head": "heads"}
ASKED = {code: {"speaking": (3, 2)} for code in RUNGS}


def test_moving_across_and_back_is_sound() -> None:
    ways = ("agent>senior", "senior>leader", "leader>senior", "leader>head")
    found = ladder(ASKED, *ways, levels=RUNGS)
    assert [*downward(found), *closed(found)] == []


def test_a_step_down_that_people_can_climb_back_from_is_worth_a_look() -> None:
    found = ladder(ASKED, "agent>senior", "senior>leader", "leader>agent", levels=RUNGS)
    assert [(it.severity, it.code, it.field) for it in downward(found)] == [
        ("warning", "leader-to-agent", "destination")
    ]


def test_a_step_down_with_no_way_back_and_one_out_of_the_centre_are_sound() -> None:
    levels = {"agent": "entry", "leader": "leads", "own": "beyond"}
    asked = {code: {"speaking": (3, 2)} for code in levels}
    assert list(downward(ladder(asked, "leader>agent", "leader>own", levels=levels))) == []


def test_roles_that_lead_only_to_each_other_are_told_once() -> None:
    found = list(closed(ladder(ASKED, "senior>leader", "leader>senior", levels=RUNGS)))
    assert [(it.code, it.message) for it in found] == [
        (
            "leader",
            "From here steps lead to “Senior” and back, and nowhere else. Add a step that leads on, or "
            "say under “where it leads” why there is none.",
        )
    ]
    on = ladder(ASKED, "senior>leader", "leader>senior", "leader>head", levels=RUNGS)
    assert list(closed(on)) == []


def test_at_the_top_nothing_has_to_lead_on() -> None:
    levels = {"chair": "heads", "head": "heads"}
    asked = {code: {"speaking": (3, 2)} for code in levels}
    assert list(closed(ladder(asked, "chair>head", "head>chair", levels=levels))) == []


def test_a_ring_of_parts_is_refused() -> None:
    one = factories.skill("tact", levels=(), part_of="grace")
    other = factories.skill("grace", levels=(), part_of="tact")
    held = factories.catalogue().skills
    found = check(factories.catalogue(skills=[*held, one, other]))
    assert [(it.code, it.field) for it in found if it.severity == "error"] == [
        ("grace", "part_of"),
        ("tact", "part_of"),
    ]


def test_a_step_whose_ends_are_missing_is_left_to_others() -> None:
    found = ladder(ASKED, "agent>nobody", ">leader", levels=RUNGS | {"head": "attic"})
    assert [*downward(found), *closed(found)] == []


def test_each_of_two_rings_is_told_once() -> None:
    levels = dict.fromkeys("abcd", "leads") | {"head": "heads"}
    asked = {code: {"speaking": (3, 2)} for code in levels}
    rings = ladder(asked, "a>c", "c>a", "b>d", "d>b", levels=levels)
    assert [it.code for it in closed(rings)] == ["a", "b"]


def test_a_step_out_of_the_centre_leads_not_down_though_one_leads_back() -> None:
    levels = {"leader": "leads", "own": "beyond"}
    asked = {code: {"speaking": (3, 2)} for code in levels}
    found = ladder(asked, "leader>own", "own>leader", levels=levels)
    assert list(downward(found)) == []
