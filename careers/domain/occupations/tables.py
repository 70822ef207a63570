"""Tables as public bodies publish them, read in a stream and never trusted.

A file with a tab in its heading is tab-delimited and knows no quotes (O*NET's text files), any other
is comma-separated with quotes, inside which a text may run over several lines (ESCO's). Both are
UTF-8, with or without a byte order mark, with any kind of line end.
"""

import csv
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TextIO

from careers.domain.files import BadFiles, Fault

MOST_FAULTS = 20
"""More than these are not told at once."""
LARGEST_FILE = 500_000_000
"""Bytes; the largest file of either body has some 15 million."""
LONGEST_LINE = 1_000_000
"""Characters."""
STRIDE = 5_000
"""Progress is told every so many rows."""

Watch = Callable[[str, int], None]
"""Is told the file being read and its rows so far."""


class _Tabs(csv.excel_tab):
    quoting = csv.QUOTE_NONE


class _Commas(csv.excel):
    strict = True


_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_UTF16 = re.compile("\udcff\udcfe|\udcfe\udcff|\0[^\0]|[^\0]\0")
"""How a file of that encoding begins: with its byte order mark, or with every other byte a NUL."""
_STRANGE = re.compile("[\0\udc80-\udcff]")


class Faults:
    """The faults found so far; told together, at the end or when there are too many."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, file: str, line: int, message: str) -> None:
        self.found.append(Fault(file, line, message))
        if len(self.found) >= MOST_FAULTS:
            self.settle()

    def settle(self) -> None:
        """Raises `BadFiles` if there was any fault."""
        if self.found:
            raise BadFiles(self.found)


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns. `line` is the one it begins on, counting from 1."""

    file: str
    line: int
    cells: Mapping[str, str]
    faults: Faults = field(repr=False, compare=False)

    def __getitem__(self, column: str) -> str:
        """A cell without white space around it or control characters in it; empty where the file has
        no such column."""
        return _CONTROL.sub(" ", self.cells.get(column, "")).strip()

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def fault(self, column: str, message: str) -> None:
        self.faults.add(self.file, self.line, f"{column}: {message}")


class _BadTableError(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(message)


def rows(path: Path, needed: tuple[str, ...], faults: Faults, watch: Watch) -> Iterator[Row]:
    """A file's rows. What is wrong with the file as a table goes to `faults` and ends it."""
    count = 0
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            for line, cells in _records(file, needed):
                count += 1
                if count % STRIDE == 0:
                    watch(path.name, count)
                yield Row(path.name, line, cells, faults)
    except _BadTableError as error:
        faults.add(path.name, error.line, error.message)
    except OSError as error:
        faults.add(path.name, 0, f"cannot be read: {error.strerror}")


def _records(file: TextIO, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    if os.fstat(file.fileno()).st_size > LARGEST_FILE:
        raise _BadTableError(0, f"is larger than {LARGEST_FILE:,} bytes")
    lines = _lines(file)
    first = next(lines, "")
    if not first:
        raise _BadTableError(1, "is empty")
    reader = csv.reader(chain([first], lines), _Tabs if "\t" in first else _Commas)
    heading: list[str] | None = None
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise _BadTableError(begins, _explained(str(error))) from error
        if heading is None:
            heading = _heading(cells, needed)
        elif len(cells) != len(heading) and cells:
            message = (
                f"has {len(cells)} cells where the heading has {len(heading)}: "
                "take the file as it was published"
            )
            raise _BadTableError(begins, message)
        elif cells:
            yield begins, dict(zip(heading, cells, strict=True))


def _lines(file: TextIO) -> Iterator[str]:
    """The lines of a file, each looked over before anything is made of it."""
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), ""), start=1):
        if len(line) > LONGEST_LINE:
            raise _BadTableError(number, f"is longer than {LONGEST_LINE:,} characters")
        if number == 1 and _UTF16.match(line):
            message = "is UTF-16, as a spreadsheet’s “Unicode text” is: save it as UTF-8 text"
            raise _BadTableError(number, message)
        strange = _STRANGE.search(line)
        if strange:
            what = "a NUL byte" if strange[0] == "\0" else "a byte that is not UTF-8"
            message = (
                f"holds {what} at character {strange.start() + 1}: save the file as UTF-8 text"
            )
            raise _BadTableError(number, message)
        yield line


def _heading(cells: list[str], needed: tuple[str, ...]) -> list[str]:
    names = [cell.strip() for cell in cells]
    for name in needed:
        if name not in names:
            found = ", ".join(f"“{it[:40]}”" for it in names[:20])
            raise _BadTableError(1, f"has no column “{name}”, but {found}")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise _BadTableError(1, f"has two columns “{twice[:40]}”")
    return names


def _explained(error: str) -> str:
    if "field larger" in error:
        limit = csv.field_size_limit()
        return f"a cell that begins here is longer than {limit:,} characters: is a quote left open?"
    if "unexpected end" in error:
        return "a quote that is opened here is never closed"
    return f"cannot be read as a table: {error}"
