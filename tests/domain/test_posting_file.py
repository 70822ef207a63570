"""A file of openings: read however a spreadsheet has written it."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from careers.domain.notices import Vacancy
from careers.domain.posting_file import (
    COLUMNS,
    FIELDS,
    LARGEST,
    MOST_ROWS,
    NEEDED,
    Sheet,
    cells_of,
    read,
)
from careers.domain.spreadsheet import written
from tests import factories

HEADER = "reference,title,closes_on,link,text"


def cells(text: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    return [dict(it.cells) for it in read(text.encode(encoding)).rows]


def test_rows_are_cells_by_column_and_empty_ones_are_passed_over() -> None:
    sheet = read(
        f"{HEADER}\nA-1,Lead,2030-05-01,https://a.example,Work\n,, ,,\nA-2,B,,,\n".encode()
    )
    assert [(it.number, it.reference) for it in sheet.rows] == [(2, "A-1"), (4, "A-2")]
    assert sheet.rows[0].cells["link"] == "https://a.example"
    assert (sheet.missing, sheet.strange, sheet.cut) == ((), (), False)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_whatever_excel_makes_of_it_is_read(delimiter: str, encoding: str, end: str) -> None:
    header = HEADER.replace(",", delimiter)
    row = delimiter.join(["A-1", "Führung", "01/05/2030", "https://a.example", '"One\n\nTwo"'])
    [found] = cells(f"{header}{end}{row}{end}", encoding)
    assert (found["title"], found["text"]) == ("Führung", "One\n\nTwo")


def test_columns_are_known_however_they_are_spelled() -> None:
    sheet = read(b"Reference , TITLE,Closes on,hours in-words,salary\nA,B,C,D,E\n")
    assert dict(sheet.rows[0].cells)["closes_on"] == "C"
    assert dict(sheet.rows[0].cells)["hours_in_words"] == "D"
    assert sheet.missing == ("link", "text")
    assert sheet.strange == ("salary",)


def test_choices_are_read_in_words_or_by_what_stands_for_them() -> None:
    found = cells("where,hours\nPartly  from home,PART TIME\nremote,either\nat sea,\n")
    assert [(it["where"], it["hours"]) for it in found] == [
        ("hybrid", "part"),
        ("remote", "either"),
        ("at sea", ""),
    ]


def test_a_short_row_is_filled_up_and_a_long_one_cut() -> None:
    assert cells("title,text\nA\nB,C,D\n") == [
        {"title": "A", "text": ""},
        {"title": "B", "text": "C"},
    ]


def test_more_rows_than_are_read_are_told() -> None:
    body = "\n".join(f"A-{n},T,2030-05-01,https://a.example,W" for n in range(MOST_ROWS + 1))
    sheet = read(f"{HEADER}\n{body}".encode())
    assert (len(sheet.rows), sheet.cut) == (MOST_ROWS, True)
    sheet = read(f"{HEADER}\n{body.rpartition(chr(10))[0]}".encode())
    assert (len(sheet.rows), sheet.cut) == (MOST_ROWS, False)


@given(st.binary(max_size=300))
def test_any_bytes_make_a_sheet(raw: bytes) -> None:
    sheet = read(raw)
    assert all(it.number > 1 for it in sheet.rows)
    assert set(sheet.missing) <= set(NEEDED)


def test_what_is_taken_away_can_be_read_in_again_and_runs_nothing() -> None:
    odd = factories.vacancy(
        title="=1+1", employer="@SUM(A1)", text='Say "hello"; then\n\n- one, two', place="+44"
    )
    text = written(COLUMNS, [cells_of(odd, "-7")])
    assert '"\'=1+1"' in text
    [row] = read(text.encode()).rows
    assert (row.reference, row.cells["title"], row.cells["place"]) == ("-7", "=1+1", "+44")
    assert row.cells["text"] == odd.text
    assert (row.cells["where"], row.cells["hours"]) == ("site", "full")
    assert row.cells["closes_on"] == "2030-05-20"


def test_as_much_is_read_as_is_told() -> None:
    told = (Path(__file__).parents[2] / "docs" / "security.md").read_text("utf-8")
    assert LARGEST % 10**6 == 0
    assert f"{LARGEST // 10**6} MB, {MOST_ROWS:,} rows" in told


def test_every_column_but_the_reference_is_kept_with_the_opening() -> None:
    kept = {FIELDS.get(it, it) for it in COLUMNS} - {"reference"}
    assert len(kept) == len(COLUMNS) - 1
    assert kept <= set(Vacancy.__struct_fields__)


def test_what_is_no_table_has_no_row_and_no_column() -> None:
    assert read(b"a" * 200_000) == Sheet((), NEEDED, (), False)


def test_the_first_line_alone_says_what_stands_between_cells() -> None:
    assert read(b"title;text").missing == ("reference", "closes_on", "link")
    assert cells("title;text\nA;one, two, three, four\nB;C\n")[0] == {
        "title": "A",
        "text": "one, two, three, four",
    }
