"""Tables as CSV files: written so that a spreadsheet runs none of their cells, and read back."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from careers.domain.checks.finding import gettext_noop as _
from careers.domain.spreadsheet import MARK
from careers.domain.workbook.grid import Grid, Row, Unreadable

_RUN = re.compile(r"'*[=+\-@\t\r\n]")
"""A text that begins like this gets an apostrophe before it: it would be run as a formula, or would
pass for one that had got its apostrophe already."""

_HELD = re.compile(r"'+[=+\-@\t\r\n]")

SEPARATORS = ",;\t"


def written(header: Sequence[str], rows: Iterator[Sequence[Any]] | Sequence[Sequence[Any]]) -> str:
    """The rows under their header, as RFC 4180 has it; `rows` of texts and numbers."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(header)
    writer.writerows([held(value) for value in row] for row in rows)
    return MARK + text.getvalue()


def held(value: Any) -> Any:
    """A text as it is written; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and _RUN.match(value) else value


def said(text: str) -> str:
    """What a written text says."""
    return text[1:] if _HELD.match(text) else text


def grid(title: str, data: bytes) -> Grid:
    """A CSV file as a sheet. Raises `Unreadable`."""
    return Grid(title, _rows(_decoded(title, data)))


def _decoded(title: str, data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("“%(title)s” is not UTF-8. In Excel, save it as “CSV UTF-8 (Comma delimited)”."),
            title=title,
        ) from error


def _rows(text: str) -> Iterator[Row]:
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader, start=1):
            yield number, {index: said(cell) for index, cell in enumerate(row) if cell}
    except csv.Error as error:
        raise Unreadable(
            _("It is no CSV: line %(line)d: %(error)s."), line=reader.line_num, error=str(error)
        ) from error
