"""The ways between two nodes of a graph, the shortest first: Yen's method, as Lawler thinned it.

The graph library finds one shortest path. The next ones are found by parting from a path already
known at each of its nodes in turn, with the way it took there barred.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any

import rustworkx as rx

Graph = rx.PyDiGraph[Any, float]
"""Nodes of any kind; an edge is its length, 0 or more. At most one edge joins two nodes each way."""

_Candidate = tuple[float, list[int], int, frozenset[int]]
"""Its length, its nodes, where it parts from a path known before, and what is barred there."""


def shortest_paths(graph: Graph, origin: int, goal: int) -> Iterator[tuple[float, list[int]]]:
    """Every path that meets no node twice, with its length, the shortest first.

    Nothing where there is no path. Equal lengths come in the order of their nodes as far as they
    are known by then; the same graph always gives the same order.
    """
    waiting: list[_Candidate] = []
    if path := _shortest(graph, origin, goal):
        waiting.append((_length(graph, path), path, 0, frozenset()))
    while waiting:
        length, path, parting, barred = heappop(waiting)
        yield length, path
        for candidate in _partings(graph, path, parting, barred):
            heappush(waiting, candidate)


def _partings(
    graph: Graph, path: list[int], first: int, barred: frozenset[int]
) -> Iterator[_Candidate]:
    """The shortest path that parts from this one at each node from `first` on."""
    left = graph.copy()
    spent = 0.0
    for place, (node, onward) in enumerate(pairwise(path)):
        if place >= first:
            closed = (barred if place == first else frozenset()) | {onward}
            left.remove_edges_from([(node, other) for other in closed])
            if rest := _shortest(left, node, path[-1]):
                yield spent + _length(graph, rest), path[:place] + rest, place, closed
        spent += graph.get_edge_data(node, onward)
        # A node without a way out cannot be met again.
        left.remove_edges_from([(node, other) for other in left.successor_indices(node)])


def _shortest(graph: Graph, origin: int, goal: int) -> list[int]:
    """The shortest path; empty where there is none."""
    found = rx.digraph_dijkstra_shortest_paths(graph, origin, target=goal, weight_fn=float)
    return list(found[goal]) if goal in found else []


def _length(graph: Graph, path: list[int]) -> float:
    return sum(graph.get_edge_data(node, onward) for node, onward in pairwise(path))
