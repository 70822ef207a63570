"""What is lit on a board."""

from careers.domain.lights import Lights, along, inward, onward
from careers.domain.routes import routes
from tests import factories

CATALOGUE = factories.catalogue(
    levels=[factories.level(), factories.level("leads", 2), factories.level("beyond", 0)],
    roles=[
        factories.role("agent"),
        factories.role("senior"),
        factories.role("leader", level="leads"),
        factories.role("shop", level="beyond"),
    ],
    steps=[
        factories.step("agent", "senior"),
        factories.step("senior", "leader"),
        factories.step("", "shop"),
    ],
)
AGENT, LEADER, SHOP = (CATALOGUE.role(code) for code in ("agent", "leader", "shop"))


def test_a_route_lights_its_stops_by_number_and_its_steps() -> None:
    [route] = routes(AGENT, LEADER, CATALOGUE)
    lit = along(route)

    assert lit == Lights(
        stops=("agent", "senior", "leader"),
        steps=frozenset({"agent-to-senior", "senior-to-leader"}),
    )
    assert [lit.number(code) for code in ("agent", "leader", "shop")] == [1, 3, 0]


def test_where_somebody_is_lights_every_move_from_there() -> None:
    assert onward(AGENT, CATALOGUE) == Lights(
        ("agent",), frozenset({"senior", "shop"}), frozenset({"agent-to-senior", "any-to-shop"})
    )
    assert onward(SHOP, CATALOGUE) == Lights(("shop",))


def test_where_somebody_wants_to_be_lights_every_move_there() -> None:
    assert inward(LEADER, CATALOGUE) == Lights(
        ("leader",), frozenset({"senior"}), frozenset({"senior-to-leader"})
    )
    assert inward(SHOP, CATALOGUE) == Lights(("shop",), frozenset(), frozenset({"any-to-shop"}))
