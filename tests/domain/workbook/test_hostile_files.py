"""Files made to harm are refused before they can, and what is merely wrong is told."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from xlsxwriter import Workbook

from careers.domain.workbook import opening, package
from careers.domain.workbook.grid import MOST_ROWS, Unreadable
from careers.domain.workbook.layout import Words
from careers.domain.workbook.reading import Book, read
from careers.domain.workbook.wishes import wishes
from tests import factories
from tests.domain.workbook.test_there_and_back import written

TYPES = "<Types/>"
SHEET = '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>code</t></is></c></row>%s</sheetData></worksheet>'
PARTS = {
    "[Content_Types].xml": TYPES,
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="roles" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>',
    "xl/worksheets/sheet1.xml": SHEET % "",
}


def packed(also: Mapping[str, str | bytes], kind: int = ZIP_DEFLATED) -> bytes:
    """A workbook of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", kind) as parts:
        for name, text in {**PARTS, **also}.items():
            parts.writestr(name, text)
    return file.getvalue()


def book(data: bytes, name: str = "a.xlsx") -> Book:
    return read(opening.grids(name, data), Words.plain())


def refused(data: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(Unreadable) as why:
        book(data, name)
    return str(why.value)


def test_a_bomb_is_refused_by_its_sizes_unopened() -> None:
    bomb = packed({"xl/worksheets/sheet1.xml": b" " * 60_000_000})
    assert len(bomb) < 100_000
    assert refused(bomb) == "It is packed as no spreadsheet packs. Nothing of it was opened."


def test_a_file_that_unpacks_to_too_much_is_refused_unopened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    assert refused(packed({"a": b"x" * 1000})).startswith("Unpacked, it is far too large")


def test_a_size_that_lies_gives_no_more_than_it_says() -> None:
    data = packed({"xl/worksheets/sheet1.xml": SHEET % ("<row/>" * 4000)})
    lying = data.replace(len(SHEET % ("<row/>" * 4000)).to_bytes(4, "little"), b"\x10\0\0\0")
    assert lying != data
    assert refused(lying).startswith("It is damaged")


def test_too_many_parts_are_refused() -> None:
    many = {f"part{number}": b"" for number in range(600)}
    assert refused(packed(many)).startswith("Unpacked, it is far too large")


def test_an_unusual_packing_is_refused() -> None:
    assert refused(packed({}, ZIP_BZIP2)).startswith("It is packed as no spreadsheet packs")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_entities_are_refused_wherever_they_are_declared(part: str) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    for text in (laughs, outside):
        assert refused(packed({part: text})).startswith("It declares entities")


def test_macros_and_links_to_other_workbooks_are_refused() -> None:
    assert refused(packed({"xl/vbaProject.bin": b"x"})).startswith("It holds macros.")
    link = {"xl/externalLinks/externalLink1.xml": "<x/>"}
    assert refused(packed(link)).startswith("It takes values from another workbook.")


def test_a_part_elsewhere_is_not_followed() -> None:
    for target in ("../../etc/passwd", "/etc/passwd", "http://a.example/", "../docProps/app.xml"):
        parts = {"xl/_rels/workbook.xml.rels": f'<R><Relationship Id="a" Target="{target}"/></R>'}
        assert refused(packed(parts)).startswith("It has none of the sheets")


def test_a_cell_in_the_last_corner_is_one_cell() -> None:
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    found = book(packed({"xl/worksheets/sheet1.xml": SHEET % corner}))
    assert found.sheets["roles"].lines == []
    assert found.faults == []


def test_more_rows_than_the_cap_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    table = b"code\n" + b"agent\n" * MOST_ROWS
    assert refused(table, "roles.csv") == "It has more than 100,000 rows. Send it in parts."


def test_deep_json_is_refused() -> None:
    assert refused(b'{"a":' * 5000 + b"1" + b"}" * 5000, "a.json").startswith("It is no JSON")


@pytest.mark.parametrize("cut", [10, 100, 1000, -1, -30])
def test_a_file_cut_off_is_refused(cut: int) -> None:
    data = written("xlsx", factories.catalogue())
    assert refused(data[:cut])


def test_xml_that_is_none_is_refused() -> None:
    for text in ("<worksheet><sheetData>", "plain", "<a>\x00</a>"):
        assert refused(packed({"xl/worksheets/sheet1.xml": text})).startswith("It is damaged")
    lost = SHEET % '<row r="2"><c r="A2" t="s"><v>9</v></c></row>'
    assert refused(packed({"xl/worksheets/sheet1.xml": lost})).startswith("It is damaged")


def made(*rows: tuple[object, ...], date: bool = False) -> bytes:
    """A workbook of the sheet of tracks."""
    file = BytesIO()
    with Workbook(file) as out:
        sheet = out.add_worksheet("tracks")
        day = out.add_format({"num_format": "d mmm yyyy"})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if date and number and place == 3:
                    sheet.write_number(number, place, 45_000, day)
                else:
                    sheet.write(number, place, cell)
    return file.getvalue()


HEAD = ("code", "order", "letter", "name", "summary")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("a b", 1, "S", "One", "Work. {ed}"), "A code must be lower-case words joined by hyphens"),
        (("one", 1.5, "S", "One", "Work. {ed}"), "B order must be a whole number"),
        (("one", "many", "S", "One", "Work. {ed}"), "B order must be a whole number"),
        (("one", 99_999, "S", "One", "Work. {ed}"), "B order must be at most 32767"),
        (("one", None, "S", "One", "Work. {ed}"), "B order must not be empty"),
        (("one", 1, "s", "One", "Work. {ed}"), "C letter must be one capital letter"),
        (
            ("one", 1, "S", "=1+1", "Work. {ed}"),
            "D name holds a formula: put its value there instead",
        ),
        (("one", 1, "S", "One", "x" * 601), "E summary is longer than 600 characters"),
        (("one", 1, "S", "a\nb", "Work. {ed}"), "D name must be one line of text, not empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_column(row: tuple[object, ...], said: str) -> None:
    [fault] = book(made(HEAD, row)).faults
    assert (fault.sheet, fault.row) == ("tracks", 2)
    assert f"{fault.letters} {fault.heading} {fault.message}" == said


def test_a_text_made_a_date_is_told() -> None:
    row = ("one", 1, "S", "1-2", "Work. {ed}")
    [fault] = book(made(HEAD, row, date=True)).faults
    assert (fault.letters, fault.message) == ("D", "was made a date: write it anew as a text")


def test_columns_may_be_moved_and_others_stand_between() -> None:
    head = ("summary", "mine", "letter", "name", "", "ORDER ", "code")
    row = ("Work. {ed}", "=1+1", "S", 2024, "", "7", "one")
    found = book(made(head, (), row, ()))
    assert found.faults == []
    assert [str(note) for note in found.notes] == [
        "tracks: the column “mine” is none of the draft’s: not read."
    ]
    [line] = found.sheets["tracks"].lines
    assert (line.number, line.values["name"], line.values["order"]) == (3, "2024", 7)


def test_rows_and_headings_that_are_there_twice_are_told() -> None:
    row = ("one", 1, "S", "One", "Work. {ed}")
    twice = book(made((*HEAD, "name"), row))
    assert [fault.message for fault in twice.faults] == ["This heading is there twice."]
    again = wishes(book(made(HEAD, row, row)), factories.catalogue())[1]
    assert [(it.row, it.message) for it in again] == [(3, "“one” is in row 2 already")]


def test_a_sheet_without_its_key_is_told() -> None:
    [fault] = book(made(HEAD[1:], (1, "S", "One", "Work. {ed}"))).faults
    assert fault.message == (
        "The first row must have the heading “code”: it says which row is which."
    )


def test_a_renamed_sheet_is_told_and_not_taken_for_left_out() -> None:
    out, file = openpyxl.load_workbook(BytesIO(written("xlsx", factories.catalogue()))), BytesIO()
    out["tracks"].title = "Lines of work"
    out.save(file)
    [fault] = book(file.getvalue()).faults
    assert fault.message == "This looks like the sheet “tracks”. Give it back that name."


def test_a_step_needs_no_code() -> None:
    found = book(b"code,origin,destination\n,agent,leader\n,,agent\n", "steps.csv")
    codes = [line.values["code"] for line in found.sheets["steps"].lines]
    assert codes == ["agent-to-leader", "any-to-agent"]


def test_a_table_with_semicolons_or_tabs_is_read_too() -> None:
    for separator in ";\t,":
        text = f"code{separator}title\r\nagent{separator}Agent\r\n"
        for data in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
            [line] = book(data, "Roles.csv").sheets["roles"].lines
            assert line.values == {"code": "agent", "title": "Agent"}
