"""A route as its stops: what each leg asks, in the words of the levels themselves.

`components/route.html` draws it; any page that has a `Route` can show one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from careers.domain import profile
from careers.domain.catalogue import Catalogue
from careers.domain.ladder import Difference
from careers.domain.paths import LOWEST
from careers.domain.routes import Leg, Route
from careers.domain.things import Level, Role, Skill, Track, TrainingModule
from careers.pages import saying, words
from careers.pages.evidence import attested
from careers.pages.moves import rising

SHOWN = 4
"""Rises told in full; the others fold away."""
HARD = 3


@dataclass(frozen=True)
class Rise:
    """A skill that must rise. `now` and `then` say what the levels mean; `now` may be empty."""

    difference: Difference
    now: str
    then: str


@dataclass(frozen=True)
class Onward:
    """The leg from a stop to the next, told."""

    leg: Leg
    rises: str
    """How many skills rise, in words."""
    first: list[Rise]
    others: list[Rise]
    hard: list[profile.Hardship]
    training: list[TrainingModule]
    sources: list[str]


@dataclass(frozen=True)
class Stop:
    """A role on a route, numbered from 1, with the leg that leads on from it; None at the end."""

    number: int
    role: Role
    level: Level
    track: Track
    onward: Onward | None


def itinerary(route: Route, catalogue: Catalogue) -> list[Stop]:
    """A route's stops from its start on, each leg told from the stop it leaves."""
    legs: list[Leg | None] = [*route.legs, None]
    return [
        Stop(
            number,
            role,
            catalogue.level(role.level),
            catalogue.track(role.track),
            _onward(leg, catalogue) if leg else None,
        )
        for number, (role, leg) in enumerate(zip(route.stops, legs, strict=True), start=1)
    ]


def headline(route: Route) -> str:
    """“3 stops, by way of Team Leader”; both ends are stops."""
    if not route.via:
        return _("One step, straight there")
    said = ngettext(
        "%(count)s stop, by way of %(roles)s",
        "%(count)s stops, by way of %(roles)s",
        len(route.stops),
    )
    names = saying.few([role.title for role in route.via])
    return said % {"count": len(route.stops), "roles": names}


def climbs(route: Route) -> str:
    """How many skills rise on each leg, in a sentence."""
    first, *others = (words.number(len(leg.rising)) for leg in route.legs)
    if not others:
        return _("Skills to raise: %(first)s.") % {"first": first}
    said = _("Skills to raise: %(first)s on the first leg, then %(others)s.")
    return said % {"first": first, "others": _(", then ").join(others)}


def other_ways(found: Sequence[Route], shown: int, best: str) -> list[tuple[str, str, str]]:
    """The routes but for the one shown, by number from 1: headline, what rises, address.

    `best` is the address of the first.
    """
    return [
        (headline(route), climbs(route), numbered(best, number))
        for number, route in enumerate(found, start=1)
        if number != shown
    ]


def numbered(best: str, way: int) -> str:
    """The address of one of several ways, given that of the best."""
    return best if way == 1 else f"{best}&way={way}"


def _onward(leg: Leg, catalogue: Catalogue) -> Onward:
    told = [_rise(difference, catalogue) for difference in leg.rising]
    return Onward(
        leg,
        rising(len(told)),
        told[:SHOWN],
        told[SHOWN:],
        profile.hardships(leg.destination, catalogue)[:HARD],
        profile.training_towards([leg.step], catalogue),
        attested(leg.step, catalogue),
    )


def _rise(difference: Difference, catalogue: Catalogue) -> Rise:
    """What changes; of a skill never asked for before, only what is asked."""
    before = difference.before
    now = "" if before is None else _meaning(difference.skill, max(before, LOWEST), catalogue)
    return Rise(difference, now, _meaning(difference.skill, difference.after, catalogue))


def _meaning(skill: Skill, level: int, catalogue: Catalogue) -> str:
    """What a level of a skill looks like: its own words, or those of every skill's level."""
    if len(skill.levels) >= level:
        return skill.levels[level - 1]
    return next((anchor.meaning for anchor in catalogue.anchors if anchor.rank == level), "")
