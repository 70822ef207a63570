"""A route stop by stop: what rises on each leg, what is hard at each stop, and how sure we are.

The public page is a function of the address alone; `mine` makes the same page for somebody whose own
levels are known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.ladder import climb
from careers.domain.routes import (
    Granted,
    Route,
    granted,
    routes,
    with_levels,
)
from careers.domain.things import Role
from careers.pages import addressing, moves, weighed, wishes
from careers.pages.choosing import Ends, address, choice
from careers.pages.itinerary import climbs, headline, itinerary, remaining, surest
from careers.pages.no_way import no_way
from careers.pages.page import LADDER, Crumb, Page
from careers.pages.questions import beginning
from careers.pages.wishes import Asked

PATH = "/ladder/route/"
MINE = "/assessment/route/"


@dataclass(frozen=True)
class Way:
    """One of several ways: what it is, what it asks, its address; `best` is the one that asks least."""

    headline: str
    climbs: str
    more: str
    address: str
    shown: bool
    best: bool


def route(
    catalogue: Catalogue,
    origin: str = "",
    destination: str = "",
    way: str = "",
    avoid: tuple[str, ...] = (),
    track: str = "",
) -> Page:
    """The ways between the roles that two texts name, each a code or a name.

    `way` picks one of them by its number, the first being "1"; anything else means the first. `avoid`
    are texts that name roles to do without, `track` one that names a track to keep to.
    """
    asked = wishes.asked(catalogue, PATH, origin, destination, avoid, track)
    return _answer(catalogue, asked, way, {})


def mine(
    catalogue: Catalogue,
    held: Mapping[str, int],
    origin: str = "",
    destination: str = "",
    way: str = "",
    avoid: tuple[str, ...] = (),
    track: str = "",
    *,
    silent: bool = False,
) -> Page:
    """The same with a person's own levels, by skill, set beside what each stop asks. It has no public
    address, and its title does not say where they stand; nor do its own addresses where it is `silent`,
    because it knows from the answers."""
    asked = wishes.asked(catalogue, MINE, origin, destination, avoid, track)
    asked = replace(asked, silent=silent)
    page = _answer(catalogue, asked, way, held)
    return replace(
        page,
        template="assessment/route.html",
        path="",
        title=_("This route, with your own answers"),
        above=(),
        section="assessment",
        context={**page.context, "mine": True},
    )


def _answer(catalogue: Catalogue, asked: Asked, way: str, held: Mapping[str, int]) -> Page:
    start, goal = asked.ends.origin, asked.ends.destination
    if not start or not goal:
        return _unasked(catalogue, asked)
    if start == goal:
        return _same(catalogue, asked, start)
    found = granted(start, goal, catalogue, asked.wishes)
    if not found.routes:
        return _none(catalogue, asked, start, goal, held)
    return _found(catalogue, asked, found, _told(found, asked, held), way, held)


def _told(found: Granted, asked: Asked, held: Mapping[str, int]) -> dict[int, Route]:
    """The routes by number, in the order they are told: for somebody whose levels are known, what asks
    least of them comes first. The numbers stay, so that an address means the same way to everybody."""
    told = {n: with_levels(route, held) for n, route in enumerate(found.routes, start=1)}
    if asked.track:
        return told
    return dict(sorted(told.items(), key=lambda numbered: _asks(numbered[1])))


def _asks(route: Route) -> tuple[int, int]:
    return route.shortfall, len(route.legs)


def _found(
    catalogue: Catalogue,
    asked: Asked,
    found: Granted,
    told: dict[int, Route],
    way: str,
    held: Mapping[str, int],
) -> Page:
    first = next(iter(told))
    number = next((n for n in told if str(n) == way), first)
    asked = replace(asked, way=0 if number == first else number)
    shown = told[number]
    start, goal = shown.stops[0], shown.stops[-1]
    plain = routes(start, goal, catalogue) if asked.wishful else found.routes
    best = min((with_levels(route, held) for route in plain), key=_asks)
    return _page(
        catalogue,
        asked,
        title=_title(asked.ends),
        heading=headline(shown),
        climbs=climbs(shown),
        asks=weighed.asks(shown),
        surest=surest(shown),
        more=weighed.more(shown, best),
        weighing=weighed.meaning(),
        left_out=any(role.code not in found.denied for role in asked.avoid),
        stops=itinerary(shown, catalogue, held, asked.without),
        ways=[
            Way(
                headline(route),
                climbs(route),
                weighed.more(route, best),
                asked.but(way=0 if n == first else n),
                shown=n == number,
                best=route.stops == best.stops,
            )
            for n, route in told.items()
        ],
        answers=wishes.answers(asked, found, shown),
        avoidable=wishes.choices(catalogue, found.routes, asked),
        tracks=wishes.tracks(catalogue),
        map_path=_drawn(replace(asked, way=0 if number == 1 else number)),
    )


def _drawn(asked: Asked) -> str:
    """The address of the ladder lit along the same way: there a track is one to show, so that the one to
    keep to is called otherwise."""
    drawn = addressing.Asked(asked.ends, avoid=asked.avoid, prefer=asked.track, way=asked.way)
    return drawn.address


def _none(
    catalogue: Catalogue, asked: Asked, start: Role, goal: Role, held: Mapping[str, int]
) -> Page:
    told = no_way(start, goal, catalogue)
    near, begins = told.near, told.begins
    plain = replace(asked, avoid=(), track=None)
    return _page(
        catalogue,
        plain,
        kept=asked.kept,
        title=_title(asked.ends),
        heading=told.heading,
        no_way=told.said,
        near=near,
        entry=told.entry,
        last=near.role,
        remaining=remaining(near.role, goal, catalogue, held),
        stops=itinerary(with_levels(near.route, held), catalogue, held) if near.route else [],
        route_path=replace(plain, ends=Ends(start, near.role)).address,
        begins=begins,
        begins_path=address(asked.path, begins.stops[0], goal) if begins else "",
        groups=moves.inward(goal, catalogue),
        order=moves.order(goal, catalogue),
        map_path=address("/ladder/", start, goal),
    )


def _same(catalogue: Catalogue, asked: Asked, role: Role) -> Page:
    return _page(
        catalogue,
        replace(asked, avoid=(), track=None),
        kept=asked.kept,
        title=_title(asked.ends),
        heading=_("You are there already"),
        same=role,
        onward_path=address("/ladder/", role),
    )


def _unasked(catalogue: Catalogue, asked: Asked) -> Page:
    climbers = climb(catalogue)
    shown = Ends(climbers[0], climbers[-1]) if climbers else Ends(None, None)
    return _page(
        catalogue,
        replace(asked, avoid=(), track=None),
        kept=asked.kept,
        title=_("A route on the ladder"),
        heading=_("Where to?"),
        half=asked.ends.origin or asked.ends.destination,
        half_path=address("/ladder/", asked.ends.origin, asked.ends.destination),
        example=address(asked.path, shown.origin, shown.destination),
        example_title=_title(shown),
    )


def _title(named: Ends) -> str:
    origin, destination = named.origin, named.destination
    ends = {
        "origin": origin.title if origin else "",
        "destination": destination.title if destination else "",
    }
    return _("From %(origin)s to %(destination)s") % ends


def _page(catalogue: Catalogue, asked: Asked, *, title: str, **context: object) -> Page:
    named = asked.ends
    return Page(
        template="ladder/route.html",
        path=asked.address,
        above=(Crumb(LADDER.name, _drawn(asked)),),
        short=_("A route"),
        title=title,
        description=_("What a route asks: what rises on each leg, what is hard at each stop."),
        section="ladder",
        context={
            "asked": asked,
            "ends": named,
            "kept": asked.kept,
            "begin": beginning(catalogue, named.destination),
            "choice": choice(catalogue),
            "public_path": replace(asked, path=PATH, silent=False).address,
            "mine_path": replace(asked, path=MINE).address,
            **context,
        },
    )
