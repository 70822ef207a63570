"""Which backups are kept."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from careers.domain.rotation import Keep, spare

NOW = datetime(2030, 5, 15, 12, tzinfo=UTC)  # a Wednesday
KEEP = Keep(daily=3, weekly=2, monthly=2, most=50)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def test_the_last_of_each_of_the_last_days_weeks_and_months_stays() -> None:
    nightly = [ago(days=day) for day in range(60)]
    kept = sorted(set(nightly) - set(spare(nightly, KEEP, NOW)), reverse=True)
    assert [it.date().isoformat() for it in kept] == [
        "2030-05-15",  # the last three days
        "2030-05-14",
        "2030-05-13",
        "2030-05-12",  # the week before
        "2030-04-30",  # the month before
    ]


def test_of_one_day_the_last_stays_and_the_others_go_oldest_first() -> None:
    hourly = [ago(hours=hour) for hour in range(4)]
    assert spare(hourly, KEEP, NOW) == [ago(hours=3), ago(hours=2), ago(hours=1)]


def test_what_is_kept_where_nobody_says_how_much() -> None:
    assert Keep() == Keep(daily=7, weekly=4, monthly=3, most=120)


def test_days_without_a_backup_count_for_nothing() -> None:
    seldom = [ago(days=0), ago(days=20), ago(days=40)]
    assert spare(seldom, Keep(daily=3, weekly=0, monthly=0, most=50), NOW) == []


def test_what_is_too_old_goes_though_a_month_would_have_it() -> None:
    assert spare([ago(days=51), ago(days=50), ago(days=1)], KEEP, NOW) == [ago(days=51)]


def test_the_newest_stays_however_old_and_so_does_one_from_the_future() -> None:
    assert spare([ago(days=900), ago(days=901)], KEEP, NOW) == [ago(days=901)]
    nothing = Keep(daily=0, weekly=0, monthly=0, most=0)
    assert spare([NOW, ago(days=-1), ago(days=1)], nothing, NOW) == [ago(days=1), NOW]


@given(
    st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, unique=True),
    st.builds(Keep, *[st.integers(0, 9)] * 4),
)
def test_something_always_stays(moments: list[datetime], keep: Keep) -> None:
    gone = spare(moments, keep, NOW)
    assert max(moments) not in gone
    assert gone == sorted(gone)
    assert set(gone) <= set(moments)
    assert spare([it for it in moments if it not in gone], keep, NOW) == []
