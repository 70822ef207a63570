"""What is told where no steps lead from one role to another."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.routes import routes
from careers.pages.ladder import ladder
from careers.pages.no_way import no_way
from careers.pages.routes import route
from tests.pages.reading import headings, read


@pytest.mark.parametrize("share", range(4))
def test_the_ladder_and_the_route_say_the_same(catalogue: Catalogue, share: int) -> None:
    goals = ("customer-service-representative", "trainer", "team-leader", "operations-director")
    goal = catalogue.role(goals[share])
    apart = [r for r in catalogue.roles if r != goal and not routes(r, goal, catalogue)]
    assert apart
    for origin in apart:
        told = no_way(origin, goal, catalogue)
        pages = [make(catalogue, origin.code, goal.code) for make in (ladder, route)]
        for found in (read(page, catalogue) for page in pages):
            assert headings(found, "h1") == [told.heading]
            assert told.said in found.words
            if told.begins:
                assert "The known way there starts on the first rung" in found.words


def test_where_people_begin_nothing_else_is_near(catalogue: Catalogue) -> None:
    origin, goal = map(catalogue.role, ("it-support", "customer-service-representative"))
    told = no_way(origin, goal, catalogue)
    assert (told.entry, told.near.role, told.near.route, told.begins) == (True, origin, None, None)
