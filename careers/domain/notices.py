"""What stands beside the catalogue and comes and goes by the day: openings and an announcement.

It is a second value that pages are told, as they are told the catalogue: frozen, and cut for one
moment, so that a page made from it is as pure as any other.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.things import Role
from careers.domain.web import parts

Where = Literal["site", "hybrid", "remote"]
"""On site, partly from home, wholly from home."""
WHERE: tuple[Where, ...] = ("site", "hybrid", "remote")

Working = Literal["full", "part", "either", "temporary"]
"""Full time, part time, whichever one likes, for a limited time."""

WEB = ("https", "http")
"""How an address of the web begins: a link leads nowhere else."""

SOON = 7
"""An opening that closes within so many days closes soon."""


class Vacancy(msgspec.Struct, frozen=True, kw_only=True):
    """An opening. It is shown from `opens_on` to `closes_on`, both days included; `role` is a role's
    code, now or formerly, or empty."""

    id: int
    title: str
    role: str = ""
    employer: str = ""
    place: str = ""
    country: str = ""
    remote: Where = "site"
    working: Working = "full"
    hours: str = ""
    text: str = ""
    link: str = ""
    opens_on: date
    closes_on: date
    changed_at: datetime

    @property
    def path(self) -> str:
        return f"/jobs/{self.id}/"

    @property
    def host(self) -> str:
        """Whose site its link leads to."""
        return host(self.link)

    def is_open(self, day: date) -> bool:
        return self.opens_on <= day <= self.closes_on


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """A line above every page, with a link or without, for a time; `until` is the first moment at
    which it is no longer shown."""

    text: str
    address: str = ""
    words: str = ""
    since: datetime
    until: datetime | None = None

    @property
    def is_outward(self) -> bool:
        """Whether its link leads away from this site."""
        return not self.address.startswith("/")

    @property
    def path(self) -> str:
        """Of an address of this site, which page it is; empty for any other."""
        return "" if self.is_outward else re.split(r"[?#]", self.address)[0]

    @property
    def host(self) -> str:
        return host(self.address)

    def is_shown(self, now: datetime) -> bool:
        return self.since <= now and (self.until is None or now < self.until)


@dataclass(frozen=True, eq=False)
class Notices:
    """What is shown at a moment: the day it is, the openings of that day, the soonest to close first,
    and the announcement. Its digest names it: equal notices make equal pages."""

    day: date
    vacancies: tuple[Vacancy, ...] = ()
    announcement: Announcement | None = None
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        told = msgspec.json.encode((self.day, self.vacancies, self.announcement))
        object.__setattr__(self, "digest", hashlib.sha256(told).hexdigest())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Notices) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def vacancy(self, number: int) -> Vacancy | None:
        """The opening of that number; None for one that is not open."""
        return next((it for it in self.vacancies if it.id == number), None)

    def of(self, role: Role, catalogue: Catalogue) -> tuple[Vacancy, ...]:
        """The openings for a role, those posted under its former codes included."""
        found = ((it, role_of(it, catalogue)) for it in self.vacancies)
        return tuple(it for it, its in found if its and its.code == role.code)

    def days_left(self, vacancy: Vacancy) -> int:
        """In how many days an opening closes: 0 on its last day."""
        return (vacancy.closes_on - self.day).days

    def closes_soon(self, vacancy: Vacancy) -> bool:
        return self.days_left(vacancy) <= SOON

    def without_vacancies(self) -> "Notices":
        return Notices(self.day, announcement=self.announcement)


def cut(
    vacancies: Iterable[Vacancy], announcements: Iterable[Announcement], day: date, now: datetime
) -> Notices:
    """What of all these is shown on a day and at a moment of it. Of several announcements the one that
    began last is shown."""
    held = sorted((it for it in vacancies if it.is_open(day)), key=_soonest)
    shown = [it for it in announcements if it.is_shown(now)]
    return Notices(day, tuple(held), max(shown, key=lambda it: it.since, default=None))


def next_turn(announcements: Iterable[Announcement], now: datetime, midnight: datetime) -> datetime:
    """Until when what is shown now stays what is shown: the next midnight, or the moment before it at
    which an announcement begins or ends."""
    edges = (edge for it in announcements for edge in (it.since, it.until) if edge)
    return min([midnight, *(edge for edge in edges if now < edge)])


def role_of(vacancy: Vacancy, catalogue: Catalogue) -> Role | None:
    """The role an opening is for, as the catalogue has it now; None where it has none."""
    found: Role | None = catalogue.known_as("role", vacancy.role)
    return found


def by_role(notices: Notices, catalogue: Catalogue) -> dict[str, tuple[Vacancy, ...]]:
    """The openings by the code of their role, those for no role of the catalogue left out."""
    found: dict[str, tuple[Vacancy, ...]] = {}
    for it in notices.vacancies:
        if role := role_of(it, catalogue):
            found[role.code] = (*found.get(role.code, ()), it)
    return found


def host(address: str) -> str:
    """Whose site an address leads to, without the www that many begin with; empty for what is no
    address of the web."""
    found = parts(address)
    return (found.hostname or "").removeprefix("www.") if found.scheme in WEB else ""


def _soonest(vacancy: Vacancy) -> tuple[date, int]:
    return vacancy.closes_on, -vacancy.id
