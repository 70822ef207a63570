"""Exact counts over people, one by one."""

from careers.domain.numbers.outcome import Outcome, Person
from careers.domain.numbers.tally import tally
from tests import factories
from tests.domain.numbers.people import EVERYTHING, person

SMALL = factories.catalogue()


def test_nobody_comes_to_nothing() -> None:
    found = tally(SMALL, [])
    assert found.cells == {code: [0] * 7 for code in EVERYTHING}
    assert found.seconds == {code: [] for code in EVERYTHING}
    assert found.pairs == {"planning": [], "speaking": []}
    assert (found.people, found.reached, found.totals) == (0, [0] * 4, [])
    assert (found.results, found.planned) == (0, 0)
    empty = (found.parts, found.first, found.held, found.gaps)
    assert [dict(it) for it in empty] == [{}] * 4
    bands = (found.first_bands, found.held_bands, found.next_bands)
    assert [dict(it) for it in bands] == [{}] * 3


def test_each_answer_has_its_cell_and_so_have_those_skipped_and_not_reached() -> None:
    answers = [1, 2, 3, 4, 5, 5, None]
    people = [person(SMALL, value) for value in answers]
    found = tally(SMALL, [*people, person(SMALL)])
    assert found.people == 8
    assert found.cells["speaking-1"] == [1, 1, 1, 1, 2, 1, 1]
    assert found.cells["planning-1"] == [0, 0, 0, 0, 0, 0, 8]


def test_pairs_are_of_who_answered_both_questions_of_a_skill() -> None:
    found = tally(
        SMALL,
        [
            person(SMALL, 1, 2, 3, 4, 5, 4),
            person(SMALL, 2, None, 3, 4, 3, 4),
            person(SMALL, None, 1, 3, 4, 3, None),
        ],
    )
    assert found.pairs == {"planning": [(2, 4)], "speaking": [(1, 5), (2, 3)]}


def test_how_far_people_came() -> None:
    """Part a has a page of two questions, b two of one, c one of two; a skipped one is reached."""
    people = [person(SMALL, *[3] * count, planned=count == 6) for count in range(6)]
    people.append(person(SMALL, None, None, 3, 3, None, 1, planned=True))
    found = tally(SMALL, people)
    assert found.parts == {"a": 5, "b": 3, "c": 1}
    assert found.reached == [6, 4, 3, 2]
    assert found.planned == 1


def test_times_are_of_whoever_has_any_and_totals_of_who_has_all() -> None:
    found = tally(
        SMALL,
        [
            person(SMALL, *[3] * 6, seconds=2.0),
            person(SMALL, *[3] * 5, seconds=4.0),
            person(SMALL, *[3] * 6),
        ],
    )
    assert found.seconds["speaking-1"] == [2.0, 4.0]
    assert found.seconds["planning-2"] == [2.0]
    assert found.totals == [12.0]


def test_outcomes_are_counted_by_role_and_band() -> None:
    told = Outcome("agent", "ready", None, "close", ("speaking", "planning"))
    here = Outcome("leader", "stretch", "close", None, ("planning",))
    people = [
        Person({}, {}, "", False, told),
        Person({}, {}, "agent", False, told),
        Person({}, {}, "agent", False, here),
        Person({}, {}, "leader", False, Outcome()),
    ]
    found = tally(SMALL, people)
    assert found.held == {"agent": 2, "leader": 1}
    assert (found.results, found.first) == (3, {"agent": 2, "leader": 1})
    assert found.gaps == {"speaking": 2, "planning": 3}
    assert found.first_bands == {"ready": 2, "stretch": 1}
    assert found.held_bands == {"close": 1}
    assert found.next_bands == {"close": 2}
