"""The whole ladder: the picture, and every move in words; or a part of it, lit.

With the role somebody is in, its moves are lit; with the one they want to be in, the moves that lead
there; with both, the best route between them.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _, ngettext

from careers.domain import lights
from careers.domain.board import board
from careers.domain.catalogue import Catalogue
from careers.domain.drawing import Board
from careers.domain.lights import Lights
from careers.domain.neighbourhood import neighbourhood
from careers.domain.routes import Near, nearest, routes
from careers.domain.things import Role, Step
from careers.pages import moves, words
from careers.pages.choosing import Ends, address, choice, ends
from careers.pages.evidence import attested
from careers.pages.itinerary import climbs, headline, itinerary, other_ways
from careers.pages.page import LADDER, Page
from careers.pages.questions import beginning
from careers.pages.roles import index
from careers.pages.saying import listed

PATH = "/ladder/"
LISTED = 300
"""Roles up to which every role and every move is listed on the page."""


@dataclass(frozen=True)
class Told:
    """A move in words. `origin` is None where it is open from any rung."""

    step: Step
    origin: Role | None
    destination: Role
    sources: list[str]
    """Who says so: the marks of what is told of the step."""


def ladder(catalogue: Catalogue, origin: str = "", destination: str = "") -> Page:
    """The ladder, lit for the ends that two texts name: each a role's code, its title, or empty."""
    named = ends(catalogue, origin, destination, PATH)
    start, goal = named.origin, named.destination
    if start and goal and start != goal:
        return _between(catalogue, named, start, goal)
    if start:
        return _onward(catalogue, named, start)
    if goal:
        return _inward(catalogue, named, goal)
    return _whole(catalogue, named)


def told(catalogue: Catalogue) -> list[Told]:
    """Every move whose ends exist, from the lowest rung up; the open ones last."""
    roles = (*catalogue.roles_in_centre, *catalogue.roles_beyond)
    places = {role.code: place for place, role in enumerate(roles)}
    found = [
        Told(step, catalogue.get("role", step.origin), destination, attested(step, catalogue))
        for step in catalogue.steps
        if (destination := catalogue.get("role", step.destination))
        and (step.origin in places or not step.origin)
    ]
    last = len(places)
    return sorted(
        found, key=lambda t: (places.get(t.step.origin, last), places[t.destination.code])
    )


def _whole(catalogue: Catalogue, named: Ends) -> Page:
    small = len(catalogue.roles) <= LISTED
    return _page(
        catalogue,
        named,
        Lights(),
        title=_("The whole ladder"),
        description=_("Every role of a contact centre on its rung, and the steps between them."),
        lead=_(
            "Rungs go from entry at the foot to the top; columns are tracks, the lines of work. Every "
            "plate is a role you can read about. A line is a step from one to the next."
        ),
        rungs=index(catalogue),
        beyond=catalogue.roles_beyond,
        told=told(catalogue) if small else [],
        small=small,
    )


def _onward(catalogue: Catalogue, named: Ends, role: Role) -> Page:
    groups = moves.onward(role, catalogue)
    title = {"title": role.title}
    return _page(
        catalogue,
        named,
        lights.onward(role, catalogue),
        lit_words=_("the steps from here"),
        title=_("Your next rung from %(title)s") % title,
        heading=_("Your next rung"),
        description=_("Where %(title)s leads, what each step takes, and how sure we are.") % title,
        lead=_place(role, catalogue) + " " + _leads_on(groups),
        groups=groups,
        role=role,
        same=role == named.destination,
    )


def _inward(catalogue: Catalogue, named: Ends, role: Role) -> Page:
    groups = moves.inward(role, catalogue)
    title = {"title": role.title}
    return _page(
        catalogue,
        named,
        lights.inward(role, catalogue),
        lit_words=_("the steps that lead here"),
        title=_("How people become %(title)s") % title,
        heading=_("The way there"),
        description=_("The steps that lead to %(title)s, and what each takes.") % title,
        lead=_("You want to be here: %(title)s.") % title + " " + _leads_here(groups),
        groups=groups,
        role=role,
        inward=True,
    )


