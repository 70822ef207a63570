"""Tables as files for a spreadsheet: CSV as RFC 4180 has it, safe to open."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

MARK = "\ufeff"
"""What a file begins with, so that Excel reads it as UTF-8 and not in the code page of its country;
everything else that reads such files knows the mark and leaves it out."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins like this is run by a spreadsheet instead of being shown (CWE-1236)."""


def written(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """The rows under their header. Texts are quoted and numbers are not: a spreadsheet may be set to
    another separator, and quotes keep every text in one piece."""
    return "".join(lines(header, rows))


def lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The same a row at a time, for a file that may be long."""
    writer = csv.writer(_Line(), quoting=csv.QUOTE_NONNUMERIC)
    yield MARK + writer.writerow(header)
    for row in rows:
        yield writer.writerow([safe(value) for value in row])


class _Line:
    """A file that keeps nothing and hands back what is written."""

    def write(self, text: str) -> str:
        return text


def safe(value: Any) -> Any:
    """A text that would be run as a formula, with an apostrophe before it; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
