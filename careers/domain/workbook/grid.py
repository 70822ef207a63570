"""What any file comes down to before it is understood: sheets of numbered rows of cells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from careers.domain.checks.finding import Value, gettext_noop as _
from careers.domain.telling import Telling
from careers.domain.workbook.cells import Raw

Row = tuple[int, dict[int, Raw]]
"""A row's number as the spreadsheet shows it, and its cells that hold something, by column from 0."""

Beat = Callable[[int, int], None]
"""Told how far reading has come: so many bytes of so many. It may raise to stop it."""


@dataclass(frozen=True)
class Grid:
    """A sheet as it was sent: its title and its rows, to be walked once."""

    title: str
    rows: Iterable[Row]


@dataclass(frozen=True)
class Sent:
    """A file as it was sent: its sheets, to be walked once and in order."""

    grids: Iterator[Grid]


class Unreadable(Exception):
    """Why a file is not read at all, in words for who sent it."""

    def __init__(self, template: str, **values: Value | Telling) -> None:
        self.telling = Telling(template, **values)
        super().__init__(str(self.telling))


def silent(_done: int, _total: int) -> None:
    """A beat that nobody hears."""


MOST_ROWS = 100_000
"""Rows of a file, all sheets together."""

MOST_CELLS = 3_000_000
"""Cells of a file that hold something."""


def counted(grids: Iterable[Grid]) -> Iterator[Grid]:
    """The same sheets; reading on past `MOST_ROWS` or `MOST_CELLS` raises `Unreadable`."""
    tally = [0, 0]
    for grid in grids:
        yield Grid(grid.title, _counted(grid.rows, tally))


def _counted(rows: Iterable[Row], tally: list[int]) -> Iterator[Row]:
    for row in rows:
        tally[0] += 1
        tally[1] += len(row[1])
        if tally[0] > MOST_ROWS:
            raise Unreadable(
                _("It has more than %(most)s rows. Send it in parts."), most=f"{MOST_ROWS:,}"
            )
        if tally[1] > MOST_CELLS:
            raise Unreadable(
                _("It has more than %(most)s cells. Send it in parts."), most=f"{MOST_CELLS:,}"
            )
        yield row
