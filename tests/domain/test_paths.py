"""Paths through the ladder's graph, held against another library's on random catalogues."""

import random
from itertools import islice, pairwise, product

import msgspec
import pytest
import rustworkx as rx
from hypothesis import given, strategies as st

from careers.domain import paths as domain_paths
from careers.domain.catalogue import Catalogue
from careers.domain.paths import Wishes, paths_of
from careers.domain.routes import MOST, Route, best_route, routes
from tests import factories
from tests.domain.ladders import SKILLS, Needs, every_path, graph_of, is_detour, ladder


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    codes = [f"r{number}" for number in range(draw(st.integers(2, 6)))]
    asked = st.dictionaries(
        st.sampled_from(SKILLS), st.tuples(st.integers(1, 5), st.integers(0, 3)), max_size=3
    )
    pairs = [f"{a}>{b}" for a, b in product(codes, codes) if a != b]
    pairs += [f">{code}" for code in codes]
    steps = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=16))
    rung = st.sampled_from(["entry", "leads", "heads"])
    levels = {code: draw(rung) for code in codes}
    return ladder({code: draw(asked) for code in codes}, *steps, levels=levels)


def stops(route: Route) -> tuple[str, ...]:
    return tuple(role.code for role in route.stops)


@given(catalogues())
def test_routes_are_the_best_that_differ_as_another_library_sees_them(
    catalogue: Catalogue,
) -> None:
    every = every_path(catalogue, "r0", "r1")
    origin, goal = catalogue.role("r0"), catalogue.role("r1")
    found = routes(origin, goal, catalogue)

    paths = [stops(route) for route in found]
    costs = [every[path] for path in paths]
    assert costs == sorted(costs)
    assert [route.shortfall for route in found] == [cost // 1000 for cost in costs]
    for route in found:
        assert all(a.destination == b.origin for a, b in pairwise(route.legs))
    assert bool(found) == bool(every)
    assert costs[:1] == sorted(every.values())[:1]
    assert not any(is_detour(a, b, catalogue) for a in paths for b in paths if a is not b)
    worst = costs[-1] if len(found) == MOST else float("inf")
    for path, cost in every.items():
        if cost < worst and path not in paths:
            assert any(
                is_detour(path, known, catalogue) or is_detour(known, path, catalogue)
                for known in paths
            )
    best = best_route([origin], goal, catalogue)
    assert (best and stops(best)) == (paths[0] if paths else None)


@given(catalogues(), st.sets(st.sampled_from(["r0", "r1", "r2", "r3", "r4"])))
def test_no_route_stops_at_a_role_to_avoid_and_nothing_else_is_lost(
    catalogue: Catalogue, avoid: set[str]
) -> None:
    """The ends are exempt: one is there already, or wants to be."""
    allowed = {
        path: cost
        for path, cost in every_path(catalogue, "r0", "r1").items()
        if not avoid & set(path[1:-1])
    }
    ends = catalogue.role("r0"), catalogue.role("r1")

    found = routes(*ends, catalogue, Wishes(avoid=frozenset(avoid)))

    assert {stops(route) for route in found} <= set(allowed)
    assert [allowed[stops(route)] for route in found[:1]] == sorted(allowed.values())[:1]


@given(catalogues(), st.data())
def test_a_track_to_keep_to_orders_the_routes_and_hides_none_that_is_best(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    every = every_path(catalogue, "r0", "r1")
    liked = {role.code for role in catalogue.roles if data.draw(st.booleans(), role.code)}
    tracked = factories.catalogue(
        tracks=[factories.track(), factories.track("care", letter="C", order=2)],
        levels=catalogue.levels,
        skills=catalogue.skills,
        steps=catalogue.steps,
        roles=[
            msgspec.structs.replace(role, track="care" if role.code in liked else "service")
            for role in catalogue.roles
        ],
    )
    ends = tracked.role("r0"), tracked.role("r1")

    def off(path: tuple[str, ...]) -> tuple[int, int]:
        return len(set(path[1:-1]) - liked), every[path]

    found = [stops(route) for route in routes(*ends, tracked, Wishes(track="care"))]

    assert len(found) == len(set(found)) <= MOST
    assert [off(path) for path in found[:1]] == sorted(map(off, every))[:1]
    best = routes(*ends, tracked)[:1]
    assert {stops(route) for route in best} <= set(found)
    others = [path for path in found if path not in {stops(route) for route in best}]
    assert [off(path) for path in others] == sorted(map(off, others))


@st.composite
def graphs(draw: st.DrawFn) -> Catalogue:
    """Roles enough for paths to be long, with steps drawn at random, no two asking alike."""
    count = draw(st.integers(6, 24))
    chosen = random.Random(draw(st.integers(0, 10**6)))
    codes = [f"r{number}" for number in range(count)]
    needs: dict[str, Needs] = {
        code: {skill: (chosen.randint(1, 5), chosen.randint(0, 3)) for skill in SKILLS}
        for code in codes
    }
    pairs = [pair for pair in product(codes, codes) if pair[0] != pair[1]]
    taken = chosen.sample(pairs, min(len(pairs), 3 * count))
    return ladder(needs, *(f"{a}>{b}" for a, b in taken))


@given(graphs())
def test_in_a_wider_graph_the_best_counts_what_another_library_says(catalogue: Catalogue) -> None:
    graph = graph_of(catalogue)
    lengths = dict(rx.dijkstra_shortest_path_lengths(graph, 0, float))
    lengths.pop(0, None)
    start = catalogue.roles[0]
    for goal, code in enumerate(graph.nodes()):
        path = paths_of(catalogue).best([start.code], code)
        ends = [graph.nodes().index(stop) for stop in path]
        counted = sum(graph.get_edge_data(a, b) for a, b in pairwise(ends))
        assert (len(path) > 1) == (goal in lengths)
        assert counted == lengths.get(goal, 0)
    reached = {graph[node] for node in rx.descendants(graph, 0)}
    assert paths_of(catalogue).reached(start.code) == reached


def every(catalogue: Catalogue, corridor: int, wishes: Wishes) -> list[tuple[int, int, list[str]]]:
    """The paths from the first role to the second, as many as are given and forty at most, where so
    many roles are looked at: the stops off the track, what they count, and the stops."""
    known = paths_of(catalogue)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(domain_paths, "_CORRIDOR", corridor)
        found = list(islice(known.best_first("r0", "r1", wishes), 40))
    tracks = {role.code: role.track for role in catalogue.roles}
    return [
        (
            sum(tracks[stop] != wishes.track for stop in path[1:-1]) if wishes.track else 0,
            sum(known.graph.edges[a, b]["weight"] for a, b in pairwise(path)),
            path,
        )
        for path in found
    ]


@given(graphs(), st.integers(2, 12), st.sets(st.sampled_from(["r2", "r3", "r4"])), st.booleans())
def test_the_paths_of_a_large_catalogue_are_the_first_of_all_there_are(
    catalogue: Catalogue, corridor: int, avoid: set[str], keep: bool
) -> None:
    """However few roles are looked at: no path is passed over for one that is worse."""
    roles = [
        msgspec.structs.replace(role, track="care" if number % 3 else "service")
        for number, role in enumerate(catalogue.roles)
    ]
    tracked = factories.catalogue(
        tracks=[factories.track(), factories.track("care", letter="C", order=2)],
        levels=catalogue.levels,
        skills=catalogue.skills,
        steps=catalogue.steps,
        roles=roles,
    )
    wishes = Wishes(frozenset(avoid), "care" if keep else "")
    whole = every(tracked, len(roles), wishes)
    cut = every(tracked, corridor, wishes)
    assert bool(cut) == bool(whole)
    assert [path[:2] for path in cut] == [path[:2] for path in whole[: len(cut)]]
    assert not any(avoid & set(stops[1:-1]) for *_, stops in whole)


def test_as_many_roles_as_are_looked_at_are_looked_at_whole() -> None:
    catalogue = ladder({"r0": {}, "r2": {}, "r1": {}}, "r0>r2", "r2>r1")
    assert every(catalogue, 3, Wishes()) == [(0, 2, ["r0", "r2", "r1"])]


def test_however_many_steps_more_only_break_a_tie() -> None:
    """Five steps that ask two levels, or one that asks three at once."""
    asked = {"speaking": (3, 1)}
    stops = dict.fromkeys(("r2", "r3", "r4", "r5"), asked)
    catalogue = ladder(
        {"r0": {}, **stops, "r1": {"planning": (2, 1), **asked}},
        *("r0>r2", "r2>r3", "r3>r4", "r4>r5", "r5>r1", "r0>r1"),
    )
    skilled = ladder(
        {
            "r0": {},
            **{code: {"speaking": (3, 1)} for code in stops},
            "r1": {"speaking": (2, 3)},
        },
        *("r0>r2", "r2>r3", "r3>r4", "r4>r5", "r5>r1", "r0>r1"),
    )
    assert paths_of(catalogue).best(["r0"], "r1") == ["r0", "r1"]
    assert paths_of(skilled).best(["r0"], "r1") == ["r0", "r2", "r3", "r4", "r5", "r1"]
