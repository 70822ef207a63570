"""Sheets as they are sent, written down as rows of cells."""

from collections.abc import Sequence
from typing import Any

from careers.domain.workbook.grid import Grid
from careers.domain.workbook.layout import Words
from careers.domain.workbook.reading import Book, read

Rows = Sequence[Sequence[Any]]


def grid(title: str, rows: Rows) -> Grid:
    """A sheet of these rows, the first of them its header; None is an empty cell."""
    return Grid(
        title,
        [
            (number, {place: cell for place, cell in enumerate(row) if cell is not None})
            for number, row in enumerate(rows, start=1)
        ],
    )


def book(words: Words | None = None, **sheets: Rows) -> Book:
    """What is understood of sheets with these names."""
    return read([grid(title, rows) for title, rows in sheets.items()], words or Words.plain())
