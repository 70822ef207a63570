"""A workbook's sheets, read cell by cell.

Written here because nothing ready-made does all of it: to take a sheet with one cell in its last corner
as one cell, to see a formula as such, to read back what XML cannot hold, and to refuse entities.
"""

import posixpath
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from careers.domain.checks.finding import gettext_noop as _
from careers.domain.workbook.cells import DATE, ERROR, FORMULA, Raw
from careers.domain.workbook.escapes import unescaped
from careers.domain.workbook.grid import Beat, Grid, Row, Unreadable
from careers.domain.workbook.markup import elements, walk
from careers.domain.workbook.package import Package

BOOK = "xl/workbook.xml"

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def grids(data: bytes, beat: Beat) -> Iterator[Grid]:
    """A workbook's sheets in order, the hidden ones too. Raises `Unreadable`, some of it on the way."""
    package = Package(data, beat)
    _refuse(package)
    places = _relations(package)
    found = elements(package.chunks(BOOK))
    sheets = [about for name, about in found if name == "sheet"]
    texts = list(_texts(package)) if "xl/sharedStrings.xml" in package.names else []
    dates = _dates(package) if "xl/styles.xml" in package.names else set()
    for about in sheets:
        target = places.get(about.get("id", ""), "")
        if target.startswith("xl/worksheets/") and target in package.names:
            yield Grid(about.get("name", ""), _Cells(texts, dates).rows(package, target))


def _refuse(package: Package) -> None:
    names = {name.lower() for name in package.names}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Unreadable(_("It holds macros. Save it as .xlsx, without them."))
    if any(name.startswith("xl/externallinks/") for name in names):
        raise Unreadable(
            _(
                "It takes values from another workbook. Break those links (in Excel: Data, Edit Links), "
                "then save it again."
            )
        )
    if BOOK not in package.names or "[content_types].xml" not in names:
        raise Unreadable(_("It is no workbook: save it as .xlsx from your spreadsheet."))


def _relations(package: Package) -> dict[str, str]:
    """Where the parts of the workbook are, by the name it gives them."""
    name = "xl/_rels/workbook.xml.rels"
    if name not in package.names:
        raise Unreadable(_("It is no workbook: save it as .xlsx from your spreadsheet."))
    found = {}
    for element, about in elements(package.chunks(name)):
        if element == "Relationship":
            target = about.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.join("xl", target)
            found[about.get("Id", "")] = posixpath.normpath(path)
    return found


def _texts(package: Package) -> Iterator[str]:
    """The texts that cells share, in order: those of one in several styles in one piece."""
    ready: deque[str] = deque()
    state = {"in": False, "phonetic": False}
    parts: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si":
            parts.clear()
        elif name == "rPh":
            state["phonetic"] = True
        state["in"] = name == "t" and not state["phonetic"]

    def end(name: str) -> None:
        state["in"] = False
        if name == "si":
            ready.append(unescaped("".join(parts)))
        elif name == "rPh":
            state["phonetic"] = False

    def data(text: str) -> None:
        if state["in"]:
            parts.append(text)

    for _chunk in walk(package.chunks("xl/sharedStrings.xml"), start, end, data):
        yield from ready
        ready.clear()


def _dates(package: Package) -> set[int]:
    """The styles that show a number as a date or a time."""
    formats: dict[int, str] = {}
    styles: list[int] = []
    inside = False
    for name, about in elements(package.chunks("xl/styles.xml")):
        if name == "numFmt":
            formats[_int(about.get("numFmtId"))] = about.get("formatCode", "")
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            styles.append(_int(about.get("numFmtId")))
    return {place for place, number in enumerate(styles) if _is_date(number, formats)}


def _is_date(number: int, formats: dict[int, str]) -> bool:
    if number in formats:
        return bool(_DATE.search(_QUOTED.sub("", formats[number].split(";")[0])))
    return number in _BUILT_IN_DATES


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def column_of(letters: str) -> int:
    """A column's place from 0: A is 0, AA is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def letters_of(place: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class _Cells:
    """One sheet's cells, gathered as its XML goes by."""

    def __init__(self, texts: list[str], dates: set[int]) -> None:
        self.texts, self.dates = texts, dates
        self.ready: deque[Row] = deque()
        self.row, self.column = 0, -1
        self.cells: dict[int, Raw] = {}
        self.about: dict[str, str] = {}
        self.formula = self.phonetic = False
        self.reading = ""
        self.parts: list[str] = []

    def rows(self, package: Package, name: str) -> Iterator[Row]:
        for _chunk in walk(package.chunks(name), self.start, self.end, self.data):
            while self.ready:
                yield self.ready.popleft()

    def start(self, name: str, about: dict[str, str]) -> None:
        if name == "c":
            self.about, self.formula, self.parts = about, False, []
            at = _REFERENCE.fullmatch(about.get("r", ""))
            self.column = column_of(at[1]) if at else self.column + 1
        elif name in ("v", "t", "f"):
            self.reading = "" if self.phonetic else name
            self.formula = self.formula or name == "f"
        elif name == "row":
            self.row = _int(about.get("r")) or self.row + 1
            self.cells, self.column = {}, -1
        elif name == "rPh":
            self.phonetic = True

    def data(self, text: str) -> None:
        if self.reading in ("v", "t"):
            self.parts.append(text)

    def end(self, name: str) -> None:
        if name in ("v", "t", "f"):
            self.reading = ""
        elif name == "rPh":
            self.phonetic = False
        elif name == "c":
            value = self._value("".join(self.parts))
            if value is not None and value != "":
                self.cells[self.column] = value
        elif name == "row" and self.cells:
            self.ready.append((self.row, self.cells))

    def _value(self, text: str) -> Raw:
        kind = self.about.get("t", "n")
        if self.formula:
            return FORMULA
        if kind in ("inlineStr", "str"):
            return unescaped(text)
        if not text:
            return None
        found: dict[str, Any] = {"b": text == "1", "e": ERROR, "d": DATE}
        if kind in found:
            raw: Raw = found[kind]
            return raw
        try:
            if kind == "s":
                return self.texts[int(text)]
            number = float(text)
        except (ValueError, IndexError) as error:
            raise Unreadable(_("It is damaged: a cell’s value cannot be read.")) from error
        return DATE if _int(self.about.get("s")) in self.dates else number
