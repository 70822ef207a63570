"""The sheet for a conversation."""

from datetime import date

from careers.domain.plan import Action, Kept, Note
from careers.pages.talk import TalkSheet
from tests.pages.plans import MADE, able, leading_asks, sheet


def test_the_sheet_holds_what_is_critical_first_with_level_and_note() -> None:
    notes = (
        Note(1, "coaching", "An older note", "", MADE),
        Note(2, "coaching", "Showed Sam\nhow to close a ticket", "in May", MADE),
    )
    talk = TalkSheet(able(kept=Kept((), notes)))
    assert [(c.skill.code, c.asked, c.words, c.level, c.note, c.when) for c in talk.criteria] == [
        ("coaching", 4, "On hard days.", "2 (1–3)", "Showed Sam how to close a ticket", "in May"),
        ("leading", 4, "On hard days.", "3 (2–4)", "", ""),
        ("speaking", 4, "On hard days.", "4 (3–5)", "", ""),
        ("planning", 3, "On ordinary days.", "3 (2–4)", "", ""),
    ]
    assert [one.said for one in talk.criteria][:2] == [
        "2 (1–3). Guided.",
        "3 (2–4). Alone.",
    ]
    assert [(one.critical, one.more) for one in talk.criteria] == [
        (True, "And one more in my plan."),
        (True, ""),
        (False, ""),
        (False, ""),
    ]


def test_what_is_done_stands_by_its_skill_or_else_with_what_is_to_do() -> None:
    done = tuple(
        Action(n, text, skill, None, MADE, MADE)
        for n, (text, skill) in enumerate(
            (("Heard a call", "coaching"), ("Heard two", "coaching"), ("Read on", "")), 1
        )
    )
    talk = TalkSheet(able(kept=Kept(done)))
    assert (talk.criteria[0].done, talk.criteria[0].more) == (
        "Heard two (1 May 2030)",
        "And one more in my plan.",
    )
    assert talk.done == ["Read on (1 May 2030)"]


def test_what_the_sheet_has_no_room_for_is_named_with_its_levels() -> None:
    plan = able()
    asked = {"speaking": (4, 2), "planning": (3, 1), "coaching": (4, 3), "leading": (4, 3)}
    more = {"juggling": (4, 1), "whistling": (2, 1), "singing": (1, 1)}
    talk = TalkSheet(leading_asks(plan, asked | more))
    assert len(talk.criteria) == 5
    assert talk.criteria[3].said == "The questions do not ask about it."
    assert talk.criteria[3].words == "What it means"
    assert talk.rest == ["Whistling 2", "Singing 1"]


def test_a_part_is_left_to_its_whole_unless_it_is_asked_for_alone() -> None:
    plan = able()
    for asked, codes in (
        ({"speaking": (3, 1), "tact": (4, 1)}, ["speaking"]),
        ({"tact": (4, 1)}, ["tact"]),
    ):
        found = TalkSheet(leading_asks(plan, asked))
        assert [one.skill.code for one in found.criteria] == codes
        assert {one.level for one in found.criteria} == {"4 (3–5)"}


def test_the_sheet_asks_in_sentences_made_from_the_plan() -> None:
    talk = TalkSheet(able())
    assert talk.request == (
        "I would like to work towards Leader and hear what you think of it."
        " What I want to work on first: coaching and leading."
        " Training that would help me: mentorship."
    )
    assert talk.questions == ["What would you want to see?"]


def test_the_sheet_is_about_the_next_role_and_not_the_last() -> None:
    assert TalkSheet(able(target="manager")).role == "Leader"


def test_getting_steady_is_asked_for_as_such() -> None:
    assert TalkSheet(able(target="agent")).request == (
        "I would like to get steady as Agent and hear what you think of it."
    )


def test_without_a_result_the_sheet_asks_all_the_same() -> None:
    talk = TalkSheet(sheet(speaking=4))
    assert {(one.level, one.said) for one in talk.criteria} == {("", "I have not said.")}
    assert talk.request == "I would like to work towards Leader and hear what you think of it."


def test_a_long_action_is_cut_between_words_and_three_are_enough() -> None:
    words = "Prepare the next meeting with all of them, " * 5
    kept = Kept(tuple(Action(n, words, "", date(2030, 5, n), None, MADE) for n in range(1, 6)))
    said = TalkSheet(able(kept=kept)).actions
    assert len(said) == 3
    assert said[0] == (
        "Prepare the next meeting with all of them, Prepare the next meeting with all of them,"
        " Prepare the next … (by 1 May 2030)"
    )


def test_what_is_long_is_cut_further_for_a_browser_to_print() -> None:
    words = "Prepare the next meeting with all of them, " * 20
    notes = tuple(Note(n, "coaching", words, "in May", MADE) for n in range(2))
    short = TalkSheet(able(kept=Kept((), notes)))
    assert (short.long, short.cut, short.printed) == (False, True, short)
    skills = ("coaching", "leading", "speaking", "planning")
    done = tuple(Action(n, words, skill, None, MADE, MADE) for n, skill in enumerate(skills))
    notes = tuple(Note(n, skill, words, "in May", MADE) for n, skill in enumerate(skills))
    talk = TalkSheet(able(kept=Kept(done, notes)))
    assert (talk.long, talk.cut) == (True, True)
    assert (
        talk.printed.criteria[0].note == "Prepare the next meeting with all of them, Prepare the …"
    )
    assert talk.printed.criteria[0].done == (
        "Prepare the next meeting with all of them, Prepare the … (1 May 2030)"
    )
    assert not TalkSheet(able()).cut


def test_what_there_are_more_of_is_said() -> None:
    for count, said in ((3, ""), (4, "And one more on my list."), (9, "And six more on my list.")):
        actions = tuple(Action(n, "Do", "", None, None, MADE) for n in range(count))
        assert TalkSheet(able(kept=Kept(actions))).more_actions == said
    notes = tuple(Note(n, "coaching", "Did", "", MADE) for n in range(4))
    assert TalkSheet(able(kept=Kept((), notes))).criteria[0].more == "And three more in my plan."


def test_a_word_without_end_is_cut_all_the_same() -> None:
    (said,) = TalkSheet(able(kept=Kept((Action(1, "x" * 300, "", None, None, MADE),)))).actions
    assert said == "x" * 108 + " …"
