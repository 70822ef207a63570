"""What would follow from another level of a skill."""

import pytest
from hypothesis import given, settings, strategies as st

from careers.domain.ratings import Answer, estimate
from careers.domain.recommendation import recommend
from careers.domain.side_by_side import RoleMoved
from careers.domain.whatif import changes, one_more, suppose
from tests import factories
from tests.pages.results import found
from tests.starting_profiles import ME, SKILLS, answers, starting_catalogue

ITEMS = [f"{skill}-{number}" for skill in SKILLS for number in (1, 2)]
LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 5), max_size=4)
HERE = "customer-service-representative"


def test_every_item_of_the_skill_is_answered_with_the_level() -> None:
    given_ = {"speaking-1": 2, "planning-1": None, "prefers-people": 4}
    supposed = suppose(factories.catalogue(), given_, {"planning": 4})
    assert supposed == {
        "speaking-1": 2, "planning-1": 4, "planning-2": 4, "prefers-people": 4,
    }  # fmt: skip
    assert given_ == {"speaking-1": 2, "planning-1": None, "prefers-people": 4}


@pytest.mark.parametrize(
    ("levels", "said"), [({"juggling": 3}, "juggling"), ({"speaking": 6}, "speaking")]
)
def test_what_cannot_be_supposed_is_refused(levels: dict[str, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        suppose(factories.catalogue(), {}, levels)


@pytest.mark.parametrize(("value", "level"), [(1, 2), (3, 4), (4, 5), (5, 5)])
def test_one_more_is_the_level_above(value: int, level: int) -> None:
    two = (Answer("speaking-1", value), Answer("speaking-2", value))
    assert one_more(estimate("speaking", two, 2)) == level


def test_the_roles_that_matter_before_and_after() -> None:
    catalogue = starting_catalogue()
    before = recommend(catalogue, answers(ME), HERE)
    after = recommend(catalogue, suppose(catalogue, answers(ME), {"coaching": 4}), HERE)
    told = {
        c.before.role: (c.points, c.place_before, c.place_after)
        for c in changes(before, after, "trainer")
    }
    assert told == {
        "team-leader": (7, 3, 1),
        "senior-agent": (0, 1, 3),
        "customer-service-representative": (0, 2, 4),
        "quality-assurance-analyst": (8, 4, 2),
        "trainer": (8, 9, 6),
    }


def test_a_role_set_aside_is_not_looked_at() -> None:
    result = found(3, 3).without(["leader"])
    assert [c.before.role for c in changes(result, result, "leader")] == ["agent"]


def test_a_target_beyond_the_centre_is_ranked_among_those() -> None:
    roles = [
        factories.role("agent"),
        factories.role("outside", {"speaking": (4, 1)}, level="beyond"),
        factories.role("office", {"speaking": (2, 1)}, level="beyond"),
    ]
    levels = [factories.level("beyond", 0), factories.level()]
    result = found(5, 5, roles=roles, levels=levels, steps=[])
    assert [(c.before.role, c.place_after, c.of) for c in changes(result, result, "outside")] == [
        ("agent", 1, 1),
        ("outside", 1, 2),
    ]


@settings(max_examples=40)
@given(st.fixed_dictionaries(dict.fromkeys(ITEMS, st.none() | st.integers(1, 5))), LEVELS)
def test_supposing_twice_is_supposing_once_and_more_never_lowers_a_fit(
    given_: dict[str, int | None], levels: dict[str, int]
) -> None:
    catalogue = starting_catalogue()
    once = suppose(catalogue, given_, levels)
    assert suppose(catalogue, once, levels) == once
    higher = suppose(catalogue, given_, dict.fromkeys(levels, 5))
    low, high = (recommend(catalogue, a).by_role for a in (once, higher))
    assert all(high[role].fit >= low[role].fit for role in low)


@given(st.fixed_dictionaries(dict.fromkeys(ITEMS, st.none() | st.integers(1, 5))))
def test_nothing_supposed_changes_nothing(given_: dict[str, int | None]) -> None:
    catalogue = starting_catalogue()
    same = recommend(catalogue, suppose(catalogue, given_, {}), HERE)
    told: tuple[RoleMoved, ...] = changes(recommend(catalogue, given_, HERE), same)
    assert told
    assert all(change.nothing for change in told)
