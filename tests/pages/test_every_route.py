"""Every ordered pair of our own roles: a route that holds, or how near one can get, and a page."""

from itertools import combinations, pairwise, permutations

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.paths import Wishes, shortfall
from careers.domain.routes import MOST, Route, nearest, routes
from careers.domain.things import Role
from careers.pages.routes import route
from careers.pages.words import number
from tests.domain.ladders import every_path, is_detour
from tests.pages.reading import headings, read


def pairs(catalogue: Catalogue) -> list[tuple[Role, Role]]:
    return list(permutations(catalogue.roles, 2))


def codes(route: Route) -> tuple[str, ...]:
    return tuple(role.code for role in route.stops)


def goes(route: Route, origin: Role, goal: Role, catalogue: Catalogue) -> bool:
    """Whether one can go it: each leg a step that starts where the one before ended."""
    starts = all(
        leg.step in catalogue.steps
        and leg.step.destination == leg.destination.code
        and (
            leg.step.origin == leg.origin.code
            or (not leg.step.origin and catalogue.rank(leg.origin) > 0)
        )
        for leg in route.legs
    )
    joined = all(a.destination == b.origin for a, b in pairwise(route.legs))
    ends = (route.stops[0], route.stops[-1]) == (origin, goal)
    return starts and joined and ends and len(set(codes(route))) == len(route.stops)


def alike(one: tuple[str, ...], other: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether either is a detour on the other."""
    return is_detour(one, other, catalogue) or is_detour(other, one, catalogue)


def test_every_pair_has_routes_that_hold_the_best_first(catalogue: Catalogue) -> None:
    for origin, goal in pairs(catalogue):
        every = every_path(catalogue, origin.code, goal.code)
        found = routes(origin, goal, catalogue)

        assert bool(found) == bool(every), (origin.code, goal.code)
        assert len(found) <= MOST
        assert all(goes(route, origin, goal, catalogue) for route in found)
        asks = [(route.shortfall, len(route.legs)) for route in found]
        assert asks == sorted(asks)
        assert [every[codes(route)] for route in found[:1]] == sorted(every.values())[:1]
        for one, other in combinations(map(codes, found), 2):
            assert not alike(one, other, catalogue)
        if len(found) < MOST:
            told = list(map(codes, found))
            assert all(
                path in told or any(alike(path, known, catalogue) for known in told)
                for path in every
            )


def test_every_pair_without_a_route_has_something_near(catalogue: Catalogue) -> None:
    count = 0
    for origin, goal in pairs(catalogue):
        if routes(origin, goal, catalogue):
            continue
        count += 1
        near = nearest(origin, goal, catalogue)
        assert near.shortfall == shortfall(near.role, goal)
        if near.route is None:
            assert near.role == origin
            continue
        assert goes(near.route, origin, near.role, catalogue)
        assert near.role not in (origin, goal)
        assert near.shortfall < shortfall(origin, goal)
        rank, here, there = (catalogue.rank(role) for role in (goal, origin, near.role))
        assert abs(there - rank) <= abs(here - rank)
        assert bool(there) == bool(rank)
    assert count > len(catalogue.roles)


def test_every_stop_on_the_way_can_be_left_out_or_is_needed(catalogue: Catalogue) -> None:
    for origin, goal in pairs(catalogue):
        best = routes(origin, goal, catalogue)[:1]
        for role in best[0].via if best else ():
            paths = every_path(catalogue, origin.code, goal.code)
            around = {path: cost for path, cost in paths.items() if role.code not in path}
            found = routes(origin, goal, catalogue, Wishes(frozenset({role.code})))
            assert [around[codes(one)] for one in found[:1]] == sorted(around.values())[:1]


@pytest.mark.parametrize("share", range(4))
def test_every_pair_has_a_page_that_says_which_it_is(catalogue: Catalogue, share: int) -> None:
    for origin, goal in pairs(catalogue)[share::4]:
        found = read(route(catalogue, origin.code, goal.code), catalogue)
        [heading] = headings(found, "h1")
        said = headings(found, "h2")
        ways = routes(origin, goal, catalogue)
        if ways:
            assert heading.startswith(
                ("One step", f"{number(len(ways[0].legs)).capitalize()} steps, by way of")
            )
            assert said[:1] == ["Stop by stop"]
            assert [leg.step.path for leg in ways[0].legs if leg.step.path not in found.links] == []
            assert f"The way shown here asks {ways[0].shortfall} weighted level" in found.words
        elif goal in catalogue.entry_roles:
            assert (heading, said[0]) == ("People begin there", "On the first rung")
        else:
            assert (heading, said[0]) == ("No known way", "How near you can get")
            assert f"How people become {goal.title}" in said
        assert {goal.path, f"{goal.path}#here"} & set(found.links)
        assert "%(" not in found.words
