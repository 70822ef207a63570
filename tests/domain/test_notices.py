"""What is shown at a moment: openings by the day, an announcement by the minute."""

from datetime import UTC, date, datetime, timedelta

import pytest

from careers.domain.notices import (
    Announcement,
    Notices,
    by_role,
    cut,
    host,
    next_turn,
    role_of,
)
from tests import factories

DAY, NOON = date(2030, 5, 10), datetime(2030, 5, 10, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def announcement(text: str, since: datetime, until: datetime | None = None) -> Announcement:
    return Announcement(text=text, since=since, until=until)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2030, 4, 30), []),
        (date(2030, 5, 1), [1]),
        (date(2030, 5, 20), [1]),
        (date(2030, 5, 21), []),
    ],
)
def test_an_opening_is_there_from_its_first_day_to_its_last(day: date, held: list[int]) -> None:
    found = cut([factories.vacancy()], (), day, NOON)
    assert [it.id for it in found.vacancies] == held


def test_the_soonest_to_close_comes_first_and_of_equals_the_newest() -> None:
    late = factories.vacancy(1, closes_on=date(2030, 6, 1))
    found = factories.told(late, factories.vacancy(2), factories.vacancy(3))
    assert [it.id for it in found.vacancies] == [3, 2, 1]
    assert found.vacancy(2) == factories.vacancy(2)
    assert found.vacancy(4) is None


def test_how_long_is_left_counts_the_last_day_in() -> None:
    vacancy = factories.vacancy()
    left = {day: factories.told(vacancy, day=date(2030, 5, day)) for day in (12, 13, 19, 20)}
    assert {day: told.days_left(vacancy) for day, told in left.items()} == {
        12: 8,
        13: 7,
        19: 1,
        20: 0,
    }
    assert [told.closes_soon(vacancy) for told in left.values()] == [False, True, True, True]


def test_an_announcement_is_shown_until_the_moment_it_ends() -> None:
    it = announcement("Closed on Monday", NOON, NOON + HOUR)
    moments = [NOON - timedelta(seconds=1), NOON, NOON + HOUR - timedelta(seconds=1), NOON + HOUR]
    assert [cut((), [it], DAY, now).announcement for now in moments] == [None, it, it, None]


def test_of_several_announcements_the_one_that_began_last_is_shown() -> None:
    first, second = announcement("One", NOON - 2 * HOUR), announcement("Two", NOON - HOUR)
    assert cut((), [second, first], DAY, NOON).announcement == second


def test_what_is_shown_turns_at_midnight_or_when_an_announcement_begins_or_ends() -> None:
    midnight = NOON + 12 * HOUR
    past = announcement("Past", NOON - 2 * HOUR, NOON)
    coming = announcement("Coming", NOON + 2 * HOUR, NOON + 3 * HOUR)
    assert next_turn((), NOON, midnight) == midnight
    assert next_turn([past], NOON, midnight) == midnight
    assert next_turn([past, coming], NOON, midnight) == NOON + 2 * HOUR
    assert next_turn([past, coming], NOON + 2 * HOUR, midnight) == NOON + 3 * HOUR


def test_the_digest_names_what_is_shown() -> None:
    one, same = factories.told(factories.vacancy()), factories.told(factories.vacancy())
    assert one == same
    assert hash(one) == hash(same)
    others = [
        factories.told(factories.vacancy(title="Other")),
        factories.told(factories.vacancy(), day=date(2030, 5, 11)),
        Notices(DAY, one.vacancies, announcement("Closed", NOON)),
        Notices(DAY),
    ]
    assert len({one, *others}) == 5
    assert one.without_vacancies() == Notices(DAY)


def test_an_opening_belongs_to_its_role_under_a_former_code_too() -> None:
    renamed = factories.role("leader", level="leads", formerly=("chief",))
    catalogue = factories.catalogue(roles=[factories.role("agent"), renamed])
    old, gone = factories.vacancy(1, role="chief"), factories.vacancy(2, role="nobody")
    told = factories.told(old, gone, factories.vacancy(3, role=""))
    assert [it.id for it in told.of(renamed, catalogue)] == [1]
    assert told.of(catalogue.role("agent"), catalogue) == ()
    assert role_of(gone, catalogue) is None


def test_whose_site_a_link_leads_to() -> None:
    assert host("https://www.work.example:8443/a?b") == "work.example"
    assert host("/about/") == ""
    assert host("https://[work") == ""
    assert host("javascript://work.example/%0aalert(1)") == ""
    assert factories.vacancy().host == "work.example"
    outward = Announcement(text="More", address="https://www.work.example/", since=NOON)
    inward = Announcement(text="More", address="/about/", since=NOON)
    assert (outward.is_outward, outward.host) == (True, "work.example")
    assert inward.is_outward is False


@pytest.mark.parametrize(
    ("address", "outward", "path"),
    [
        ("/roles/agent/?from=1#what", False, "/roles/agent/"),
        ("/about/#us", False, "/about/"),
        ("/", False, "/"),
        ("https://work.example/a?b", True, ""),
        ("", True, ""),
    ],
)
def test_which_page_of_ours_an_announcement_leads_to(
    address: str, outward: bool, path: str
) -> None:
    told = Announcement(text="News", address=address, since=datetime(2030, 5, 1, tzinfo=UTC))
    assert (told.is_outward, told.path, told.until) == (outward, path, None)


def test_openings_are_found_by_the_role_they_are_for_now() -> None:
    catalogue = factories.catalogue(
        roles=[factories.role("agent"), factories.role("leader", formerly=("chief",))]
    )
    roles = ("leader", "agent", "chief", "nobody", "")
    found = factories.told(*(factories.vacancy(n, role=role) for n, role in enumerate(roles, 1)))
    assert {code: {it.id for it in held} for code, held in by_role(found, catalogue).items()} == {
        "leader": {1, 3},
        "agent": {2},
    }


def test_notices_are_the_same_where_they_show_the_same_and_like_nothing_else() -> None:
    day, news = date(2030, 5, 10), announcement("News", datetime(2030, 5, 1, tzinfo=UTC))
    whole = Notices(day, (factories.vacancy(),), news)
    assert whole == Notices(day, (factories.vacancy(),), news)
    assert whole != Notices(day, (), news)
    assert whole != whole.digest
    assert whole.without_vacancies() == Notices(day, (), news)
    assert (Notices(day).vacancies, Notices(day).announcement) == ((), None)
