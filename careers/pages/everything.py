"""Everything that is stored of an attempt, as JSON: for its owner to keep, or to take elsewhere.

Codes are the catalogue's; beside each stands what it is called in the edition it belongs to, as long
as that edition has it. Times are in ISO 8601, UTC. A name that is added leaves `VERSION` as it is;
one that is taken away or changes its meaning raises it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.plan import Action, Note
from careers.domain.stored import Stored
from careers.domain.times import Time
from careers.pages import questions

FORMAT = "rungs-attempt"
VERSION = 2


def everything(stored: Stored, exported: datetime) -> str:
    """All that is stored, but for the fingerprint of its code and the numbers of rows."""
    now, catalogue = stored.now, stored.now.catalogue
    told = {
        "format": FORMAT,
        "version": VERSION,
        "about": _about(),
        "site": catalogue.site.name,
        "exported_at": _moment(exported),
        **_time(now, stored),
        "last_opened_on": stored.opened.isoformat(),
        "kept_until": stored.kept_until.isoformat(),
        "group": stored.group or None,
        "target": _role(stored.target, catalogue),
        "request": stored.request,
        "set_aside": [_role(code, catalogue) for code in stored.set_aside],
        "revision": _revision(stored.revision, catalogue),
        "actions": [_action(action, catalogue) for action in stored.kept.actions],
        "evidence": [_note(note, catalogue) for note in stored.kept.notes],
        "earlier": [_time(time, stored) for time in stored.earlier],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _about() -> str:
    return _(
        "Everything this site keeps of your answers and your plan, except the fingerprint of your"
        " code. An answer runs from 1 to 5; null is one you skipped. Seconds say how long a question"
        " took, where anybody could tell. Earlier answers are those from before you began again or"
        " went over to a newer edition."
    )


def _time(time: Time, stored: Stored) -> dict[str, Any]:
    """The answers given at one time, and what they are read against."""
    seconds = stored.seconds if time.now else None
    return {
        "edition": {"number": time.edition, "sha256": stored.digests.get(time.edition)},
        "questionnaire": time.catalogue.site.questionnaire,
        "started_at": _moment(time.started),
        "changed_at": _moment(time.ended),
        "role": _role(time.role, time.catalogue),
        "answers": _answers(time.answers.items(), time.catalogue, seconds),
    }


def _answers(
    answers: Iterable[tuple[str, int | None]],
    catalogue: Catalogue,
    seconds: Mapping[str, float | None] | None = None,
) -> list[dict[str, Any]]:
    """Answers with their questions' words, in the order asked; those to questions that are gone come
    last. Without `seconds` nothing is known of their time."""
    places = {item.code: place for place, item in enumerate(catalogue.questionnaire)}
    told = []
    for code, value in sorted(answers, key=lambda a: (places.get(a[0], len(places)), a[0])):
        item = catalogue.get("item", code)
        words = questions.question(item) if item else None
        answer = questions.answered(item, catalogue, value) if item else None
        one = {"item": code, "question": words, "value": value, "answer": answer}
        told.append(one if seconds is None else {**one, "seconds": seconds.get(code)})
    return told


def _revision(revision: Mapping[str, Any] | None, catalogue: Catalogue) -> dict[str, Any] | None:
    if revision is None:
        return None
    return {**revision, "was": _answers(revision["was"].items(), catalogue)}


def _action(action: Action, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "text": action.text,
        "skill": _skill(action.skill, catalogue),
        "due": action.due.isoformat() if action.due else None,
        "done_at": _moment(action.done) if action.done else None,
        "created_at": _moment(action.made),
    }


def _note(note: Note, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "skill": _skill(note.skill, catalogue),
        "note": note.text,
        "when": note.when,
        "created_at": _moment(note.made),
    }


def _role(code: str, catalogue: Catalogue) -> dict[str, str | None] | None:
    """A role by code and title; None for no code, and without a title if it is gone."""
    role = catalogue.known_as("role", code)
    return {"code": code, "title": role.title if role else None} if code else None


def _skill(code: str, catalogue: Catalogue) -> dict[str, str | None] | None:
    skill = catalogue.known_as("skill", code)
    return {"code": code, "name": skill.name if skill else None} if code else None


def _moment(time: datetime) -> str:
    return time.astimezone(UTC).isoformat()
