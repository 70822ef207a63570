"""Ways from one role to another along the catalogue's steps, and how near one can get.

A step falls short of its destination by what has to rise: for each skill the destination asks for,
the levels to climb times the importance there. A skill the origin gives no level for counts from
the lowest level; otherwise a role that says little would look like a cheap way to everywhere. A
route's shortfall is the sum over its steps, and of two routes with the same the shorter is better.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import rustworkx as rx

from careers.domain.catalogue import Catalogue
from careers.domain.ladder import Difference, differences
from careers.domain.shortest import Graph, shortest_paths
from careers.domain.things import Role, Step

MOST = 3
"""As many routes as are shown."""
LOWEST = 1
"""The proficiency level that counts where none is given: not done this yet."""
_EXAMINED = 60
"""As many paths as are looked at to find routes that differ."""
_CORRIDOR = 150
"""As many roles as are looked at between two roles, those that lie nearest to the best way."""
_KEPT_AS = "_routes"


@dataclass(frozen=True)
class Leg:
    """One step of a route. `origin` is a role even where the step is open from any rung."""

    step: Step
    origin: Role
    destination: Role
    differences: tuple[Difference, ...]
    """What the destination asks for, the most important first."""

    @property
    def rising(self) -> tuple[Difference, ...]:
        """The skills that must rise or are asked for anew."""
        return tuple(difference for difference in self.differences if rise(difference))

    @property
    def shortfall(self) -> int:
        """Levels to climb, each times its skill's importance."""
        return sum(difference.importance * rise(difference) for difference in self.differences)


@dataclass(frozen=True)
class Route:
    """A way along steps. Its stops are its roles, the first being where it starts."""

    legs: tuple[Leg, ...]

    @property
    def stops(self) -> tuple[Role, ...]:
        return (self.legs[0].origin, *(leg.destination for leg in self.legs))

    @property
    def via(self) -> tuple[Role, ...]:
        """The stops between its ends."""
        return self.stops[1:-1]

    @property
    def shortfall(self) -> int:
        return sum(leg.shortfall for leg in self.legs)


@dataclass(frozen=True)
class Near:
    """The reachable role that comes nearest to one that is not. Without `route` one stays put."""

    role: Role
    route: Route | None
    shortfall: int
    """By how much its profile falls short of the goal's."""


def rise(difference: Difference) -> int:
    """The levels a skill has to climb, 0 to 4."""
    return max(0, difference.after - (difference.before or LOWEST))


def shortfall(origin: Role, destination: Role) -> int:
    """By how much one role's profile falls short of another's, whether a step joins them or not."""
    held = {need.skill: need.level for need in origin.skills}
    return sum(
        need.importance * max(0, need.level - held.get(need.skill, LOWEST))
        for need in destination.skills
    )


def leg(step: Step, origin: Role, destination: Role, catalogue: Catalogue) -> Leg:
    """A step taken from this origin."""
    return Leg(step, origin, destination, tuple(differences(origin, destination, catalogue)))


def routes(origin: Role, goal: Role, catalogue: Catalogue) -> tuple[Route, ...]:
    """Up to three routes that differ, the best first; none where there is none, or no distance.

    Routes differ when neither has all the stops of the other in the same order: a detour that only
    adds a stop is no other way.
    """
    ways = _ways(catalogue)
    found: list[list[str]] = []
    for examined, path in enumerate(_paths(ways, origin.code, goal.code)):
        if examined == _EXAMINED or len(found) == MOST:
            break
        if not any(_within(known, path) or _within(path, known) for known in found):
            found.append(path)
    return tuple(_route(path, ways, catalogue) for path in found)


def nearest(origin: Role, goal: Role, catalogue: Catalogue) -> Near:
    """How near one can get to a goal no steps lead to.

    Of the roles that can be reached, on the goal's side of the centre's door, only those count that
    are no further from its rung than the origin and fall less short of its profile. Of these it is
    the one whose rung is nearest, then the one that falls least short; where there is none, the
    origin itself.
    """
    ways = _ways(catalogue)
    reached = rx.descendants(ways.graph, ways.numbers[origin.code])
    rank, here = catalogue.rank(goal), shortfall(origin, goal)
    gap = abs(catalogue.rank(origin) - rank)
    nearer = [
        (apart, short, number)
        for number in reached
        if bool(catalogue.rank(role := ways.roles[number])) == bool(rank)
        and (apart := abs(catalogue.rank(role) - rank)) <= gap
        and (short := shortfall(role, goal)) < here
    ]
    if not nearer:
        return Near(origin, None, here)
    _, short, number = min(nearer)
    best = ways.roles[number]
    return Near(best, routes(origin, best, catalogue)[0], short)


