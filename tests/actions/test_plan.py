"""What a visitor does with a plan."""

import threading
import time
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from careers.actions import attempt as attempts, plan as actions
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.domain.plan import MOST_ACTIONS, MOST_NOTES
from careers.models import Action, Attempt, Edition, Evidence
from careers.queries.plan import kept_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(edition: Edition) -> Attempt:
    return attempts.start(edition.pk, make())


@pytest.fixture
def other(edition: Edition) -> Attempt:
    """Somebody else's."""
    return attempts.start(edition.pk, make())


def stored(attempt: Attempt) -> tuple[str, str]:
    row = Attempt.objects.get(pk=attempt.pk)
    return row.target, row.request


# Where it leads ---------------------------------------------------------------------------------


def test_a_target_is_any_role_of_the_catalogue(attempt: Attempt, catalogue: Catalogue) -> None:
    for role in ("team-leader", "human-resources"):
        actions.choose_target(attempt, catalogue, role)
        assert stored(attempt)[0] == attempt.target == role
    with pytest.raises(ValueError, match="boss"):
        actions.choose_target(attempt, catalogue, "boss")
    assert stored(attempt)[0] == "human-resources"


def test_what_to_ask_for_is_kept_and_given_up(attempt: Attempt) -> None:
    actions.ask_for(attempt, "A shift beside you.")
    assert stored(attempt)[1] == attempt.request == "A shift beside you."
    with pytest.raises(ValueError, match="401"):
        actions.ask_for(attempt, "x" * 401)
    actions.ask_for(attempt, "")
    assert stored(attempt)[1] == ""


def test_a_plan_does_not_pass_for_a_change_of_answers(
    attempt: Attempt, catalogue: Catalogue
) -> None:
    before = Attempt.objects.get().changed_at
    actions.choose_target(attempt, catalogue, "trainer")
    actions.add_action(attempt, catalogue, "Read")
    assert Attempt.objects.get().changed_at == before


# Actions ----------------------------------------------------------------------------------------


def test_an_action_is_put_down_changed_and_removed(attempt: Attempt, catalogue: Catalogue) -> None:
    made = actions.add_action(attempt, catalogue, "Read", "coaching", date(2030, 5, 3))
    assert (made.text, made.skill, made.due, made.done_at) == (
        "Read",
        "coaching",
        date(2030, 5, 3),
        None,
    )
    actions.change_action(attempt, catalogue, made.pk, "Write")
    (action,) = kept_of(attempt).actions
    assert (action.text, action.skill, action.due) == ("Write", "", None)
    gone = actions.remove_action(attempt, made.pk)
    assert gone.text == "Write"
    assert Action.objects.count() == 0


def test_done_keeps_its_first_time_until_it_is_taken_back(
    attempt: Attempt, catalogue: Catalogue
) -> None:
    number = actions.add_action(attempt, catalogue, "Read").pk
    actions.mark_done(attempt, number)
    first = Action.objects.get().done_at
    actions.mark_done(attempt, number)
    assert first is not None
    assert Action.objects.get().done_at == first
    actions.mark_undone(attempt, number)
    assert Action.objects.get().done_at is None


def test_what_was_done_can_be_put_back_as_it_was(attempt: Attempt, catalogue: Catalogue) -> None:
    when = datetime(2030, 5, 1, 9, tzinfo=UTC)
    actions.add_action(attempt, catalogue, "Read", done=when)
    assert Action.objects.get().done_at == when


@pytest.mark.parametrize(
    ("text", "skill"), [("", ""), ("x" * 301, ""), ("Read", "juggling")], ids=lambda v: v[:9]
)
def test_bad_words_and_unknown_skills_are_refused(
    attempt: Attempt, catalogue: Catalogue, text: str, skill: str
) -> None:
    number = actions.add_action(attempt, catalogue, "x" * 300).pk
    with pytest.raises(ValueError, match=r"no words|301|juggling"):
        actions.add_action(attempt, catalogue, text, skill)
    with pytest.raises(ValueError, match=r"no words|301|juggling"):
        actions.change_action(attempt, catalogue, number, text, skill)
    assert [action.text for action in kept_of(attempt).actions] == ["x" * 300]


