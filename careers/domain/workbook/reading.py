"""The sheets of a file as typed values, with everything that is amiss and where."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import gettext_noop as _
from careers.domain.telling import Telling
from careers.domain.workbook import cells
from careers.domain.workbook.cells import Amiss, Raw
from careers.domain.workbook.excel import letters_of
from careers.domain.workbook.grid import Grid, Row, Unreadable
from careers.domain.workbook.layout import POSITION, SHEETS, Column, Sheet, Words
from careers.domain.workbook.xlsx import HIDDEN


@dataclass(frozen=True)
class Fault:
    """What is wrong, in words, and where: the sheet as it is titled, the row's number (0: the whole
    sheet), the column's letters and its heading (empty: the whole row)."""

    sheet: str
    row: int
    letters: str
    heading: str
    telling: Telling

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return str(self.telling)


@dataclass(frozen=True)
class Line:
    """A row as it was understood: its number and its values by column. A value that could not be
    understood is not there."""

    number: int
    values: dict[str, Any]


@dataclass
class Understood:
    """A sheet as it was understood: the columns it has, with their letters and headings, and rows."""

    sheet: Sheet
    title: str
    columns: dict[str, tuple[str, str]]
    lines: list[Line] = field(default_factory=list)

    def fault(self, line: int, column: str, telling: Telling) -> Fault:
        letters, heading = self.columns.get(column, ("", column))
        return Fault(self.title, line, letters, heading, telling)


@dataclass
class Book:
    """A file as it was understood. `exported` is what it held when it was written, if it says so;
    `about` what that was; `notes` are about what was passed over."""

    sheets: dict[str, Understood] = field(default_factory=dict)
    exported: Catalogue | None = None
    about: str = ""
    faults: list[Fault] = field(default_factory=list)
    notes: list[Telling] = field(default_factory=list)


MOST_NOTES = 30

CHANGED = _(
    "The hidden sheet that says what was exported was changed, so this is compared with the draft as "
    "it is now."
)


def read(grids: Iterable[Grid], words: Words) -> Book:
    """What a file says. Raises `Unreadable` where nothing in it can be made sense of."""
    book, kept = Book(), _Kept()
    strange: list[tuple[str, dict[int, Raw]]] = []
    for grid in grids:
        if grid.title == HIDDEN:
            kept.take(grid)
        elif sheet := _named(grid.title, words):
            _understand(book, sheet, grid, words)
        elif grid.title not in words.leaves:
            strange.append((grid.title, next((row for _, row in grid.rows if row), {})))
    kept.tell(book)
    _stray(book, strange, words)
    if not book.sheets and not book.faults:
        raise Unreadable(_("It has none of the sheets that a draft has. Begin with an export."))
    return book


class _Kept:
    """The hidden sheet: what was written."""

    def __init__(self) -> None:
        self.about = ""
        self.parts: list[str] = []

    def take(self, grid: Grid) -> None:
        for _number, row in grid.rows:
            key, value = row.get(0), row.get(1)
            if key == "document":
                self.parts.append(str(value))
            elif key == "about":
                self.about = str(value)[:400]

    def tell(self, book: Book) -> None:
        book.about = self.about
        if self.parts:
            try:
                book.exported = document.read("".join(self.parts))
            except (msgspec.DecodeError, RecursionError):
                book.notes.append(Telling(CHANGED))


def _plain(text: Any) -> str:
    return " ".join(str(text).split()).casefold()


def _named(title: str, words: Words) -> Sheet | None:
    """The sheet of that title: as people read it, or by our name for it."""
    wanted = _plain(title)
    for sheet in SHEETS:
        if wanted in (_plain(words.sheets[sheet.name]), sheet.name):
            return sheet
    return None


def _stray(book: Book, strange: list[tuple[str, dict[int, Raw]]], words: Words) -> None:
    """Say what became of sheets that are none of ours. One that looks like a missing one of ours was
    renamed: that is a fault, as it would pass for left out."""
    for title, header in strange:
        said = {_plain(cell) for cell in header.values()}
        for sheet in SHEETS:
            known = {_plain(words.columns[sheet.name, it.name]) for it in sheet.columns}
            if sheet.name not in book.sheets and len(sheet.columns) > 2 and known <= said:
                name = words.sheets[sheet.name]
                message = Telling(
                    _("This looks like the sheet “%(name)s”. Give it back that name."), name=name
                )
                book.faults.append(Fault(title, 0, "", "", message))
                break
        else:
            if header and len(book.notes) < MOST_NOTES:
                message = Telling(
                    _("The sheet “%(name)s” is none of the draft’s: not read."), name=title[:60]
                )
                book.notes.append(message)


