"""Two people's changes to one thing, brought together."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from careers.domain import things
from careers.domain.merging import Chosen, Merge, Undecided, faults, merge, woven
from careers.domain.said import said
from tests import factories

Plain = dict[str, Any]

ROLE = said(factories.role(duties=("One. {ed}", "Two. {ed}", "Three. {ed}")))
GUIDE = said(
    factories.guide(
        sections=tuple(
            things.GuideSection(heading=name, body=f"Of {name}. {{ed}}") for name in "ABC"
        )
    )
)


def merged(base: Plain | None, theirs: dict[str, Any], mine: dict[str, Any]) -> Merge:
    whole = base or ROLE
    return merge(things.Role, base, whole | theirs, whole | mine)


def guides(theirs: str, mine: str, base: str = "ABC") -> Merge:
    """Guides whose sections have these headings; of `X`, the text is new."""
    one, two, three = (
        GUIDE | {"sections": [{"heading": name, "body": f"Of {name}. {{ed}}"} for name in names]}
        for names in (base, theirs, mine)
    )
    return merge(things.Guide, one, two, three)


def headings(found: Merge, **choices: str) -> str:
    given_ = {name: Chosen(which) for name, which in choices.items()}  # type: ignore[arg-type]
    return "".join(it["heading"] for it in found.resolved(given_)["sections"])


def test_what_one_of_them_changed_is_taken_over() -> None:
    found = merged(ROLE, {"title": "Theirs"}, {"summary": "Mine. {ed}"})
    assert [(spot.name, spot.proposed, spot.both) for spot in found.spots] == [
        ("title", "theirs", None),
        ("summary", "mine", None),
    ]
    assert found.resolved() == ROLE | {"title": "Theirs", "summary": "Mine. {ed}"}


def test_what_both_changed_has_to_be_chosen() -> None:
    found = merged(ROLE, {"title": "Theirs"}, {"title": "Mine"})
    [spot] = found.conflicts
    assert (spot.name, spot.base, spot.theirs, spot.mine) == ("title", "Agent", "Theirs", "Mine")
    with pytest.raises(Undecided) as refused:
        found.resolved()
    assert refused.value.names == ("title",)
    for chosen, title in (
        (Chosen("theirs"), "Theirs"),
        (Chosen("mine"), "Mine"),
        (Chosen("own", "Another"), "Another"),
    ):
        assert found.resolved({"title": chosen})["title"] == title


def test_what_both_changed_alike_is_no_matter() -> None:
    assert merged(ROLE, {"title": "Same"}, {"title": "Same"}).spots == ()


def test_where_nobody_knows_what_was_seen_everything_has_to_be_chosen() -> None:
    found = merged(None, {"title": "Theirs"}, {"skills": ROLE["skills"][:1]})
    assert [(it.name, it.proposed, it.base) for it in found.spots] == [
        ("title", "", None),
        ("skills/speaking", "", None),
    ]


def test_a_code_is_never_merged() -> None:
    found = merged(ROLE, {"code": "clerk"}, {"title": "Mine"})
    assert (found.resolved()["code"], [it.name for it in found.spots]) == ("clerk", ["title"])


def test_lines_that_stand_alone_go_together() -> None:
    base = ROLE | {"synonyms": ["a", "b", "c"]}
    found = merged(base, {"synonyms": ["a", "c", "d"]}, {"synonyms": ["a", "b", "e"]})
    [spot] = found.spots
    assert (spot.proposed, spot.both) == ("both", ["a", "d", "e"])
    assert found.resolved()["synonyms"] == ["a", "d", "e"]
    assert found.resolved({"synonyms": Chosen("mine")})["synonyms"] == ["a", "b", "e"]
    module = said(factories.module(skills=("a", "b")))
    both = merge(
        things.TrainingModule,
        module,
        module | {"skills": ["a"]},
        module | {"skills": ["a", "b", "0"]},
    )
    assert both.resolved()["skills"] == ["0", "a"]


def test_lines_in_their_order_are_offered_together_where_they_do_not_touch() -> None:
    theirs, mine = ["1", "Two. {ed}", "Three. {ed}"], ["One. {ed}", "Two. {ed}", "3", "4"]
    [spot] = merged(ROLE, {"duties": theirs}, {"duties": mine}).spots
    assert (spot.proposed, spot.both) == ("", ["1", "Two. {ed}", "3", "4"])
    assert woven(["a", "b"], ["x", "b"], ["y", "b"]) is None
    assert woven(["a"], ["a", "b"], ["a", "c"]) is None
    assert woven("a\n\nb\n\nc", "a\n\nb\n\nC", "A\n\nb\n\nc") == "A\n\nb\n\nC"
    assert woven("a", "b", "c") is None
    assert woven("a", "a\n\nb", "c\n\na") is None
    assert woven(list("abcd"), list("aBcd"), list("abcD")) == list("aBcD")
    assert woven(1, 2, 3) is None


def test_lines_go_together_however_many_they_are_and_however_alike() -> None:
    base = ["x"] * 300
    assert woven(base, [*base, "a"], ["b", *base]) == ["b", *base, "a"]


def test_rows_are_the_same_row_if_they_name_the_same() -> None:
    speaking, planning = ROLE["skills"][1], ROLE["skills"][0]
    assert (speaking["skill"], planning["skill"]) == ("speaking", "planning")
    found = merged(
        ROLE,
        {"skills": [planning, speaking | {"level": 5}]},
        {"skills": [planning | {"level": 1}, speaking | {"importance": 3}]},
    )
    assert [(it.name, it.proposed) for it in found.spots] == [
        ("skills/planning/level", "mine"),
        ("skills/speaking/level", "theirs"),
        ("skills/speaking/importance", "mine"),
    ]
    assert found.resolved()["skills"] == [
        planning | {"level": 1},
        speaking | {"level": 5, "importance": 3},
    ]


def test_a_row_one_of_them_took_out() -> None:
    planning, speaking = ROLE["skills"]
    kept = merged(ROLE, {"skills": [planning]}, {"title": "Mine"})
    assert [(it.name, it.theirs, it.proposed) for it in kept.spots] == [
        ("title", "Agent", "mine"),
        ("skills/speaking", None, "theirs"),
    ]
    found = merged(ROLE, {"skills": [planning, speaking | {"level": 5}]}, {"skills": [planning]})
    [spot] = found.conflicts
    assert (spot.name, spot.base, spot.mine, spot.both) == ("skills/speaking", speaking, None, None)
    assert found.resolved({spot.name: Chosen("mine")})["skills"] == [planning]
    assert found.resolved({spot.name: Chosen("theirs")})["skills"][1]["level"] == 5
    gone = merged(ROLE, {"skills": [planning]}, {"skills": [planning]})
    assert gone.spots == ()


def test_a_row_both_of_them_added() -> None:
    row = {"skill": "calm", "level": 3, "importance": 1, "note": ""}
    found = merged(
        ROLE,
        {"skills": [*ROLE["skills"], row]},
        {"skills": [*ROLE["skills"], row | {"level": 4}]},
    )
    assert [(it.name, it.base, it.proposed) for it in found.spots] == [
        ("skills/calm/level", None, "")
    ]


def test_rows_that_staff_place() -> None:
    assert headings(guides("ABCD", "EABC")) == "EABCD"
    assert headings(guides("EABC", "ABCD")) == "EABCD"
    assert headings(guides("CBA", "ABCD")) == "CDBA"
    assert headings(guides("ABXC", "ACY")) == "AXCY"
    moved = guides("CAB", "BAC")
    assert [(it.name, it.base, it.proposed) for it in moved.spots] == [
        ("sections/#", [["A"], ["B"], ["C"]], "")
    ]
    assert headings(moved, **{"sections/#": "theirs"}) == "CAB"
    assert headings(moved, **{"sections/#": "mine"}) == "BAC"


def test_a_row_that_was_only_named_anew_is_the_same() -> None:
    rows = GUIDE["sections"]
    theirs = [rows[0] | {"body": "Changed. {ed}"}, *rows[1:]]
    mine = [rows[0] | {"heading": "Anew"}, *rows[1:]]
    found = merge(things.Guide, GUIDE, GUIDE | {"sections": theirs}, GUIDE | {"sections": mine})
    assert [(it.name, it.proposed) for it in found.spots] == [
        ("sections/A/heading", "mine"),
        ("sections/A/body", "theirs"),
    ]
    assert found.resolved()["sections"][0] == {"heading": "Anew", "body": "Changed. {ed}"}


def test_faults_are_told_field_by_field() -> None:
    bad = ROLE | {"title": "", "level": "X", "skills": [ROLE["skills"][0] | {"level": ""}]}
    assert faults(things.Role, bad) == {
        "title": "must be one line of text, not empty",
        "level": "must be lower-case words joined by hyphens",
        "skills[0].level": "must be a whole number",
    }
    assert faults(things.Role, ROLE) == {}


# What holds of any three versions ------------------------------------------------------------

TEXTS = st.sampled_from(["a", "b", "c", ""])
LINES = st.lists(st.sampled_from("abcd"), unique=True, max_size=4)
SKILLS = st.lists(
    st.fixed_dictionaries(
        {
            "skill": st.sampled_from("abc"),
            "level": st.integers(1, 2),
            "importance": st.integers(0, 1),
            "note": TEXTS,
        }
    ),
    unique_by=lambda it: it["skill"],
    max_size=3,
)
NOTES = st.lists(
    st.fixed_dictionaries(
        {"place": st.sampled_from(["job", "do"]), "heading": st.sampled_from("AB"), "text": TEXTS}
    ),
    max_size=3,
)
CHANGES: dict[str, st.SearchStrategy[Any]] = {
    "title": TEXTS,
    "order": st.integers(0, 2),
    "synonyms": LINES,
    "duties": LINES,
    "skills": SKILLS.map(lambda them: sorted(them, key=lambda it: it["skill"])),
    "notes": NOTES,
}
ROLES = st.fixed_dictionaries(CHANGES).map(lambda them: ROLE | them)


def value_at(value: Plain, spot: Any) -> Any:
    """What the result says in a place, for fields and for rows known by one name."""
    if not spot.row:
        return value[spot.field]
    row = next((it for it in value[spot.field] if it["skill"] == spot.row[0]), None)
    return row[spot.inner] if row and spot.inner else row


@given(ROLES, ROLES, ROLES, st.data())
def test_no_change_is_lost_unless_the_other_was_chosen(
    base: Plain, theirs: Plain, mine: Plain, data: st.DataObject
) -> None:
    found = merge(things.Role, base, theirs, mine)
    choices = {
        it.name: Chosen(data.draw(st.sampled_from(["mine", "theirs"]))) for it in found.spots
    }
    assert len(choices) == len(found.spots)
    result = found.resolved(choices)
    for spot in found.spots:
        if spot.field != "notes":
            assert value_at(result, spot) == spot.value(choices[spot.name])
    told = {(it.field, it.row, it.inner) for it in found.spots}
    for name in CHANGES:
        if not any(field == name for field, _row, _inner in told):
            assert result[name] == mine[name] == theirs[name]


@given(ROLES, ROLES, ROLES)
def test_each_of_the_two_can_be_had_whole(base: Plain, theirs: Plain, mine: Plain) -> None:
    found = merge(things.Role, base, theirs, mine)
    for side, value in (("mine", mine), ("theirs", theirs)):
        choices = {it.name: Chosen(side) for it in found.spots}  # type: ignore[arg-type]
        assert found.resolved(choices) == value


@given(ROLES, ROLES)
def test_where_one_changed_nothing_the_other_is_the_result(base: Plain, new: Plain) -> None:
    assert merge(things.Role, base, base, base).spots == ()
    assert merge(things.Role, new, new, new).resolved() == new
    for found in (merge(things.Role, base, new, base), merge(things.Role, base, base, new)):
        assert (found.conflicts, found.resolved()) == ((), new)


@given(ROLES, ROLES, ROLES, st.sets(st.sampled_from(sorted(CHANGES))))
def test_changes_to_different_fields_commute(
    base: Plain, one: Plain, other: Plain, first: set[str]
) -> None:
    theirs = base | {name: one[name] for name in first}
    mine = base | {name: other[name] for name in CHANGES if name not in first}
    there, back = merge(things.Role, base, theirs, mine), merge(things.Role, base, mine, theirs)
    assert (
        there.resolved()
        == back.resolved()
        == base | {name: (one if name in first else other)[name] for name in CHANGES}
    )


@given(ROLES, ROLES, ROLES)
def test_the_result_is_a_role_or_says_which_field_is_not(
    base: Plain, theirs: Plain, mine: Plain
) -> None:
    found = merge(things.Role, base, theirs, mine)
    result = found.resolved({it.name: Chosen("mine") for it in found.conflicts})
    wrong = faults(things.Role, result)
    try:
        msgspec.convert(result, things.Role)
    except msgspec.ValidationError:
        assert wrong
    else:
        assert wrong == {}
