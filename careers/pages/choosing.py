"""“I am here” and “I want to be there”: what an address names, and what a visitor can choose."""

from dataclasses import dataclass
from urllib.parse import urlencode

from careers.domain.catalogue import Catalogue
from careers.domain.nearest import nearest
from careers.domain.things import Level, Role, Track

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
    """What can be chosen: rungs with their roles, the lowest first; empty where names are typed."""

    rungs: list[tuple[Level, list[Role]]]
    beyond: tuple[Role, ...]


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
    meant = words.casefold()
    for role in catalogue.roles:
        if role.title.casefold() == meant:
            return role
    others = [role for role in catalogue.roles if meant in map(str.casefold, _other_names(role))]
    return others[0] if len(others) == 1 else None


def _other_names(role: Role) -> tuple[str, ...]:
    return (*role.also_called, *role.synonyms)


def find_track(catalogue: Catalogue, words: str) -> Track | None:
    """The track with this code, or with this name in whatever case."""
    track: Track | None = catalogue.get("track", words)
    meant = words.casefold()
    return track or next((t for t in catalogue.tracks if t.name.casefold() == meant), None)


def choice(catalogue: Catalogue) -> Choice:
    """The roles in the order they are climbed."""
    if len(catalogue.roles) > LONGEST_LIST:
        return Choice([], ())
    held = [(level, catalogue.roles_on(level)) for level in catalogue.rungs]
    return Choice([(level, roles) for level, roles in held if roles], catalogue.roles_beyond)


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
