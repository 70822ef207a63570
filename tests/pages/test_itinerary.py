"""A route told: its headline, and what changes from level to level in the skill's own words."""

from itertools import pairwise

from careers.domain.catalogue import Catalogue
from careers.domain.routes import routes, with_levels
from careers.pages.itinerary import climbs, headline, itinerary, other_ways, remaining, surest
from tests import factories


def test_a_route_is_named_for_the_stops_on_the_way(catalogue: Catalogue) -> None:
    agent, manager = (
        catalogue.role(code) for code in ("customer-service-representative", "operations-manager")
    )
    found = routes(agent, manager, catalogue)

    assert [headline(route) for route in found] == [
        "Three steps, by way of Team Leader and Call Center Manager",
        "Three steps, by way of Trainer and Call Center Manager",
        "Three steps, by way of Quality Assurance Analyst and Call Center Manager",
    ]
    assert climbs(found[0]) == "Skills to raise: 14 on the first leg, then 10, then 7."
    direct, slower = routes(agent, catalogue.role("team-leader"), catalogue)
    assert headline(direct) == "One step, straight there"
    assert climbs(direct) == "Skills to raise: 14."
    assert headline(slower) == "Two steps, by way of Senior Agent"
    assert other_ways(found, 2, "/r/?from=a") == [
        (headline(found[0]), climbs(found[0]), "/r/?from=a"),
        (headline(found[2]), climbs(found[2]), "/r/?from=a&way=3"),
    ]


def test_what_changes_is_said_in_the_levels_own_words() -> None:
    catalogue = factories.catalogue(
        skills=[
            factories.skill("speaking", order=1),
            factories.skill("patience", order=2, levels=()),
            factories.skill("planning", order=3),
        ],
        roles=[
            factories.role("agent", {"speaking": (3, 2), "patience": (1, 1)}),
            factories.role(
                "leader",
                {"speaking": (4, 3), "patience": (2, 2), "planning": (2, 1)},
                level="leads",
                meets={"shifts": 5},
            ),
        ],
        steps=[factories.step(training=("mentorship",))],
    )
    [route] = routes(catalogue.role("agent"), catalogue.role("leader"), catalogue)

    start, goal = itinerary(route, catalogue)

    assert (start.number, start.role.code, start.level.rank, start.track.code) == (
        1,
        "agent",
        1,
        "service",
    )
    assert (goal.number, goal.role.code, goal.onward) == (2, "leader", None)
    assert start.onward is not None
    rises = [*start.onward.first, *start.onward.others]
    told = [(r.difference.skill.code, r.now, r.then) for r in rises]
    assert told == [
        ("speaking", "Three", "Four"),
        ("patience", "What it means", "What it means"),
        ("planning", "", "Two"),
    ]
    assert [r.difference.skill.code for r in start.onward.first] == ["speaking"]
    [turn] = start.onward.turns.harder
    assert (turn.challenge.code, turn.before, turn.after) == ("shifts", 4, 5)
    assert start.onward.steady == ""
    assert [module.code for module in start.onward.training] == ["mentorship"]


def test_the_heaviest_rises_are_told_first_and_the_rest_folds(catalogue: Catalogue) -> None:
    agent, leader = (
        catalogue.role(code) for code in ("customer-service-representative", "team-leader")
    )
    route = routes(agent, leader, catalogue)[0]
    onward = itinerary(route, catalogue)[0].onward

    assert onward is not None
    first = [
        (r.difference.skill.code, r.difference.before, r.difference.after) for r in onward.first
    ]
    assert first == [
        ("coaching", 1, 4),
        ("leading", 1, 3),
        ("de-escalation", 3, 4),
    ]
    assert len(onward.others) == 11
    assert onward.first[0].between == (
        (2, catalogue.skill("coaching").levels[1]),
        (3, catalogue.skill("coaching").levels[2]),
    )
    assert onward.first[2].between == ()
    assert onward.first[0] in onward.by_level
    assert onward.first[2] not in onward.by_level
    assert onward.steady == (
        "As before: solving problems, time and multitasking, writing, and keeping records."
    )
    assert onward.first[0].then == catalogue.skill("coaching").levels[3]


