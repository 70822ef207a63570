"""A table of numbers as a file for a spreadsheet: what the page shows, and nothing more."""

from collections.abc import Iterator
from typing import Any

from careers.admin.tables import Column, Table
from careers.domain.numbers.disclosure import Figure
from careers.domain.spreadsheet import written


def sheet(table: Table, about: dict[str, Any]) -> bytes:
    """The table as CSV in UTF-8. Every row begins with `about`: which edition, which group, how many
    people. What is not told is left empty."""
    keys = [key for column in table.columns for key in _keys(column)]
    rows = (
        [
            *about.values(),
            *(it for pair in zip(table.columns, row, strict=True) for it in _values(*pair)),
        ]
        for row in table.rows
    )
    return written([*about, *keys], rows).encode()


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
