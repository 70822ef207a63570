"""The whole ladder: the picture, and every step in words; or a part of it, lit.

With the role somebody is in, its steps are lit; with the one they want to be in, the steps that lead
there; with both, the best route between them, or the one that the page about it shows. Filters leave out what is not asked for, but never a
stop of what is lit, and never unsaid.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _, ngettext

from careers.domain import lights
from careers.domain.board import board
from careers.domain.catalogue import Catalogue
from careers.domain.drawing import Board
from careers.domain.lights import Lights
from careers.domain.neighbourhood import neighbourhood
from careers.domain.notices import Notices, by_role
from careers.domain.routes import Near, granted
from careers.domain.sift import Sifted, sift, within
from careers.domain.things import Role
from careers.pages import moves, wishes, words
from careers.pages.addressing import PATH, Asked, asked, filters
from careers.pages.choosing import address, choice
from careers.pages.cut import cut, shown
from careers.pages.itinerary import climbs, headline, itinerary, other_ways
from careers.pages.no_way import no_way
from careers.pages.page import LADDER, Page
from careers.pages.parts import LONG, parts
from careers.pages.questions import beginning
from careers.pages.saying import listed, upper
from careers.pages.twin import twin

NAMED = 8
"""Roles with an opening that are named below the picture; of more only the number is told."""
STEPS = 200
"""Steps up to which every one is told on the page, where its roles fit there too."""
MANY = 4
"""So many plates beside the lit one, and a phone shows not all of them at once."""


def ladder(
    catalogue: Catalogue,
    origin: str = "",
    destination: str = "",
    tracks: Sequence[str] = (),
    beyond: str = "",
    part: str = "",
    avoid: Sequence[str] = (),
    prefer: str = "",
    way: str = "",
    notices: Notices | None = None,
) -> Page:
    """The ladder, lit for the ends that two texts name: each a role's code, its title, or empty.

    `tracks` are codes or names of tracks; `beyond` is “hidden” or “only”; of a ladder too long for one
    page `part` is a number from 1. Between two ends, `avoid` are roles to do without, `prefer` a track
    for the way to keep to, and `way` the number of one of several ways. Whatever else they hold is told
    or left alone. Where the notices tell of openings, the roles they are for are marked.
    """
    page = _asked_for(
        catalogue,
        asked(catalogue, origin, destination, tracks, beyond, part, avoid, prefer, way),
    )
    return replace(page, context={**page.context, **_open(catalogue, notices)})


def _open(catalogue: Catalogue, notices: Notices | None) -> dict[str, Any]:
    """Which roles there are openings for, each with how many, and how many there are in all."""
    held = by_role(notices, catalogue) if notices else {}
    roles = [(role, len(held[role.code])) for role in catalogue.roles if role.code in held]
    return {
        "openings": held,
        "wanted": roles if len(roles) <= NAMED else [],
        "posted": sum(map(len, held.values())),
    }


def _asked_for(catalogue: Catalogue, request: Asked) -> Page:
    start, goal = request.origin, request.destination
    if start and goal and start != goal:
        return _between(catalogue, request, start, goal)
    if start:
        return _onward(catalogue, request, start)
    if goal:
        return _inward(catalogue, request, goal)
    return _whole(catalogue, request)


def _whole(catalogue: Catalogue, asked: Asked) -> Page:
    sifted = sift(catalogue, asked.sieve, Lights())
    few = len(sifted.catalogue.roles) <= LONG and len(sifted.catalogue.steps) <= STEPS
    return _page(
        catalogue,
        asked,
        sifted,
        Lights(),
        title=_("The whole ladder"),
        description=_("Every role of a contact centre on its rung, and the steps between them."),
        lead=_("Every role on its rung, entry at the foot, and the steps from one to the next."),
        twin=twin(sifted.catalogue, sifted.outward) if few else [],
        jumps=_rungs(sifted.catalogue, told=few and bool(catalogue.steps)),
    )


def _onward(catalogue: Catalogue, asked: Asked, role: Role) -> Page:
    lit = lights.onward(role, catalogue)
    sifted = sift(catalogue, asked.sieve, lit)
    title = {"title": role.title}
    groups = moves.onward(role, sifted.catalogue)
    return _page(
        catalogue,
        asked,
        sifted,
        lit,
        lit_words=_("the steps from here"),
        title=_("Your next rung from %(title)s") % title,
        heading=_("Your next rung"),
        description=_("Where %(title)s leads, what each step takes, and how sure we are.") % title,
        lead=_place(role, catalogue) + " " + _leads_on(moves.onward(role, catalogue)),
        turns=[(_("How people get here"), asked.lit(destination=role)), _about(role)],
        jumps=_jumps(_("Where you are"), lit, catalogue),
        groups=groups,
        order=moves.order(role, catalogue),
        role=role,
        same=role == asked.destination,
    )


def _inward(catalogue: Catalogue, asked: Asked, role: Role) -> Page:
    lit = lights.inward(role, catalogue)
    sifted = sift(catalogue, asked.sieve, lit)
    title = {"title": role.title}
    known = moves.inward(role, catalogue)
    entry = role in catalogue.entry_roles and not known
    return _page(
        catalogue,
        asked,
        sifted,
        lit,
        lit_words=_("the steps that lead here") if known else "",
        title=_("How people become %(title)s") % title,
        heading=_("The way there"),
        description=_("The steps that lead to %(title)s, and what each takes.") % title,
        lead=_("You want to be here: %(title)s.") % title + " " + _leads_here(known, entry=entry),
        turns=[(_("What it opens"), asked.lit(origin=role)), _about(role)],
        jumps=_jumps(_("Where you want to be"), lit, catalogue),
        groups=moves.inward(role, sifted.catalogue),
        order=moves.order(role, catalogue),
        entry=entry,
        role=role,
        inward=True,
    )


def _between(catalogue: Catalogue, asked: Asked, start: Role, goal: Role) -> Page:
    ends = {"origin": start.title, "destination": goal.title}
    title = _("From %(origin)s to %(destination)s") % ends
    turns = [
        (_("What %(title)s opens") % {"title": start.title}, asked.lit(origin=start)),
        (_("How people become %(title)s") % {"title": goal.title}, asked.lit(destination=goal)),
    ]
    wished = asked.wished
    found = granted(start, goal, catalogue, wished.wishes)
    if not found.routes:
        asked = replace(asked, avoid=(), prefer=None, way=0)
        told = no_way(start, goal, catalogue)
        near, begins = told.near, told.begins
        lit = _lit_near(near, goal)
        sifted = sift(catalogue, asked.sieve, lit)
        return _page(
            catalogue,
            asked,
            sifted,
            lit,
            lit_words=_("as near as you can get") if near.route else "",
            title=title,
            heading=told.heading,
            description=told.said,
            lead=told.said,
            turns=turns,
            near=near,
            entry=told.entry,
            begins=begins,
            begins_path=address("/ladder/route/", begins.stops[0], goal) if begins else "",
            near_stops=itinerary(near.route, catalogue) if near.route else [],
            route_path=address("/ladder/route/", start, near.role) if near.route else "",
            groups=moves.inward(goal, catalogue),
            order=moves.order(goal, catalogue),
            role=goal,
            inward=True,
        )
    number = asked.way if asked.way <= len(found.routes) else 0
    asked, wished = replace(asked, way=number), replace(wished, way=number)
    best = found.routes[max(number - 1, 0)]
    lit = lights.along(best)
    return _page(
        catalogue,
        asked,
        sift(catalogue, asked.sieve, lit),
        lit,
        lit_words=_("the route, its stops numbered"),
        title=title,
        heading=headline(best),
        description=_("The way from %(origin)s to %(destination)s, stop by stop.") % ends,
        lead=f"{title}. {climbs(best)}",
        turns=turns,
        jumps=[(_("Where you are"), "here"), (_("In words"), "route")],
        stops=itinerary(best, catalogue),
        answers=wishes.answers(wished, found, best),
        others=other_ways(found.routes, number or 1, wished.but()),
        route_path=wished.address,
    )


def _lit_near(near: Near, goal: Role) -> Lights:
    """The way to where one can get, or, where one stays put, only that place; and the role wanted."""
    lit = lights.along(near.route) if near.route else Lights(stops=(near.role.code,))
    return replace(lit, near=frozenset({goal.code}) - set(lit.stops))


def _page(
    catalogue: Catalogue,
    asked: Asked,
    sifted: Sifted,
    lit: Lights,
    *,
    title: str,
    description: str,
    **context: Any,
) -> Page:
    """A page of the ladder; its canonical address is that of all its roles, lit for the same ends."""
    inward = context.get("inward", False)
    board, partly = _drawn(sifted.catalogue, within(lit, sifted.catalogue), catalogue)
    return Page(
        template="ladder/ladder.html",
        path=address(PATH, asked.origin, asked.destination),
        above=(LADDER,) if asked.origin or asked.destination else (),
        short="" if asked.origin or asked.destination else str(LADDER.name),
        title=title,
        description=description,
        section="ladder",
        context={
            "heading": title,
            **context,
            "asked": asked,
            "ends": asked.ends,
            "begin": beginning(catalogue, asked.destination),
            "choice": choice(catalogue),
            "filters": filters(catalogue, asked),
            "shown": shown(catalogue, sifted),
            "cut": cut(catalogue, sifted, lit, inward=inward),
            "sifted": sifted.catalogue,
            "part": None if board else parts(sifted.catalogue, asked),
            "lit": lit,
            "board": board,
            "partly": partly,
        },
    )


def _drawn(catalogue: Catalogue, lit: Lights, whole: Catalogue) -> tuple[Board | None, str]:
    """The picture of some of a whole, and, where it is only of what lies around the lit roles, how far it reaches."""
    drawn = board(catalogue, lit, whole)
    if drawn or not lit.stops:
        return drawn, ""
    near = {2: _("two steps each way"), 1: _("one step each way"), 0: _("what is lit alone")}
    for away, said in near.items():
        if drawn := board(neighbourhood(lit, catalogue, away), lit, whole):
            return drawn, said
    return None, ""


def _about(role: Role) -> tuple[str, str]:
    return _("About the role"), role.path


def _rungs(catalogue: Catalogue, *, told: bool) -> list[tuple[str, str]]:
    """The ways to each rung of the picture, to what is beyond it, and to the words if it is told."""
    ranks = [level.rank for level in catalogue.rungs]
    held = [
        (str(rank) if place else _("Rung %(rank)s") % {"rank": rank}, f"on-{rank}")
        for place, rank in enumerate(ranks)
    ]
    beyond = [(_("Beyond"), "beyond")] if catalogue.roles_beyond else []
    return [*held, *beyond, *([(_("In words"), "moves")] if told else [])]


def _jumps(here: str, lit: Lights, catalogue: Catalogue) -> list[tuple[str, str]]:
    """The ways to the lit role and to the words; none where it is seen at once."""
    if sum(catalogue.rank(catalogue.role(code)) > 0 for code in lit.near) < MANY:
        return []
    return [(here, "here"), (_("In words"), "ways")]


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


def _leads_here(groups: list[moves.Group], *, entry: bool) -> str:
    count = sum(len(group.options) for group in groups)
    if entry:
        return _("People begin here, on the first rung, so no step has to lead here.")
    if not count:
        return _("No step we know leads here.")
    said = ngettext("%(count)s step leads here.", "%(count)s steps lead here.", count)
    return upper(said % {"count": words.number(count)})
