"""The roles as a graph whose edges are steps, and the paths through it, the best first.

networkx does the finding: Dijkstra's method for one path, Yen's for those after it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import networkx as nx

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
from careers.domain.things import Role, Step

LOWEST = 1
"""The proficiency level that counts where none is given: not done this yet."""
_CORRIDOR = 150
"""As many roles as are looked at between two roles, those that lie nearest to the best way."""

Weight = Callable[[str, str, dict[str, Any]], int | None]
"""What an edge counts, by its ends and what it holds; None for one that is barred."""


@dataclass(frozen=True)
class Wishes:
    """What a route should be like: roles not to stop at, by code, and a track to keep to.

    Neither is about the ends. A track orders the routes and bars none.
    """

    avoid: frozenset[str] = frozenset()
    track: str = ""


def shortfall(origin: Role, destination: Role) -> int:
    """By how much one role's profile falls short of another's, whether a step joins them or not."""
    held = {need.skill: need.level for need in origin.skills}
    return sum(
        need.importance * max(0, need.level - held.get(need.skill, LOWEST))
        for need in destination.skills
    )


@dataclass(frozen=True)
class Paths:
    """A catalogue's roles, by their codes, and its steps. An edge holds its `step` and its `weight`:
    the shortfall scaled up, so that a step more only breaks ties."""

    graph: Any
    turned: Any
    """The same with every edge turned round."""
    tracks: dict[str, str]

    @cached_property
    def places(self) -> dict[str, int]:
        """By code: a role's place in the graph's order."""
        return {code: place for place, code in enumerate(self.graph)}

    @cached_property
    def longest(self) -> int:
        """More than any path that meets no role twice can be."""
        return len(self.tracks) * max((w for *_, w in self.graph.edges.data("weight")), default=0)

    def best(self, starts: Sequence[str], goal: str) -> list[str]:
        """The codes along the best path from any of these roles; empty where there is none."""
        if goal in starts:
            return [goal]
        part = self._part({goal, *nx.descendants(self.turned, goal)})
        able = [start for start in starts if start in part]
        if not able:
            return []
        _length, path = nx.multi_source_dijkstra(part, able, goal)
        # Of several that are equally good, the one that also comes first among many.
        return next(self.best_first(path[0], goal, Wishes()), list(path))

    def step(self, origin: str, destination: str) -> Step:
        """The step that joins two roles."""
        found: Step = self.graph.edges[origin, destination]["step"]
        return found

    def reached(self, start: str) -> set[str]:
        """The roles that steps lead to from this one, however many it takes."""
        return set(nx.descendants(self.graph, start))

    def best_first(self, start: str, goal: str, wishes: Wishes) -> Iterator[list[str]]:
        """The codes along every path that meets no role twice, the best first. With a track, those
        with the fewest stops off it come before the others.

        Of a large catalogue only the roles nearest to the best path are looked at, and the paths end
        where one through another role might be better: every path given is in its true place.
        """
        weight = self._weight(goal, wishes)
        part, limit = self._corridor(start, goal, weight)
        if part is None or start == goal:
            return
        for path in nx.shortest_simple_paths(part, start, goal, weight):
            if sum(weight(a, b, part.edges[a, b]) or 0 for a, b in pairwise(path)) > limit:
                return
            yield list(path)

    def _weight(self, goal: str, wishes: Wishes) -> Weight:
        """What an edge counts for these wishes: a stop off the track more than any path could."""
        avoid, track, tracks, off = wishes.avoid, wishes.track, self.tracks, self.longest

        def weight(_origin: str, destination: str, edge: dict[str, Any]) -> int | None:
            count: int = edge["weight"]
            if destination == goal:
                return count
            if destination in avoid:
                return None
            return count + off if track and tracks[destination] != track else count

        return weight

    def _corridor(self, start: str, goal: str, weight: Weight) -> tuple[Any, float]:
        """The graph of the roles nearest to the best path, and the length of the best path through
        any other; no graph where there is no path."""
        there = nx.single_source_dijkstra_path_length(self.graph, start, weight=weight)
        if goal not in there:
            return None, 0
        reached = self._part(there)
        back = nx.single_source_dijkstra_path_length(
            reached.reverse(copy=False), goal, weight=lambda a, b, edge: weight(b, a, edge)
        )
        order = self.places
        through = sorted((there[c] + back[c], order[c], c) for c in back)
        if len(through) <= _CORRIDOR:
            return self._part(back), float("inf")
        # Where very many paths are equally good, a cut among them must leave one whole.
        _length, whole = nx.bidirectional_dijkstra(self.graph, start, goal, weight)
        kept = {*whole, *(code for *_, code in through[:_CORRIDOR])}
        return self._part(kept), through[_CORRIDOR][0]

    def _part(self, codes: Iterable[str]) -> Any:
        """The graph of some roles, put together in order: a set's own would change the ties."""
        part: Any = nx.DiGraph()
        part.add_nodes_from(sorted(codes, key=self.places.__getitem__))
        part.add_edges_from((a, b, e) for a, b, e in self.graph.edges(part, data=True) if b in part)
        return part


@once
def paths_of(catalogue: Catalogue) -> Paths:
    """The graph of a catalogue's roles and steps."""
    roles = catalogue.roles_read
    graph: Any = nx.DiGraph()
    graph.add_nodes_from(role.code for role in roles)
    steps = dict(_steps(catalogue))
    for origin, destination in sorted(steps):
        short = shortfall(catalogue.role(origin), catalogue.role(destination))
        step = steps[origin, destination]
        graph.add_edge(origin, destination, step=step, weight=short * len(roles) + 1)
    turned: Any = nx.DiGraph()
    turned.add_nodes_from(graph)
    turned.add_edges_from((b, a, edge) for a, b, edge in graph.edges.data())
    return Paths(graph, turned, {role.code: role.track for role in roles})


def _steps(catalogue: Catalogue) -> Iterator[tuple[tuple[str, str], Step]]:
    """Every step by its ends: the open ones from each role of the centre, the named ones over them."""
    inside = [role.code for role in catalogue.roles_in_centre]
    for step in sorted(catalogue.steps, key=lambda step: bool(step.origin)):
        if catalogue.get("role", step.destination):
            for origin in [step.origin] if step.origin else inside:
                if origin != step.destination and catalogue.get("role", origin):
                    yield (origin, step.destination), step
