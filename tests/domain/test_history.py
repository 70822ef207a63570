"""The editions as values."""

from datetime import UTC, datetime

from careers.domain.history import SHOWN, Compared, Entry, History
from careers.domain.tally import FOUNDATION, WIDEST, Amount, Count, strip
from tests import factories

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


def test_a_run_that_ends_just_above_the_first_has_an_older_one() -> None:
    assert (run(9, 9, 2).older, run(9, 9, 1).older) == (2, 0)


def test_a_run_just_below_the_newest_leads_there() -> None:
    assert (run(11 + SHOWN, 10, 1).newer, run(10 + SHOWN, 10, 1).newer) == (11 + SHOWN, 0)


def test_what_nobody_read_is_not_counted_and_not_led_to() -> None:
    gone = (2, 5)
    assert History((entry(6),), 6, BEGUN, gone).count == 4
    ends = []
    for number in (1, 3, 4, 6):
        told = Compared(entry(number), None, factories.catalogue(), 6, gone)
        ends.append((told.previous, told.following))
    assert ends == [(0, 3), (1, 4), (3, 6), (4, 0)]
    alone = Compared(entry(2), None, factories.catalogue(), 3)
    assert (alone.previous, alone.following) == (1, 3)
