"""A catalogue as a workbook: a sheet per noun, what may be chosen, and what was written, hidden.

No cell holds a formula: every one is a text or a number. A sheet is written row by row and kept in a
file on the way, so a large catalogue takes no more memory than a small one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.progress import tell
from careers.domain.workbook.escapes import escaped
from careers.domain.workbook.layout import SHEETS, Column, Sheet, Words
from careers.domain.workbook.tables import LONGEST, Heading, Table, Walk, members, table

HIDDEN = "_exported"
"""The sheet that says what the workbook held when it was written, for us alone."""

SPARE = 2_000
"""Rows below the last that have drop-downs too, for new ones."""

FEW = 8
"""So many numbers are offered in a drop-down."""

TALL = 60  # points: four lines
PROMPT, MESSAGE = 32, 255
"""As many characters as a spreadsheet shows beside a cell: of a title, of what is under it."""


@dataclass(frozen=True)
class Leaf:
    """The sheet people read first: its title, and headed paragraphs; and the title of the sheet of
    what may be chosen."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    lists: str


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose texts are written as ours are read."""

    @staticmethod
    def _escape_control_characters(data: Any) -> Any:
        return escaped(data) if isinstance(data, str) else data


def write(file: IO[bytes], catalogue: Catalogue, words: Words, leaf: Leaf, about: str) -> None:
    """The workbook, into a file. `about` says, in one line for us, what it was made of."""
    walk = Walk(catalogue)
    with Workbook(file, {"constant_memory": True}) as book:
        dress = _Dress(book)
        _read_me(book, dress, leaf)
        lists = _Lists(catalogue, words, leaf.lists)
        for sheet in SHEETS:
            _table(book, dress, table(catalogue, sheet), words, lists, walk)
        lists.write(book, dress)
        _hidden(book, catalogue, about)
        tell("packing")


class _Dress:
    """What cells look like."""

    def __init__(self, book: Workbook) -> None:
        text = {"num_format": "@", "valign": "top", "text_wrap": True}
        self.text = book.add_format(text)
        self.number = book.add_format({"valign": "top", "num_format": "0"})
        self.helper = book.add_format(text | {"italic": True, "font_color": "#6b6459"})
        heading = {"bold": True, "valign": "top", "text_wrap": True, "bottom": 1}
        self.heading = book.add_format(heading | {"bg_color": "#efe6d2"})
        self.aside = book.add_format(heading | {"italic": True, "font_color": "#6b6459"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})


def _add(book: Workbook, title: str) -> Any:
    return book.add_worksheet(title, worksheet_class=_Sheet)


def _read_me(book: Workbook, dress: _Dress, leaf: Leaf) -> None:
    sheet = _add(book, leaf.title)
    sheet.set_column(0, 0, 100, dress.wrapped)
    sheet.hide_gridlines(2)
    row = 0
    for heading, paragraphs in leaf.parts:
        sheet.write_string(row, 0, heading, dress.heading if row else dress.title)
        for paragraph in paragraphs:
            row += 1
            sheet.write_string(row, 0, paragraph, dress.wrapped)
        row += 2


def _table(
    book: Workbook, dress: _Dress, it: Table, words: Words, lists: "_Lists", walk: Walk
) -> None:
    sheet = _add(book, words.sheets[it.sheet.name])
    last = max(1, len(it.rows))
    for index, heading in enumerate(it.headings):
        sheet.set_column(index, index, _width(heading), _format(dress, heading))
        _help(sheet, index, last + SPARE, it.sheet, heading, words, lists)
    sheet.freeze_panes(1, _frozen(it))
    sheet.autofilter(0, 0, last, len(it.headings) - 1)
    sheet.ignore_errors(
        {"number_stored_as_text": f"A1:{xl_col_to_name(len(it.headings))}{last + 1}"}
    )
    for index, heading in enumerate(it.headings):
        form = dress.aside if heading.helper else dress.heading
        sheet.write_string(0, index, heading.words(it.sheet.name, words), form)
    tall = any(heading.column.lines for heading in it.headings)
    forms = [_format(dress, heading) for heading in it.headings]
    for number, row in enumerate(walk.through(it.rows), start=1):
        if tall:
            sheet.set_row(number, TALL)
        _row(sheet, number, row, forms)


def _row(sheet: Any, number: int, row: Sequence[str | int], forms: Sequence[Any]) -> None:
    for index, (cell, form) in enumerate(zip(row, forms, strict=True)):
        if isinstance(cell, int):
            sheet.write_number(number, index, cell, form)
        elif cell:
            sheet.write_string(number, index, cell, form)


def _width(heading: Heading) -> int:
    """A column's width, in characters."""
    column = heading.column
    if heading.helper or column.names or column.name in ("code", "formerly"):
        return 26
    if column.shape != "text":
        return 11
    if column.choices:
        return 16
    return 60 if column.lines or (column.longest or 0) >= 600 else 36


