"""A route as its stops: what each leg asks, in the words of the levels themselves.

`components/route.html` draws it; any page that has a `Route` can show one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _, ngettext

from careers.domain import profile
from careers.domain.catalogue import Catalogue
from careers.domain.harder import Turns, turns
from careers.domain.ladder import Difference, differences
from careers.domain.paths import LOWEST
from careers.domain.routes import Leg, Route, rise
from careers.domain.things import SURE, Level, Role, Skill, Track, TrainingModule
from careers.pages import saying, words
from careers.pages.evidence import attested
from careers.pages.moves import rising

SHOWN = 4
"""Rises told at once, of the critical skills; the others fold away."""
SOME = 2
"""As many where none is critical."""
CRITICAL = 3


@dataclass(frozen=True)
class Rise:
    """A skill that must rise. `now` and `then` say what the levels mean; `now` may be empty. `mine`
    says that it is the person's own level it rises from."""

    difference: Difference
    now: str
    then: str
    between: tuple[tuple[int, str], ...] = ()
    """The levels passed on the way, each in the skill's own words; none where it has none."""
    mine: bool = False


@dataclass(frozen=True)
class Onward:
    """The leg from a stop to the next, told."""

    leg: Leg
    rises: str
    """How many skills rise, in words."""
    first: list[Rise]
    others: list[Rise]
    steady: str
    """What is asked as before or less, in a sentence or two; may be empty."""
    turns: Turns
    training: list[TrainingModule]
    sources: list[str]

    @property
    def by_level(self) -> list[Rise]:
        """The skills that pass a level on the way."""
        return [rise for rise in (*self.first, *self.others) if rise.between]


@dataclass(frozen=True)
class Stop:
    """A role on a route, numbered from 1, with the leg that leads on from it; None at the end.
    `without` is the address of a way that does without it, for a stop between the ends."""

    number: int
    role: Role
    level: Level
    track: Track
    onward: Onward | None
    without: str = ""


def itinerary(
    route: Route,
    catalogue: Catalogue,
    held: Mapping[str, int] | None = None,
    without: Callable[[Role], str] | None = None,
) -> list[Stop]:
    """A route's stops from its start on, each leg told from the stop it leaves. `held` are the levels
    of the person it was laid out for; `without` makes the address of a way that avoids a stop."""
    legs: list[Leg | None] = [*route.legs, None]
    return [
        Stop(
            number,
            role,
            catalogue.level(role.level),
            catalogue.track(role.track),
            _onward(leg, catalogue, held or {}) if leg else None,
            without(role) if without and role in route.via else "",
        )
        for number, (role, leg) in enumerate(zip(route.stops, legs, strict=True), start=1)
    ]


@dataclass(frozen=True)
class Remaining:
    """What a role asks beyond another that no step joins to it: how many skills, in words, and which."""

    rises: str
    first: list[Rise]
    others: list[Rise]


def remaining(
    origin: Role, goal: Role, catalogue: Catalogue, held: Mapping[str, int] | None = None
) -> Remaining:
    """What would have to rise from one role straight to another; `held` as for `itinerary`."""
    known = held or {}
    found = [
        replace(d, before=max(known[d.skill.code], d.before or LOWEST))
        if d.skill.code in known
        else d
        for d in differences(origin, goal, catalogue)
    ]
    rises = [difference for difference in found if rise(difference)]
    return Remaining(rising(len(rises)), *_parted(rises, catalogue, known))


def headline(route: Route) -> str:
    """“Two steps, by way of Team Leader”."""
    if not route.via:
        return _("One step, straight there")
    count = len(route.legs)
    said = ngettext(
        "%(count)s step, by way of %(roles)s", "%(count)s steps, by way of %(roles)s", count
    )
    names = saying.few([role.title for role in route.via])
    return saying.upper(said % {"count": words.number(count), "roles": names})


def climbs(route: Route) -> str:
    """How many skills rise on each leg, in a sentence."""
    first, *others = words.numbers([len(leg.rising) for leg in route.legs])
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


def surest(route: Route) -> str:
    """Which leg is best attested and which least, in a sentence; of one leg, or of several that are
    alike, how well they are."""
    by_evidence = {
        evidence: [leg.destination.title for leg in route.legs if leg.step.evidence == evidence]
        for evidence in SURE
    }
    known = [(words.evidence(e), titles) for e, titles in by_evidence.items() if titles]
    (best, first), (worst, last) = known[0], known[-1]
    if len(route.legs) == 1:
        return _("How sure: %(evidence)s.") % {"evidence": saying.lower(best)}
    if len(known) == 1:
        return _("How sure, of every leg: %(evidence)s.") % {"evidence": saying.lower(best)}
    return _("Surest: to %(first)s (%(best)s). Least sure: to %(last)s (%(worst)s).") % {
        "first": saying.listed(first),
        "best": saying.lower(best),
        "last": saying.listed(last),
        "worst": saying.lower(worst),
    }


def _onward(leg: Leg, catalogue: Catalogue, held: Mapping[str, int]) -> Onward:
    first, others = _parted(leg.rising, catalogue, held)
    return Onward(
        leg,
        rising(len(leg.rising)),
        first,
        others,
        _steady(leg, held),
        turns(leg.origin, leg.destination, catalogue),
        profile.training_towards([leg.step], catalogue),
        attested(leg.step, catalogue),
    )


def _parted(
    differences: Sequence[Difference], catalogue: Catalogue, held: Mapping[str, int]
) -> tuple[list[Rise], list[Rise]]:
    """The rises to tell at once, and the others; the most important come first already."""
    told = [_rise(difference, catalogue, held) for difference in differences]
    critical = sum(difference.importance == CRITICAL for difference in differences)
    shown = min(critical, SHOWN) or SOME
    return told[:shown], told[shown:]


def _steady(leg: Leg, held: Mapping[str, int]) -> str:
    """What does not rise: what one's own answers are enough for, what is asked as before, and what is
    asked less."""
    steady = [d for d in leg.differences if d.before is not None and not d.rises]
    enough = [d for d in steady if held.get(d.skill.code, 0) >= d.after]
    same = [d for d in steady if d not in enough and d.before == d.after]
    less = [d for d in steady if d not in enough and d.before != d.after]
    said = [
        sentence % {"skills": saying.listed([saying.lower(d.skill.name) for d in found])}
        for sentence, found in (
            (_("You have enough of: %(skills)s."), enough),
            (_("As before: %(skills)s."), same),
            (_("Less than before: %(skills)s."), less),
        )
        if found
    ]
    return " ".join(said)


def _rise(difference: Difference, catalogue: Catalogue, held: Mapping[str, int]) -> Rise:
    """What changes; of a skill never asked for before, only what is asked."""
    skill, before, after = difference.skill, difference.before, difference.after
    start = max(before or LOWEST, LOWEST)
    return Rise(
        difference,
        "" if before is None else _meaning(skill, start, catalogue),
        _meaning(skill, after, catalogue),
        tuple(enumerate(skill.levels[start : after - 1], start + 1)),
        mine=before is not None and held.get(skill.code) == before,
    )


def _meaning(skill: Skill, level: int, catalogue: Catalogue) -> str:
    """What a level of a skill looks like: its own words, or those of every skill's level."""
    if len(skill.levels) >= level:
        return skill.levels[level - 1]
    return next((anchor.meaning for anchor in catalogue.anchors if anchor.rank == level), "")
