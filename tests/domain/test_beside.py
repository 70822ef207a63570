"""Which roles are worth setting side by side."""

from careers.domain.beside import beside, forks
from careers.domain.catalogue import Catalogue
from tests import factories

CATALOGUE = factories.catalogue(
    levels=[factories.level(), factories.level("leads", 2), factories.level("beyond", 0)],
    roles=[
        factories.role("agent", order=1),
        factories.role("helper", order=2),
        factories.role("leader", level="leads", order=3),
        factories.role("trainer", level="leads", order=4),
        factories.role("analyst", level="leads", order=5),
        factories.role("planner", level="leads", order=6),
        factories.role("shop", level="beyond", order=7),
        factories.role("office", level="beyond", order=8),
    ],
    steps=[
        factories.step("agent", "leader", evidence="both"),
        factories.step("agent", "trainer", evidence="both"),
        factories.step("agent", "analyst", evidence="end"),
        factories.step("agent", "planner"),
        factories.step("helper", "leader"),
        factories.step("helper", "trainer"),
        factories.step("leader", "analyst"),
        factories.step("", "shop"),
        factories.step("", "office"),
    ],
)


MANY = factories.catalogue(
    levels=[factories.level(), factories.level("leads", 2)],
    roles=[
        factories.role("agent"),
        *(factories.role(f"lead-{at}", level="leads", order=at) for at in range(7)),
    ],
    steps=[factories.step("agent", f"lead-{at}") for at in range(7)],
)


def told(limit: int) -> list[tuple[list[str], list[str]]]:
    return [
        ([role.code for role in fork.roles], [role.code for role in fork.origins])
        for fork in forks(CATALOGUE, limit)
    ]


def near(code: str, limit: int = 9) -> list[str]:
    return [role.code for role in beside(CATALOGUE.role(code), CATALOGUE, limit)]


def test_ways_part_where_one_role_leads_to_several_on_a_rung_the_surest_three() -> None:
    assert told(9) == [
        (["leader", "trainer"], ["helper"]),
        (["leader", "trainer", "analyst"], ["agent"]),
    ]
    assert told(1) == [(["leader", "trainer"], ["helper"])]


def test_more_than_three_on_a_rung_make_several_forks_and_a_last_one_alone_none() -> None:
    assert [[role.code for role in fork.roles] for fork in forks(MANY, 9)] == [
        ["lead-0", "lead-1", "lead-2"],
        ["lead-3", "lead-4", "lead-5"],
    ]


def test_the_fork_that_most_stand_before_comes_first(catalogue: Catalogue) -> None:
    counts = [len(fork.origins) for fork in forks(catalogue, 99)]
    assert counts == sorted(counts, reverse=True)
    assert [role.code for role in forks(catalogue, 1)[0].roles] == [
        "team-leader",
        "trainer",
        "quality-assurance-analyst",
    ]


def test_beside_a_role_stand_first_those_reached_from_where_it_is_reached() -> None:
    assert near("trainer") == ["leader", "analyst", "planner", "agent", "helper"]
    assert near("leader") == ["trainer", "analyst", "planner", "agent", "helper"]
    assert near("agent") == ["leader", "trainer", "analyst", "planner", "helper"]
    assert near("shop") == ["office"]
    assert near("trainer", 2) == ["leader", "analyst"]


def test_no_role_stands_beside_itself(catalogue: Catalogue) -> None:
    for role in catalogue.roles:
        found = beside(role, catalogue, 6)
        assert role not in found
        assert len({one.code for one in found}) == len(found) > 1
