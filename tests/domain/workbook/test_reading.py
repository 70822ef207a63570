"""What is understood of a file's sheets, and what is said of the rest."""

from dataclasses import replace
from typing import Any

import pytest

from careers.domain import document
from careers.domain.telling import Telling
from careers.domain.workbook.cells import DATE
from careers.domain.workbook.grid import Unreadable
from careers.domain.workbook.layout import BY_NAME, SHEETS, Words
from careers.domain.workbook.reading import MOST_NOTES, Book, Fault, Line, read, twice
from tests import factories
from tests.domain.workbook.sheets import book, grid

PLAIN = Words.plain()
WORDS = replace(
    PLAIN,
    sheets=PLAIN.sheets | {"tracks": "Lines of work"},
    columns=PLAIN.columns | {("tracks", "name"): "Called", ("roles", "track"): "Line of work"},
    meanings={("role_skills", "level"): {3: "Ordinary cases", 4: "Hard ones"}},
    named="in words",
    leaves=("Read me",),
)
TRACKS = [("code", "name"), ("one", "One")]


def amiss(found: Book) -> list[tuple[str, int, str, str, str]]:
    return [(it.sheet, it.row, it.letters, it.heading, it.message) for it in found.faults]


def notes(found: Book) -> list[str]:
    return [str(note) for note in found.notes]


def values(found: Book, sheet: str) -> list[dict[str, Any]]:
    return [line.values for line in found.sheets[sheet].lines]


def test_a_sheet_goes_by_our_name_and_by_the_one_people_read() -> None:
    for title in ("tracks", " TRACKS", "lines  of work"):
        found = read([grid(title, TRACKS)], WORDS)
        assert (found.sheets["tracks"].title, values(found, "tracks")) == (
            title,
            [{"code": "one", "name": "One"}],
        )


def test_a_heading_goes_by_our_name_and_by_the_one_people_read() -> None:
    for heading in ("name", "Called", " CALLED ", "cal\u200bled"):
        found = read([grid("tracks", [("code", heading), ("one", "One")])], WORDS)
        assert (values(found, "tracks"), notes(found)) == ([{"code": "one", "name": "One"}], [])
    assert found.sheets["tracks"].columns == {"code": ("A", "code"), "name": ("B", "called")}


def test_the_names_beside_codes_are_not_read_and_not_told() -> None:
    head = ("code", "track", "Line of work (in words)", "track (name)", "mine")
    found = read([grid("roles", [head, ("agent", "one", "One", "One", 1)])], WORDS)
    assert values(found, "roles") == [{"code": "agent", "track": "one"}]
    assert notes(found) == ["roles: the column “mine” is none of the draft’s: not read."]


def test_a_value_goes_by_what_it_means_too() -> None:
    head = ("role", "skill", "level")
    rows = [("agent", "a", " ordinary  CASES"), ("agent", "b", "4"), ("agent", "c", 5)]
    found = read([grid("role_skills", [head, *rows])], WORDS)
    assert [line["level"] for line in values(found, "role_skills")] == [3, 4, 5]
    assert found.faults == []


def test_empty_rows_are_passed_over() -> None:
    rows = [(), (None, None), ("code", "name", "mine"), ("", ""), (None, None, "x"), ("one", "One")]
    [line] = book(tracks=rows).sheets["tracks"].lines
    assert line == Line(6, {"code": "one", "name": "One"})


def test_a_value_that_was_not_understood_is_told_and_left_out() -> None:
    found = book(tracks=[("name", "code", "order"), ("One", "one", "many"), ("a\nb", "two", 2)])
    assert values(found, "tracks") == [{"name": "One", "code": "one"}, {"code": "two", "order": 2}]
    assert amiss(found) == [
        ("tracks", 2, "C", "order", "must be a whole number"),
        ("tracks", 3, "A", "name", "must be one line of text, not empty"),
    ]


def test_a_fault_of_a_column_that_is_not_there_names_it() -> None:
    understood, telling = book(tracks=TRACKS).sheets["tracks"], Telling("Is wrong")
    assert understood.fault(7, "name", telling) == Fault("tracks", 7, "B", "name", telling)
    assert understood.fault(7, "letter", telling) == Fault("tracks", 7, "", "letter", telling)


