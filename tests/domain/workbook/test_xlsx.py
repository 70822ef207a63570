"""A workbook as people see it: its sheets, what may be chosen, and what helps."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.progress import heard
from careers.domain.workbook.layout import SHEETS, Words
from careers.domain.workbook.tables import LONGEST
from careers.domain.workbook.xlsx import HIDDEN, SPARE, Leaf, write
from tests import factories
from tests.domain.workbook.test_bundle import Told

PLAIN = Words.plain()
WORDS = replace(
    PLAIN,
    sheets=PLAIN.sheets | {"tracks": "Lines"},
    columns=PLAIN.columns | {("tracks", "letter"): "Letter " + "x" * 40},
    helps={("tracks", "letter"): "One capital " + "y" * 300, ("roles", "level"): "Which rung"},
    meanings={
        ("roles", "hours"): {"shifts": "At all hours", "": "Not known"},
        ("role_skills", "level"): {2: "Ordinary", 9: "None"},
    },
    named="in words",
)
LEAF = Leaf("Read me", (("The draft", ("One", "=2")), ("More", ("Three",))), "To choose")
CATALOGUE = factories.catalogue(
    tracks=[factories.track(), factories.track("two", name="Two")],
    guides=[factories.guide(title="G" * 400)],
)


def opened(catalogue: Catalogue = CATALOGUE) -> Any:
    file = BytesIO()
    write(file, catalogue, WORDS, LEAF, "the draft")
    return openpyxl.load_workbook(file)


@pytest.fixture(scope="module")
def book() -> Any:
    return opened()


def cells(sheet: Any, rows: int = 99) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True, max_row=min(rows, sheet.max_row)))


def offers(sheet: Any) -> dict[str, tuple[Any, ...]]:
    """What a sheet's cells say and offer when one stands on them, by where they are."""
    return {
        str(it.sqref): (it.type, it.formula1, it.errorStyle, it.promptTitle, it.prompt)
        for it in sheet.data_validations.dataValidation
    }


def test_the_sheets_are_ours_between_what_is_for_people_and_what_is_for_us(book: Any) -> None:
    ours = [WORDS.sheets[sheet.name] for sheet in SHEETS]
    assert book.sheetnames == ["Read me", *ours, "To choose", HIDDEN]
    assert {sheet.sheet_state for sheet in book} == {"visible", "veryHidden"}
    assert book[HIDDEN].sheet_state == "veryHidden"


def test_the_first_sheet_is_read_from_top_to_bottom(book: Any) -> None:
    sheet = book["Read me"]
    assert cells(sheet) == [("The draft",), ("One",), ("=2",), (None,), ("More",), ("Three",)]
    assert [sheet.cell(row, 1).font.b for row in (1, 2, 5, 6)] == [True, False, True, False]
    assert (sheet["A1"].font.sz, sheet["A5"].font.sz) == (16, 11)
    assert sheet["A2"].alignment.wrap_text
    assert sheet["A3"].data_type == "s"
    assert not sheet.sheet_view.showGridLines
    assert sheet.column_dimensions["A"].width > 90


def test_what_was_written_is_there_for_us(book: Any) -> None:
    rows = cells(book[HIDDEN])
    assert rows[0] == ("about", "the draft")
    assert {key for key, _text in rows[1:]} == {"document"}
    assert "".join(text for _key, text in rows[1:]) == document.write(CATALOGUE)
    many = opened(factories.catalogue(guides=[factories.guide(synonyms=("x" * 3 * LONGEST,))]))
    parts = [len(text) for _key, text in cells(many[HIDDEN])[1:]]
    assert (len(parts), parts[:-1]) == (4, [LONGEST] * 3)


def test_numbers_are_numbers_and_texts_are_texts(book: Any) -> None:
    assert cells(book["Lines"])[1:] == [
        ("service", 1, "S", "Service", "Work. {ed}"),
        ("two", 1, "S", "Two", "Work. {ed}"),
    ]
    assert all(cell.alignment.wrap_text for row in book["Lines"] for cell in row if cell.value != 1)
    row = book["Lines"][2]
    assert [cell.number_format for cell in row] == ["@", "0", "@", "@", "@"]
    skills = book["role_skills"]
    assert [cell.value for cell in skills[1]][:4] == [
        "role",
        "role (in words)",
        "skill",
        "skill (in words)",
    ]
    assert [cell.font.i for cell in skills[1]][:3] == [False, True, False]
    assert [cell.font.i for cell in skills[2]][:3] == [False, True, False]
    assert all(cell.font.b for cell in skills[1])
    assert [cell.value for cell in skills[2]] == [
        "agent",
        "Agent",
        "planning",
        "Planning",
        2,
        1,
        None,
    ]


def test_what_xml_cannot_hold_is_written_as_we_read_it() -> None:
    track = factories.track(name="a\ufffeb", summary="<r>c</r>")
    row = cells(opened(factories.catalogue(tracks=[track]))["Lines"])[1]
    assert row[3:] == ("a_xFFFE_b", "_x003C_r>c</r>")


