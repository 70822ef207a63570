"""What people's answers come to."""

from collections.abc import Mapping
from random import Random

from careers.domain.catalogue import Catalogue
from careers.domain.numbers.outcome import AT_ONCE, NONE, Outcome, outcomes
from careers.domain.recommendation import recommend
from tests import factories
from tests.domain.numbers.people import EVERYTHING

SMALL = factories.catalogue()
Answers = Mapping[str, int | None]


def outcome(catalogue: Catalogue, answers: Answers, role: str) -> Outcome:
    return outcomes(catalogue, [(answers, role)])[0]


def recommended(catalogue: Catalogue, answers: Answers, role: str) -> Outcome:
    """The same, as the person is told it."""
    found = recommend(catalogue, answers, role)
    if found.too_early or not found.ratings.answered or not found.ranking:
        return NONE
    order = [skill.code for skill in catalogue.measured_skills]
    step = found.next_step
    gaps = sorted((it.skill for it in step.gaps), key=order.index) if step else ()
    return Outcome(
        first=found.ranking[0].role,
        first_band=found.ranking[0].band,
        held_band=found.here.band if found.here else None,
        next_band=step.band if step else None,
        gaps=tuple(gaps),
    )


def crowd(catalogue: Catalogue, count: int) -> list[tuple[Answers, str]]:
    """People who answered all there is, or stopped somewhere, and skipped some; in all roles and none."""
    random = Random(5)
    codes = [item.code for item in catalogue.questionnaire]
    roles = ["", *(role.code for role in catalogue.roles)]
    people: list[tuple[Answers, str]] = []
    for number in range(count):
        end = random.choice([len(codes)] * 4 + [len(codes) // 4, 0])
        given = {it: random.choice([1, 2, 3, 4, 5] * 4 + [None]) for it in codes[:end]}
        if number % 7 == 0:  # those who find everything alike meet every tie there is
            given = dict.fromkeys(codes, 1 + number % 5)
        people.append((given, roles[number % len(roles)]))
    return people


def test_who_has_no_result_has_nothing_of_one() -> None:
    assert (NONE.first, NONE.first_band, NONE.held_band, NONE.next_band) == (None,) * 4
    assert NONE.gaps == ()


def test_many_are_told_just_what_each_is_told(catalogue: Catalogue) -> None:
    people = crowd(catalogue, AT_ONCE + 100)
    told = outcomes(catalogue, people)
    assert told == [recommended(catalogue, answers, role) for answers, role in people]
    assert len({it.first for it in told}) > 10
    assert {it.next_band for it in told} == {None, "ready", "close", "stretch"}
    assert outcomes(catalogue, []) == []


def test_so_they_are_where_roles_are_alike_and_leave_much_open() -> None:
    needs = {"speaking": (3, 2), "planning": (2, 3)}
    several = factories.catalogue(
        roles=[
            factories.role("agent", needs, {"people": 4}),
            factories.role("advisor", needs, {"people": 4}),
            factories.role("leader", {"speaking": (1, 1)}, level="leads"),
            factories.role("chief", {"planning": (5, 3)}, level="leads"),
        ],
    )
    people = crowd(several, 200)
    told = outcomes(several, people)
    assert told == [recommended(several, answers, role) for answers, role in people]
    assert {it.first for it in told} == {None, "advisor", "chief"}


def test_a_catalogue_that_asks_for_nothing_tells_nothing() -> None:
    nothing = factories.catalogue(
        roles=[factories.role("agent", {}), factories.role("leader", {}, level="leads")]
    )
    assert outcomes(nothing, crowd(nothing, 3)) == [NONE] * 3


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
