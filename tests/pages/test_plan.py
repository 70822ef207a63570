"""A plan laid out for reading."""

from dataclasses import replace
from datetime import date

import pytest

from careers.domain.plan import Action, Kept, Note
from careers.pages.dated import when
from careers.pages.plan_lead import heading, lead
from tests.pages.plans import MADE, TODAY, able, sheet


def test_the_first_stop_says_what_to_work_on_in_behaviour() -> None:
    coaching, leading = able().next.works
    assert (coaching.line.skill.code, coaching.now, coaching.then) == (
        "coaching",
        "With help.",
        "On ordinary days.",
    )
    assert (leading.line.skill.code, leading.now, leading.then) == (
        "leading",
        "On ordinary days.",
        "On hard days.",
    )
    assert [module.name for module in coaching.training] == ["Mentorship"]


def test_no_answer_is_no_level() -> None:
    (work,) = sheet("manager", "leader", speaking=5, planning=5).next.works
    assert (work.line.skill.code, work.now, work.then) == ("leading", "", "")


def test_ideas_are_plain_words_that_fit_the_list() -> None:
    idea, _training = able().next.works[0].ideas
    assert (idea.statement, idea.text, idea.skill, idea.taken) == (
        "Try coaching. {ed}",
        "Try coaching.",
        "coaching",
        False,
    )


def test_training_is_a_thing_to_ask_about() -> None:
    _idea, training = able().next.works[0].ideas
    assert (training.text, training.skill, training.taken) == (
        "Ask about training: mentorship",
        "coaching",
        False,
    )
    assert training.module
    assert training.module.code == "mentorship"


def test_what_is_on_the_list_is_not_suggested_again() -> None:
    assert [idea.text for idea in able().suggested] == [
        "Try coaching.",
        "Try leading.",
        "Sit beside a colleague.",
    ]
    texts = ("Try coaching.", "Ask about training: mentorship")
    kept = Kept(tuple(Action(1, text, "coaching", None, None, MADE) for text in texts))
    plan = able(kept=kept)
    assert [idea.taken for idea in plan.next.works[0].ideas] == [True, True]
    assert [idea.text for idea in plan.suggested] == ["Try leading.", "Sit beside a colleague."]


def test_a_gap_is_not_a_thing_to_check() -> None:
    plan = sheet(speaking=4, planning=3, coaching=3, leading=1)
    works = {work.line.skill.code for work in plan.next.works}
    checks = {check.line.skill.code for check in plan.next.checks}
    assert works & checks == set()
    assert "leading" in works


def test_what_is_hard_there_is_told_by_how_often_it_is_met() -> None:
    found = [hardship.challenge.code for hardship in able().next.hardships]
    assert found == ["noise", "targets", "change"]


def test_notes_stand_by_their_skill_and_by_its_whole() -> None:
    notes = tuple(
        Note(n, skill, "Did it", "", MADE)
        for n, skill in enumerate(("tact", "coaching", "speaking", "tact"), 1)
    )
    plan = able(kept=Kept((), notes))
    assert [(skill.code, [n.id for n in found]) for skill, found in plan.shown] == [
        ("speaking", [3]),
        ("coaching", [2]),
        ("tact", [1, 4]),
    ]
    assert [note.id for note in plan.notes(plan.catalogue.skill("speaking"))] == [1, 3, 4]


def test_the_next_things_to_do_are_stops_with_the_nearest_last() -> None:
    dated = [Action(n, f"Do {n}", "", date(2030, 5, 10 - n), None, MADE) for n in range(1, 5)]
    plan = able(kept=Kept(tuple(dated)))
    assert [row.action.id for row in plan.upcoming] == [2, 3, 4]


# The headline -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "current", "said"),
    [
        ("leader", "agent", "One step. Two things to work on."),
        ("manager", "agent", "Two steps. The next is Leader. Two things to work on."),
        ("leader", "", "Two stops. The first is Agent, a place to begin."),
        ("agent", "", "A place to begin."),
        ("agent", "agent", "You hold this job."),
        ("island", "agent", "We know of no steps that lead there. That does not close it."),
    ],
)
def test_the_lead_says_how_far_and_how_much(target: str, current: str, said: str) -> None:
    found = lead(able(target=target, current=current))
    assert found == (
        said if "work on" in said else f"{said} Nothing it asks for seems to be missing."
    )


def test_too_few_answers_say_nothing_of_work() -> None:
    assert lead(sheet(speaking=4)) == "One step."


def test_more_than_one_can_begin_with_is_said() -> None:
    plan = sheet(speaking=1, planning=1, coaching=1, leading=1)
    assert lead(plan) == "One step. Four things to work on, three of them first."
    assert len(plan.next.works) == 3
    assert [(gap.line.skill.code, gap.now, gap.then) for gap in plan.next.later] == [
        ("planning", "Not once.", "With help.")
    ]


def test_every_stop_tells_what_it_takes_and_not_the_first_alone() -> None:
    plan = able(target="manager")
    last = plan.legs[-1]
    assert [(work.line.skill.code, work.now, work.then) for work in last.works] == [
        ("leading", "On ordinary days.", "On hard days.")
    ]
    assert [skill.code for skill in plan.next.there] == ["speaking", "planning"]


def test_a_stop_too_early_for_a_result_still_says_what_is_hard_and_what_to_try() -> None:
    leg = sheet(speaking=4).next
    assert (leg.entry, leg.works, leg.there) == (None, (), [])
    assert [hardship.challenge.code for hardship in leg.hardships] == ["noise", "targets", "change"]
    assert [idea.text for idea in leg.ideas] == ["Sit beside a colleague."]


def test_other_ways_lead_to_their_public_pages() -> None:
    assert able(target="manager").others == []
    assert able(target="agent").others == []
    plan = able(target="manager", by="trainer")
    assert plan.others == [
        (
            "Two steps, by way of Leader",
            "Skills to raise: four on the first leg, then one.",
            "/ladder/route/?from=agent&to=manager&way=2",
        )
    ]
    assert able(target="manager", current="", by="trainer").others == []


def test_what_an_edition_no_longer_has_is_kept_apart() -> None:
    notes = (Note(1, "speaking", "Spoke", "", MADE), Note(2, "juggling", "Juggled", "", MADE))
    plan = able(kept=Kept((Action(1, "Juggle", "juggling", None, None, MADE),), notes))
    assert [(row.action.text, row.skill) for row in plan.open] == [("Juggle", None)]
    assert [(skill.code, [n.id for n in found]) for skill, found in plan.shown] == [
        ("speaking", [1])
    ]
    assert [note.id for note in plan.stray] == [2]


def test_a_plan_for_the_job_one_holds_is_about_getting_steady() -> None:
    assert heading(able()) == "Your way to Leader"
    assert heading(able(target="agent")) == "Getting steady as Agent"


# Dates ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2030, 5, 1), "overdue: it was to be done by 1 May 2030"),
        (date(2030, 5, 3), "to be done today"),
        (date(2030, 5, 4), "by tomorrow, 4 May 2030"),
        (date(2031, 1, 9), "by 9 January 2031"),
        (None, ""),
    ],
)
def test_when_a_thing_is_to_be_done(due: date | None, said: str) -> None:
    action = Action(1, "Do", "", due, None, MADE)
    assert when(action, TODAY) == said
    assert when(replace(action, done=MADE), TODAY) == "done on 1 May 2030"
