"""Who looks after a thing, and when it is to be read again."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding, gettext_noop as _, said

KINDS = ("role", "guide", "challenge")
"""The kinds whose things are listed even if nobody looks after them: what people read most, and what
ages. Things of other kinds are listed once somebody does."""

When = Literal["overdue", "soon", "later", "never"]


@dataclass(frozen=True)
class Look:
    """What is said of a thing: who looks after it (a person's number and name; None and empty for
    nobody), when it is to be read again and then every how many months, who read it last and when."""

    kind: str
    code: str
    owner: int | None = None
    name: str = ""
    review_on: date | None = None
    every: int | None = None
    read_by: str = ""
    read_at: datetime | None = None

    def when(self, today: date, ahead: int) -> When:
        """How it is with its date; `ahead` is how many days count as soon. It is due on the day
        itself, and overdue from the day after."""
        if self.review_on is None:
            return "never"
        if self.review_on < today:
            return "overdue"
        return "soon" if self.review_on <= today + timedelta(days=ahead) else "later"


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has none."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def overdue(looks: Iterable[Look], draft: Catalogue, today: date) -> Iterator[Finding]:
    """A warning for each thing of the draft whose date to be read again has passed."""
    for it in looks:
        if it.when(today, 0) == "overdue" and it.review_on and draft.get(it.kind, it.code):
            about: tuple[Literal["warning"], str, str, str] = ("warning", it.kind, it.code, "")
            given = said(day=it.review_on.isoformat(), name=it.name)
            message = (
                _("It was to be read again by %(day)s. %(name)s looks after it.")
                if it.name
                else _("It was to be read again by %(day)s, and nobody looks after it.")
            )
            yield Finding(*about, message, given, check="overdue")


def by_urgency(look: Look) -> tuple[bool, date, str, str]:
    """Sorts what is due first to the front, and what has no date to the end."""
    return look.review_on is None, look.review_on or date.max, look.kind, look.code
