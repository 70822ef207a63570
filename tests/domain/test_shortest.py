"""Yen's shortest paths, held against another library's on random graphs."""

from itertools import islice, pairwise

import networkx as nx
import rustworkx as rx
from hypothesis import given, strategies as st

from careers.domain.shortest import Graph, shortest_paths

Edges = dict[tuple[int, int], int]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Edges]:
    """So many nodes, and edges between different ones with small whole lengths, zero among them."""
    count = draw(st.integers(2, 7))
    pairs = [(a, b) for a in range(count) for b in range(count) if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=24))
    return count, {pair: draw(st.integers(0, 4)) for pair in chosen}


def ours(count: int, edges: Edges) -> Graph:
    graph: Graph = rx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(count))
    graph.add_edges_from([(a, b, float(length)) for (a, b), length in edges.items()])
    return graph


def theirs(count: int, edges: Edges) -> "nx.DiGraph[int]":
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from((a, b, length) for (a, b), length in edges.items())
    return graph


@given(graphs())
def test_every_simple_path_comes_once_and_in_order(drawn: tuple[int, Edges]) -> None:
    count, edges = drawn
    found = list(shortest_paths(ours(count, edges), 0, count - 1))

    expected = list(nx.all_simple_paths(theirs(count, edges), 0, count - 1))
    assert sorted(path for _, path in found) == sorted(expected)
    assert [length for length, _ in found] == sorted(length for length, _ in found)
    for length, path in found:
        assert length == sum(edges[ends] for ends in pairwise(path))


@given(graphs(), st.integers(1, 5))
def test_the_first_few_are_as_long_as_another_library_finds_them(
    drawn: tuple[int, Edges], few: int
) -> None:
    count, edges = drawn
    graph = theirs(count, edges)
    expected = []
    if nx.has_path(graph, 0, count - 1):
        paths = nx.shortest_simple_paths(graph, 0, count - 1, weight="weight")
        expected = [nx.path_weight(graph, path, "weight") for path in islice(paths, few)]

    found = islice(shortest_paths(ours(count, edges), 0, count - 1), few)
    assert [length for length, _ in found] == expected


def test_the_graph_is_left_as_it_was() -> None:
    graph = ours(3, {(0, 1): 1, (1, 2): 1, (0, 2): 5})
    list(shortest_paths(graph, 0, 2))
    assert sorted(graph.weighted_edge_list()) == [(0, 1, 1.0), (0, 2, 5.0), (1, 2, 1.0)]
