"""The questionnaire in words."""

from msgspec.structs import replace

from careers.domain import things
from careers.domain.questionnaire import sections
from careers.pages import questions
from careers.pages.questions import Counts, Row
from tests import factories


def test_an_answer_is_told_in_words_that_need_no_others() -> None:
    catalogue = factories.catalogue()
    skill, preference, preview = (
        catalogue.item(code) for code in ("speaking-1", "prefers-people", "preview-shifts")
    )
    assert questions.answered(skill, catalogue, 3) == "Alone"
    assert [questions.answered(preference, catalogue, n) for n in range(1, 6)] == [
        "Clearly: do this",
        "Rather: do this",
        "Both alike",
        "Rather: do that",
        "Clearly: do that",
    ]
    assert questions.answered(preview, catalogue, 1) == "Out"
    assert questions.answered(preview, catalogue, None) == "not sure, skipped"


def test_questions_are_counted_by_what_became_of_them() -> None:
    catalogue = factories.catalogue()
    counts = questions.counts(catalogue, {"speaking-1": 4, "planning-1": None, "speaking-2": 1})
    assert counts == Counts(all=6, answered=2, skipped=1, open=3)
    assert counts.reached == 3


def test_the_overview_holds_every_question_once_with_where_to_change_it() -> None:
    catalogue = factories.catalogue()
    groups = questions.overview(
        sections(catalogue), {"speaking-1": 4, "prefers-people": None}, catalogue
    )
    assert [(group.part, group.kind, len(group.rows)) for group in groups] == [
        ("a", "skill", 2),
        ("b", "preference", 1),
        ("b", "challenge", 1),
        ("c", "skill", 2),
    ]
    asked = "Doing one thing that others can see."
    assert groups[0].rows == (
        Row(
            catalogue.item("speaking-1"),
            asked,
            "answered",
            "Difficult",
            "/assessment/part/1/#div_id_speaking-1",
        ),
        Row(
            catalogue.item("planning-1"),
            asked,
            "open",
            "open",
            "/assessment/part/1/#div_id_planning-1",
        ),
    )
    assert (groups[1].rows[0].state, groups[1].rows[0].answer) == ("skipped", "not sure, skipped")
    assert groups[0].rows[0].id == "div_id_speaking-1"
    assert groups[3].rows[0].address == "/assessment/part/4/#div_id_speaking-2"


# The parts --------------------------------------------------------------------------------------


def names(*items: things.Item) -> list[str]:
    """What each part is called, kind by kind, of a catalogue with these questions."""
    catalogue = factories.catalogue(items=items)
    return [
        questions.part_name(catalogue, group.part, group.kind)
        for group in questions.overview(sections(catalogue), {}, catalogue)
    ]


def test_a_part_is_called_by_what_the_catalogue_asks_in_it() -> None:
    speaking, again = factories.skill_items("speaking")
    planning = factories.skill_items("planning", 1, 2)
    between = [factories.preference_item(), factories.preview_item()]
    assert names(speaking, *planning, *between, again) == [
        "Part one of three: 2 skills, once each",
        "Part two of three: how you like to work",
        "Part two of three: glimpses of the work",
        "Part three of three: the same skills, somewhere else",
    ]
    assert names(speaking) == ["One skill"]
    assert names(speaking, replace(again, part="a", order=5), *between)[0] == (
        "Part one of two: what you can do"
    )
    assert names(speaking, replace(again, skill="planning"))[1] == "Part two of two: one skill"