def test_a_list_holds_so_many_and_no_more(
    attempt: Attempt, other: Attempt, catalogue: Catalogue
) -> None:
    Action.objects.bulk_create(
        Action(attempt=attempt, text="Read") for _ in range(MOST_ACTIONS - 1)
    )
    last = actions.add_action(attempt, catalogue, "The last")
    with pytest.raises(actions.Full):
        actions.add_action(attempt, catalogue, "One too many")
    actions.add_action(other, catalogue, "Another’s list has room")
    actions.remove_action(attempt, last.pk)
    actions.add_action(attempt, catalogue, "There is room again")
    assert attempt.actions.count() == MOST_ACTIONS


def test_the_same_put_down_since_its_form_was_shown_is_that_form_sent_twice(
    attempt: Attempt, other: Attempt, catalogue: Catalogue
) -> None:
    shown = datetime.now(UTC)
    first = actions.add_action(attempt, catalogue, "Read", "coaching", since=shown)
    assert actions.add_action(attempt, catalogue, "Read", "coaching", since=shown) == first
    note = actions.add_evidence(attempt, catalogue, "coaching", "Did", since=shown)
    assert actions.add_evidence(attempt, catalogue, "coaching", "Did", since=shown) == note
    actions.add_action(attempt, catalogue, "Read", since=shown)
    actions.add_action(attempt, catalogue, "Read", "coaching", date(2030, 5, 3), since=shown)
    actions.add_action(attempt, catalogue, "Read", "coaching", since=datetime.now(UTC))
    actions.add_action(attempt, catalogue, "Read", "coaching")
    actions.add_action(other, catalogue, "Read", "coaching", since=shown)
    actions.mark_done(attempt, first.pk)
    actions.add_evidence(attempt, catalogue, "coaching", "Did", "in May", since=shown)
    assert (attempt.actions.count(), other.actions.count()) == (5, 1)
    assert attempt.evidence.count() == 2


def test_what_is_sent_twice_is_no_more_than_there_is_room_for(
    attempt: Attempt, catalogue: Catalogue
) -> None:
    shown = datetime.now(UTC)
    for number in range(MOST_ACTIONS):
        last = actions.add_action(attempt, catalogue, f"Read {number}", since=shown)
    assert actions.add_action(attempt, catalogue, last.text, since=shown) == last
    with pytest.raises(actions.Full):
        actions.add_action(attempt, catalogue, "One more", since=shown)


# Evidence ---------------------------------------------------------------------------------------


def test_a_note_is_put_down_changed_and_removed(attempt: Attempt, catalogue: Catalogue) -> None:
    made = actions.add_evidence(attempt, catalogue, "coaching", "Showed Sam", "in May")
    actions.change_evidence(attempt, catalogue, made.pk, "leading", "Led\nthe shift")
    (note,) = kept_of(attempt).notes
    assert (note.skill, note.text, note.when) == ("leading", "Led\nthe shift", "")
    assert actions.remove_evidence(attempt, made.pk).note == "Led\nthe shift"
    assert Evidence.objects.count() == 0


@pytest.mark.parametrize(
    ("skill", "note", "when"),
    [
        ("", "Did", ""),
        ("juggling", "Did", ""),
        ("coaching", "", ""),
        ("coaching", "x" * 1001, ""),
        ("coaching", "Did", "x" * 61),
    ],
    ids=["no skill", "unknown skill", "no words", "long", "long when"],
)
def test_a_bad_note_is_refused(
    attempt: Attempt, catalogue: Catalogue, skill: str, note: str, when: str
) -> None:
    number = actions.add_evidence(attempt, catalogue, "coaching", "x" * 1000, "y" * 60).pk
    with pytest.raises(ValueError, match=r"no skill|no words|1001|61"):
        actions.add_evidence(attempt, catalogue, skill, note, when)
    with pytest.raises(ValueError, match=r"no skill|no words|1001|61"):
        actions.change_evidence(attempt, catalogue, number, skill, note, when)
    assert [kept.text for kept in kept_of(attempt).notes] == ["x" * 1000]


def test_there_are_so_many_notes_and_no_more(attempt: Attempt, catalogue: Catalogue) -> None:
    Evidence.objects.bulk_create(
        Evidence(attempt=attempt, skill="coaching", note="Did") for _ in range(MOST_NOTES)
    )
    with pytest.raises(actions.Full):
        actions.add_evidence(attempt, catalogue, "coaching", "One too many")
    assert Evidence.objects.count() == MOST_NOTES


# Whose it is ------------------------------------------------------------------------------------


