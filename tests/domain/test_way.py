"""The way from where a person stands to the role they want."""

from careers.domain.catalogue import Catalogue
from careers.domain.routes import routes
from careers.domain.way import way
from tests import factories

STEPS = [
    factories.step("agent", "senior", evidence="order"),
    factories.step("agent", "trainer", evidence="both"),
    factories.step("senior", "leader", evidence="both"),
    factories.step("trainer", "leader", evidence="end"),
    factories.step("leader", "manager", evidence="both"),
    factories.step("", "outside", evidence="end"),
]


def centre(*more: str) -> Catalogue:
    """Agent and helper on the entry rung, two ways from agent to leader, manager on top, one door."""
    plain = factories.catalogue()
    upper = ("senior", "trainer", "leader", "manager", *more)
    return factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[
            factories.role("agent", order=1),
            factories.role("helper", order=2),
            *(factories.role(code, level="leads") for code in upper),
            factories.role("outside", level="beyond"),
        ],
        steps=STEPS,
    )


def found(origin: str, target: str) -> list[tuple[str, str]]:
    """The stops by role, each with its step's code."""
    catalogue = centre("island")
    stops = way(catalogue, catalogue.role(origin) if origin else None, catalogue.role(target))
    return [(stop.role.code, stop.step.code if stop.step else "") for stop in stops]


def test_one_step() -> None:
    assert found("agent", "senior") == [("senior", "agent-to-senior")]


def test_it_is_the_best_of_the_routes() -> None:
    catalogue = centre()
    agent, manager = catalogue.role("agent"), catalogue.role("manager")
    best = routes(agent, manager, catalogue)[0]
    assert [stop.role for stop in way(catalogue, agent, manager)] == list(best.stops[1:])
    assert [stop.step for stop in way(catalogue, agent, manager)] == [leg.step for leg in best.legs]


def test_a_door_is_open_from_every_rung_of_the_centre() -> None:
    assert found("leader", "outside") == [("outside", "any-to-outside")]


def test_without_an_origin_the_first_stop_is_where_one_begins() -> None:
    assert found("", "leader")[0] == ("agent", "")
    assert [code for code, _ in found("", "leader")][-1] == "leader"
    assert found("", "helper") == [("helper", "")]


def test_what_one_holds_and_what_nothing_leads_to_are_stops_without_a_step() -> None:
    assert found("agent", "agent") == [("agent", "")]
    assert found("agent", "island") == [("island", "")]
    assert found("manager", "agent") == [("agent", "")]
    assert found("outside", "leader") == [("leader", "")]


def test_a_circle_of_steps_is_no_trap() -> None:
    steps = [factories.step("agent", "leader"), factories.step("leader", "agent")]
    catalogue = factories.catalogue(steps=steps)
    stops = way(catalogue, catalogue.role("leader"), catalogue.role("agent"))
    assert [stop.role.code for stop in stops] == ["agent"]
    assert stops[0].step == steps[1]


def test_every_role_of_our_own_can_be_planned_for(catalogue: Catalogue) -> None:
    for target in catalogue.roles:
        for origin in (None, *catalogue.roles):
            stops = way(catalogue, origin, target)
            assert stops[-1].role == target
            held = [origin.code] if origin else [""]
            for stop in stops:
                if stop.step:
                    assert stop.step.origin in ("", held[-1])
                    assert stop.step.destination == stop.role.code
                held.append(stop.role.code)
