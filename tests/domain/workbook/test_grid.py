"""How much of a file is read."""

import pytest

from careers.domain.telling import Telling
from careers.domain.workbook import grid
from careers.domain.workbook.grid import Grid, Row, Unreadable, counted, silent


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than four rows and six cells."""
    monkeypatch.setattr(grid, "MOST_ROWS", 4)
    monkeypatch.setattr(grid, "MOST_CELLS", 6)


def read(*sheets: list[int]) -> list[Grid]:
    """Sheets of rows with so many cells, walked to their end."""
    sent = [
        Grid(f"{place}", [(number, dict.fromkeys(range(count))) for number, count in enumerate(it)])
        for place, it in enumerate(sheets)
    ]
    return [Grid(it.title, list(it.rows)) for it in counted(sent)]


@pytest.mark.usefixtures("small")
def test_what_is_not_too_much_goes_through_as_it_is() -> None:
    row: list[Row] = [(0, {0: None, 1: None, 2: None}), (1, {})]
    assert read([3, 0], [3, 0]) == [Grid("0", row), Grid("1", row)]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        (([0, 0, 0], [0, 0]), "It has more than 4 rows. Send it in parts."),
        (([3, 0], [4]), "It has more than 6 cells. Send it in parts."),
        (([7],), "It has more than 6 cells. Send it in parts."),
    ],
)
def test_all_sheets_together_are_counted(sheets: tuple[list[int], ...], said: str) -> None:
    with pytest.raises(Unreadable) as why:
        read(*sheets)
    assert str(why.value) == said


def test_why_a_file_is_not_read_can_be_said_in_any_language() -> None:
    why = Unreadable("%(kind)s and %(more)s", kind="role", more=Telling("More"))
    assert str(why) == "role and More"
    assert why.telling.worded(lambda text: f"«{text}»") == "««role» and «More»»"


def test_a_silent_beat_says_nothing() -> None:
    silent(1, 2)
