"""What is said of questions whose answers a draft would make useless."""

from msgspec.structs import replace

from careers.domain.carry import carry
from careers.domain.comparable import incomparable
from tests import factories
from tests.editions import changed_item, items, with_items

LIVE = factories.catalogue()
RAISED = factories.site(questionnaire=2)
AGAIN = "The questions differ from the live ones."


def told(draft: object) -> list[tuple[str, str, str, str]]:
    return [
        (it.kind, it.code, it.field, it.message.partition(":")[0])
        for it in incomparable(LIVE, draft)  # type: ignore[arg-type]
    ]


def test_the_same_questions_are_comparable_wherever_they_stand() -> None:
    assert told(LIVE) == []
    assert told(with_items(changed_item("speaking-1", order=9))) == []


def test_other_words_or_another_thing_measured() -> None:
    draft = with_items(
        changed_item("speaking-1", text="Something else."),
        changed_item("prefers-people", left="Alone"),
        changed_item("planning-2", skill="speaking"),
        site_=RAISED,
    )
    another = "The question is another one than “{}”"
    skilled = another.format("Doing one thing that others can see.")
    assert told(draft) == [
        ("item", "speaking-1", "text", skilled),
        ("item", "prefers-people", "left", another.format(items()["prefers-people"].text)),
        ("item", "planning-2", "skill", skilled),
    ]
    assert {it.code for it in incomparable(LIVE, draft) if it.kind == "item"} == {
        was.code for was, _now in carry(LIVE, draft).reworded
    }


def test_a_question_that_is_gone_and_one_that_is_new() -> None:
    gone = with_items(without=("speaking-2",), site_=RAISED)
    assert told(gone) == [
        ("item", "speaking-2", "", "“Doing one thing that others can see.” is asked no more")
    ]
    new = with_items(replace(items()["speaking-1"], code="speaking-3"), site_=RAISED)
    assert told(new) == []


def test_other_words_for_a_level_are_told_once() -> None:
    anchors = factories.proficiencies()
    anchors[2] = replace(anchors[2], anchor="By myself")
    draft = with_items(
        changed_item("speaking-1", text="Else."), proficiencies=anchors, site_=RAISED
    )
    [found] = incomparable(LIVE, draft)
    assert (found.kind, found.code, found.field) == ("proficiency", "alone", "anchor")
    assert found.message == (
        "The answer “Alone” is now “By myself”: no answer given so far to the 4 questions about "
        "skills will be carried over."
    )


def test_a_version_that_was_not_raised() -> None:
    [one, two] = incomparable(LIVE, with_items(changed_item("speaking-1", text="Else.")))
    assert (one.kind, two.kind, two.field) == ("item", "site", "questionnaire")
    assert two.message.startswith(AGAIN)
    assert {it.severity for it in (one, two)} == {"warning"}