def test_a_long_text_goes_on_in_numbered_columns() -> None:
    head = ("code", "duties (3)", "duties", "duties (2)", "mine (2)")
    rows = [("agent", "e. {ed}", "One. {ed}\nTw", "o. {ed}\nThre"), ("leader", None, "One. {ed}")]
    found = book(roles=[head, *rows])
    assert values(found, "roles") == [
        {"code": "agent", "duties": ("One. {ed}", "Two. {ed}", "Three. {ed}")},
        {"code": "leader", "duties": ("One. {ed}",)},
    ]
    assert found.sheets["roles"].columns["duties"] == ("C", "duties")
    assert notes(found) == ["roles: the column “mine (2)” is none of the draft’s: not read."]
    odd = book(roles=[head, ("agent", "x", "y", DATE)])
    assert amiss(odd) == [("roles", 2, "C", "duties", "was made a date: write it anew as a text")]


def test_a_text_in_two_columns_is_one() -> None:
    found = book(roles=[("code", "duties", "duties (2)"), ("agent", "One. {e", "d}")])
    assert values(found, "roles") == [{"code": "agent", "duties": ("One. {ed}",)}]


def test_the_same_part_twice_is_told() -> None:
    found = book(roles=[("code", "duties", "duties (2)", "duties(2)"), ("agent", "a", "b", "c")])
    assert amiss(found) == [("roles", 1, "D", "duties(2)", "This heading is there twice.")]


def test_a_part_without_a_first_is_no_column() -> None:
    found = book(roles=[("code", "duties (2)"), ("agent", "a")])
    assert values(found, "roles") == [{"code": "agent"}]


def test_every_part_of_a_key_has_to_be_there_but_a_place() -> None:
    said = "The first row must have the heading “%s”: it says which row is which."
    assert amiss(book(role_skills=[(), ("level",), (3,)])) == [
        ("role_skills", 2, "", "", said % "role"),
        ("role_skills", 2, "", "", said % "skill"),
    ]
    assert amiss(book(guide_sections=[("guide", "heading"), ("start", "First")])) == []
    assert amiss(book(site=[("name",), ("Rungs",)])) == []


def test_a_sheet_without_a_header_has_no_rows() -> None:
    found = book(tracks=[])
    assert values(found, "tracks") == []
    assert [(it.sheet, it.row) for it in found.faults] == [("tracks", 0)]


def test_a_sheet_that_is_there_twice_is_told() -> None:
    found = read([grid("tracks", TRACKS), grid("TRACKS", TRACKS)], PLAIN)
    assert amiss(found) == [("TRACKS", 0, "", "", "This sheet is there twice.")]


# Sheets that are none of ours --------------------------------------------------------------------


def test_a_sheet_for_people_is_passed_over_in_silence() -> None:
    found = read([grid("Read me", [("Hello",)]), grid("tracks", TRACKS)], WORDS)
    assert (notes(found), found.faults) == ([], [])
    found = read([grid("x" * 70, [(), ("Hello",)]), grid("tracks", TRACKS)], WORDS)
    assert notes(found) == [f"The sheet “{'x' * 60}” is none of the draft’s: not read."]


def test_an_empty_sheet_is_passed_over_in_silence() -> None:
    found = read([grid("Sheet2", []), grid("Sheet3", [()]), grid("tracks", TRACKS)], PLAIN)
    assert (notes(found), found.faults) == ([], [])


def test_a_sheet_that_lost_its_name_is_told_by_its_headings() -> None:
    head = [WORDS.columns["tracks", column.name] for column in BY_NAME["tracks"].columns]
    roles = grid("roles", [("code",), ("agent",)])
    found = read([roles, grid("Mine", [(), [*(it.upper() for it in head), "more"]])], WORDS)
    message = "This looks like the sheet “Lines of work”. Give it back that name."
    assert (amiss(found), notes(found)) == ([("Mine", 0, "", "", message)], [])
    found = read([roles, grid("Mine", [head]), grid("More", [("a",)])], WORDS)
    assert (len(found.faults), len(found.notes)) == (1, 1)
    both = read([grid("tracks", TRACKS), grid("Copy", [head])], WORDS)
    assert amiss(both) == []
    assert notes(both) == ["The sheet “Copy” is none of the draft’s: not read."]
    some = read([roles, grid("Mine", [head[:-1]])], WORDS)
    assert (amiss(some), len(some.notes)) == ([], 1)
    alone = read([grid("Mine", [head])], WORDS)
    assert (len(alone.faults), alone.sheets) == (1, {})


