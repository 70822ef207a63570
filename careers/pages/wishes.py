"""What an address asks of a route: its ends, roles to avoid, a track to keep to, which of the ways."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.nearest import nearest
from careers.domain.once import once
from careers.domain.paths import Wishes
from careers.domain.routes import Granted, Route
from careers.domain.things import Role, Track
from careers.pages import saying
from careers.pages.choosing import Ends, Unknown, address, ends, find, find_track


@dataclass(frozen=True)
class Asked:
    """What is asked for, each part of it known to the catalogue. `path` is the page that answers."""

    path: str
    ends: Ends
    avoid: tuple[Role, ...] = ()
    track: Track | None = None
    way: int = 0
    """The number of one of several ways; 0 for the first of those told."""
    unknown_track: str = ""
    """Words that name no track."""
    silent: bool = False
    """Whether the page knows the origin by itself, so that no address has to say it."""

    @property
    def wishes(self) -> Wishes:
        track = self.track.code if self.track else ""
        return Wishes(frozenset(role.code for role in self.avoid), track)

    @property
    def wishful(self) -> bool:
        return bool(self.avoid or self.track)

    @property
    def address(self) -> str:
        """The address that asks for it."""
        origin = None if self.silent else self.ends.origin
        found = address(self.path, origin, self.ends.destination)
        more = [*self.kept, *([("way", str(self.way))] if self.way else [])]
        return f"{found}{'&' if '?' in found else '?'}{urlencode(more)}" if more else found

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The wishes as an address says them: other ends may be asked for with them."""
        found = [("avoid", role.code) for role in self.avoid]
        return [*found, *([("track", self.track.code)] if self.track else [])]

    def but(self, **changes: Any) -> str:
        """The address that asks for something else, the first way unless it says which."""
        return replace(self, **{"way": 0} | changes).address

    @property
    def plainly(self) -> str:
        """The address without any wishes."""
        return self.but(avoid=(), track=None)

    def without(self, role: Role) -> str:
        """The address that does without one more role; empty where that was asked already."""
        return "" if role in self.avoid else self.but(avoid=(*self.avoid, role))

    @property
    def chips(self) -> list[tuple[str, str]]:
        """Each wish in words, and the address without it."""
        found = [
            (
                _("without %(role)s") % {"role": role.title},
                self.but(avoid=tuple(other for other in self.avoid if other != role)),
            )
            for role in self.avoid
        ]
        if self.track:
            said = _("rather on the track %(track)s") % {"track": self.track.name}
            found.append((said, self.but(track=None)))
        return found


def asked(
    catalogue: Catalogue, path: str, origin: str, destination: str, avoid: Iterable[str], track: str
) -> Asked:
    """What the texts of an address ask for. Roles and tracks are meant by code or name. Words that
    name no role are among the unknown of its ends; to avoid an end is as if it had not been asked."""
    named = ends(catalogue, origin, destination, path)
    meant = {words: find(catalogue, words) for words in avoid if words}
    roles = dict.fromkeys(role for role in meant.values() if role)
    kept = tuple(role for role in roles if role not in (named.origin, named.destination))
    meant_track = find_track(catalogue, track)
    found = Asked(path, named, kept, meant_track, unknown_track="" if meant_track else track)
    unknown = tuple(_unknown(catalogue, found, words) for words, role in meant.items() if not role)
    return replace(found, ends=replace(named, unknown=(*named.unknown, *unknown)))


def choices(catalogue: Catalogue, found: Iterable[Route], asked: Asked) -> list[Role]:
    """The roles that can be avoided to some effect: the stops between the ends of these routes."""
    avoided = {role.code for role in asked.avoid}
    stops = {role.code: role for route in found for role in route.via if role.code not in avoided}
    return [stops[code] for code in sorted(stops, key=catalogue.places_read.__getitem__)]


@once
def tracks(catalogue: Catalogue) -> tuple[Track, ...]:
    """The tracks that hold a role."""
    held = {role.track for role in catalogue.roles}
    return tuple(track for track in catalogue.listed("tracks") if track.code in held)


def answers(asked: Asked, found: Granted, shown: Route) -> list[str]:
    """What became of the wishes that could not be granted, in sentences."""
    said = []
    denied = [role.title for role in asked.avoid if role.code in found.denied]
    if len(denied) == 1:
        said.append(_("Every way we know leads by way of %(roles)s, so this one does too."))
    elif denied:
        said.append(_("No way we know does without all of these: %(roles)s."))
    if asked.track and not any(_keeps(route, asked.track.code) for route in found.routes):
        if shown.via:
            said.append(_("No way we know stops on the track %(track)s on the way."))
        else:
            said.append(_("One step leads there, with no stop between for the track %(track)s."))
    names = {
        "roles": saying.listed(denied),
        "track": asked.track.name if asked.track else "",
    }
    return [sentence % names for sentence in said]


def _keeps(route: Route, track: str) -> bool:
    return any(role.track == track for role in route.via)


def _unknown(catalogue: Catalogue, asked: Asked, words: str) -> Unknown:
    near = [thing for thing in nearest(catalogue, words, limit=12) if isinstance(thing, Role)]
    return Unknown(words, [(role, asked.without(role)) for role in near[:3]])