def with_levels(route: Route, held: Mapping[str, int]) -> Route:
    """The same route for somebody whose own levels are known, by skill.

    What a stop asks is then set beside the higher of what they hold and what earlier stops asked;
    for skills that are not held it stays beside what the role before asks.
    """
    known = dict(held)
    legs = []
    for taken in route.legs:
        asked = tuple(
            replace(d, before=known[d.skill.code]) if d.skill.code in known else d
            for d in taken.differences
        )
        known |= {d.skill.code: max(d.after, d.before or 0) for d in asked}
        legs.append(replace(taken, differences=asked))
    return Route(tuple(legs))


@dataclass(frozen=True)
class _Ways:
    """A catalogue's roles and steps as a graph, and the same with every arrow turned round."""

    graph: Graph
    turned: Graph
    roles: tuple[Role, ...]
    """By their number in the graph, in reading order."""
    numbers: dict[str, int]
    steps: dict[tuple[str, str], Step]


def _ways(catalogue: Catalogue) -> _Ways:
    """Worked out once and kept with the catalogue, which never changes."""
    kept = catalogue.__dict__
    if _KEPT_AS not in kept:
        kept[_KEPT_AS] = _graphed(catalogue)
    ways: _Ways = kept[_KEPT_AS]
    return ways


def _graphed(catalogue: Catalogue) -> _Ways:
    """The graph. An edge is its step's shortfall, scaled up so that a step more only breaks ties."""
    roles = (*catalogue.roles_in_centre, *catalogue.roles_beyond)
    numbers = {role.code: number for number, role in enumerate(roles)}
    steps = dict(_steps(catalogue))
    graph: Graph = rx.PyDiGraph(multigraph=False)
    graph.add_nodes_from([role.code for role in roles])
    edges = [
        (
            numbers[origin],
            numbers[destination],
            float(shortfall(catalogue.role(origin), catalogue.role(destination)) * len(roles) + 1),
        )
        for origin, destination in sorted(steps)
    ]
    graph.add_edges_from(edges)
    turned = graph.copy()
    turned.reverse()
    return _Ways(graph, turned, roles, numbers, steps)


def _steps(catalogue: Catalogue) -> Iterator[tuple[tuple[str, str], Step]]:
    """Every step by its ends: the open ones from each role of the centre, the named ones over them."""
    inside = [role.code for role in catalogue.roles_in_centre]
    for step in sorted(catalogue.steps, key=lambda step: bool(step.origin)):
        if catalogue.get("role", step.destination):
            for origin in [step.origin] if step.origin else inside:
                if origin != step.destination and catalogue.get("role", origin):
                    yield (origin, step.destination), step


def _paths(ways: _Ways, origin: str, goal: str) -> Iterator[list[str]]:
    """The codes along every route, the best first.

    Of a large catalogue only the roles nearest to the best way are looked at, and the routes end
    where one through another role might be better: every route given is in its true place.
    """
    start, end = ways.numbers[origin], ways.numbers[goal]
    if start == end:
        return
    corridor, limit = _corridor(ways, start, end)
    part, names = ways.graph.subgraph_with_nodemap(corridor)
    places = {name: place for place, name in names.items()}
    if start in places and end in places:
        for length, path in shortest_paths(part, places[start], places[end]):
            if length > limit:
                return
            yield [part[place] for place in path]


def _corridor(ways: _Ways, start: int, end: int) -> tuple[list[int], float]:
    """The roles nearest to the best way, and the length of the best way through any other."""
    there = {start: 0.0, **rx.digraph_dijkstra_shortest_path_lengths(ways.graph, start, float)}
    back = {end: 0.0, **rx.digraph_dijkstra_shortest_path_lengths(ways.turned, end, float)}
    through = sorted((there[node] + back[node], node) for node in there.keys() & back.keys())
    limit = through[_CORRIDOR][0] if len(through) > _CORRIDOR else float("inf")
    # Where very many ways are equally good, a cut among them must leave one whole.
    best = rx.digraph_dijkstra_shortest_paths(ways.graph, start, target=end, weight_fn=float)
    whole = list(best[end]) if end in best else []
    return sorted({*whole, *(node for _, node in through[:_CORRIDOR])}), limit


def _within(some: list[str], others: list[str]) -> bool:
    """Whether all of some are among the others, in the same order."""
    rest = iter(others)
    return all(code in rest for code in some)


def _route(path: list[str], ways: _Ways, catalogue: Catalogue) -> Route:
    ends = [(catalogue.role(origin), catalogue.role(goal)) for origin, goal in pairwise(path)]
    return Route(
        tuple(leg(ways.steps[o.code, d.code], o, d, catalogue) for o, d in ends),
    )
