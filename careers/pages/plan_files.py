"""A plan as files to take away: dates for a calendar, and everything as JSON."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from careers.domain.catalogue import Catalogue
from careers.domain.plan import Action, Kept
from careers.domain.things import Role
from careers.pages import questions


def calendar(kept: Kept, catalogue: Catalogue, title: str, made: datetime) -> bytes:
    """The open actions that have a date, as all-day entries of an iCalendar file (RFC 5545).

    They are events and not to-dos, because the calendars of most phones read nothing else. An
    action keeps its identifier, so a file fetched again mends the entries and doubles none.
    """
    found = Calendar()
    found.add("prodid", f"-//{catalogue.site.name}//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", title)
    for action in kept.open:
        if action.due:
            found.add_component(_event(action, catalogue, made))
    return bytes(found.to_ical())


def _event(action: Action, catalogue: Catalogue, made: datetime) -> Event:
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


def everything(
    catalogue: Catalogue,
    known: Mapping[str, Any],
    role: Role | None,
    target: Role | None,
    answers: Mapping[str, int | None],
    kept: Kept,
) -> str:
    """All that is kept of an attempt, as JSON: `known` are its plain facts, put first."""
    told = {
        **known,
        "role": _named(role),
        "target": _named(target),
        "answers": [_answer(code, value, catalogue) for code, value in answers.items()],
        "actions": [
            {
                "text": action.text,
                "skill": action.skill,
                "due": action.due.isoformat() if action.due else None,
                "done_at": action.done.isoformat() if action.done else None,
                "created_at": action.made.isoformat(),
            }
            for action in kept.actions
        ],
        "evidence": [
            {
                "skill": note.skill,
                "note": note.text,
                "when": note.when,
                "created_at": note.made.isoformat(),
            }
            for note in kept.notes
        ],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _named(role: Role | None) -> dict[str, str] | None:
    return {"code": role.code, "title": role.title} if role else None


def _answer(code: str, value: int | None, catalogue: Catalogue) -> dict[str, Any]:
    item = catalogue.item(code)
    return {
        "item": code,
        "question": questions.question(item),
        "value": value,
        "answer": questions.answered(item, catalogue, value),
    }
