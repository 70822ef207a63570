"""Openings as staff see them: all there are, and how each of them stands today."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.things import Role
from careers.models import Announcement, Vacancy
from careers.pages.dated import day

CLOSED = 100
"""So many of those that have closed are listed, the last first."""


@dataclass(frozen=True)
class Standing:
    """An opening with how it stands, in words, and its role in the live edition."""

    row: Vacancy
    said: str
    is_shown: bool
    is_closed: bool
    role: Role | None


@dataclass(frozen=True)
class Openings:
    """Those that are shown or will be, the soonest to close first; and those that have closed."""

    open: list[Standing]
    closed: list[Standing]
    left: int
    """How many more have closed than are listed."""


def openings(catalogue: Catalogue | None) -> Openings:
    """All openings. Three queries."""
    today = timezone.localdate()
    rows = Vacancy.objects.select_related("changed_by").defer("text")
    over = rows.filter(closes_on__lt=today).order_by("-closes_on", "-pk")
    count = over.count()
    return Openings(
        [
            _standing(it, today, catalogue)
            for it in rows.filter(closes_on__gte=today).order_by("closes_on", "-pk")
        ],
        [_standing(it, today, catalogue) for it in over[:CLOSED]],
        max(0, count - CLOSED),
    )


def _standing(row: Vacancy, today: date, catalogue: Catalogue | None) -> Standing:
    role: Role | None = catalogue.known_as("role", row.role) if catalogue and row.role else None
    shown = row.opens_on <= today <= row.closes_on
    return Standing(row, said(row, today), shown, row.closes_on < today, role)


def said(row: Vacancy, today: date) -> str:
    """How an opening stands: “shown now”, “from 3 May 2030”, “closed since 3 May 2030”."""
    if row.closes_on < today:
        return _("closed, last open on %(day)s") % {"day": day(row.closes_on)}
    if today < row.opens_on:
        return _("shown from %(day)s") % {"day": day(row.opens_on)}
    return _("shown now, until %(day)s") % {"day": day(row.closes_on)}


def announced(row: Announcement, now: datetime, shown: Announcement | None) -> str:
    """How an announcement stands. `shown` is the one that visitors see."""
    if row.shows_until and row.shows_until <= now:
        return _("over")
    if now < row.shows_from:
        return _("waits")
    return _("shown now") if shown and shown.pk == row.pk else _("hidden by a newer one")


def announcements() -> tuple[list[tuple[Announcement, str]], Announcement | None]:
    """All announcements, each with how it stands, and the one that is shown. One query."""
    now, rows = timezone.now(), list(Announcement.objects.select_related("changed_by"))
    running = [
        it for it in rows if it.shows_from <= now and (not it.shows_until or now < it.shows_until)
    ]
    shown = max(running, key=lambda it: it.shows_from, default=None)
    return [(it, announced(it, now, shown)) for it in rows], shown