def own(levels: dict[str, int]) -> list[tuple[str, int | None, int, bool]]:
    """What rises on a step for somebody with these levels, and whether from their own."""
    catalogue = asked_alike()
    [route] = routes(catalogue.role("agent"), catalogue.role("leader"), catalogue)
    onward = itinerary(with_levels(route, levels), catalogue, levels)[0].onward
    assert onward is not None
    return [
        (r.difference.skill.code, r.difference.before, r.difference.after, r.mine)
        for r in (*onward.first, *onward.others)
    ]


def asked_alike(**leader: int) -> Catalogue:
    return factories.catalogue(
        skills=[factories.skill("speaking", order=1), factories.skill("planning", order=2)],
        roles=[
            factories.role("agent", {"speaking": (3, 2), "planning": (3, 1)}, meets={}),
            factories.role(
                "leader", {"speaking": (4, 3), "planning": (4, 2)}, level="leads", meets=leader
            ),
        ],
    )


def test_somebodys_own_levels_stand_beside_what_is_asked() -> None:
    assert own({}) == [("speaking", 3, 4, False), ("planning", 3, 4, False)]
    assert own({"speaking": 2}) == [("speaking", 2, 4, True), ("planning", 3, 4, False)]
    assert own({"speaking": 5, "planning": 3}) == [("planning", 3, 4, True)]


def test_what_does_not_rise_is_told_in_a_line() -> None:
    catalogue = factories.catalogue(
        skills=[factories.skill(code, order=n) for n, code in enumerate(("a", "b", "c", "d"))],
        roles=[
            factories.role("agent", {"a": (3, 2), "b": (3, 1), "c": (3, 1), "d": (1, 1)}),
            factories.role("leader", {"a": (3, 3), "b": (2, 2), "c": (4, 2)}, level="leads"),
        ],
    )
    [route] = routes(catalogue.role("agent"), catalogue.role("leader"), catalogue)

    def steady(held: dict[str, int]) -> str:
        onward = itinerary(with_levels(route, held), catalogue, held)[0].onward
        return onward.steady if onward else ""

    assert steady({}) == "As before: a. Less than before: b."
    assert steady({"c": 5}) == "You have enough of: c. As before: a. Less than before: b."
    assert steady({"a": 4, "b": 2}) == "You have enough of: a and b."


def test_how_sure_a_route_is_names_its_best_and_its_worst_leg() -> None:
    codes = ("agent", "senior", "leader", "head")

    def said(*evidence: str) -> str:
        catalogue = factories.catalogue(
            roles=[factories.role(code) for code in codes[: len(evidence) + 1]],
            steps=[
                factories.step(*ends, evidence=one)
                for ends, one in zip(pairwise(codes), evidence, strict=False)
            ],
        )
        ends = catalogue.role("agent"), catalogue.role(codes[len(evidence)])
        return surest(routes(*ends, catalogue)[0])

    assert said("both") == "How sure: both ends named."
    assert said("order", "order") == "How sure, of every leg: the order of a list."
    assert said("both", "editorial", "both") == (
        "Surest: to Senior and Head (both ends named). Least sure: to Leader (our own judgement)."
    )


def test_a_stop_between_the_ends_can_be_left_out(catalogue: Catalogue) -> None:
    agent, manager = (
        catalogue.role(code) for code in ("customer-service-representative", "call-center-manager")
    )
    best = routes(agent, manager, catalogue)[0]

    stops = itinerary(best, catalogue, without=lambda role: f"/without/{role.code}/")

    assert [stop.without for stop in stops] == ["", "/without/team-leader/", ""]
    assert [stop.without for stop in itinerary(best, catalogue)] == ["", "", ""]


def test_what_remains_is_what_a_role_asks_beyond_another() -> None:
    catalogue = asked_alike()
    agent, leader = catalogue.role("agent"), catalogue.role("leader")

    found = remaining(agent, leader, catalogue)
    assert found.rises == "Two skills rise"
    assert [(r.difference.skill.code, r.now, r.then) for r in found.first] == [
        ("speaking", "Three", "Four")
    ]
    assert [r.difference.skill.code for r in found.others] == ["planning"]
    mine = remaining(agent, leader, catalogue, {"speaking": 4, "planning": 2})
    assert mine.rises == "One skill rises"
    assert [r.difference.before for r in mine.first] == [3]
    assert remaining(leader, agent, catalogue).rises == "No skill has to rise"
