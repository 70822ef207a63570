"""Setting answers apart, moving them to a newer edition, bringing them back, taking a change back."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from careers.actions import again as actions, attempt as attempts, plan
from careers.actions.revision import Overtaken, take_back
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.domain.recommendation import recommend
from careers.domain.times import MOST_EARLIER
from careers.models import Answer, Attempt, Earlier, Edition
from careers.queries.attempt import answers_of
from careers.queries.earlier import earlier_of, last_of, times_of
from careers.queries.edition import Published, edition
from tests import factories
from tests.editions import ANSWERS, catalogues, changed_item, with_items
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db

FULL: dict[str, int | None] = {
    "speaking-1": 4,
    "planning-1": 3,
    "prefers-people": 2,
    "preview-shifts": None,
    "speaking-2": 4,
    "planning-2": 2,
}


@pytest.fixture
def first() -> Published:
    return published(factories.catalogue(), 1)


@pytest.fixture
def second(first: Published) -> Published:
    """Edition 2: one question reworded, one gone, one role gone."""
    return published(
        with_items(
            changed_item("speaking-1", text="Doing another thing."),
            without=("planning-2",),
            roles=[factories.role("agent")],
            steps=[],
        ),
        2,
    )


def published(catalogue: Catalogue, number: int) -> Published:
    publish(catalogue, number)
    return edition(number)


def taken(first: Published, answers: dict[str, int | None] | None = None) -> Attempt:
    """An attempt with answers, a role, a target and a role set aside."""
    attempt = attempts.start(first.id, make())
    attempts.save(attempt, first.catalogue, FULL if answers is None else answers, "agent", 12.0)
    plan.choose_target(attempt, first.catalogue, "leader")
    Attempt.objects.filter(pk=attempt.pk).update(set_aside=["agent", "leader"])
    return again(attempt)


def again(attempt: Attempt) -> Attempt:
    return Attempt.objects.get(pk=attempt.pk)


def state(attempt: Attempt) -> dict[str, Any]:
    """All there is of an attempt's answers, but for the seconds and the times before."""
    row = again(attempt)
    fields = ("edition_id", "role", "target", "set_aside", "started_at", "changed_at")
    return {name: getattr(row, name) for name in fields} | {"answers": answers_of(row)}


# Answering anew ---------------------------------------------------------------------------------


def test_answers_are_set_apart_whole_and_the_questions_begin_anew(first: Published) -> None:
    attempt = taken(first)
    before = state(attempt)
    plan.add_action(attempt, first.catalogue, "Ask", "planning")
    actions.retake(attempt, first, first)
    [kept] = Earlier.objects.all()
    assert (kept.attempt_id, kept.edition_id, kept.role) == (attempt.pk, first.id, "agent")
    assert (kept.answers, kept.started_at, kept.ended_at) == (
        FULL,
        before["started_at"],
        before["changed_at"],
    )
    after = state(attempt)
    assert (after["answers"], after["role"], after["target"]) == ({}, "agent", "leader")
    assert after["started_at"] == after["changed_at"] > before["changed_at"]
    assert attempt.actions.count() == 1
    assert attempt.started_at == after["started_at"]


def test_anew_means_under_the_newest_edition(first: Published, second: Published) -> None:
    attempt = taken(first)
    actions.retake(attempt, first, second)
    found = state(attempt)
    assert (found["edition_id"], found["target"], found["set_aside"]) == (second.id, "", ["agent"])
    assert attempt.edition.number == 2


def test_too_little_is_not_set_apart_nor_set_apart_twice(first: Published) -> None:
    attempt = taken(first, {"prefers-people": 2})
    with pytest.raises(actions.TooFew):
        actions.retake(attempt, first, first)
    attempts.save(attempt, first.catalogue, FULL)
    actions.retake(attempt, first, first)
    with pytest.raises(actions.TooFew):
        actions.retake(attempt, first, first)
    assert Earlier.objects.count() == 1


def test_another_tab_that_read_the_answers_before_changes_nothing(first: Published) -> None:
    attempt = taken(first)
    other = again(attempt)
    actions.retake(attempt, first, first)
    attempts.save(attempt, first.catalogue, FULL)
    with pytest.raises(attempts.Moved):
        actions.retake(other, first, first)
    with pytest.raises(attempts.Moved):
        actions.put_back(other, first.catalogue, first.catalogue)
    with pytest.raises(attempts.Moved):
        attempts.save(other, first.catalogue, {"speaking-1": 1})
    assert (Earlier.objects.count(), answers_of(attempt)) == (1, FULL)


def test_there_is_room_for_so_many_and_none_is_thrown_away(first: Published) -> None:
    attempt = taken(first)
    for _ in range(MOST_EARLIER):
        actions.retake(attempt, first, first)
        attempts.save(attempt, first.catalogue, FULL)
    with pytest.raises(actions.Full):
        actions.retake(attempt, first, first)
    assert (Earlier.objects.count(), answers_of(attempt)) == (MOST_EARLIER, FULL)


