"""The editions as values."""

from datetime import UTC, datetime

from careers.domain.history import SHOWN, Entry, History
from careers.domain.tally import FOUNDATION, WIDEST, Amount, Count, strip

BEGUN = datetime(2030, 5, 1, 9, tzinfo=UTC)


def entry(number: int, added: int = 1) -> Entry:
    return Entry(number, BEGUN, "Note", "0" * 64, (Count("role", added=added),))


def run(newest: int, first: int, last: int) -> History:
    return History(tuple(map(entry, range(first, last - 1, -1))), newest, BEGUN)


def test_the_only_run_leads_nowhere() -> None:
    whole = run(3, 3, 1)
    assert (whole.older, whole.newer) == (0, 0)


def test_runs_lead_to_one_another() -> None:
    top, middle, bottom = run(70, 70, 41), run(70, 40, 11), run(70, 10, 1)
    assert (top.older, top.newer) == (41, 0)
    assert (middle.older, middle.newer) == (11, 0)
    assert (bottom.older, bottom.newer) == (0, 10 + SHOWN + 1)


def test_the_first_edition_is_drawn_apart_and_does_not_set_the_scale() -> None:
    history = History((entry(2, added=2), entry(1, added=900)), 2, BEGUN)
    assert [drawn for _, drawn in history.rungs] == [strip(Amount(2), WIDEST), FOUNDATION]
    assert [told.path for told, _ in history.rungs] == ["/editions/2/", "/editions/1/"]