def _understand(book: Book, sheet: Sheet, grid: Grid, words: Words) -> None:
    rows = iter(grid.rows)
    header = next((row for row in rows if row[1]), (0, {}))
    if sheet.name in book.sheets:
        book.faults.append(Fault(grid.title, 0, "", "", Telling(_("This sheet is there twice."))))
    heads = _Heads(sheet, grid.title, header, words)
    book.faults += heads.faults
    book.notes += heads.notes[: max(0, MOST_NOTES - len(book.notes))]
    understood = Understood(sheet, grid.title, heads.named)
    book.sheets[sheet.name] = understood
    meant = {
        name: {_plain(said): value for value, said in words.meanings[sheet.name, name].items()}
        for name in heads.named
        if (sheet.name, name) in words.meanings
    }
    for number, row in rows:
        if line := _line(book, understood, heads, number, row, meant):
            understood.lines.append(line)


_PART = re.compile(r"(.*?) ?\((\d{1,3})\)")


class _Heads:
    """The headings of a sheet: which cell of a row belongs to which column. A long text goes on in
    further columns, numbered from 2."""

    def __init__(self, sheet: Sheet, title: str, header: Row, words: Words) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Telling] = []
        self.parts: dict[str, dict[int, int]] = {}
        self.named: dict[str, tuple[str, str]] = {}
        self.title, self.number = title, header[0]
        known = {column.name: column.name for column in sheet.columns}
        known |= {_plain(words.columns[sheet.name, it]): it for it in list(known.values())}
        helpers = {_plain(words.name_of(sheet.name, it.name)) for it in sheet.columns if it.names}
        helpers |= {f"{it.name} ({Words.plain().named})" for it in sheet.columns if it.names}
        for place, cell in sorted(header[1].items()):
            said = "".join(it for it in cells.as_text(cell) if it.isprintable() or it == "\n")
            heading = " ".join(said.split())
            if _plain(heading) not in helpers:
                self._place(known, place, heading)
        missing = [it for it in sheet.key if it not in self.named and it != POSITION]
        self.places = {
            name: tuple(place for _part, place in sorted(self.parts[name].items()))
            for name in self.named
        }
        self.columns = {name: sheet.column(name) for name in self.named}
        for name in missing:
            said = words.columns[sheet.name, name]
            message = Telling(
                _("The first row must have the heading “%(said)s”: it says which row is which."),
                said=said,
            )
            self.faults.append(Fault(title, self.number, "", "", message))

    def _place(self, known: dict[str, str], place: int, heading: str) -> None:
        name, part = known.get(_plain(heading)), 1
        if name is None and (numbered := _PART.fullmatch(heading)):
            name, part = known.get(_plain(numbered[1])), int(numbered[2])
        if name is None:
            words = _("%(sheet)s: the column “%(name)s” is none of the draft’s: not read.")
            self.notes.append(Telling(words, sheet=self.title, name=heading[:60]))
        elif part in self.parts.setdefault(name, {}):
            message = Telling(_("This heading is there twice."))
            self.faults.append(Fault(self.title, self.number, letters_of(place), heading, message))
        else:
            self.parts[name][part] = place
            if part == 1:
                self.named[name] = letters_of(place), heading

    def cells(self, row: dict[int, Raw]) -> Iterator[tuple[str, Raw]]:
        """The cells of a row by the column each belongs to."""
        for name, places in self.places.items():
            if len(places) == 1:
                yield name, row.get(places[0])
            else:
                found = [row[place] for place in places if place in row]
                odd = next((it for it in found if isinstance(it, cells.Odd)), None)
                yield name, odd or "".join(cells.as_text(it) for it in found)


def _line(
    book: Book,
    it: Understood,
    heads: _Heads,
    number: int,
    row: dict[int, Raw],
    meant: dict[str, dict[str, Any]],
) -> Line | None:
    """A row's values; None for one that is empty in all the columns that are read."""
    raws = dict(heads.cells(row))
    if all(raw is None or raw == "" for raw in raws.values()):
        return None
    values = {}
    for name, raw in raws.items():
        column = heads.columns[name]
        said = meant.get(name, {}).get(_plain(raw), raw) if isinstance(raw, str) else raw
        try:
            values[name] = cells.value(column, _code(it.sheet, column, said, raws))
        except Amiss as amiss:
            book.faults.append(it.fault(number, name, amiss.telling))
    return Line(number, values)


def _code(sheet: Sheet, column: Column, raw: Raw, raws: dict[str, Raw]) -> Raw:
    """A new step needs no code: it is what it leads from and to."""
    if sheet.kind != "step" or column.name != "code" or raw:
        return raw
    origin, destination = raws.get("origin") or "any", raws.get("destination")
    return f"{origin}-to-{destination}" if destination else raw


def twice(it: Understood) -> Iterator[Fault]:
    """Rows that say they are the same thing."""
    key = it.sheet.key
    if not key or POSITION in key or it.sheet.field == "codes":
        return
    named = [(line, tuple(line.values.get(name) for name in key)) for line in it.lines]
    counts = Counter(found for _line, found in named)
    first: dict[tuple[Any, ...], int] = {}
    for line, found in named:
        if None not in found and counts[found] > 1:
            if found in first:
                said = " · ".join(map(str, found))
                words = _("“%(said)s” is in row %(row)d already")
                yield it.fault(line.number, key[-1], Telling(words, said=said, row=first[found]))
            else:
                first[found] = line.number