def _format(dress: _Dress, heading: Heading) -> Any:
    if heading.helper:
        return dress.helper
    return dress.number if heading.column.shape == "number" else dress.text


def _frozen(it: Table) -> int:
    """How many columns stay in sight: up to what a thing is called."""
    names = [heading.column.name for heading in it.headings[:4]]
    for name in ("title", "name"):
        if name in names and not it.sheet.field:
            return names.index(name) + 1
    return 1


def _help(
    sheet: Any, index: int, last: int, of: Sheet, heading: Heading, words: Words, lists: "_Lists"
) -> None:
    """What a column's heading and cells say when one stands on them, and what they offer."""
    column = heading.column
    key = of.name, column.name
    if heading.helper or heading.part:
        return
    if said := words.helps.get(key):
        title = words.columns[key][:PROMPT]
        note = {"validate": "any", "input_title": title, "input_message": said[:MESSAGE]}
        sheet.data_validation(0, index, 0, index, note)
    if offer := lists.offer(of, column):
        sheet.data_validation(1, index, last, index, offer)


class _Lists:
    """The sheet of what may be chosen: values side by side with what they mean."""

    def __init__(self, catalogue: Catalogue, words: Words, title: str) -> None:
        self.words, self.title = words, title
        self.columns: list[tuple[str, list[tuple[str | int, str]]]] = []
        self.place: dict[Any, int] = {}
        for sheet in SHEETS:
            for column in sheet.columns:
                self._add(catalogue, sheet, column)

    def _add(self, catalogue: Catalogue, sheet: Sheet, column: Column) -> None:
        if column.names and column.names not in self.place:
            found = [(it.code, name_of(it)[:LONGEST]) for it in members(catalogue, column.names)]
            self._put(column.names, self.words.columns[sheet.name, column.name], found)
        elif meant := self._meant(sheet, column):
            heading = (
                f"{self.words.sheets[sheet.name]}: {self.words.columns[sheet.name, column.name]}"
            )
            self._put((sheet.name, column.name), heading, list(meant.items()))

    def _put(self, key: Any, heading: str, found: list[Any]) -> None:
        self.place[key] = 2 * len(self.columns)
        self.columns.append((heading, found))

    def _meant(self, sheet: Sheet, column: Column) -> dict[Any, str]:
        """The values to choose from, with their meaning; none for a free column."""
        said = self.words.meanings.get((sheet.name, column.name), {})
        if column.choices:
            return {it: said.get(it, "") for it in column.choices if it}
        if column.shape == "number" and column.least is not None and column.most is not None:
            found = range(column.least, column.most + 1)
            return {it: said.get(it, "") for it in found} if len(found) <= FEW else {}
        return {}

    def offer(self, sheet: Sheet, column: Column) -> dict[str, Any]:
        """A drop-down for a column's cells; nothing for a free one, or one of several values."""
        key: Any = column.names or (sheet.name, column.name)
        if column.shape == "truth":
            return {"validate": "list", "source": ["yes", "no"]}
        if key not in self.place or column.many:
            return {}
        place = self.place[key]
        rows = len(self.columns[place // 2][1])
        if not rows:
            return {}
        # A code that is new in this very workbook is not on the list: it may be typed all the same.
        stern = "warning" if column.names else "stop"
        source = f"='{self.title}'!{xl_range_abs(1, place, rows, place)}"
        return {"validate": "list", "source": source, "error_type": stern}

    def write(self, book: Workbook, dress: _Dress) -> None:
        sheet = _add(book, self.title)
        sheet.freeze_panes(1, 0)
        for index, (heading, _found) in enumerate(self.columns):
            sheet.set_column(2 * index, 2 * index, 24, dress.text)
            sheet.set_column(2 * index + 1, 2 * index + 1, 32, dress.helper)
            sheet.write_string(0, 2 * index, heading, dress.heading)
        for row in range(max(len(found) for _heading, found in self.columns)):
            for index, (_heading, found) in enumerate(self.columns):
                if row < len(found):
                    forms = (dress.text, dress.helper)
                    cells: list[str | int] = ["", "", *found[row]]
                    _pair(sheet, row + 1, 2 * index, cells[2:], forms)


def _pair(sheet: Any, row: int, index: int, cells: Sequence[str | int], forms: Any) -> None:
    for place, (cell, form) in enumerate(zip(cells, forms, strict=True)):
        if isinstance(cell, int):
            sheet.write_number(row, index + place, cell, form)
        elif cell:
            sheet.write_string(row, index + place, cell, form)


def _hidden(book: Workbook, catalogue: Catalogue, about: str) -> None:
    sheet = _add(book, HIDDEN)
    sheet.very_hidden()
    text = document.write(catalogue)
    parts = [("document", text[at : at + LONGEST]) for at in range(0, len(text), LONGEST)]
    for number, row in enumerate([("about", about), *parts]):
        for index, cell in enumerate(row):
            sheet.write_string(number, index, cell)
