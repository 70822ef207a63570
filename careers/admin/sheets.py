"""A table of numbers as a file for a spreadsheet: what the page shows, and nothing more."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from careers.admin.tables import Column, Table
from careers.domain.numbers.disclosure import Figure

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins like this is run by a spreadsheet instead of being shown (CWE-1236)."""


def sheet(table: Table, about: dict[str, Any]) -> bytes:
    """The table as CSV in UTF-8, with the mark by which Excel knows that it is. Every row begins
    with `about`: which edition, which group, how many people. What is not told is left empty."""
    written = StringIO()
    # A spreadsheet may be set to another separator; quotes keep every text in one piece.
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    keys = [key for column in table.columns for key in _keys(column)]
    writer.writerow([*about, *keys])
    for row in table.rows:
        values = [it for pair in zip(table.columns, row, strict=True) for it in _values(*pair)]
        writer.writerow([safe(value) for value in (*about.values(), *values)])
    return written.getvalue().encode("utf-8-sig")


def safe(value: Any) -> Any:
    """A text that would be run as a formula, with an apostrophe before it; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _keys(column: Column) -> Iterator[str]:
    if column.figure:
        yield f"{column.key}_at_least"
        yield f"{column.key}_at_most"
    else:
        yield column.key


def _values(column: Column, value: Any) -> Iterator[Any]:
    if not column.figure:
        yield "" if value is None else value
    elif not isinstance(value, Figure) or value.withheld:
        yield from ("", "")
    else:
        yield value.at_least
        yield value.at_most
