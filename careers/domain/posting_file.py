"""A table of openings as a spreadsheet writes it: read into cells by column, in plain words.

Whatever Excel makes of such a file is read: a mark at the beginning, semicolons or tabs for commas, a
code page of its own instead of UTF-8, and the apostrophe that keeps a text from being run.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

from careers.domain.notices import Vacancy
from careers.domain.spreadsheet import FORMULA

COLUMNS: Final = (
    "reference",
    "title",
    "role",
    "employer",
    "place",
    "country",
    "where",
    "hours",
    "hours_in_words",
    "opens_on",
    "closes_on",
    "link",
    "text",
)
"""The columns, in the order of the template. A file may have them in any other."""

NEEDED: Final = ("reference", "title", "closes_on", "link", "text")

FIELDS: Final = {"where": "remote", "hours": "working", "hours_in_words": "hours"}
"""Columns that are called otherwise where an opening is kept."""

WHERE: Final = {
    "site": "on site",
    "hybrid": "partly from home",
    "remote": "from home",
}
HOURS: Final = {
    "full": "full time",
    "part": "part time",
    "either": "full or part time",
    "temporary": "for a limited time",
}
"""What is written for a choice, and what it stands for; either is read."""

MOST_ROWS = 1000
LARGEST = 1_000_000
"""Bytes of a file that is read."""


@dataclass(frozen=True)
class Row:
    """A row that says anything: its number in the spreadsheet, the header being 1, and its cells by
    column; a column that the file does not have is not there."""

    number: int
    cells: Mapping[str, str]

    @property
    def reference(self) -> str:
        return self.cells.get("reference", "")


@dataclass(frozen=True)
class Sheet:
    """What a file holds. `missing` are columns it must have and has not, `strange` those it has and
    nobody knows; `cut` says that it has more rows than are read."""

    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    strange: tuple[str, ...]
    cut: bool


def read(raw: bytes) -> Sheet:
    """A file's rows. Any bytes make a sheet; what is none of ours misses its columns."""
    text = _decoded(raw).replace("\0", "")
    lines = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        table = [row for row, _ in zip(lines, range(MOST_ROWS + 2), strict=False)]
    except csv.Error:
        table = []
    header = [_column(it) for it in table[0]] if table else []
    rows = tuple(
        Row(number, _cells(header, row))
        for number, row in enumerate(table[1 : MOST_ROWS + 1], start=2)
        if any(it.strip() for it in row)
    )
    return Sheet(
        rows,
        tuple(it for it in NEEDED if it not in header),
        tuple(it for it in header if it and it not in COLUMNS),
        len(table) > MOST_ROWS + 1,
    )


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel writes in western Europe where nobody asked for UTF-8.
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _column(text: str) -> str:
    """A header's column: whatever its case and spaces."""
    return re.sub(r"[\s_-]+", "_", text.strip().lower())


def _cells(header: list[str], row: list[str]) -> dict[str, str]:
    values = [_meant(it) for it in row] + [""] * len(header)
    found = dict(zip(header, values, strict=False))
    for column, words in (("where", WHERE), ("hours", HOURS)):
        if column in found:
            found[column] = _choice(found[column], words)
    return found


def _meant(text: str) -> str:
    """A cell without the apostrophe that kept it from being run as a formula."""
    text = text.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def _choice(text: str, words: Mapping[str, str]) -> str:
    """A choice by what stands for it or by its words, whatever their case; anything else as it is."""
    plain = " ".join(text.lower().split())
    return next((key for key, said in words.items() if plain in (key, said)), text)


def cells_of(vacancy: Vacancy, reference: str) -> list[str]:
    """An opening as a row of such a file, in the order of the columns."""
    told = {
        "reference": reference,
        "where": WHERE[vacancy.remote],
        "hours": HOURS[vacancy.working],
        "hours_in_words": vacancy.hours,
    }
    return [str(told.get(it, getattr(vacancy, it, ""))) for it in COLUMNS]
