"""Why a role stands below one of which less is covered."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, strategies as st

from careers.domain.order import reason_below
from careers.domain.recommendation import Recommendation, recommend
from tests import factories
from tests.starting_profiles import ME, SKILLS, answers, starting_catalogue

ITEMS = [f"{skill}-{number}" for skill in SKILLS for number in (1, 2)]


def reasons(found: Recommendation) -> dict[str, str]:
    pairs = pairwise(found.ranking)
    return {b.role: reason for a, b in pairs if (reason := reason_below(a, b))}


def two(first: factories.Needs, second: factories.Needs, **members: object) -> dict[str, object]:
    roles = [factories.role("first", first), factories.role("second", second)]
    return {"roles": roles, "steps": [], **members}


def test_the_worked_example_says_where_its_figures_go_up() -> None:
    found = recommend(starting_catalogue(), answers(ME))
    assert reasons(found) == {
        "customer-service-representative": "asks less",
        "trainer": "asks less",
    }


def test_a_role_that_asks_more_of_what_is_missing_stands_lower() -> None:
    """Speaking is read as 1.4, planning as 3: of the second four times as much is asked, and more of
    it is missing, though less of each hundred."""
    members = two(
        {"speaking": (3, 1), "planning": (1, 1)}, {"speaking": (5, 1), "planning": (5, 1)}
    )
    found = recommend(
        factories.catalogue(**members),  # type: ignore[arg-type]
        {"speaking-1": 1, "speaking-2": 1},
    )
    assert [(r.role, r.shown[0]) for r in found.ranking] == [("first", 32), ("second", 36)]
    assert reasons(found) == {"second": "asks more"}


def test_a_role_whose_work_is_liked_less_stands_lower() -> None:
    needs = {"speaking": (4, 1), "planning": (3, 1)}
    roles = [
        factories.role("first", needs, {"people": 1}),
        factories.role("second", {**needs, "planning": (3, 2)}, {"people": 5}),
    ]
    given_ = {"speaking-1": 3, "speaking-2": 3, "planning-1": 3, "planning-2": 3}
    found = recommend(factories.catalogue(roles=roles, steps=[]), given_ | {"prefers-people": 1})
    assert [(r.role, r.shown[0]) for r in found.ranking] == [("first", 85), ("second", 89)]
    assert found.ranking[0].place < found.ranking[1].place
    assert reasons(found) == {"second": "liked less"}


@given(st.fixed_dictionaries(dict.fromkeys(ITEMS, st.integers(1, 5))))
def test_where_the_figures_go_up_there_is_a_reason_that_is_true(given_: dict[str, int]) -> None:
    for above, below in pairwise(recommend(starting_catalogue(), given_).ranking):
        reason = reason_below(above, below)
        assert bool(reason) == (below.shown[0] > above.shown[0])
        demands = [
            sum(
                share * (need.level - 2.75)
                for share, need in zip(r.profile.shares, r.profile.needs, strict=True)
            )
            for r in (above, below)
        ]
        if reason == "asks less":
            assert demands[1] < demands[0]
        elif reason == "asks more":
            assert demands[1] > demands[0]
        elif reason:
            assert below.affinity < above.affinity


def test_a_role_that_asks_as_much_in_all_but_more_of_what_is_missing() -> None:
    """Both ask for the same amounts, each of the other skill: what could be used is the same."""
    roles = [
        factories.role("first", {"speaking": (3, 3), "planning": (4, 1)}),
        factories.role("second", {"speaking": (4, 1), "planning": (3, 3)}),
    ]
    given_ = {"speaking-1": 2, "speaking-2": 1, "planning-1": 5, "planning-2": 5}
    found = recommend(factories.catalogue(roles=roles, steps=[]), given_)
    first, second = found.ranking
    assert [(r.role, r.shown[0]) for r in (first, second)] == [("first", 68), ("second", 78)]
    assert reason_below(first, second) == "asks more"
    assert reason_below(first, replace(second, place=first.place)) == "liked less"
