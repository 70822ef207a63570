"""What waits for somebody at the desk, as its first page says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from careers.admin.differences import called
from careers.admin.findings import Coded, named
from careers.admin.reviews import address, stands, waits
from careers.domain.approval import Rule, enough
from careers.domain.care import Look
from careers.queries.desk import State
from careers.queries.reviews import Reviewed


@dataclass(frozen=True)
class Task:
    """One thing to do: what, with what, where; and what a colleague said of it."""

    said: str
    name: str
    address: str
    comment: str = ""


def tasks(
    user: Any, found: State, listed: Sequence[Reviewed], by_rule: Rule, mine: Sequence[Look]
) -> list[Task]:
    """What waits for this person: what was sent back to them, what they are asked to review, what they
    look after and is due (`mine`), and the draft, where they may publish it and nothing is in the way.
    One query for each kind of thing that is due."""
    judged = [it for it in listed if waits(it, user, by_rule)]
    judged.sort(key=lambda it: it.standing.state != "sent_back")
    return [
        *(_judged(it, found) for it in judged),
        *_due(mine),
        *_publishing(user, found, listed, by_rule),
    ]


def _judged(it: Reviewed, found: State) -> Task:
    last = it.standing.last
    return Task(
        stands(it), called(it.change, found), address(it.change), last.comment if last else ""
    )


def _due(mine: Sequence[Look]) -> Iterator[Task]:
    pointed = named((it.kind, Coded(it.code)) for it in mine)
    for look, thing in zip(mine, pointed, strict=True):
        yield Task(_day(look.review_on), thing.name, thing.address)


def _day(day: date | None) -> str:
    return _("To be read again by %(day)s") % {"day": date_format(day, "j F Y") if day else ""}


def _publishing(
    user: Any, found: State, listed: Sequence[Reviewed], by_rule: Rule
) -> Iterator[Task]:
    if not user.has_perm("careers.add_edition") or not found.differs or found.draft.errors:
        return
    lacking = sum(not enough(it.standing, by_rule) for it in listed)
    if lacking:
        text = ngettext(
            "%(n)d change lacks approval before the draft can be published",
            "%(n)d changes lack approval before the draft can be published",
            lacking,
        )
        yield Task(text % {"n": lacking}, _("See which"), f"{reverse('desk-review')}?show=all")
    else:
        yield Task(_("Ready"), _("Look the draft through and publish"), reverse("desk-publish"))
