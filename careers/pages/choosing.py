"""“I am here” and “I want to be there”: what an address names, and what a visitor can choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.nearest import nearest
from careers.domain.once import once
from careers.domain.things import Role, Track

LONGEST_LIST = 250
"""Roles that a list to choose from can hold; where there are more, a name is typed."""


@dataclass(frozen=True)
class Unknown:
    """Words that name no role, with the roles whose names come nearest, and their addresses."""

    words: str
    nearest: list[tuple[Role, str]]


@dataclass(frozen=True)
class Ends:
    """What an address names. A role that is not named, or not known, is None."""

    origin: Role | None
    destination: Role | None
    unknown: tuple[Unknown, ...] = ()


@dataclass(frozen=True)
class Choice:
    """The roles that can be chosen, in groups as a list shows them: a heading, and each role's code and
    title. There is none where names are typed."""

    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()


def ends(catalogue: Catalogue, origin: str, destination: str, path: str) -> Ends:
    """The roles meant by two texts of an address, each a code or a name; `path` is its page."""
    start, goal = find(catalogue, origin), find(catalogue, destination)
    unknown = []
    if origin and not start:
        kept = {"to": goal.code} if goal else {}
        unknown.append(_unknown(catalogue, origin, path, "from", kept))
    if destination and not goal:
        kept = {"from": start.code} if start else {}
        unknown.append(_unknown(catalogue, destination, path, "to", kept))
    return Ends(start, goal, tuple(unknown))


def find(catalogue: Catalogue, words: str) -> Role | None:
    """The role with this code, now or formerly, or with this title in whatever case; or else the one
    role that is also called so."""
    role: Role | None = catalogue.known_as("role", words)
    if role or not words:
        return role
    titles, others = _names(catalogue)
    meant = words.casefold()
    return titles.get(meant) or others.get(meant)


@once
def _names(catalogue: Catalogue) -> tuple[dict[str, Role], dict[str, Role | None]]:
    """The roles by their titles, the first of several; and by their other names, None where several
    are called so. Without their case."""
    titles = {role.title.casefold(): role for role in reversed(catalogue.roles)}
    others: dict[str, Role | None] = {}
    for role in catalogue.roles:
        for name in {one.casefold() for one in (*role.also_called, *role.synonyms)}:
            others[name] = None if name in others else role
    return titles, others


def find_track(catalogue: Catalogue, words: str) -> Track | None:
    """The track with this code, or with this name in whatever case."""
    track: Track | None = catalogue.get("track", words)
    meant = words.casefold()
    return track or next((t for t in catalogue.tracks if t.name.casefold() == meant), None)


def choice(catalogue: Catalogue, *, beyond: bool = True) -> Choice:
    """The roles rung by rung, the lowest first, and unless told otherwise those beyond the centre."""
    if len(catalogue.roles) > LONGEST_LIST:
        return Choice()
    held: list[tuple[str, Sequence[Role]]] = [
        (f"{it.rank} {it.name}", catalogue.roles_on(it)) for it in catalogue.rungs
    ]
    if beyond:
        held.append((_("Beyond the centre"), catalogue.roles_beyond))
    groups = [(name, tuple((it.code, it.title) for it in roles)) for name, roles in held if roles]
    return Choice(tuple(groups))


def address(path: str, origin: Role | None = None, destination: Role | None = None) -> str:
    """A page's address with the ends that are known."""
    named = [(key, role.code) for key, role in (("from", origin), ("to", destination)) if role]
    return f"{path}?{urlencode(named)}" if named else path


def _unknown(
    catalogue: Catalogue, words: str, path: str, key: str, kept: dict[str, str]
) -> Unknown:
    near = [thing for thing in nearest(catalogue, words, limit=12) if isinstance(thing, Role)]
    order = ("from", "to")
    addresses = []
    for role in near[:3]:
        query = {**kept, key: role.code}
        named = urlencode([(name, query[name]) for name in order if name in query])
        addresses.append((role, f"{path}?{named}"))
    return Unknown(words, addresses)
