"""The account of an import: how much was read, and what became of it."""

from careers.domain.occupations.account import Account, Entry


def test_an_account_begins_with_nothing() -> None:
    account = Account()
    assert (account.every, account.subjects, account.outcomes) == (False, {}, {})
    assert (account.shortened, account.unread, account.absent) == ({}, (), [])


def test_what_was_read_adds_up() -> None:
    account = Account()
    account.read("jobs.csv")
    account.read("jobs.csv", 3)
    account.read("skills.csv")
    assert account.subjects == {"jobs.csv": 4, "skills.csv": 1}


def test_outcomes_are_counted_and_only_the_first_place_is_kept() -> None:
    account = Account()
    account.put("jobs.csv", "left out", "too old", "jobs.csv:2")
    account.put("jobs.csv", "left out", "too old", "jobs.csv:3", count=2)
    account.put("jobs.csv", "taken", "roles", count=5)
    account.put("jobs.csv", "merged", "twice", count=0)
    account.put("skills.csv", "taken", "skills")
    assert list(account.of("jobs.csv")) == [
        ("taken", "roles", Entry(5)),
        ("left out", "too old", Entry(3, "jobs.csv:2")),
    ]
    assert (account.settled("jobs.csv"), account.settled("skills.csv")) == (8, 1)


def test_all_places_of_what_was_left_out_or_cut_are_kept_where_asked_for() -> None:
    account = Account(every=True)
    for place in ("jobs.csv:2", "", "jobs.csv:4"):
        account.put("jobs.csv", "left out", "too old", place)
        account.put("jobs.csv", "taken", "roles", place)
        account.shorten("titles", place)
    told = dict.fromkeys(("jobs.csv:2", "jobs.csv:4"))
    assert list(account.of("jobs.csv")) == [
        ("taken", "roles", Entry(3, "jobs.csv:2")),
        ("left out", "too old", Entry(3, "jobs.csv:2", list(told))),
    ]
    assert account.shortened == {"titles": Entry(3, "jobs.csv:2", list(told))}


def test_of_what_was_cut_the_first_place_is_kept() -> None:
    account = Account()
    account.shorten("titles", "jobs.csv:2")
    account.shorten("titles", "jobs.csv:3")
    assert account.shortened == {"titles": Entry(2, "jobs.csv:2")}
