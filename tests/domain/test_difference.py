"""What changed inside a thing, word by word."""

from typing import Any

from careers.domain.difference import Edit, Run, edits, words
from careers.domain.things import OccupationCode, RoleSkill, Thing
from tests import factories


def say(type_: type, field: str, value: Any) -> str:
    return f"<{value}>" if field in ("skill", "level") else str(value)


def found(old: Thing, new: Thing, *fields: str) -> list[Edit]:
    return list(edits(old, new, fields, say))


def out(text: str) -> Run:
    return Run("out", text)


def came(text: str) -> Run:
    return Run("in", text)


def same(text: str) -> Run:
    return Run("same", text)


def test_a_few_words_are_shown_whole() -> None:
    assert words("Team Leader", "Team Lead") == (out("Team Leader"), came("Team Lead"))


def test_what_was_empty_has_only_come() -> None:
    assert words("", "Said. {ed}") == (came("Said. {ed}"),)
    assert words("Said. {ed}", "") == (out("Said. {ed}"),)


def test_of_a_long_text_the_words_near_a_change_are_kept() -> None:
    kept = [f"w{number}" for number in range(40)]
    old, new = " ".join(kept), " ".join([*kept[:20], "new", *kept[20:]])
    assert words(old, new) == (
        same("… w15 w16 w17 w18 w19"),
        came("new"),
        same("w20 w21 w22 w23 w24 …"),
    )


def test_a_text_written_anew_is_shown_before_and_after() -> None:
    old, new = "one two three four five six", "seven eight nine ten eleven six"
    assert words(old, new) == (out(old), came(new))


def test_of_lines_those_that_stayed_are_left_out() -> None:
    old = factories.role(duties=("Listen. {ed}", "Write. {ed}"))
    new = factories.role(duties=("Listen. {ed}", "Write it down. {ed}", "Rest. {ed}"))
    assert found(old, new, "duties") == [
        Edit("duties", "", "", (out("Write. {ed}"), came("Write it down. {ed}"))),
        Edit("duties", "", "", (came("Rest. {ed}"),)),
    ]


def test_rows_are_known_by_what_they_name() -> None:
    old = factories.role(needs={"speaking": (3, 2), "planning": (2, 1)})
    new = factories.role(needs={"writing": (1, 0), "speaking": (4, 2)})
    assert found(old, new, "skills") == [
        Edit("skills", "<speaking>", "level", (out("<3>"), came("<4>"))),
        Edit("skills", "<planning>", "", (out("<2> · 1"),)),
        Edit("skills", "<writing>", "", (came("<1> · 0"),)),
    ]


def test_a_note_of_a_row_that_came_is_among_its_words() -> None:
    need = RoleSkill(skill="speaking", level=3, importance=2, note="Said. {ed}")
    old, new = factories.role(needs={}), factories.role(needs={}, skills=(need,))
    assert found(old, new, "skills")[0].runs == (came("<3> · 2 · Said. {ed}"),)


def test_occupation_codes_are_known_by_scheme_and_code() -> None:
    def code(number: str, match: Any) -> OccupationCode:
        return OccupationCode(scheme="ESCO", code=number, title="A", edition="1", match=match)

    old = factories.role(codes=(code("1", "exact"), code("2", "close")))
    new = factories.role(codes=(code("1", "broad"), code("2", "close")))
    assert found(old, new, "codes") == [
        Edit("codes", "A", "match", (out("exact"), came("broad"))),
    ]


def test_fields_come_in_the_order_asked_and_a_value_in_its_words() -> None:
    old, new = factories.role(level="entry", order=1), factories.role(level="leads", order=2)
    assert [edit.runs for edit in found(old, new, "order", "level")] == [
        (out("1"), came("2")),
        (out("<entry>"), came("<leads>")),
    ]
