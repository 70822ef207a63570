"""A route told: its headline, and what changes from level to level in the skill's own words."""

from careers.domain.catalogue import Catalogue
from careers.domain.routes import routes
from careers.pages.itinerary import climbs, headline, itinerary, other_ways
from tests import factories


def test_a_route_is_named_for_the_stops_on_the_way(catalogue: Catalogue) -> None:
    agent, manager = (
        catalogue.role(code) for code in ("customer-service-representative", "operations-manager")
    )
    found = routes(agent, manager, catalogue)

    assert [headline(route) for route in found] == [
        "4 stops, by way of Team Leader and Call Center Manager",
        "4 stops, by way of Trainer and Call Center Manager",
        "4 stops, by way of Quality Assurance Analyst and Call Center Manager",
    ]
    assert climbs(found[0]) == "Skills to raise: 14 on the first leg, then ten, then seven."
    [direct] = routes(agent, catalogue.role("team-leader"), catalogue)
    assert headline(direct) == "One step, straight there"
    assert climbs(direct) == "Skills to raise: 14."
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
    told = [(r.difference.skill.code, r.now, r.then) for r in start.onward.first]
    assert told == [
        ("speaking", "Three", "Four"),
        ("patience", "What it means", "What it means"),
        ("planning", "", "Two"),
    ]
    assert [hardship.challenge.code for hardship in start.onward.hard] == ["shifts"]
    assert [module.code for module in start.onward.training] == ["mentorship"]


def test_the_heaviest_rises_are_told_first_and_the_rest_folds(catalogue: Catalogue) -> None:
    agent, leader = (
        catalogue.role(code) for code in ("customer-service-representative", "team-leader")
    )
    [route] = routes(agent, leader, catalogue)
    onward = itinerary(route, catalogue)[0].onward

    assert onward is not None
    first = [
        (r.difference.skill.code, r.difference.before, r.difference.after) for r in onward.first
    ]
    assert first == [
        ("coaching", 1, 4),
        ("leading", 1, 3),
        ("de-escalation", 3, 4),
        ("reading-the-numbers", 1, 3),
    ]
    assert len(onward.others) == 10
    assert len(onward.hard) == 3
    assert onward.first[0].then == catalogue.skill("coaching").levels[3]
