"""A route stop by stop: what rises on each leg, what is hard at each stop, and how sure we are."""

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.ladder import climb
from careers.domain.routes import Route, nearest, routes
from careers.domain.things import Role
from careers.pages import moves
from careers.pages.choosing import Ends, address, choice, ends
from careers.pages.itinerary import climbs, headline, itinerary, numbered, other_ways
from careers.pages.page import LADDER, Crumb, Page
from careers.pages.questions import beginning

PATH = "/ladder/route/"


def route(catalogue: Catalogue, origin: str = "", destination: str = "", way: str = "") -> Page:
    """The ways between the roles that two texts name, each a code or a title.

    `way` picks one of them by its number, the best being "1"; anything else means the best.
    """
    named = ends(catalogue, origin, destination, PATH)
    start, goal = named.origin, named.destination
    if not start or not goal:
        return _unasked(catalogue, named)
    if start == goal:
        return _same(catalogue, named, start)
    found = routes(start, goal, catalogue)
    if not found:
        return _none(catalogue, named, start, goal)
    numbers = {str(number): number for number in range(1, len(found) + 1)}
    return _found(catalogue, named, found, numbers.get(way, 1))


def _found(catalogue: Catalogue, named: Ends, found: tuple[Route, ...], way: int) -> Page:
    shown = found[way - 1]
    best = address(PATH, named.origin, named.destination)
    return _page(
        catalogue,
        named,
        path=numbered(best, way),
        title=_title(named),
        heading=headline(shown),
        climbs=climbs(shown),
        stops=itinerary(shown, catalogue),
        others=other_ways(found, way, best),
        map_path=address("/ladder/", named.origin, named.destination),
    )


def _none(catalogue: Catalogue, named: Ends, start: Role, goal: Role) -> Page:
    near = nearest(start, goal, catalogue)
    return _page(
        catalogue,
        named,
        title=_title(named),
        heading=_("No known way"),
        near=near,
        stops=itinerary(near.route, catalogue) if near.route else [],
        route_path=address(PATH, start, near.role),
        groups=moves.inward(goal, catalogue),
        map_path=address("/ladder/", start, goal),
    )


def _same(catalogue: Catalogue, named: Ends, role: Role) -> Page:
    return _page(
        catalogue,
        named,
        title=_title(named),
        heading=_("You are there already"),
        same=role,
        onward_path=address("/ladder/", role),
    )


def _unasked(catalogue: Catalogue, named: Ends) -> Page:
    climbers = climb(catalogue)
    shown = Ends(climbers[0], climbers[-1]) if climbers else Ends(None, None)
    return _page(
        catalogue,
        named,
        title=_("A route on the ladder"),
        heading=_("Where to?"),
        example=address(PATH, shown.origin, shown.destination),
        example_title=_title(shown),
    )


def _title(named: Ends) -> str:
    origin, destination = named.origin, named.destination
    ends = {
        "origin": origin.title if origin else "",
        "destination": destination.title if destination else "",
    }
    return _("From %(origin)s to %(destination)s") % ends


def _page(
    catalogue: Catalogue, named: Ends, *, title: str, path: str = "", **context: object
) -> Page:
    return Page(
        template="ladder/route.html",
        path=path or address(PATH, named.origin, named.destination),
        above=(Crumb(LADDER.name, address(LADDER.path, named.origin, named.destination)),),
        short=_("A route"),
        title=title,
        description=_("What a route asks: what rises on each leg, what is hard at each stop."),
        section="ladder",
        context={
            "ends": named,
            "begin": beginning(catalogue, named.destination),
            "choice": choice(catalogue),
            **context,
        },
    )
