"""What one person's answers come to."""

from careers.domain.numbers.outcome import NONE, Outcome, outcome
from tests import factories
from tests.domain.numbers.people import EVERYTHING

SMALL = factories.catalogue()


def test_a_beginner_aims_at_the_entry_role() -> None:
    found = outcome(SMALL, dict.fromkeys(EVERYTHING, 1), "")
    assert found == Outcome("agent", "stretch", None, "stretch", ("speaking",))


def test_somebody_able_stands_on_a_role_and_has_the_next_step_before_them() -> None:
    answers = dict.fromkeys(EVERYTHING, 5) | {"planning-1": 1, "planning-2": 1}
    found = outcome(SMALL, answers, "agent")
    assert found == Outcome("agent", "ready", "ready", "stretch", ("planning",))


def test_at_the_top_there_is_no_next_step_and_no_gap() -> None:
    found = outcome(SMALL, dict.fromkeys(EVERYTHING, 1), "leader")
    assert (found.next_band, found.gaps) == (None, ())


def test_too_few_answers_come_to_nothing() -> None:
    assert outcome(SMALL, {"prefers-people": 3}, "agent") == NONE
    assert outcome(SMALL, {"speaking-1": None, "planning-1": None}, "") == NONE
