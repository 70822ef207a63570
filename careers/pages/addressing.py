"""What an address of the ladder asks for: two ends, and what of the whole is shown."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast, get_args
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.sift import Beyond, Sieve
from careers.domain.things import Role, Track
from careers.pages import wishes
from careers.pages.choosing import Ends

PATH = "/ladder/"
ROUTE = "/ladder/route/"


_WAYS = ("2", "3")
"""The ways there can be besides the first."""


@dataclass(frozen=True)
class Asked:
    """What is asked for, each part of it known to the catalogue."""

    ends: Ends
    tracks: tuple[Track, ...] = ()
    beyond: Beyond = "shown"
    part: int = 1
    avoid: tuple[Role, ...] = ()
    prefer: Track | None = None
    """A track for the way to keep to, where `tracks` choose what is shown."""
    way: int = 0
    """The number of one of several ways; 0 for the first."""
    unknown: tuple[str, ...] = ()
    """Words that name no track."""

    @property
    def origin(self) -> Role | None:
        return self.ends.origin

    @property
    def destination(self) -> Role | None:
        return self.ends.destination

    @property
    def sieve(self) -> Sieve:
        return Sieve(frozenset(track.code for track in self.tracks), self.beyond)

    @property
    def address(self) -> str:
        named = [("from", self.origin), ("to", self.destination)]
        query = [(key, role.code) for key, role in named if role]
        query += [("track", track.code) for track in self.tracks]
        query += [("beyond", self.beyond)] if self.beyond != "shown" else []
        query += self.kept
        query += [("way", str(self.way))] if self.way else []
        query += [("part", str(self.part))] if self.part > 1 else []
        return f"{PATH}?{urlencode(query)}" if query else PATH

    def but(self, **changes: Any) -> str:
        """The address that asks for something else, from the first part on; what does not say which
        way means the first, wherever what it chooses among may change."""
        if changes.keys() & {"ends", "avoid", "prefer"}:
            changes = {"way": 0} | changes
        return replace(self, **{"part": 1} | changes).address

    @property
    def everything(self) -> str:
        """The address that leaves nothing out."""
        return self.but(tracks=(), beyond="shown")

    def lit(self, origin: Role | None = None, destination: Role | None = None) -> str:
        """The address that shows as much, lit for other ends."""
        return self.but(ends=Ends(origin, destination), avoid=(), prefer=None)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What is wished of the way, as an address says it: other ends may be asked for with it."""
        found = [("avoid", role.code) for role in self.avoid]
        return [*found, *([("prefer", self.prefer.code)] if self.prefer else [])]

    @property
    def wished(self) -> wishes.Asked:
        """The same way, as the page that tells it stop by stop is asked for it."""
        return wishes.Asked(ROUTE, self.ends, self.avoid, self.prefer, self.way)


@dataclass(frozen=True)
class Filter:
    """One thing asked for, in words, and the address without it."""

    words: str
    without: str


@dataclass(frozen=True)
class Filters:
    """What can be asked for, with how many roles there are of each, and what is."""

    tracks: list[tuple[Track, int, bool]]
    beyond: list[tuple[Beyond, str, bool]]
    outside: int
    """Roles beyond the centre."""
    active: list[Filter]


def asked(
    catalogue: Catalogue,
    origin: str,
    destination: str,
    tracks: Iterable[str],
    beyond: str,
    part: str,
    avoid: Iterable[str] = (),
    prefer: str = "",
    way: str = "",
) -> Asked:
    """What the texts of an address ask for. A track is known by its code or its name; what makes no
    sense elsewhere is as if it had not been asked, and so is what is wished of a way without two ends."""
    found, unknown = [], []
    for words in dict.fromkeys(words for words in tracks if words):
        if track := _track(catalogue, words):
            found.append(track)
        else:
            unknown.append(words)
    wished = wishes.asked(catalogue, PATH, origin, destination, avoid, prefer)
    ends = wished.ends
    between = bool(ends.origin and ends.destination and ends.origin != ends.destination)
    return Asked(
        ends,
        tuple(track for track in catalogue.listed("tracks") if track in found),
        cast("Beyond", beyond) if beyond in get_args(Beyond) else "shown",
        int(part) if part.isascii() and part.isdigit() and 0 < int(part) < 10_000 else 1,
        wished.avoid if between else (),
        wished.track if between else None,
        int(way) if between and way in _WAYS else 0,
        (*unknown, *([wished.unknown_track] if wished.unknown_track else [])),
    )


def filters(catalogue: Catalogue, asked: Asked) -> Filters:
    """The filters of the ladder: the tracks that hold a role of the centre, and beyond it."""
    held = Counter(role.track for role in catalogue.roles_in_centre)
    names: dict[Beyond, str] = {
        "shown": _("beside the ladder"),
        "hidden": _("left out"),
        "only": _("alone"),
    }
    active = [
        Filter(track.name, asked.but(tracks=tuple(t for t in asked.tracks if t != track)))
        for track in asked.tracks
    ]
    if asked.beyond != "shown":
        said = {"hidden": _("Beyond the centre left out"), "only": _("Beyond the centre alone")}
        active.append(Filter(said[asked.beyond], asked.but(beyond="shown")))
    active += _wished(asked)
    return Filters(
        [(t, held[t.code], t in asked.tracks) for t in catalogue.listed("tracks") if held[t.code]],
        [(value, words, value == asked.beyond) for value, words in names.items()],
        len(catalogue.roles_beyond),
        active,
    )


def _wished(asked: Asked) -> list[Filter]:
    """What is asked of the way, and which of the ways, each with the address without it."""
    found = [
        Filter(
            _("without %(role)s") % {"role": role.title},
            asked.but(avoid=tuple(other for other in asked.avoid if other != role)),
        )
        for role in asked.avoid
    ]
    if asked.prefer:
        said = _("rather on the track %(track)s") % {"track": asked.prefer.name}
        found.append(Filter(said, asked.but(prefer=None)))
    if asked.way:
        said = {2: _("the second way"), 3: _("the third way")}[asked.way]
        found.append(Filter(said, asked.but(way=0)))
    return found


def _track(catalogue: Catalogue, words: str) -> Track | None:
    """The track with this code, or with this name in whatever case."""
    track: Track | None = catalogue.get("track", words)
    meant = words.casefold()
    return track or next((t for t in catalogue.tracks if t.name.casefold() == meant), None)
