"""Moves to choose among: from a role onwards, or towards one, the nearest rung first and
on each rung the best supported."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.profile import Move, moves_in, moves_open, moves_out
from careers.domain.routes import Leg, leg
from careers.domain.things import SURE, Role, Track
from careers.pages import words
from careers.pages.choosing import address
from careers.pages.evidence import attested


@dataclass(frozen=True)
class Option:
    """A move as one of several. `role` is its other end; None for any rung."""

    leg: Leg | None
    move: Move
    sources: list[str]
    rises: str
    """How many skills must rise, in words; empty where no one role is where it starts."""
    route: str
    """The address of the route that is this one step; empty likewise."""

    track: Track | None
    """The role's track."""
    then: tuple[Role, ...] = ()
    """The roles one step further on, or, of a way in, one further back; not the one asked about."""

    @property
    def role(self) -> Role | None:
        return self.move.role


@dataclass(frozen=True)
class Group:
    """Moves of a kind, under a heading; `code` is its place on the page."""

    code: str
    heading: str
    options: list[Option]


def onward(role: Role, catalogue: Catalogue) -> list[Group]:
    """Where one can go from a role: up, across, down and out; what there is none of is left out."""
    here = catalogue.rank(role)
    held: dict[str, list[Option]] = {"up": [], "across": [], "down": [], "out": []}
    for move in (*moves_out(role, catalogue), *moves_open(role, catalogue)):
        if move.role:
            kind = _direction(here, catalogue.rank(move.role))
            further = [onto.role for onto in moves_out(move.role, catalogue)]
            option = _option(move, role, move.role, catalogue)
            held[kind].append(replace(option, then=_others(further, role)))
    headings = {
        "up": _("Up"),
        "across": _("Across, on the same rung"),
        "down": _("Down a rung or more"),
        "out": _("Out of the centre"),
    }
    return [
        Group(kind, headings[kind], _sorted(options, here, catalogue))
        for kind, options in held.items()
        if options
    ]


def _direction(here: int, there: int) -> str:
    """Which way a move goes between two ranks; rank 0 is beyond the centre."""
    if not there:
        return "out" if here else "across"
    if there == here:
        return "across"
    return "up" if there > here else "down"


def inward(role: Role, catalogue: Catalogue) -> list[Group]:
    """How people reach a role, by where they come from, the nearest rung first."""
    moves = moves_in(role, catalogue)
    here = catalogue.rank(role)
    ranks = {catalogue.rank(move.role) for move in moves if move.role}
    groups = []
    for rank in sorted(ranks, key=lambda rank: (abs(here - rank), rank)):
        held = [move for move in moves if move.role and catalogue.rank(move.role) == rank]
        options = [_back(move, role, catalogue) for move in held]
        groups.append(Group(f"rung-{rank}", _from(rank), _sorted(options, here, catalogue)))
    anywhere = [_option(move, None, role, catalogue) for move in moves if not move.step.origin]
    last = Group("any", _("From any rung"), _sorted(anywhere, here, catalogue))
    return [*groups, *([last] if anywhere else [])]


def order(role: Role, catalogue: Catalogue) -> str:
    """In which order the moves from or to a role are told, in a sentence."""
    if catalogue.rank(role):
        return _("The nearest rung first; on each, the best supported steps first.")
    return _("Rung by rung from the foot; on each, the best supported steps first.")


def rising(count: int) -> str:
    """How many skills must rise, as the beginning of a sentence."""
    if not count:
        return _("No skill has to rise")
    said = ngettext("%(count)s skill rises", "%(count)s skills rise", count)
    sentence = said % {"count": words.number(count)}
    return sentence[:1].upper() + sentence[1:]


def _from(rank: int) -> str:
    return _("From rung %(rank)s") % {"rank": rank} if rank else _("From beyond the centre")


def _back(move: Move, role: Role, catalogue: Catalogue) -> Option:
    """A move to a role, with where people reach its origin from."""
    before = [back.role for back in moves_in(move.role, catalogue)] if move.role else []
    return replace(_option(move, move.role, role, catalogue), then=_others(before, role))


def _others(roles: Iterable[Role | None], role: Role) -> tuple[Role, ...]:
    return tuple(other for other in roles if other and other != role)


def _option(move: Move, origin: Role | None, destination: Role, catalogue: Catalogue) -> Option:
    climbed = leg(move.step, origin, destination, catalogue) if origin else None
    return Option(
        climbed,
        move,
        attested(move.step, catalogue),
        rising(len(climbed.rising)) if climbed else "",
        address("/ladder/route/", origin, destination) if climbed else "",
        catalogue.get("track", move.role.track) if move.role else None,
    )


def _sorted(options: Iterable[Option], here: int, catalogue: Catalogue) -> list[Option]:
    """The nearest rung to this one first, on it the best supported; among those, where least has to
    rise."""
    return sorted(
        options,
        key=lambda option: (
            abs(catalogue.rank(option.role) - here) if option.role else 0,
            SURE.index(option.move.step.evidence),
            option.leg.shortfall if option.leg else 0,
        ),
    )
