"""When things are to be read again, and what is said once that day has passed."""

from datetime import date

import pytest

from careers.domain.care import KINDS, Look, by_urgency, months_on, overdue
from careers.domain.kinds import BY_NAME
from tests import factories

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (None, "never"),
        (date(2026, 11, 21), "overdue"),
        (date(2026, 11, 22), "soon"),
        (date(2026, 12, 6), "soon"),
        (date(2026, 12, 7), "later"),
    ],
)
def test_how_it_is_with_a_day(day: date | None, when: str) -> None:
    assert Look("role", "agent", review_on=day).when(TODAY, 14) == when


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 11, 22), 2, date(2027, 1, 22)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 60, date(2031, 12, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, then: date) -> None:
    assert months_on(day, months) == then


def test_what_is_overdue_is_a_warning_with_who_looks_after_it() -> None:
    past = date(2026, 11, 1)
    looks = [
        Look("role", "agent", 1, "Ann", past),
        Look("challenge", "shifts", None, "", past),
        Look("role", "leader", 1, "Ann", TODAY),
        Look("role", "gone", 1, "Ann", past),
    ]
    found = list(overdue(looks, factories.catalogue(), TODAY))
    assert [(it.severity, it.kind, it.code, it.message) for it in found] == [
        (
            "warning",
            "role",
            "agent",
            "It was to be read again by 2026-11-01. Ann looks after it.",
        ),
        (
            "warning",
            "challenge",
            "shifts",
            "It was to be read again by 2026-11-01, and nobody looks after it.",
        ),
    ]


def test_what_is_due_first_comes_first() -> None:
    never, late, early = (
        Look("guide", "start"),
        Look("guide", "end", review_on=TODAY),
        Look("role", "agent", review_on=date(2026, 1, 1)),
    )
    assert sorted([never, late, early], key=by_urgency) == [early, late, never]


def test_what_people_read_most_is_listed_and_has_pages() -> None:
    assert set(KINDS) == {"role", "guide", "challenge"}
    assert all(BY_NAME[kind].folder for kind in KINDS)
