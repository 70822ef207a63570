"""Small ladders for what is tested about ways between roles."""

from itertools import pairwise

import rustworkx as rx

from careers.domain.catalogue import Catalogue
from careers.domain.paths import shortfall
from careers.domain.things import Role
from tests import factories

Needs = dict[str, tuple[int, int]]
SKILLS = ("listening", "planning", "speaking")


def ladder(needs: dict[str, Needs], *steps: str, levels: dict[str, str] | None = None) -> Catalogue:
    """Roles with what they ask for, and steps between them written as `a>b`, `>b` from any."""
    placed = levels or {}
    return factories.catalogue(
        levels=[
            factories.level("entry", 1),
            factories.level("leads", 2),
            factories.level("heads", 3),
            factories.level("beyond", 0),
        ],
        skills=[factories.skill(code, order=n) for n, code in enumerate(SKILLS)],
        roles=[
            factories.role(code, asked, level=placed.get(code, "entry"), order=order)
            for order, (code, asked) in enumerate(needs.items())
        ],
        steps=[factories.step(*step.split(">")) for step in steps],
    )


def graph_of(catalogue: Catalogue) -> "rx.PyDiGraph[str, int]":
    """The same ways, built for another library."""
    graph: rx.PyDiGraph[str, int] = rx.PyDiGraph(multigraph=False)
    codes = [role.code for role in catalogue.roles]
    graph.add_nodes_from(codes)
    for step in catalogue.steps:
        origins: list[Role] = (
            [catalogue.role(step.origin)] if step.origin else list(catalogue.roles_in_centre)
        )
        for origin in origins:
            if origin.code != step.destination:
                cost = shortfall(origin, catalogue.role(step.destination))
                ends = codes.index(origin.code), codes.index(step.destination)
                graph.add_edge(*ends, cost * 1000 + 1)
    return graph


def every_path(catalogue: Catalogue, origin: str, goal: str) -> dict[tuple[str, ...], int]:
    """Every path between two roles that meets no role twice, with what it counts."""
    graph = graph_of(catalogue)
    place = {code: node for node, code in enumerate(graph.nodes())}
    return {
        tuple(graph[node] for node in path): sum(
            graph.get_edge_data(a, b) for a, b in pairwise(path)
        )
        for path in rx.all_simple_paths(graph, place[origin], place[goal])
    }


def is_detour(path: tuple[str, ...], known: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether a path has all the stops of another, and one more that takes no rung it skips."""
    rest = iter(path)
    if not all(code in rest for code in known):
        return False
    for place, code in enumerate(path):
        if code not in known:
            before, rank, after = (catalogue.rank(catalogue.role(c)) for c in path[place - 1 :][:3])
            low, high = sorted((before, after))
            if not (low and low < rank < high):
                return True
    return False