def _between(catalogue: Catalogue, named: Ends, start: Role, goal: Role) -> Page:
    ends = {"origin": start.title, "destination": goal.title}
    title = _("From %(origin)s to %(destination)s") % ends
    found = routes(start, goal, catalogue)
    if not found:
        near = nearest(start, goal, catalogue)
        return _page(
            catalogue,
            named,
            _lit_near(near, catalogue),
            lit_words=_("as near as you can get") if near.route else "",
            title=title,
            heading=_("No known way"),
            description=_("No steps we know lead from %(origin)s to %(destination)s.") % ends,
            lead=_("No steps we know lead from %(origin)s to %(destination)s.") % ends,
            near=near,
            near_stops=itinerary(near.route, catalogue) if near.route else [],
            route_path=address("/ladder/route/", start, near.role) if near.route else "",
            groups=moves.inward(goal, catalogue),
            role=goal,
            inward=True,
        )
    best, route_path = found[0], address("/ladder/route/", start, goal)
    return _page(
        catalogue,
        named,
        lights.along(best),
        lit_words=_("the route, its stops numbered"),
        title=title,
        heading=headline(best),
        description=_("The way from %(origin)s to %(destination)s, stop by stop.") % ends,
        lead=f"{title}. {climbs(best)}",
        stops=itinerary(best, catalogue),
        others=other_ways(found, 1, route_path),
        route_path=route_path,
    )


def _lit_near(near: Near, catalogue: Catalogue) -> Lights:
    """The way to where one can get; where one stays put, only that place."""
    return lights.along(near.route) if near.route else Lights(stops=(near.role.code,))


def _page(
    catalogue: Catalogue,
    named: Ends,
    lit: Lights,
    *,
    title: str,
    description: str,
    **context: Any,
) -> Page:
    drawn = _drawn(catalogue, lit)
    return Page(
        template="ladder/ladder.html",
        path=address(PATH, named.origin, named.destination),
        above=(LADDER,) if named.origin or named.destination else (),
        short="" if named.origin or named.destination else str(LADDER.name),
        title=title,
        description=description,
        section="ladder",
        context={
            "heading": title,
            **context,
            "ends": named,
            "begin": beginning(catalogue, named.destination),
            "choice": choice(catalogue),
            "lit": lit,
            "board": drawn[0],
            "partly": drawn[1],
        },
    )


def _drawn(catalogue: Catalogue, lit: Lights) -> tuple[Board | None, bool]:
    """The picture, and whether it is only of what lies around the lit roles."""
    whole = board(catalogue, lit)
    if whole or not lit.stops:
        return whole, False
    return board(neighbourhood(lit, catalogue), lit), True


def _place(role: Role, catalogue: Catalogue) -> str:
    rank, rungs = catalogue.rank(role), len(catalogue.rungs)
    if not rank:
        return _("You are here: %(title)s, beyond the centre.") % {"title": role.title}
    said = _("You are here: %(title)s, on rung %(rank)s of %(rungs)s.")
    return said % {"title": role.title, "rank": rank, "rungs": rungs}


def _leads_on(groups: list[moves.Group]) -> str:
    """How many moves lead on, and which way: “Seven up, six out of the centre.”"""
    if not groups:
        return _("No step we know leads on from here.")
    ways = {
        "up": _("%(count)s up"),
        "across": _("%(count)s across"),
        "down": _("%(count)s down"),
        "out": _("%(count)s out of the centre"),
    }
    counted = [ways[g.code] % {"count": words.number(len(g.options))} for g in groups]
    return _("The steps we know: %(ways)s.") % {"ways": listed(counted)}


def _leads_here(groups: list[moves.Group]) -> str:
    count = sum(len(group.options) for group in groups)
    if not count:
        return _("No step we know leads here.")
    said = ngettext("%(count)s step leads here.", "%(count)s steps lead here.", count)
    return _sentence(said % {"count": words.number(count)})


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