def test_the_heading_and_what_a_thing_is_called_stay_in_sight(book: Any) -> None:
    frozen = {sheet.title: sheet.freeze_panes for sheet in book if sheet.freeze_panes}
    assert frozen == {
        **dict.fromkeys((it.name for it in SHEETS if it.name != "tracks"), "B2"),
        **dict.fromkeys(("roles", "skills", "challenges", "training", "guides"), "D2"),
        **dict.fromkeys(("sources", "levels", "preferences", "disagreements"), "D2"),
        "Lines": "E2",
        "synonyms": "C2",
        "To choose": "A2",
    }
    assert book["Lines"].auto_filter.ref == "A1:E3"
    assert book["synonyms"].auto_filter.ref == "A1:D2"


def widths(sheet: Any) -> list[int]:
    found: list[int] = []
    for one in sorted(sheet.column_dimensions.values(), key=lambda it: it.min):
        found += [int(one.width)] * (one.max - one.min + 1)
    return found


def test_columns_are_as_wide_as_what_they_hold(book: Any) -> None:
    assert widths(book["Lines"]) == [26, 11, 36, 36, 60]
    assert widths(book["role_skills"]) == [26, 26, 26, 26, 11, 11, 60]
    assert widths(book["roles"])[:9] == [26, 11, 36, 26, 26, 26, 26, 16, 16]
    assert widths(book["roles"])[-2:] == [60, 26]
    assert widths(book["levels"]) == [26, 11, 36, 60]
    assert widths(book["synonyms"]) == [26, 36, 60, 11]
    assert set(widths(book["To choose"])[::2]) == {24}
    assert set(widths(book["To choose"])[1::2]) == {32}


def test_rows_with_texts_of_several_lines_are_tall(book: Any) -> None:
    assert [book["roles"].row_dimensions[row].height for row in (1, 2, 3, 4)] == [
        None,
        60,
        60,
        None,
    ]
    assert book["sources"].row_dimensions[2].height is None


# What may be chosen ------------------------------------------------------------------------------


def test_cells_offer_what_may_be_chosen_and_new_rows_too(book: Any) -> None:
    last = 3 + SPARE
    assert offers(book["roles"]) == {
        "D1": (None, None, None, "level", "Which rung"),
        f"D2:D{last}": ("list", "'To choose'!$A$2:$A$3", "warning", None, None),
        f"F2:F{last}": ("list", "'To choose'!$C$2:$C$3", "warning", None, None),
        f"H2:H{last}": ("list", "'To choose'!$E$2:$E$4", None, None, None),
        f"I2:I{last}": ("list", "'To choose'!$G$2:$G$4", None, None, None),
    }
    assert [place.partition(":")[0] for place in offers(book["steps"])] == ["B2", "D2", "F2"]
    assert offers(book["synonyms"]) == {f"D2:D{2 + SPARE}": ("list", '"yes,no"', None, None, None)}


def test_a_heading_says_what_helps_cut_to_what_is_shown(book: Any) -> None:
    assert offers(book["Lines"]) == {
        "C1": (None, None, None, "Letter " + "x" * 25, "One capital " + "y" * 243)
    }


def test_what_may_be_chosen_stands_beside_what_it_means(book: Any) -> None:
    rows = cells(book["To choose"])
    assert rows[1][:2] == ("entry", "Entry")
    columns = {rows[0][place]: place for place in range(0, len(rows[0]), 2)}
    assert list(columns)[:8] == [
        "level",
        "track",
        "roles: hours",
        "roles: contact",
        "role",
        "skill",
        "role_skills: level",
        "role_skills: importance",
    ]

    def listed(name: str) -> list[tuple[Any, ...]]:
        found = [row[columns[name] :][:2] for row in rows[1:]]
        return [pair for pair in found if pair[0] is not None]

    assert listed("track") == [("service", "Service"), ("two", "Two")]
    assert listed("roles: hours") == [
        ("regular", None),
        ("sometimes", None),
        ("shifts", "At all hours"),
    ]
    assert listed("role_skills: level") == [
        (1, None),
        (2, "Ordinary"),
        (3, None),
        (4, None),
        (5, None),
    ]
    assert listed("role_skills: importance") == [(0, None), (1, None), (2, None), (3, None)]
    assert [it for it, *_none in listed("site: without")] == [
        "assessment",
        "jobs",
        "guides",
        "open-data",
    ]
    assert "roles: order" not in columns


def test_nothing_is_offered_where_there_is_nothing_to_choose_from() -> None:
    bare = opened(factories.catalogue(challenges=[], training=[]))
    assert "items" in bare.sheetnames
    assert not [place for place in offers(bare["role_challenges"]) if place.startswith("C2")]


def test_how_far_writing_has_come_is_told() -> None:
    course = Told()
    with heard(course):
        opened()
    assert (course.words[0][:2], course.words[-1]) == (("writing", 0), ("packing", 0, 0))