def test_anothers_rows_cannot_be_reached_by_their_numbers(
    attempt: Attempt, other: Attempt, catalogue: Catalogue
) -> None:
    action = actions.add_action(attempt, catalogue, "Mine")
    note = actions.add_evidence(attempt, catalogue, "coaching", "Mine")
    before = (list(Action.objects.values()), list(Evidence.objects.values()))
    for number in (action.pk, note.pk, 999_999, 10**30):
        with pytest.raises(actions.Lost):
            actions.change_action(other, catalogue, number, "Theirs")
        with pytest.raises(actions.Lost):
            actions.mark_done(other, number)
        with pytest.raises(actions.Lost):
            actions.mark_undone(other, number)
        with pytest.raises(actions.Lost):
            actions.remove_action(other, number)
        with pytest.raises(actions.Lost):
            actions.change_evidence(other, catalogue, number, "coaching", "Theirs")
        with pytest.raises(actions.Lost):
            actions.remove_evidence(other, number)
    assert (list(Action.objects.values()), list(Evidence.objects.values())) == before
    assert kept_of(other) == type(kept_of(other))()


def test_what_was_erased_stays_erased(attempt: Attempt, catalogue: Catalogue) -> None:
    number = actions.add_action(attempt, catalogue, "Read").pk
    note = actions.add_evidence(attempt, catalogue, "coaching", "Did").pk
    attempts.erase(Attempt.objects.get())
    assert (Action.objects.count(), Evidence.objects.count()) == (0, 0)
    for verb in (
        lambda: actions.choose_target(attempt, catalogue, "trainer"),
        lambda: actions.ask_for(attempt, "A shift"),
        lambda: actions.add_action(attempt, catalogue, "Read"),
        lambda: actions.change_action(attempt, catalogue, number, "Write"),
        lambda: actions.mark_done(attempt, number),
        lambda: actions.mark_undone(attempt, number),
        lambda: actions.remove_action(attempt, number),
        lambda: actions.add_evidence(attempt, catalogue, "coaching", "Did"),
        lambda: actions.change_evidence(attempt, catalogue, note, "coaching", "Did"),
        lambda: actions.remove_evidence(attempt, note),
    ):
        with pytest.raises(attempts.Gone):
            verb()
    assert (Action.objects.count(), Evidence.objects.count()) == (0, 0)


def test_erasing_leaves_anothers_plan(
    attempt: Attempt, other: Attempt, catalogue: Catalogue
) -> None:
    for whose in (attempt, other):
        actions.add_action(whose, catalogue, "Read")
        actions.add_evidence(whose, catalogue, "coaching", "Did")
    attempts.erase(attempt)
    assert Action.objects.get().attempt == Evidence.objects.get().attempt == other


@pytest.mark.django_db(transaction=True)
def test_erasing_waits_for_an_action_being_added_and_takes_it_along(
    edition: Edition, catalogue: Catalogue
) -> None:
    attempt = attempts.start(edition.pk, make())
    adding, erasing = threading.Event(), threading.Event()

    def erase() -> None:
        adding.wait(5)
        erasing.set()
        attempts.erase(attempt)
        connection.close()

    thread = threading.Thread(target=erase)
    thread.start()
    with transaction.atomic():
        actions.add_action(attempt, catalogue, "Read")
        adding.set()
        erasing.wait(5)
        time.sleep(0.2)
    thread.join()
    assert Attempt.objects.count() == Action.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_the_same_moment_makes_one_row(
    edition: Edition, catalogue: Catalogue
) -> None:
    attempt, shown = attempts.start(edition.pk, make()), datetime.now(UTC)
    together = threading.Barrier(4)
    made: list[int] = []

    def send() -> None:
        together.wait(10)
        made.append(actions.add_action(attempt, catalogue, "Read", since=shown).pk)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert set(made) == set(Action.objects.values_list("pk", flat=True))
    assert Action.objects.count() == 1


def test_what_is_kept_is_about_a_skill_by_the_code_it_has_now(
    attempt: Attempt, catalogue: Catalogue
) -> None:
    actions.add_action(attempt, catalogue, "Ask", "coaching")
    actions.add_evidence(attempt, catalogue, "coaching", "Sat beside two new colleagues")
    later = factories.catalogue(
        skills=[
            factories.skill("speaking"),
            factories.skill("guiding", order=2, formerly=("coaching",)),
        ]
    )
    found = kept_of(attempt, later)
    assert (found.actions[0].skill, found.notes[0].skill) == ("guiding", "guiding")
    assert kept_of(attempt).actions[0].skill == "coaching"
    assert kept_of(attempt, catalogue) == kept_of(attempt)
