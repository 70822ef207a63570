"""When a result says that nothing fits clearly."""

import pytest
from hypothesis import given, strategies as st

from careers.domain.clarity import Unclear, unclear
from careers.domain.recommendation import recommend
from tests import factories
from tests.pages.results import found
from tests.starting_profiles import SKILLS, starting_catalogue

ITEMS = [f"{skill}-{number}" for skill in SKILLS for number in (1, 2)]


@pytest.mark.parametrize(("speaking", "planning", "far"), [(1, 1, True), (2, 2, False)])
def test_it_is_far_while_no_role_of_the_centre_is_close(
    speaking: int, planning: int, far: bool
) -> None:
    """Agent asks speaking 3 (important) and planning 2 (useful), which makes 5 points of demand: at 1
    and 1 it covers 46 of 100, at 2 and 2 it covers 78."""
    result = found(speaking, planning)
    assert unclear(result) == Unclear(far=far, flat=False)
    assert bool(unclear(result)) is far


def test_a_role_set_aside_still_tells_that_something_is_close() -> None:
    result = found(3, 2)
    assert [r.band for r in result.ranking] == ["ready", "stretch"]
    assert not unclear(result.without(["agent"])).far


def test_roles_beyond_the_centre_do_not_count() -> None:
    roles = [
        factories.role("leader", {"speaking": (5, 3), "planning": (5, 3)}),
        factories.role("outside", {"speaking": (1, 1), "planning": (2, 1)}, level="beyond"),
    ]
    levels = [factories.level("beyond", 0), factories.level()]
    result = found(2, 2, roles=roles, levels=levels, steps=[])
    assert result.beyond[0].band == "ready"
    assert unclear(result).far


def test_a_catalogue_without_roles_is_far_from_nothing() -> None:
    assert not unclear(found(1, 1, roles=[], steps=[]))


def test_the_same_answer_to_everything_says_nothing() -> None:
    same = recommend(starting_catalogue(), dict.fromkeys(ITEMS, 4))
    assert unclear(same) == Unclear(far=False, flat=True)
    other = recommend(starting_catalogue(), dict.fromkeys(ITEMS, 4) | {"coaching-1": 3})
    assert not unclear(other)


@given(
    st.fixed_dictionaries(dict.fromkeys(ITEMS, st.none() | st.integers(1, 5))),
    st.sampled_from(ITEMS),
)
def test_raising_an_answer_never_takes_a_result_further_away(
    answers: dict[str, int | None], item: str
) -> None:
    value = answers[item]
    raised = answers | {item: min(5, value + 1) if value else value}
    near, nearer = (unclear(recommend(starting_catalogue(), a)) for a in (answers, raised))
    assert near.far or not nearer.far


def test_raising_an_answer_can_make_all_answers_the_same() -> None:
    """What does not hold: sameness is no matter of more or less."""
    answers = dict.fromkeys(ITEMS, 3)
    assert not unclear(recommend(starting_catalogue(), answers | {"coaching-1": 2})).flat
    assert unclear(recommend(starting_catalogue(), answers)).flat