def test_what_is_erased_is_gone_with_all_its_times(first: Published, second: Published) -> None:
    attempt = taken(first)
    actions.retake(attempt, first, first)
    attempts.erase(again(attempt))
    with pytest.raises(attempts.Gone):
        actions.retake(attempt, first, first)
    with pytest.raises(attempts.Gone):
        actions.carry_over(attempt, first, second)
    with pytest.raises(attempts.Gone):
        actions.put_back(attempt, first.catalogue, first.catalogue)
    assert Earlier.objects.count() == 0


# Carrying over ----------------------------------------------------------------------------------


def test_what_is_unchanged_carries_over_with_the_time_it_took(
    first: Published, second: Published
) -> None:
    attempt = taken(first)
    before = state(attempt)
    actions.carry_over(attempt, first, second)
    kept = {"prefers-people": 2, "preview-shifts": None, "speaking-2": 4, "planning-1": 3}
    assert state(attempt) == before | {
        "edition_id": second.id,
        "answers": kept,
        "target": "",
        "set_aside": ["agent"],
    }
    assert set(Answer.objects.values_list("seconds", flat=True)) == {2.0}
    assert Earlier.objects.get().answers == FULL


def test_where_one_stands_is_left_out_where_the_newer_edition_does_not_know_it(
    first: Published,
) -> None:
    other = published(factories.catalogue(roles=[factories.role("clerk")], steps=[]), 2)
    attempt = taken(first)
    actions.carry_over(attempt, first, other)
    assert (attempt.role, again(attempt).role) == ("", "")


def test_an_edition_that_is_not_newer_is_refused(first: Published, second: Published) -> None:
    attempt = taken(first)
    actions.carry_over(attempt, first, second)
    for there in (first, second):
        with pytest.raises(actions.NotNewer):
            actions.carry_over(attempt, second, there)


def test_moving_before_the_first_answer_sets_nothing_apart(
    first: Published, second: Published
) -> None:
    attempt = attempts.start(first.id, make())
    actions.carry_over(attempt, first, second)
    assert (Earlier.objects.count(), again(attempt).edition_id) == (0, second.id)
    with pytest.raises(actions.NothingToPutBack):
        actions.put_back(attempt, first.catalogue, second.catalogue)


# Going back -------------------------------------------------------------------------------------


def test_going_back_from_a_move_restores_everything(first: Published, second: Published) -> None:
    attempt = taken(first)
    before = state(attempt)
    actions.carry_over(attempt, first, second)
    actions.put_back(attempt, first.catalogue, second.catalogue)
    assert state(attempt) == before
    assert Earlier.objects.count() == 0
    seconds = dict(Answer.objects.values_list("item", "seconds"))
    assert (seconds["speaking-2"], seconds["speaking-1"]) == (2.0, None)


def test_begun_anew_and_then_moved_there_is_still_a_way_back(
    first: Published, second: Published
) -> None:
    attempt = taken(first)
    before = state(attempt)
    actions.retake(attempt, first, first)
    actions.carry_over(attempt, first, second)
    actions.put_back(attempt, first.catalogue, second.catalogue)
    assert state(attempt) == before


@pytest.mark.parametrize("anew", [True, False])
def test_after_a_new_answer_there_is_no_going_back(
    first: Published, second: Published, anew: bool
) -> None:
    attempt = taken(first)
    (actions.retake if anew else actions.carry_over)(attempt, first, second)
    attempts.save(attempt, second.catalogue, {"speaking-1": 5})
    with pytest.raises(actions.NothingToPutBack):
        actions.put_back(attempt, first.catalogue, second.catalogue)
    assert Earlier.objects.count() == 1


def test_the_very_same_answers_given_anew_are_not_thrown_away(first: Published) -> None:
    attempt = taken(first)
    actions.retake(attempt, first, first)
    attempts.save(attempt, first.catalogue, FULL)
    with pytest.raises(actions.NothingToPutBack):
        actions.put_back(attempt, first.catalogue, first.catalogue)


def test_what_was_chosen_since_a_move_outlives_going_back(
    first: Published, second: Published
) -> None:
    attempt = taken(first)
    actions.carry_over(attempt, first, second)
    plan.choose_target(attempt, second.catalogue, "agent")
    Attempt.objects.update(set_aside=[])
    actions.put_back(again(attempt), first.catalogue, second.catalogue)
    found = state(attempt)
    assert (found["target"], found["set_aside"]) == ("agent", ["leader"])


