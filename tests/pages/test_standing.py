"""Who stands where on a skill's levels."""

from careers.domain.catalogue import Catalogue
from careers.pages.standing import ACROSS, Rung, shape, standing
from tests import factories


def asked(*needs: tuple[int, int]) -> Catalogue:
    """A catalogue whose roles ask for speaking at these levels and importances."""
    roles = [factories.role(f"role-{n}", {"speaking": need}) for n, need in enumerate(needs)]
    return factories.catalogue(roles=roles, steps=[])


def test_every_role_stands_on_the_level_it_asks_for() -> None:
    catalogue = asked((4, 2), (4, 3), (1, 1))

    found = standing(catalogue.skill("speaking"), catalogue)

    assert found is not None
    assert [(rung.level, rung.roles) for rung in found.rungs] == [
        (5, 0),
        (4, 2),
        (3, 0),
        (2, 0),
        (1, 1),
    ]
    fourth, first = found.rungs[1], found.rungs[4]
    assert {held.importance: held.d for held in found.marks} == {
        3: shape(3, 46, fourth.y - 1),
        2: shape(2, 62, fourth.y - 1),
        1: shape(1, 46, first.y - 1),
    }


def test_more_than_fit_side_by_side_stand_above_and_the_rung_makes_room() -> None:
    few, many = asked(*[(3, 2)] * ACROSS), asked(*[(3, 2)] * (ACROSS + 1))

    (one, two) = (standing(held.skill("speaking"), held) for held in (few, many))

    assert one is not None
    assert two is not None
    assert two.height == one.height + 15
    assert two.rungs[2] == Rung(3, one.rungs[2].y + 15, ACROSS + 1)
    assert two.marks[0].d.endswith(shape(2, 46, two.rungs[2].y - 16))


def test_a_skill_nobody_asks_for_and_one_without_levels_have_no_drawing() -> None:
    catalogue = factories.catalogue(
        skills=[factories.skill("speaking"), factories.skill("judgement", levels=())],
        roles=[factories.role("agent", {"judgement": (3, 1)})],
        steps=[],
        items=[],
    )

    assert standing(catalogue.skill("speaking"), catalogue) is None
    assert standing(catalogue.skill("judgement"), catalogue) is None
