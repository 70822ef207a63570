"""What is exported and read back is what it was, whatever it says."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.open_data import TABLES
from careers.domain.workbook import bundle, comma, opening, xlsx
from careers.domain.workbook.escapes import escaped, unescaped
from careers.domain.workbook.layout import SHEETS, Words
from careers.domain.workbook.merging import applied, deeds
from careers.domain.workbook.reading import read
from careers.domain.workbook.wishes import wishes
from tests import factories
from tests.domain.workbook.hostile import LINES, catalogues

LEAF = xlsx.Leaf("Read me", (("The draft", ("How it works", "=1+1")),), "Allowed values")
WORDS = Words.plain()
EMPTY = Catalogue.of(things.Site(name="Nothing", strapline="yet", contact="nobody"), {})


def written(ending: str, catalogue: Catalogue) -> bytes:
    file = BytesIO()
    if ending == "xlsx":
        xlsx.write(file, catalogue, WORDS, LEAF, "the draft")
    elif ending == "zip":
        bundle.write_zip(file, catalogue, "the draft", "Read me")
    else:
        bundle.write_json(file, catalogue, "the draft")
    return file.getvalue()


def by_its_cells(name: str, data: bytes) -> Catalogue:
    """What the cells alone say: as if what was exported had been next to nothing."""
    book = read(opening.grids(name, data), WORDS)
    book.exported = EMPTY
    wanted, faults = wishes(book, EMPTY)
    named = [fault for fault in faults if not fault.message.startswith("There is no ")]
    assert named == []
    return applied(EMPTY, deeds(EMPTY, wanted.wishes), set())[0]


@pytest.mark.parametrize("ending", ["xlsx", "zip", "json"])
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(catalogue=catalogues())
def test_any_catalogue_there_and_back_is_the_same(ending: str, catalogue: Catalogue) -> None:
    data = written(ending, catalogue)
    assert by_its_cells(f"draft.{ending}", data) == catalogue
    book = read(opening.grids(f"draft.{ending}", data), WORDS)
    assert book.exported == catalogue
    assert wishes(book, EMPTY)[0].wishes == ()


@pytest.mark.parametrize("ending", ["xlsx", "zip", "json"])
def test_our_own_catalogue_there_and_back_wishes_for_nothing(
    ending: str, catalogue: Catalogue
) -> None:
    data = written(ending, catalogue)
    assert by_its_cells(f"draft.{ending}", data) == catalogue
    book = read(opening.grids(f"draft.{ending}", data), WORDS)
    wanted, faults = wishes(book, catalogue)
    assert (wanted.wishes, faults, wanted.notes, wanted.says) == ((), [], _leaves(ending), True)


def _leaves(ending: str) -> tuple[str, ...]:
    """Plain words know no sheets for people."""
    titles = (LEAF.title, LEAF.lists) if ending == "xlsx" else ()
    return tuple(f"The sheet “{it}” is none of the draft’s: not read." for it in titles)


@given(st.text() | LINES)
def test_what_xml_cannot_hold_is_escaped_and_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(st.lists(st.lists(st.text() | LINES, min_size=2, max_size=2), max_size=5))
def test_a_csv_cell_there_and_back_is_the_same(rows: list[list[str]]) -> None:
    text = comma.written(["a", "b"], rows)
    found = list(comma.grid("roles", text.encode("utf-8", "surrogatepass")).rows)[1:]
    assert [[row.get(0, ""), row.get(1, "")] for _number, row in found] == rows


@given(LINES)
def test_no_csv_cell_is_run(text: str) -> None:
    held = comma.held(text)
    assert not held.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_text_longer_than_a_cell_goes_on_in_the_next(catalogue: Catalogue) -> None:
    long = tuple(f"{number} " + "x" * 590 + " {ed}" for number in range(120))
    role = factories.role(duties=long)
    small = factories.catalogue(roles=[role, factories.role("leader", level="lead")])
    data = written("xlsx", small)
    sheet = openpyxl.load_workbook(BytesIO(data))["roles"]
    headings = [cell.value for cell in sheet[1] if str(cell.value).startswith("duties")]
    assert headings == ["duties", "duties (2)", "duties (3)", "duties (4)", "duties (5)"]
    assert by_its_cells("draft.xlsx", data) == small


def test_no_cell_is_a_formula_and_none_a_link() -> None:
    nasty = factories.role(title="=HYPERLINK(A1)", also_called=("=1+1", "http://a.example/", "@x"))
    data = written(
        "xlsx", factories.catalogue(roles=[nasty, factories.role("leader", level="lead")])
    )
    with ZipFile(BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        texts = [package.read(name) for name in sheets if name.endswith(".xml")]
        assert not any("externalLink" in name for name in package.namelist())
    assert len(texts) == len(SHEETS) + 3
    assert not any(b"<f>" in text or b"<f " in text or b"hyperlink" in text for text in texts)


def test_the_same_draft_makes_the_same_bundle() -> None:
    small = factories.catalogue()
    assert written("zip", small) == written("zip", small)


def test_every_field_of_every_type_has_a_column_or_a_sheet() -> None:
    types: dict[str, Any] = {"site": things.Site} | {kind.name: kind.type for kind in KINDS}
    for kind, type_ in types.items():
        own = next(it for it in SHEETS if it.kind == kind and not it.field)
        columns = {column.name for column in own.columns}
        sheets = {it.field: it.type for it in SHEETS if it.kind == kind and it.field}
        assert columns | set(sheets) == set(type_.__struct_fields__), kind
        for sheet in (it for it in SHEETS if it.kind == kind and it.field):
            assert {it.name for it in sheet.own} == set(sheet.type.__struct_fields__), sheet.name


def test_sheets_are_called_as_the_tables_of_the_open_data() -> None:
    assert set(TABLES) - {sheet.name for sheet in SHEETS} == set()
