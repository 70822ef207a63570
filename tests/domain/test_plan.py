"""What a person keeps of their own."""

from datetime import UTC, date, datetime
from pathlib import Path

from careers.domain.plan import (
    LONGEST_ACTION,
    LONGEST_NOTE,
    LONGEST_REQUEST,
    LONGEST_WHEN,
    MOST_ACTIONS,
    MOST_NOTES,
    Action,
    Kept,
    Note,
)

MADE = datetime(2030, 5, 1, 9, tzinfo=UTC)
TODAY = date(2030, 5, 3)


def action(number: int, due: int | None = None, done: int | None = None) -> Action:
    """An action of May 2030: to be done by one day, done on another."""
    finished = datetime(2030, 5, done, tzinfo=UTC) if done else None
    return Action(number, f"Do {number}", "", date(2030, 5, due) if due else None, finished, MADE)


def numbers(actions: tuple[Action, ...]) -> list[int]:
    return [action.id for action in actions]


def test_what_is_open_comes_by_date_and_undated_things_last() -> None:
    kept = Kept(
        (action(1), action(2, due=9), action(3, due=2), action(4), action(5, due=9, done=1))
    )
    assert numbers(kept.open) == [3, 2, 1, 4]


def test_what_is_done_comes_with_the_last_first() -> None:
    kept = Kept((action(1, done=1), action(2, done=3), action(3), action(4, done=3)))
    assert numbers(kept.done) == [4, 2, 1]


def test_overdue_is_open_and_before_today() -> None:
    assert action(1, due=2).overdue(TODAY)
    assert not action(1, due=3).overdue(TODAY)
    assert not action(1, due=2, done=3).overdue(TODAY)
    assert not action(1).overdue(TODAY)


def test_notes_are_found_by_skill() -> None:
    notes = [Note(n, skill, "Did it", "", MADE) for n, skill in enumerate(("a", "b", "a"), 1)]
    assert [note.id for note in Kept((), tuple(notes)).about(["a", "c"])] == [1, 3]


def test_who_keeps_nothing_has_nothing_and_the_words_of_what_is_kept_are_known() -> None:
    nothing = Kept()
    assert (nothing.actions, nothing.notes, nothing.texts) == ((), (), frozenset())
    kept = Kept((action(1), action(2, done=3)))
    assert kept.texts == {it.text for it in kept.actions} != set()


def test_as_much_is_kept_as_is_told() -> None:
    told = (Path(__file__).parents[2] / "docs" / "security.md").read_text("utf-8")
    assert f"{MOST_ACTIONS} things to do, {MOST_NOTES} notes" in told


def test_a_note_has_more_room_than_a_thing_to_do_and_a_time_the_least() -> None:
    assert 0 < LONGEST_WHEN < LONGEST_ACTION < LONGEST_REQUEST < LONGEST_NOTE
