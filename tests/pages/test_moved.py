"""What a change of answers moved, in words."""

from careers.domain.moved import moved
from careers.domain.recommendation import recommend
from careers.pages.moved import MovedNote
from tests import factories
from tests.domain.test_moved import BASE, Answers
from tests.pages.results import PLANNING, SPEAKING


def note(was: Answers, now: Answers, current: str = "agent", **members: object) -> MovedNote:
    catalogue = factories.catalogue(**members)  # type: ignore[arg-type]
    found = moved(recommend(catalogue, now, current), now, was)
    assert found
    return MovedNote(found, "mark")


def test_the_two_answers_of_each_question_in_words() -> None:
    said = note({"planning-2": 3, "prefers-people": 1}, {**BASE, "planning-2": None})
    assert [(one.question, one.before, one.after) for one in said.changed] == [
        ("Most days I would rather … do this, or do that?", "Clearly: do this", "Both alike"),
        ("Doing one thing that others can see.", "Alone", "not sure, skipped"),
    ]
    assert said.few


def test_the_next_step_still_or_now() -> None:
    assert note({"planning-2": 3}, {**BASE, "planning-2": 5}).next == (
        "Your next step is still Leader."
    )
    assert note({"planning-2": 3}, {**BASE, "planning-2": 5}, "").next == (
        "A place to begin is still Agent."
    )
    assert note({"planning-2": 3}, {**BASE, "planning-2": 5}, "leader").next == ""


def test_another_next_step() -> None:
    roles = [
        factories.role("agent"),
        factories.role("leader", {"planning": (5, 3)}, level="leads"),
        factories.role("trainer", {"speaking": (5, 3)}, level="leads"),
    ]
    steps = [factories.step("agent", "leader"), factories.step("agent", "trainer")]
    now: Answers = {**BASE, **dict.fromkeys(PLANNING, 1), **dict.fromkeys(SPEAKING, 5)}
    was: Answers = {**dict.fromkeys(PLANNING, 5), **dict.fromkeys(SPEAKING, 1)}
    said = note(was, now, roles=roles, steps=steps)
    assert said.next == "Your next step was Leader; now it is Trainer."
    assert (said.few, said.folds) == (False, True)


def test_who_only_changes_place_is_told_after_those_whose_figures_moved() -> None:
    roles = [
        factories.role("agent", likes={"people": 5}),
        factories.role("clerk", likes={"people": 1}),
    ]
    said = note({"prefers-people": 5}, {**BASE, "prefers-people": 1}, "", roles=roles, steps=[])
    assert said.first == []
    assert [(line.role.code, line.said) for line in said.others] == [
        ("clerk", "one place up"),
        ("agent", "one place down"),
    ]


def test_so_many_roles_are_told_at_once() -> None:
    roles = [factories.role(f"role-{at}", {"planning": (at % 3 + 3, 3)}) for at in range(5)]
    said = note({"planning-2": 5}, {**BASE, "planning-2": 1}, "", roles=roles, steps=[])
    assert (len(said.first), len(said.others)) == (3, 2)
