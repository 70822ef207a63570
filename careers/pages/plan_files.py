"""A plan’s dates as a file for a calendar."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.plan import Action, Kept

if TYPE_CHECKING:
    from icalendar import Event


def calendar(kept: Kept, catalogue: Catalogue, title: str, made: datetime) -> bytes:
    """The open actions that have a date, as all-day entries of an iCalendar file (RFC 5545).

    They are events and not to-dos, because the calendars of most phones read nothing else. An
    action keeps its identifier, so a file fetched again mends the entries and doubles none.
    """
    from icalendar import Calendar  # noqa: PLC0415 - most processes never make one

    found = Calendar()
    found.add("prodid", f"-//{catalogue.site.name}//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", title)
    for action in kept.open:
        if action.due:
            found.add_component(_event(action, catalogue, made))
    return bytes(found.to_ical())


def _event(action: Action, catalogue: Catalogue, made: datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    assert action.due
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"action:{action.id}:{action.made.isoformat()}")))
    event.add("dtstamp", made)
    event.add("dtstart", action.due)
    event.add("dtend", action.due + timedelta(days=1))
    event.add("summary", action.text)
    event.add("transp", "TRANSPARENT")
    if skill := catalogue.get("skill", action.skill):
        event.add("description", _("For your plan: %(skill)s") % {"skill": skill.name})
    return event
