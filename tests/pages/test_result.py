"""A result laid out for reading."""

from careers.domain.questionnaire import sections
from careers.domain.recommendation import recommend
from careers.pages.result import ResultSheet
from tests import factories

SKILLS = ("speaking", "planning", "coaching")
BEGIN = ("Sit beside a colleague. {ed}", "Ask your manager: “What would you want to see?” {ed}")


def sheet(
    one: factories.Needs, two: factories.Needs, current: str = "agent", **answers: int
) -> ResultSheet:
    """A result with two roles, One and Two, one step on from Agent; one answer to each skill."""
    catalogue = factories.catalogue(
        skills=[factories.skill(code, order=order) for order, code in enumerate(SKILLS)],
        items=[
            *(item for code in SKILLS for item in factories.skill_items(code)),
            factories.preview_item(),
        ],
        training=[factories.module("mentorship", skills=("coaching",))],
        roles=[
            factories.role("agent"),
            factories.role("one", one, meets={"shifts": 4}, level="leads"),
            factories.role("two", two, meets={"shifts": 5}, level="leads"),
        ],
        steps=[factories.step("agent", "one", begin=BEGIN), factories.step("agent", "two")],
    )
    given = {f"{skill}-{n}": value for skill, value in answers.items() for n in (1, 2)}
    given["preview-shifts"] = 1
    found = recommend(catalogue, given, current)
    return ResultSheet(found, sections(catalogue))


def level() -> ResultSheet:
    """One and Two come out level; both lack coaching, One speaking and Two planning besides."""
    return sheet(
        {"speaking": (4, 3), "coaching": (4, 3)},
        {"planning": (4, 3), "coaching": (5, 3)},
        speaking=2,
        planning=3,
        coaching=3,
    )


def test_where_to_begin_says_which_role_each_thing_is_for() -> None:
    found = level()
    assert {entry.role.code for entry in found.next} == {"one", "two"}
    assert [(first.line.skill.code, first.needs) for first in found.begin] == [
        ("coaching", "Two needs 5, One needs 4"),
        ("speaking", "One needs 4"),
        ("planning", "Two needs 4"),
    ]
    assert [[m.code for m in first.training] for first in found.begin] == [["mentorship"], [], []]
    assert [skill.code for skill in found.common] == ["coaching"]


def test_what_all_need_alike_is_said_once() -> None:
    same = {"speaking": (4, 3), "coaching": (4, 3)}
    found = sheet(same, same, speaking=3, planning=3, coaching=3)
    assert [first.needs for first in found.begin] == ["both need 4", "both need 4"]
    assert [skill.code for skill in found.common] == ["speaking", "coaching"]


def test_one_role_has_its_own_beginning_and_nothing_in_common() -> None:
    one = level().entry("one")
    assert one is not None
    assert [(f.line.skill.code, f.needs, f.line.said) for f in one.begin] == [
        ("speaking", "One needs 4", "you said 2 and 2"),
        ("coaching", "One needs 4", "you said 3 and 3"),
    ]
    alone = sheet(
        {"speaking": (5, 3)}, {"speaking": (1, 1), "planning": (5, 3)}, speaking=5, planning=1
    )
    assert (len(alone.next), alone.common) == (1, [])


def test_a_step_holds_things_to_do_and_a_question_to_ask() -> None:
    one, two = (level().entry(code) for code in ("one", "two"))
    assert one is not None
    assert two is not None
    assert (one.to_do, one.to_ask) == ([BEGIN[0]], [BEGIN[1]])
    assert (two.to_do, two.to_ask) == ([], [])


def test_a_thing_to_know_is_told_once_for_all_the_roles_that_bring_it() -> None:
    (warned,) = level().warned(level().next)
    assert (warned.challenge.code, warned.said) == ("shifts", "Out")
    assert [(role.code, exposure) for role, exposure in warned.met] == [("two", 5), ("one", 4)]
    one = level().entry("one")
    assert one is not None
    assert [[role.code for role, _ in warned.met] for warned in one.worth_knowing] == [["one"]]


def test_what_is_sure_to_be_enough_is_not_to_be_checked() -> None:
    """Speaking: 5 asked, 5 answered twice; planning: 3 asked, 3 answered, no shortfall."""
    found = sheet(
        {"speaking": (5, 3), "planning": (3, 3)}, {"speaking": (2, 1)}, speaking=5, planning=3
    )
    one = found.entry("one")
    assert one is not None
    assert one.to_check == []
    assert one.gaps == []


def test_a_role_that_asks_for_nothing_measured_has_no_entry() -> None:
    assert sheet({}, {"speaking": (3, 3)}, speaking=3).entry("one") is None


def test_the_costliest_skill_explains_the_arithmetic() -> None:
    one = level().entry("one")
    assert one is not None
    assert one.costliest is not None
    assert one.costliest.skill.code == "speaking"
    able = sheet({"speaking": (3, 3)}, {"speaking": (3, 3)}, speaking=5).entry("one")
    assert able is not None
    assert able.costliest is None