@pytest.fixture
def renamed(first: Published) -> Published:
    """Edition 2: two codes changed, and nothing else."""
    needs = {"speaking": (4, 2), "planning": (4, 3)}
    roles = [
        factories.role("operator", formerly=("agent",)),
        factories.role("head", needs, level="leads", formerly=("leader",)),
    ]
    steps = [factories.step("operator", "head")]
    return published(factories.catalogue(roles=roles, steps=steps), 2)


def test_a_code_that_was_changed_is_followed_there_and_back(
    first: Published, renamed: Published
) -> None:
    attempt = taken(first)
    before = state(attempt)
    actions.carry_over(attempt, first, renamed)
    assert state(attempt) == before | {
        "edition_id": renamed.id,
        "role": "operator",
        "target": "head",
        "set_aside": ["operator", "head"],
    }
    actions.put_back(again(attempt), first.catalogue, renamed.catalogue)
    assert state(attempt) == before


def test_what_was_chosen_since_counts_also_where_codes_were_changed(
    first: Published, renamed: Published
) -> None:
    attempt = taken(first)
    actions.carry_over(attempt, first, renamed)
    Attempt.objects.update(set_aside=["head"], target="")
    actions.put_back(again(attempt), first.catalogue, renamed.catalogue)
    found = state(attempt)
    assert (found["target"], found["set_aside"]) == ("", ["leader"])


def test_going_back_twice_is_refused(first: Published) -> None:
    attempt = taken(first)
    actions.retake(attempt, first, first)
    actions.put_back(attempt, first.catalogue, first.catalogue)
    with pytest.raises(actions.NothingToPutBack):
        actions.put_back(attempt, first.catalogue, first.catalogue)


# Reading them -----------------------------------------------------------------------------------


def test_times_are_numbered_from_one_within_an_attempt(first: Published, second: Published) -> None:
    other = taken(first)
    actions.retake(other, first, first)
    attempt = taken(first)
    assert last_of(attempt) is None
    actions.retake(attempt, first, second)
    attempts.save(attempt, second.catalogue, {"speaking-2": 5})
    one, now = times_of(attempt, second, answers_of(attempt))
    assert (one.number, one.edition, one.answers, one.now) == (1, 1, FULL, False)
    assert (now.number, now.edition, now.answers, now.now) == (2, 2, {"speaking-2": 5}, True)
    last = last_of(attempt)
    assert last
    assert (last.number, last.answers, last.role) == (1, FULL, "agent")
    assert [earlier_of(attempt, number) for number in (0, 2, 10**30)] == [None] * 3


@given(new=catalogues(), answers=ANSWERS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_old_result_is_what_it_was_and_moving_there_and_back_is_no_change(
    db: None, new: Catalogue, answers: dict[str, int | None]
) -> None:
    old, count = factories.catalogue(), Edition.objects.count()
    one, two = published(old, count + 1), published(new, count + 2)
    attempt = taken(one, answers)
    before, said = state(attempt), recommend(old, answers, "agent")
    actions.carry_over(attempt, one, two)
    now = state(attempt)
    assert now["answers"].items() <= answers.items()
    recommend(new, now["answers"], now["role"])
    if answers:
        last = last_of(attempt)
        assert last
        assert last.found == said
        actions.put_back(attempt, old, new)
        assert state(attempt) == before


# Taking a change back ---------------------------------------------------------------------------


def test_a_change_is_taken_back_and_only_that(first: Published) -> None:
    attempt = taken(first)
    attempts.save(attempt, first.catalogue, {"speaking-1": 1, "planning-1": 3})
    attempts.save(attempt, first.catalogue, {"preview-shifts": 5, "speaking-1": 2})
    take_back(attempt, first.catalogue)
    assert answers_of(attempt) == FULL
    assert again(attempt).revision is attempt.revision is None
    take_back(attempt, first.catalogue)
    assert answers_of(attempt) == FULL


def test_a_change_that_was_overtaken_is_not_taken_back(first: Published) -> None:
    attempt = taken(first)
    attempts.save(attempt, first.catalogue, {"speaking-1": 1})
    other = again(attempt)
    attempts.save(attempt, first.catalogue, {"planning-1": 5})
    with pytest.raises(Overtaken):
        take_back(other, first.catalogue)
    assert answers_of(attempt) == FULL | {"speaking-1": 1, "planning-1": 5}
    attempts.erase(attempt)
    with pytest.raises(attempts.Gone):
        take_back(other, first.catalogue)


def test_a_move_is_no_change_and_ends_with_the_first_one(
    first: Published,
) -> None:
    attempt = taken(first)
    actions.retake(attempt, first, first)
    attempts.save(attempt, first.catalogue, FULL)
    attempts.save(attempt, first.catalogue, {"speaking-1": 1})
    revision = again(attempt).revision
    assert revision
    assert (revision["was"], "moved" in revision) == ({"speaking-1": 4}, False)
