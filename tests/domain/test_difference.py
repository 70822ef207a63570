"""What changed inside a thing, word by word."""

from typing import Any

from careers.domain.difference import Edit, Run, edits, lines, nothing, words
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


def test_five_words_are_told_apart_word_by_word_and_four_are_not() -> None:
    assert words("a b c d e", "a b c d f") == (same("a b c d"), out("e"), came("f"))
    assert words("a b c e", "a b c f") == (out("a b c e"), came("a b c f"))


def test_a_text_of_which_three_words_in_ten_stayed_is_not_one_written_anew() -> None:
    old, new = "a b c 1 2 3 4 5 6 7", "a b c t u v w x y z"
    assert words(old, new) == (same("a b c"), out("1 2 3 4 5 6 7"), came("t u v w x y z"))


def test_between_two_changes_nothing_is_cut_for_the_sake_of_a_word() -> None:
    def between(count: int) -> str:
        kept = " ".join(f"w{number}" for number in range(count))
        return words(f"old {kept} old", f"new {kept} new")[2].text

    assert between(10) == "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9"
    assert between(11) == "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10"
    assert between(12) == "w0 w1 w2 w3 w4 … w7 w8 w9 w10 w11"


def test_of_many_words_alike_only_what_changed_is_told() -> None:
    kept = ["so", "it", "goes"] * 80
    old, new = " ".join(kept), " ".join([*kept[:120], "on", *kept[120:]])
    assert [run for run in words(old, new) if run.kind != "same"] == [came("on")]


def test_of_many_lines_alike_only_what_changed_is_told() -> None:
    kept = ["a", "b"] * 120
    assert list(lines(kept, [*kept[:120], "c", *kept[120:]])) == [(came("c"),)]


def test_lines_are_held_against_each_other_in_turn_and_the_rest_went() -> None:
    assert list(lines(["a", "b", "c", "z"], ["x", "y", "z"])) == [
        (out("a"), came("x")),
        (out("b"), came("y")),
        (out("c"),),
    ]


def test_as_much_is_kept_around_a_line_s_change_as_is_asked_for() -> None:
    assert list(lines(["a b c d e f"], ["a b c d e g"], near=1)) == [
        (same("… e"), out("f"), came("g"))
    ]


def test_all_of_a_new_thing_came() -> None:
    new = factories.role(duties=("Listen. {ed}",), needs={"speaking": (3, 2)})
    fields = ("title", "duties", "skills")
    assert list(edits(nothing(new), new, fields, say)) == [
        Edit("title", "", "", (came("Agent"),)),
        Edit("duties", "", "", (came("Listen. {ed}"),)),
        Edit("skills", "<speaking>", "", (came("<3> · 2"),)),
    ]
