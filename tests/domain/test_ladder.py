"""What a step asks beyond where it starts, and the climb shown on the home page."""

from careers.domain.ladder import Difference, climb, differences
from tests import factories


def test_differences_are_what_the_destination_asks_beside_the_origin() -> None:
    skills = [factories.skill(code, order=n) for n, code in enumerate(("a", "b", "c", "d", "e"))]
    origin = factories.role("agent", {"a": (3, 3), "b": (1, 0), "c": (3, 1)})
    destination = factories.role(
        "leader", {"a": (4, 2), "b": (4, 3), "c": (3, 2), "d": (2, 2), "e": (5, 0)}
    )
    catalogue = factories.catalogue(skills=skills, roles=[origin, destination])

    found = differences(origin, destination, catalogue)

    a, b, c, d, _ = skills
    assert found == [
        Difference(b, 1, 4, 3),
        Difference(a, 3, 4, 2),
        Difference(c, 3, 3, 2),
        Difference(d, None, 2, 2),
    ]
    assert [difference.rises for difference in found] == [True, True, False, True]


def test_of_what_matters_as_much_the_greatest_rise_comes_first() -> None:
    skills = [factories.skill(code, order=n) for n, code in enumerate(("a", "b", "c"))]
    origin = factories.role("agent", {"a": (4, 3), "b": (1, 3), "c": (2, 3)})
    destination = factories.role("leader", {"a": (5, 3), "b": (3, 3), "c": (4, 3)})
    catalogue = factories.catalogue(skills=skills, roles=[origin, destination])
    found = differences(origin, destination, catalogue)
    assert [difference.skill.code for difference in found] == ["c", "b", "a"]


def test_an_open_step_compares_with_nothing() -> None:
    catalogue = factories.catalogue()

    found = differences(None, catalogue.role("leader"), catalogue)

    assert [(d.skill.code, d.before, d.after) for d in found] == [
        ("planning", None, 4),
        ("speaking", None, 4),
    ]


def test_the_climb_gets_highest_and_prefers_steps_both_ends_of_which_are_named() -> None:
    levels = [factories.level(f"l{rank}", rank) for rank in (1, 2, 3)]
    roles = [
        factories.role("agent", level="l1", order=1),
        factories.role("lead", level="l2", order=1),
        factories.role("trainer", level="l2", order=2),
        factories.role("head", level="l3", order=1),
    ]
    steps = [
        factories.step("agent", "lead"),
        factories.step("agent", "trainer", evidence="both"),
        factories.step("lead", "head"),
        factories.step("trainer", "head"),
        factories.step("head", "lead"),
    ]
    catalogue = factories.catalogue(levels=levels, roles=roles, steps=steps)

    assert [role.code for role in climb(catalogue)] == ["agent", "trainer", "head"]


def test_a_climb_where_no_step_leads_up_is_one_role() -> None:
    assert [role.code for role in climb(factories.catalogue(steps=[]))] == ["agent"]
    assert climb(factories.catalogue(roles=[], steps=[])) == ()


def test_of_climbs_as_good_as_each_other_the_first_in_reading_order_is_shown() -> None:
    levels = [factories.level(f"l{rank}", rank) for rank in (1, 2, 3)]
    roles = [
        factories.role(code, level=level, order=order)
        for code, level, order in (
            ("zoe", "l1", 1),
            ("amy", "l1", 2),
            ("trainer", "l2", 1),
            ("lead", "l2", 2),
            ("head", "l3", 1),
        )
    ]
    steps = [
        factories.step(origin, destination)
        for origin in ("zoe", "amy")
        for destination in ("lead", "trainer")
    ]
    steps += [factories.step(origin, "head") for origin in ("lead", "trainer")]
    catalogue = factories.catalogue(levels=levels, roles=roles, steps=steps)
    assert [role.code for role in climb(catalogue)] == ["zoe", "trainer", "head"]


def test_no_step_of_a_climb_stays_on_its_rung() -> None:
    levels = [factories.level(f"l{rank}", rank) for rank in (1, 2)]
    roles = [
        factories.role("agent", level="l1", order=1),
        factories.role("clerk", level="l1", order=2),
        factories.role("lead", level="l2"),
    ]
    steps = [factories.step("agent", "clerk", evidence="both"), factories.step("clerk", "lead")]
    catalogue = factories.catalogue(levels=levels, roles=roles, steps=steps)
    assert [role.code for role in climb(catalogue)] == ["clerk", "lead"]
