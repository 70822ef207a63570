"""A workbook's sheets, cell by cell, as spreadsheets of every make write them."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from careers.domain.workbook.cells import DATE, ERROR, FORMULA
from careers.domain.workbook.excel import column_of, grids, letters_of
from careers.domain.workbook.grid import Grid, Row, Unreadable, silent

BOOK = '<workbook xmlns:r="r"><sheets>%s</sheets></workbook>'
LINKS = "<R>%s</R>"
PARTS = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": BOOK % '<sheet name="roles" r:id="a"/>',
    "xl/_rels/workbook.xml.rels": LINKS % '<Relationship Id="a" Target="worksheets/sheet1.xml"/>',
    "xl/worksheets/sheet1.xml": "<worksheet/>",
}


def opened(also: dict[str, str], without: str = "") -> Iterator[Grid]:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, text in (PARTS | also).items():
            if name != without:
                package.writestr(name, text)
    return grids(file.getvalue(), silent)


def rows(data: str, **also: str) -> list[Row]:
    """The rows of a sheet with these contents; `styles` and `sharedStrings` may stand beside it."""
    sheet = f"<worksheet>\n<sheetData>\n{data}\n</sheetData>\n</worksheet>"
    others = {f"xl/{name}.xml": text for name, text in also.items()}
    [found] = opened({"xl/worksheets/sheet1.xml": sheet} | others)
    return list(found.rows)


def cells(data: str, **also: str) -> dict[int, Any]:
    """The cells of one row."""
    [(_number, found)] = rows(f"<row>{data}</row>", **also)
    return found


def refused(also: dict[str, str], without: str = "") -> str:
    with pytest.raises(Unreadable) as why:
        list(opened(also, without))
    return str(why.value)


# Parts -------------------------------------------------------------------------------------------


def test_sheets_come_in_their_order_the_hidden_ones_too() -> None:
    sheets = (
        '<sheet name="b" r:id="2"/><sheet name="a" r:id="1" state="veryHidden"/><sheet r:id="3"/>'
    )
    links = "".join(
        f'<Relationship Id="{number}" Target="{target}"/><Other Id="{number}" Target="x"/>'
        for number, target in (
            (1, "/xl/worksheets/sheet1.xml"),
            (2, "worksheets/./sheet2.xml"),
            (3, "../xl/worksheets/sheet3.xml"),
        )
    )
    found = opened(
        {
            "xl/workbook.xml": BOOK % sheets,
            "xl/_rels/workbook.xml.rels": LINKS % links,
            "xl/worksheets/sheet1.xml": '<a><row r="7"><c><v>1</v></c></row></a>',
            "xl/worksheets/sheet2.xml": "<a/>",
            "xl/worksheets/sheet3.xml": "<a/>",
        }
    )
    assert [(it.title, list(it.rows)) for it in found] == [
        ("b", []),
        ("a", [(7, {0: 1.0})]),
        ("", []),
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<Relationship Id="b" Target="worksheets/sheet1.xml"/>',
        '<Relationship Id="a" Target="worksheets/sheet2.xml"/>',
        '<Relationship Id="a" Target="chartsheets/sheet1.xml"/>',
        '<Relationship Id="a"/>',
    ],
)
def test_a_sheet_that_is_not_there_is_passed_over(link: str) -> None:
    also = {"xl/_rels/workbook.xml.rels": LINKS % link, "xl/chartsheets/sheet1.xml": "<a/>"}
    assert list(opened(also)) == []


def test_what_is_no_workbook_is_refused() -> None:
    said = "It is no workbook: save it as .xlsx from your spreadsheet."
    for name in PARTS:
        if name != "xl/worksheets/sheet1.xml":
            assert refused({}, name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("xl/vbaProject.bin", "It holds macros. Save it as .xlsx, without them."),
        ("xl/macroSheets/sheet1.xml", "It holds macros. Save it as .xlsx, without them."),
        (
            "xl/externalLinks/externalLink1.xml",
            "It takes values from another workbook. Break those links (in Excel: Data, Edit Links), "
            "then save it again.",
        ),
    ],
)
def test_what_could_do_something_is_refused(name: str, said: str) -> None:
    assert refused({name: "x"}) == said


# Cells -------------------------------------------------------------------------------------------


def test_cells_say_where_they_are_or_follow_the_one_before() -> None:
    data = """
    <row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c><c r="AA3"><v>3</v></c><c><v>4</v></c></row>
    <row><c><v>5</v></c></row>
    <row r="9"/><row r="0"><c r="b2"><v>6</v></c><c r="ABCD1"><v>7</v></c></row>
    """
    assert rows(data) == [
        (3, {1: 1.0, 2: 2.0, 26: 3.0, 27: 4.0}),
        (4, {0: 5.0}),
        (10, {0: 6.0, 1: 7.0}),
    ]
    assert rows("<row><c><v>1</v></c></row>") == [(1, {0: 1.0})]
    assert rows('<row r="1234567890"><c><v>1</v></c></row>') == [(1, {0: 1.0})]
    assert rows('<row r="123456789"><c><v>1</v></c></row>') == [(123456789, {0: 1.0})]


def test_a_cell_holds_a_value_of_one_of_these_kinds() -> None:
    data = """
    <c t="n"><v>1.5</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>
    <c t="d"><v>2026-01-01</v></c><c t="str"><v>a_x000B_</v></c>
    <c t="inlineStr"><is><r><t>b</t></r> <r><t>_x0041_c</t></r><rPh><t>phonetic</t></rPh><r><t>d</t></r></is></c>
    <c t="s"><v>1</v></c>
    """
    shared = "<sst><si><t>none</t></si><si><t>shared</t></si></sst>"
    assert cells(data, sharedStrings=shared) == {
        0: 1.5,
        1: True,
        2: False,
        3: ERROR,
        4: DATE,
        5: "a\x0b",
        6: "bAcd",
        7: "shared",
    }


def test_an_empty_cell_is_none() -> None:
    data = '<c/><c><v></v></c><c t="b"/><c t="inlineStr"><is><t></t></is></c><c t="str"/><c><v>1</v></c>'
    assert cells(data) == {5: 1.0}
    assert rows("<row><c/></row><row/>") == []


def test_a_formula_is_seen_whatever_it_came_to() -> None:
    data = '<c><f>1+1</f><v>2</v></c><c><v>2</v><f/></c><c t="str"><f>A1</f></c><c><v>2</v></c>'
    assert cells(data) == {0: FORMULA, 1: FORMULA, 2: FORMULA, 3: 2.0}


def test_a_value_that_cannot_be_read_is_refused() -> None:
    for cell in ("<c><v>many</v></c>", '<c t="s"><v>1</v></c>', '<c t="s"><v>a</v></c>'):
        with pytest.raises(Unreadable) as why:
            cells(cell, sharedStrings="<sst><si><t>one</t></si></sst>")
        assert str(why.value) == "It is damaged: a cell’s value cannot be read."


def test_shared_texts_are_joined_and_their_readings_left_out() -> None:
    shared = """<sst>
    <si><r><rPr/><t>on</t></r> <r><t>e</t></r></si>
    <si><t>two</t><rPh><t>phonetic</t></rPh><phoneticPr/></si>
    <si/>
    <si><t>_x0041_</t></si>
    <si><rPh/><t>four</t></si>
    </sst>"""
    data = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(5))
    assert cells(data, sharedStrings=shared) == {0: "one", 1: "two", 3: "A", 4: "four"}


def test_columns_are_counted_as_spreadsheets_do() -> None:
    assert [letters_of(place) for place in (0, 25, 26, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert all(column_of(letters_of(place)) == place for place in range(20_000))


# Dates -------------------------------------------------------------------------------------------


def styles(*numbers: int | str, formats: dict[int, str] | None = None) -> str:
    """The styles of cells that show a number in these formats."""
    own = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
        for number, code in (formats or {}).items()
    )
    found = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    return (
        f'<s><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="14"/><xf numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs>{found}</cellXfs><dxfs><xf numFmtId="14"/></dxfs></s>'
    )


def dates(count: int, text: str) -> list[int]:
    """Which of so many styles show a date."""
    data = "".join(f'<c s="{number}"><v>45000</v></c>' for number in range(count))
    return [place for place, cell in cells(data, styles=text).items() if cell is DATE]


def test_a_number_is_a_date_where_a_spreadsheet_shows_it_as_one() -> None:
    found = dates(60, styles(*range(60)))
    assert found == [*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)]
    assert dates(4, styles(0, "x", 14)) == [2]


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("d mmm", True),
        ("YYYY", True),
        ("h:mm", True),
        ("[$-409]d", True),
        ("0.00", False),
        ("0;d", False),
        ("d;0", True),
        ("&quot;days&quot; 0", False),
        ("\\d0", False),
        ("[Red]0", False),
        ("_d0", False),
    ],
)
def test_a_format_of_its_own_is_read_for_a_date(code: str, is_date: bool) -> None:
    assert dates(2, styles(0, 164, formats={164: code})) == ([1] if is_date else [])
    assert dates(1, styles(14, formats={14: "0"})) == []


def test_a_cell_without_a_style_has_the_first() -> None:
    assert cells("<c><v>1</v></c>", styles=styles(14, 0)) == {0: DATE}
    assert cells('<c s="1"><v>1</v></c><c s="9"><v>1</v></c>', styles=styles(14, 0)) == {
        0: 1.0,
        1: 1.0,
    }
    assert cells('<c s="0" t="str"><v>1</v></c>', styles=styles(14)) == {0: "1"}
