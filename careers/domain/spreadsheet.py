"""Tables as files for a spreadsheet: CSV as RFC 4180 has it, safe to open."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

MARK = "\ufeff"
"""What a file begins with, so that Excel reads it as UTF-8 and not in the code page of its country;
everything else that reads such files knows the mark and leaves it out."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins like this is run by a spreadsheet instead of being shown (CWE-1236)."""


def written(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """The rows under their header. Texts are quoted and numbers are not: a spreadsheet may be set to
    another separator, and quotes keep every text in one piece."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(header)
    writer.writerows([safe(value) for value in row] for row in rows)
    return MARK + text.getvalue()


def safe(value: Any) -> Any:
    """A text that would be run as a formula, with an apostrophe before it; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
