"""How far a level changed between two times, and how sure that is."""

from collections.abc import Mapping
from math import isclose, sqrt

import pytest
from hypothesis import given, strategies as st

from careers.domain.change import Change, SkillChange, fit_change, skill_change
from careers.domain.recommendation import recommend
from careers.domain.scoring import RANGE_SCALE
from tests import factories

SMALL = factories.catalogue()
PAIR = ("speaking-1", "speaking-2")
VALUES = st.none() | st.integers(1, 5)


def change(
    before: tuple[int | None, int | None],
    after: tuple[int | None, int | None],
    comparable: tuple[str, ...] = PAIR,
    asked_before: tuple[str, ...] = PAIR,
) -> SkillChange | None:
    was: Mapping[str, int | None] = dict(zip(PAIR, before, strict=True))
    now: Mapping[str, int | None] = dict(zip(PAIR, after, strict=True))
    return skill_change(SMALL, "speaking", was, now, comparable, asked_before)


def test_the_difference_of_two_means_against_the_spread_of_that_difference() -> None:
    found = change((2, 3), (4, 4))
    # (1.5 + 5) / 2.5 = 2.6 and (1.5 + 8) / 2.5 = 3.8, each with a variance of 0.64 / 2.5 = 0.256.
    assert found is not None
    assert isclose(found.by, 1.2)
    assert isclose(found.sd, sqrt(0.512))
    assert found.verdict == "higher"


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ((3, 3), (3, 3), "same"),
        ((3, 3), (4, 3), "same"),
        ((3, 3), (4, 4), "perhaps_higher"),
        ((3, 3), (4, 5), "higher"),
        ((4, 4), (3, 3), "perhaps_lower"),
        ((5, 4), (3, 3), "lower"),
        ((3, None), (4, None), "same"),
        ((3, None), (5, None), "perhaps_higher"),
        ((2, None), (5, None), "higher"),
    ],
)
def test_what_it_takes_to_speak_of_a_change(
    before: tuple[int | None, int | None], after: tuple[int | None, int | None], verdict: str
) -> None:
    found = change(before, after)
    assert found is not None
    assert found.verdict == verdict


def test_without_an_answer_there_is_no_comparison() -> None:
    assert change((None, None), (4, 4)) is None
    assert change((4, 4), (None, None)) is None


def test_only_questions_that_are_the_same_are_compared() -> None:
    found = change((1, 3), (5, 3), comparable=("speaking-2",))
    assert found == SkillChange(0.0, sqrt(2 * 0.64 / 1.5), partly=True)
    assert change((1, 3), (5, 3), comparable=()) is None
    whole = change((1, 3), (5, 3))
    assert whole is not None
    assert not whole.partly
    one_gone = change((1, 3), (5, 3), asked_before=(*PAIR, "speaking-0"))
    assert one_gone is not None
    assert one_gone.partly


@given(st.tuples(VALUES, VALUES), st.tuples(VALUES, VALUES))
def test_there_and_back_is_the_same_way(
    before: tuple[int | None, int | None], after: tuple[int | None, int | None]
) -> None:
    there, back = change(before, after), change(after, before)
    assert (there is None) == (back is None)
    if there and back:
        assert isclose(there.by, -back.by, abs_tol=1e-12)
        opposite = {"higher": "lower", "perhaps_higher": "perhaps_lower", "same": "same"}
        pair = {there.verdict, back.verdict}
        assert pair in [{one, other} for one, other in opposite.items()]


@given(st.tuples(VALUES, VALUES), st.tuples(VALUES, VALUES), st.integers(0, 1))
def test_a_higher_answer_never_makes_the_change_smaller(
    before: tuple[int | None, int | None], after: tuple[int | None, int | None], at: int
) -> None:
    given_ = after[at]
    higher = list(after)
    higher[at] = min(5, (given_ or 4) + 1) if given_ else None
    one, more = change(before, after), change(before, (higher[0], higher[1]))
    if one and more:
        assert more.by >= one.by - 1e-12


def test_where_the_lines_are_drawn() -> None:
    assert [Change(by, 1.0).verdict for by in (0.99, 1.0, 1.64, 1.645, -0.99, -1.0, -1.645)] == [
        "same",
        "perhaps_higher",
        "perhaps_higher",
        "higher",
        "same",
        "perhaps_lower",
        "lower",
    ]


def test_a_fit_changes_by_the_skills_it_asks_for() -> None:
    before = recommend(SMALL, {**dict.fromkeys(PAIR, 2), "planning-1": 2, "planning-2": 2})
    after = recommend(SMALL, {**dict.fromkeys(PAIR, 4), "planning-1": 4, "planning-2": 4})
    found = fit_change(before.by_role["leader"], after.by_role["leader"])
    # Speaking 4 (weight 2) and planning 4 (weight 3): Σw(R−1) = 15, Σw²·(v₁+v₂) = 13·0.512.
    assert isclose(found.sd, 100 * RANGE_SCALE * sqrt(13 * 0.512) / 15)
    assert isclose(found.by, after.by_role["leader"].fit - before.by_role["leader"].fit)
    assert found.verdict == "higher"


def test_a_fit_is_compared_by_the_codes_of_skills_not_by_their_numbers() -> None:
    first = factories.skill("coaching", order=0)
    more = factories.catalogue(
        skills=[first, *SMALL.skills],
        items=[*SMALL.items, *factories.skill_items("coaching")],
    )
    answers = {**dict.fromkeys(PAIR, 3), "planning-1": 3}
    one, other = recommend(SMALL, answers), recommend(more, answers)
    found = fit_change(one.by_role["leader"], other.by_role["leader"])
    both = 4 * 2 * 0.64 / 2.5 + 9 * 2 * 0.64 / 1.5
    assert (found.by, isclose(found.sd, 100 * RANGE_SCALE * sqrt(both) / 15)) == (0.0, True)
