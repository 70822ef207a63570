"""A result in sentences."""

from collections.abc import Mapping

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.recommendation import Recommendation, recommend
from careers.pages import saying
from tests import factories

SPEAKING, PLANNING = ("speaking-1", "speaking-2"), ("planning-1", "planning-2")


def found(
    speaking: int | None, planning: int | None, current: str = "", **members: object
) -> Recommendation:
    """The result of one value for both questions of each skill."""
    answers: Mapping[str, int | None] = {
        **dict.fromkeys(SPEAKING, speaking),
        **dict.fromkeys(PLANNING, planning),
    }
    return recommend(factories.catalogue(**members), answers, current)  # type: ignore[arg-type]


READY = "Your next step is Leader, and you look ready for it."
CLOSE = "Your next step is Leader, and you are close to it."
STRETCH = "Your next step is Leader, and it is a stretch for now."
COMPLETE = "Nothing that it asks for seems to be missing."
PLANNING_FIRST = "Planning would bring you nearer to it than anything else."


@pytest.mark.parametrize(
    ("speaking", "planning", "nearness", "hinge"),
    [
        (5, 5, READY, COMPLETE),
        (4, 4, READY, COMPLETE),
        (4, 3, CLOSE, PLANNING_FIRST),
        (1, 1, STRETCH, PLANNING_FIRST),
    ],
)
def test_the_lead_names_the_next_step_how_near_it_is_and_what_it_hangs_on(
    speaking: int, planning: int, nearness: str, hinge: str
) -> None:
    assert saying.lead(found(speaking, planning, "agent")) == f"{nearness} {hinge}"


def test_who_stands_nowhere_is_told_where_to_begin() -> None:
    assert saying.lead(found(5, 5)) == (
        "A place to begin is Agent, and you look ready for it."
        " Nothing that it asks for seems to be missing."
    )


def test_a_first_look_says_so() -> None:
    result = recommend(factories.catalogue(), {"speaking-1": 5, "planning-1": None}, "agent")
    assert saying.lead(result) == (
        "Your next step is Leader, and you are close to it."
        " Nothing is clearly missing; planning is worth checking first."
        " This is a first look, from 1 of 6 answers."
    )


def test_steps_that_cannot_be_told_apart_are_named_together() -> None:
    plain = factories.catalogue()
    twin = factories.role("twin", {"speaking": (4, 3), "planning": (4, 2)}, level="leads")
    members = {
        "roles": [*plain.roles, twin],
        "steps": [factories.step(), factories.step("agent", "twin")],
    }
    assert saying.lead(found(3, 3, "agent", **members)) == (
        "Leader and Twin come out level as your next step; your answers cannot tell them apart."
        " For Leader, planning would bring you further than anything else."
    )


def test_at_the_top_there_is_no_step_and_the_doors_outside_are_named() -> None:
    assert saying.lead(found(4, 4, "leader")) == "No step on this ladder leads on from Leader."
    plain = factories.catalogue()
    members: dict[str, object] = {
        "levels": [*plain.levels, factories.level("beyond", 0)],
        "roles": [*plain.roles, factories.role("own-business", level="beyond")],
    }
    assert saying.lead(found(4, 4, "leader", **members)) == (
        "No step on this ladder leads on from Leader."
        " Of the doors outside, your answers come nearest to Own business."
    )


@pytest.mark.parametrize(
    ("gain", "words"),
    [(0.2, "under one point"), (0.6, "about 1 point"), (4.4, "about 4 points")],
)
def test_points_in_words(gain: float, words: str) -> None:
    assert saying.points(gain) == words


def test_a_name_inside_a_sentence_keeps_its_abbreviation() -> None:
    assert [saying.lower(name) for name in ("Planning", "IT support", "X")] == [
        "planning",
        "IT support",
        "x",
    ]


def test_lists_in_a_sentence() -> None:
    assert [saying.listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_bands_in_words(catalogue: Catalogue) -> None:
    assert [saying.band(band) for band in ("ready", "close", "stretch")] == [
        "Looks ready",
        "Close",
        "Stretch",
    ]
