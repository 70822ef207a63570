"""A plan’s dates as a file for a calendar."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from careers.domain.plan import Action, Kept, Note
from careers.pages.plan_files import calendar
from tests import factories

MADE = datetime(2030, 5, 1, 9, tzinfo=UTC)
NOW = datetime(2030, 5, 3, 12, tzinfo=UTC)
AWKWARD = "Größe; Komma, “Zitat” \\ und ein sehr langer Satz, der über eine Zeile hinausgeht 🙂" * 2


def kept() -> Kept:
    return Kept(
        (
            Action(1, AWKWARD, "speaking", date(2030, 5, 9), None, MADE),
            Action(2, "No date", "", None, None, MADE),
            Action(3, "Done", "", date(2030, 5, 4), MADE, MADE),
        ),
        (Note(7, "planning", "Planned\na week", "in May", MADE),),
    )


def test_the_calendar_holds_the_open_dated_actions_whole() -> None:
    text = calendar(kept(), factories.catalogue(), "My plan", NOW)
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["summary"]) == AWKWARD
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2030, 5, 9),
        date(2030, 5, 10),
    )
    assert (event.decoded("dtstamp"), str(event["transp"])) == (NOW, "TRANSPARENT")
    assert str(event["description"]) == "For your plan: Speaking"


def test_its_lines_are_as_the_standard_asks() -> None:
    text = calendar(kept(), factories.catalogue(), "My plan", NOW)
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert text.count(b"VERSION:2.0") == 1


def test_an_action_keeps_its_identifier_and_shares_it_with_none() -> None:
    def uids(*actions: Action) -> list[str]:
        text = calendar(Kept(actions), factories.catalogue(), "My plan", NOW)
        return [str(event["uid"]) for event in Calendar.from_ical(text).walk("VEVENT")]

    one = Action(1, "Read", "", date(2030, 5, 9), None, MADE)
    moved = Action(1, "Write", "speaking", date(2030, 6, 9), None, MADE)
    two = Action(2, "Read", "", date(2030, 5, 9), None, MADE)
    assert uids(one) == uids(moved)
    assert len(set(uids(one, two))) == 2


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    text = calendar(Kept(), factories.catalogue(), "My plan", NOW)
    assert Calendar.from_ical(text).walk("VEVENT") == []
