"""Openings in words: where and when the work is, until when one can apply, and what a list of them is
narrowed down by."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _, ngettext

from careers.domain import narrowing
from careers.domain.catalogue import Catalogue
from careers.domain.narrowing import Filter, Filters, Group, Offer
from careers.domain.notices import Notices, Vacancy, Where, Working, role_of
from careers.domain.things import Role
from careers.pages import dated
from careers.pages.page import OPENINGS
from careers.pages.saying import upper

day = dated.day


@dataclass(frozen=True)
class Row:
    """An opening in a list: its role, if the catalogue has it, and everything of it in words."""

    vacancy: Vacancy
    role: Role | None
    place: str
    hours: str
    closing: str
    soon: bool

    @property
    def path(self) -> str:
        return self.vacancy.path

    @property
    def title(self) -> str:
        return self.vacancy.title


@dataclass(frozen=True)
class Option:
    """A choice as it is offered: its name, and the anchor of its box."""

    name: str
    anchor: str
    offer: Offer


@dataclass(frozen=True)
class Choices:
    """A group's choices under what they have in common."""

    group: Group
    name: str
    options: list[Option]


@dataclass(frozen=True)
class Chip:
    """A filter that is chosen, the address of the list without it, and how many that leaves."""

    filter: Filter
    name: str
    without: str
    left: int


def row(vacancy: Vacancy, notices: Notices, catalogue: Catalogue) -> Row:
    """An opening as a list tells of it."""
    return Row(
        vacancy,
        role_of(vacancy, catalogue),
        place(vacancy),
        hours(vacancy),
        closing(vacancy, notices),
        notices.closes_soon(vacancy),
    )


def place(vacancy: Vacancy) -> str:
    """Where the work is done: “Leeds, GB, partly from home”."""
    where = "" if vacancy.remote == "site" and vacancy.place else remote(vacancy.remote)
    return ", ".join(part for part in (vacancy.place, vacancy.country, where) if part)


def hours(vacancy: Vacancy) -> str:
    """How much of it there is, and what was said of the hours besides."""
    return ", ".join(part for part in (working(vacancy.working), vacancy.hours) if part)


def remote(value: Where) -> str:
    return {
        "site": _("on site"),
        "hybrid": _("partly from home"),
        "remote": _("from home"),
    }[value]


def working(value: Working) -> str:
    return {
        "full": _("full time"),
        "part": _("part time"),
        "either": _("full or part time"),
        "temporary": _("for a limited time"),
    }[value]


def closing(vacancy: Vacancy, notices: Notices) -> str:
    """Until when one can apply, as half a sentence."""
    left, on = notices.days_left(vacancy), {"day": day(vacancy.closes_on)}
    if left == 0:
        return _("closes today, %(day)s") % on
    if left == 1:
        return _("closes tomorrow, %(day)s") % on
    said = ngettext("closes in %(n)d day, on %(day)s", "closes in %(n)d days, on %(day)s", left)
    return said % {"n": left, **on}


def soonest(found: Sequence[Vacancy], notices: Notices) -> str:
    """When the first of these closes, as a sentence; empty where there are not several."""
    if len(found) < 2:
        return ""
    return _("The first of them %(closes)s.") % {"closes": closing(found[0], notices)}


def sentence(vacancy: Vacancy, catalogue: Catalogue) -> str:
    """What search engines and previews are told of an opening."""
    employer = vacancy.employer or catalogue.site.organisation
    parts = [employer, place(vacancy), hours(vacancy)]
    until = _("open until %(day)s") % {"day": day(vacancy.closes_on)}
    return upper(", ".join(part for part in (*parts, until) if part)) + "."


# What a list is narrowed down by ------------------------------------------------------------------


def address(chosen: Filters) -> str:
    """The list narrowed down by these."""
    return f"{OPENINGS.path}?{urlencode(chosen)}" if chosen else str(OPENINGS.path)


def choices(chosen: Filters, notices: Notices, catalogue: Catalogue) -> list[Choices]:
    """The groups that leave something to choose."""
    names: dict[Group, str] = {
        "role": _("Role"),
        "track": _("Track"),
        "where": _("Where the work is done"),
        "hours": _("Hours"),
        "place": _("Place"),
    }
    found = []
    for group, said in names.items():
        offers = narrowing.offers(group, chosen, notices, catalogue)
        if len(offers) > 1 or any(offer.chosen for offer in offers):
            options = [_option(offer, at, catalogue) for at, offer in enumerate(offers)]
            found.append(Choices(group, said, options))
    return found


def chips(chosen: Filters, notices: Notices, catalogue: Catalogue) -> list[Chip]:
    """The filters that are chosen, each with the way out of it."""
    found = []
    for one in chosen:
        others = narrowing.without(chosen, one)
        way = address(others) + ("#counted" if others else "#heading")
        left = len(narrowing.narrowed(others, notices, catalogue))
        found.append(Chip(one, name(one, catalogue), way, left))
    return found


def name(filter_: Filter, catalogue: Catalogue) -> str:
    """A filter as a sign."""
    group, value = filter_
    match group:
        case "role":
            return catalogue.role(value).title
        case "track":
            return catalogue.track(value).name
        case "where":
            return upper(remote(value))  # type: ignore[arg-type]
        case "hours":
            return upper(working(value))  # type: ignore[arg-type]
    return value


def _option(offer: Offer, at: int, catalogue: Catalogue) -> Option:
    return Option(name(offer.filter, catalogue), f"{offer.filter.group}-{at}", offer)
