"""Answers over time: what is told, and what is set side by side."""

from datetime import UTC, datetime, timedelta
from typing import Any

from careers.domain.catalogue import Catalogue
from careers.domain.times import (
    MOST_EARLIER,
    WORTH_AGAIN,
    Time,
    role_over_time,
    skills_over_time,
    told,
)
from tests import factories
from tests.editions import changed_item, with_items

START = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
SMALL = factories.catalogue()
LOW, HIGH = (
    {"speaking-1": s, "speaking-2": s, "planning-1": p, "planning-2": p}
    for s, p in ((2, 3), (5, 3))
)


def time(
    number: int,
    answers: Any = LOW,
    catalogue: Catalogue = SMALL,
    edition: int = 1,
    **fields: Any,
) -> Time:
    """A time taken in one sitting, so many quarters of a year after the first."""
    began = START + timedelta(days=90 * number)
    known = {"started": began, "ended": began + timedelta(minutes=8)} | fields
    return Time(number, edition, catalogue, answers, "agent", **known)


def test_times_with_too_few_answers_are_not_told() -> None:
    one, other = time(1), time(2, {"prefers-people": 2})
    assert told([one, other]) == (one,)
    assert told([other]) == ()


def test_what_was_moved_and_completed_soon_after_is_one_time() -> None:
    before = time(1)
    soon = time(2, started=before.started, ended=before.ended + timedelta(days=13))
    later = time(3, started=before.started, ended=before.ended + timedelta(days=15))
    assert told([before, soon]) == (soon,)
    just = time(2, started=before.started, ended=before.ended + timedelta(days=14))
    assert told([before, just]) == (just,)
    assert told([before, later]) == (before, later)
    other = time(2, ended=before.ended + timedelta(days=1), started=before.ended)
    assert told([before, other]) == (before, other)


def test_skills_since_the_time_before_and_since_the_first() -> None:
    times = (time(1), time(2, HIGH), time(3, HIGH))
    speaking, planning = skills_over_time(times)
    assert (speaking.skill, planning.skill) == ("speaking", "planning")
    assert [level and round(level.mean, 1) for _time, level in speaking.levels] == [2.2, 4.6, 4.6]
    assert speaking.since_last
    assert speaking.since_first
    assert (speaking.since_last.verdict, speaking.since_first.verdict) == ("same", "higher")
    assert planning.since_last
    assert planning.since_last.verdict == "same"
    first, _ = skills_over_time(times[:2])
    assert first.since_last
    assert (first.since_last.verdict, first.since_first) == ("higher", None)
    alone, _ = skills_over_time(times[:1])
    assert (alone.since_last, alone.since_first) == (None, None)


def test_of_many_times_the_last_is_compared_with_the_one_before_and_with_the_first() -> None:
    times = (time(1), time(2), time(3), time(4, HIGH))
    speaking, _planning = skills_over_time(times)
    assert speaking.since_last
    assert speaking.since_first
    assert (speaking.since_last.verdict, speaking.since_first.verdict) == ("higher", "higher")
    change = role_over_time("leader", times).change
    assert change
    assert change.verdict == "higher"


def test_a_time_is_a_present_one_only_where_that_is_said() -> None:
    assert not time(1).now
    assert time(2, now=True).now


def test_how_long_and_how_many() -> None:
    """What people are told of answering again, and what is kept of it."""
    assert (WORTH_AGAIN.days, MOST_EARLIER) == (56, 20)


def test_a_skill_nobody_answered_has_no_level() -> None:
    silent, _ = skills_over_time(
        (time(1), time(2, {**LOW, "speaking-1": None, "speaking-2": None}))
    )
    assert silent.levels[1][1] is None
    assert silent.since_last is None


def test_only_unchanged_questions_are_compared_over_two_editions() -> None:
    reworded = with_items(changed_item("speaking-1", text="Doing another thing."))
    answers = {**LOW, "speaking-1": 5}
    speaking, planning = skills_over_time((time(1), time(2, answers, reworded, 2)))
    assert speaking.since_last
    assert (speaking.since_last.partly, speaking.since_last.by) == (True, 0.0)
    assert planning.since_last
    assert not planning.since_last.partly


def test_a_role_is_shown_under_each_edition_and_compared_only_where_it_asks_the_same() -> None:
    harder = factories.catalogue(
        roles=[
            factories.role("agent"),
            factories.role("leader", {"speaking": (5, 2), "planning": (5, 3)}, level="leads"),
        ]
    )
    same = role_over_time("leader", (time(1), time(2, HIGH)))
    assert same.change
    assert (same.edited, same.change.verdict) == (frozenset(), "higher")
    over = role_over_time("leader", (time(1), time(2, LOW, harder, 2)))
    assert over.edited == {2}
    assert over.change is None
    was, now = (result for _time, result in over.results)
    assert was
    assert now
    assert now.fit < was.fit


def test_a_role_that_asks_the_same_by_other_questions_is_not_compared() -> None:
    reworded = with_items(changed_item("speaking-1", text="Doing another thing."))
    over = role_over_time("leader", (time(1), time(2, LOW, reworded, 2)))
    assert (over.edited, over.change) == (frozenset(), None)
    later = role_over_time("leader", (time(1), time(2, LOW, reworded, 2), time(3), time(4, HIGH)))
    assert later.change
    assert later.change.verdict == "higher"


def test_a_role_that_an_edition_did_not_have() -> None:
    without = factories.catalogue(roles=[factories.role("agent")], steps=[])
    over = role_over_time("leader", (time(1, LOW, without), time(2, HIGH, SMALL, 2)))
    assert [result is None for _time, result in over.results] == [True, False]
    assert over.change is None
    assert role_over_time("leader", (time(1),)).change is None