def test_three_headings_are_enough_to_know_a_sheet_by() -> None:
    assert min(len(it.columns) for it in SHEETS) == 3
    links = [("position", "label", "address")]
    assert [it.message for it in read([grid("Mine", links)], PLAIN).faults] == [
        "This looks like the sheet “site_links”. Give it back that name."
    ]


def test_no_more_notes_are_taken_than_anybody_reads() -> None:
    wide = [("code", "name", *[f"mine {number}" for number in range(40)]), ("one", "One")]
    found = read([grid("tracks", wide), grid("levels", wide), grid("Mine", [("a",)])], PLAIN)
    assert len(found.notes) == MOST_NOTES
    few = [("code", *[f"mine {number}" for number in range(20)])]
    assert len(read([grid("tracks", few), grid("levels", few)], PLAIN).notes) == MOST_NOTES
    strangers = [grid(f"Mine {number}", [("a",)]) for number in range(40)]
    assert len(read([grid("tracks", TRACKS), *strangers], PLAIN).notes) == MOST_NOTES
    long = [("code", "y" * 70)]
    assert notes(book(tracks=long)) == [
        f"tracks: the column “{'y' * 60}” is none of the draft’s: not read."
    ]


def test_a_file_with_none_of_our_sheets_is_refused() -> None:
    with pytest.raises(Unreadable) as why:
        read([grid("Mine", [("a",)])], PLAIN)
    assert str(why.value).startswith("It has none of the sheets that a draft has.")


# What was exported -------------------------------------------------------------------------------


def test_the_hidden_sheet_says_what_was_exported() -> None:
    catalogue = factories.catalogue()
    text = document.write(catalogue)
    hidden = [("about", "x" * 500), ("document", text[:100]), ("else", 1), ("document", text[100:])]
    found = read([grid("_exported", hidden), grid("tracks", TRACKS)], PLAIN)
    assert (found.exported, found.about, notes(found)) == (catalogue, "x" * 400, [])
    without = book(tracks=TRACKS)
    assert (without.exported, without.about, notes(without)) == (None, "", [])


def test_a_hidden_sheet_that_was_changed_is_told() -> None:
    text = document.write(factories.catalogue())
    for document_ in (text[:100], "[" * 100_000):
        hidden = [("about", "old"), ("document", document_)]
        found = read([grid("_exported", hidden), grid("tracks", TRACKS)], PLAIN)
        assert (found.exported, found.about) == (None, "old")
        [note] = notes(found)
        assert note.startswith("The hidden sheet that says what was exported was changed")


# Rows that are there twice -----------------------------------------------------------------------


def told(found: Book, sheet: str) -> list[tuple[int, str, str]]:
    return [(it.row, it.letters, it.message) for it in twice(found.sheets[sheet])]


def test_rows_that_say_they_are_the_same_are_told() -> None:
    head = ("skill", "role", "level")
    rows = [
        ("a", "agent", 1),
        ("b", "agent", 1),
        ("a", "agent", 2),
        ("a", "lead", 1),
        ("a", "agent", 1),
    ]
    assert told(book(role_skills=[head, *rows]), "role_skills") == [
        (4, "A", "“agent · a” is in row 2 already"),
        (6, "A", "“agent · a” is in row 2 already"),
    ]


def test_rows_without_a_name_of_their_own_are_never_the_same() -> None:
    placed = [("guide", "position", "heading"), ("a", 1, "One"), ("a", 1, "One")]
    assert told(book(guide_sections=placed), "guide_sections") == []
    assert told(book(site=[("name",), ("One",), ("One",)]), "site") == []
    codes = [("role", "scheme", "code"), ("agent", "ESCO", "1"), ("agent", "ESCO", "1")]
    assert told(book(role_codes=codes), "role_codes") == []
    assert told(book(tracks=[("code",), ("a b",), ("a b",)]), "tracks") == []


def test_a_step_without_a_code_is_called_after_where_it_leads() -> None:
    head = ("code", "origin", "destination")
    rows = [("own", "a", "b"), (None, "a", "b"), (None, None, "b"), ("", "a", None)]
    found = book(steps=[head, *rows])
    assert [(line.get("code"), line["origin"]) for line in values(found, "steps")] == [
        ("own", "a"),
        ("a-to-b", "a"),
        ("any-to-b", ""),
        (None, "a"),
    ]
    empty = "must not be empty"
    assert [(*it[1:3], it[4]) for it in amiss(found)] == [(5, "A", empty), (5, "C", empty)]
    assert values(book(roles=[("code", "title"), (None, "A")]), "roles") == [{"title": "A"}]
