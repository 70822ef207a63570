"""The part of a large catalogue that is drawn."""

from itertools import pairwise

from careers.domain.board import board
from careers.domain.lights import Lights, onward
from careers.domain.neighbourhood import ROOM, neighbourhood
from tests import factories


def test_it_is_what_lies_within_two_steps_each_way() -> None:
    chain = ["z", "a", "b", "c", "d", "e", "f"]
    catalogue = factories.catalogue(
        levels=[factories.level("entry", 1), factories.level("heads", 2)],
        roles=[factories.role(code, level="heads" if code == "f" else "entry") for code in chain],
        steps=[factories.step(*ends) for ends in pairwise(chain)],
    )
    assert catalogue.rank(catalogue.role("f")) == 2

    part = neighbourhood(Lights(stops=("c",)), catalogue)

    assert [
        [role.code for role in neighbourhood(Lights(stops=("c",)), catalogue, away).roles]
        for away in (0, 1)
    ] == [["c"], ["b", "c", "d"]]
    assert [role.code for role in part.roles] == ["a", "b", "c", "d", "e"]
    assert [step.code for step in part.steps] == ["a-to-b", "b-to-c", "c-to-d", "d-to-e"]
    assert [level.code for level in part.rungs] == ["entry"]
    assert [role.code for role in part.roles_in_centre] == ["a", "b", "c", "d", "e"]


def test_a_step_open_from_any_rung_is_kept_with_the_role_it_leads_to() -> None:
    catalogue = factories.catalogue(
        levels=[factories.level("entry", 1), factories.level("beyond", 0)],
        roles=[factories.role(code) for code in ("agent", "coach")]
        + [factories.role("shop", level="beyond")],
        steps=[factories.step("", "shop"), factories.step("", "coach")],
    )

    part = neighbourhood(Lights(stops=("agent", "shop")), catalogue)

    assert [role.code for role in part.roles] == ["agent", "shop"]
    assert [step.code for step in part.steps] == ["any-to-shop"]


def test_what_is_lit_or_near_is_always_in_it_and_the_rest_as_far_as_there_is_room() -> None:
    near = [f"near-{number}" for number in range(10)]
    far = [f"far-{number}" for number in range(100)]
    catalogue = factories.catalogue(
        tracks=[factories.track(f"t{n}", order=n, letter=chr(65 + n)) for n in range(10)],
        roles=[
            factories.role(code, order=number, track=f"t{number % 10}")
            for number, code in enumerate(["agent", *near, *far])
        ],
        steps=[
            *(factories.step("agent", code) for code in near),
            *(factories.step("near-0", code) for code in far),
        ],
    )
    lit = onward(catalogue.role("agent"), catalogue)

    part = neighbourhood(lit, catalogue)

    codes = {role.code for role in part.roles}
    assert {"agent", *near} <= codes
    assert len(codes) == ROOM
    assert board(catalogue, lit) is None
    drawn = board(part, lit)
    assert drawn is not None
    assert len(drawn.lit) == 10
