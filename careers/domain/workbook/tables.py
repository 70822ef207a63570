"""A catalogue as the rows of its sheets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.kinds import BY_NAME as KIND
from careers.domain.progress import tell
from careers.domain.workbook.layout import POSITION, SHEETS, SITE, Column, Sheet, Words

Cell = str | int
Row = TypeVar("Row")

OFTEN = 200
"""After so many rows a word is said."""

LONGEST = 16_000
"""As many characters go into one cell: a spreadsheet takes 32,767 and counts some of them twice. What
is longer goes on in further columns."""


@dataclass(frozen=True)
class Heading:
    """A column of a written table: the column it is of, which part of its text (from 0), and whether
    it only repeats the names behind the codes."""

    column: Column
    part: int = 0
    helper: bool = False

    def words(self, sheet: str, words: Words) -> str:
        """What stands above it."""
        if self.helper:
            return words.name_of(sheet, self.column.name)
        said = words.columns[sheet, self.column.name]
        return f"{said} ({self.part + 1})" if self.part else said


@dataclass(frozen=True)
class Table:
    """A sheet's headings and rows."""

    sheet: Sheet
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Walk:
    """A walk through all rows of a catalogue's sheets, which tells how far it is."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.done, self.total = 0, sum(_count(catalogue, sheet) for sheet in SHEETS)

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of one sheet. Stops where nobody wants them any more."""
        for row in rows:
            if self.done % OFTEN == 0:
                tell("writing", self.done, self.total)
            self.done += 1
            yield row


def _count(catalogue: Catalogue, sheet: Sheet) -> int:
    """How many rows a sheet has."""
    found = members(catalogue, sheet.kind)
    return sum(len(getattr(it, sheet.field)) for it in found) if sheet.field else len(found)


def table(catalogue: Catalogue, sheet: Sheet, *, helpers: bool = True) -> Table:
    """What a sheet holds of a catalogue; with `helpers`, the names beside the codes."""
    rows = [[_written(value) for value in row] for row in _rows(catalogue, sheet)]
    parts = [_parts(rows, index) for index in range(len(sheet.columns))]
    headings = tuple(
        heading
        for column, count in zip(sheet.columns, parts, strict=True)
        for heading in _headings(column, count, helpers=helpers)
    )
    place = {column.name: index for index, column in enumerate(sheet.columns)}
    return Table(
        sheet,
        headings,
        tuple(
            tuple(_cell(catalogue, it, row[place[it.column.name]]) for it in headings)
            for row in rows
        ),
    )


def _headings(column: Column, parts: int, *, helpers: bool) -> Iterator[Heading]:
    for part in range(parts):
        yield Heading(column, part)
    if helpers and column.names:
        yield Heading(column, helper=True)


def _parts(rows: Iterable[list[Cell]], index: int) -> int:
    """How many cells the longest text of a column takes."""
    longest = max((len(row[index]) for row in rows if isinstance(row[index], str)), default=0)  # type: ignore[arg-type]
    return max(1, -(-longest // LONGEST))


def _cell(catalogue: Catalogue, heading: Heading, value: Cell) -> Cell:
    if heading.helper:
        return "\n".join(_name(catalogue, heading.column, code) for code in str(value).split("\n"))
    if isinstance(value, str):
        return value[heading.part * LONGEST : (heading.part + 1) * LONGEST]
    return value


def _name(catalogue: Catalogue, column: Column, code: str) -> str:
    thing = catalogue.get(column.names, code)
    return name_of(thing)[:LONGEST] if thing else ""


def _written(value: Any) -> Cell:
    """A value as a cell: yes or no, a number, a text, several texts one a line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return value if isinstance(value, int) else str(value)


def _rows(catalogue: Catalogue, sheet: Sheet) -> Iterator[list[Any]]:
    """The values of every row, in the order of the columns."""
    for thing in members(catalogue, sheet.kind):
        if not sheet.field:
            yield [getattr(thing, column.name) for column in sheet.columns]
            continue
        for position, piece in enumerate(getattr(thing, sheet.field), start=1):
            beside = {sheet.owner: getattr(thing, "code", ""), POSITION: position}
            yield [_value(piece, column, beside) for column in sheet.columns]


def _value(piece: Any, column: Column, beside: dict[str, Any]) -> Any:
    return beside[column.name] if column.name in beside else getattr(piece, column.name)


def members(catalogue: Catalogue, kind: str) -> tuple[Any, ...]:
    """The things of a kind in reading order; the site is the only one of its."""
    if kind == SITE:
        return (catalogue.site,)
    found: tuple[Any, ...] = getattr(catalogue, KIND[kind].plural)
    return tuple(sorted(found, key=_place))


def _place(thing: Any) -> tuple[Any, ...]:
    """Where a thing stands among its kind."""
    ranked = ("rank", "number", "part", "order")
    return (*(getattr(thing, name) for name in ranked if hasattr(thing, name)), thing.code)
