"""Ways from one role to another along the catalogue's steps, and how near one can get.

A step falls short of its destination by what has to rise: for each skill the destination asks for,
the levels to climb times the importance there. A skill the origin gives no level for counts from
the lowest level; otherwise a role that says little would look like a cheap way to everywhere. A
route's shortfall is the sum over its steps, and of two routes with the same the shorter is better.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from careers.domain.catalogue import Catalogue
from careers.domain.ladder import Difference, differences
from careers.domain.paths import LOWEST, Wishes, paths_of, shortfall
from careers.domain.things import Role, Step

MOST = 3
"""As many routes as are shown."""
NO_WISHES = Wishes()
_EXAMINED = 60
"""As many paths as are looked at to find routes that differ."""


@dataclass(frozen=True)
class Leg:
    """One step of a route. `origin` is a role even where the step is open from any rung."""

    step: Step
    origin: Role
    destination: Role
    differences: tuple[Difference, ...]
    """What the destination asks for, the most important first."""

    @property
    def rising(self) -> tuple[Difference, ...]:
        """The skills that must rise or are asked for anew."""
        return tuple(difference for difference in self.differences if rise(difference))

    @property
    def shortfall(self) -> int:
        """Levels to climb, each times its skill's importance."""
        return sum(difference.importance * rise(difference) for difference in self.differences)


@dataclass(frozen=True)
class Route:
    """A way along steps. Its stops are its roles, the first being where it starts."""

    legs: tuple[Leg, ...]

    @property
    def stops(self) -> tuple[Role, ...]:
        return (self.legs[0].origin, *(leg.destination for leg in self.legs))

    @property
    def via(self) -> tuple[Role, ...]:
        """The stops between its ends."""
        return self.stops[1:-1]

    @property
    def shortfall(self) -> int:
        """Weighted levels, as visitors are told."""
        return sum(leg.shortfall for leg in self.legs)


@dataclass(frozen=True)
class Near:
    """The reachable role that comes nearest to one that is not. Without `route` one stays put."""

    role: Role
    route: Route | None
    shortfall: int
    """By how much its profile falls short of the goal's."""


def rise(difference: Difference) -> int:
    """The levels a skill has to climb, 0 to 4."""
    return max(0, difference.after - (difference.before or LOWEST))


def leg(step: Step, origin: Role, destination: Role, catalogue: Catalogue) -> Leg:
    """A step taken from this origin."""
    return Leg(step, origin, destination, tuple(differences(origin, destination, catalogue)))


def routes(
    origin: Role, goal: Role, catalogue: Catalogue, wishes: Wishes = NO_WISHES
) -> tuple[Route, ...]:
    """Up to three routes that differ, the best first; none where there is none, or no distance.

    One that has all the stops of another in the same order and some more is a detour and no other way,
    except where each stop more takes a rung that the other skips: one strictly between those of the
    stops before and after it. No route stops at a role to avoid. With a track to keep to, those
    with the fewest stops off it come first, and the best of all is among them wherever it stands.
    """
    found = _differing(origin, goal, catalogue, wishes)
    if wishes.track and found:
        best = _differing(origin, goal, catalogue, Wishes(wishes.avoid))[0]
        if best not in found:
            found = [*found[: MOST - 1], best]
    return tuple(_route(path, catalogue) for path in found)


@dataclass(frozen=True)
class Granted:
    """The routes that come nearest to what was wished. `denied` are codes of roles that were to be
    avoided and stand on them all the same: all ways lead through them, or through one of them."""

    routes: tuple[Route, ...]
    denied: frozenset[str] = frozenset()


def granted(origin: Role, goal: Role, catalogue: Catalogue, wishes: Wishes) -> Granted:
    """The routes between two roles with as many of the wishes as can be; none where there is no way
    at all."""
    found = routes(origin, goal, catalogue, wishes)
    if found or not wishes.avoid:
        return Granted(found)
    needed = frozenset(
        code
        for code in wishes.avoid
        if not _differing(origin, goal, catalogue, Wishes(frozenset({code})))
    )
    for denied in (needed, wishes.avoid):
        left = Wishes(wishes.avoid - denied, wishes.track)
        if found := routes(origin, goal, catalogue, left):
            return Granted(found, denied)
    return Granted(())


def best_route(origins: Sequence[Role], goal: Role, catalogue: Catalogue) -> Route | None:
    """The best of all routes from any of these roles; None where there is none, or no distance."""
    path = paths_of(catalogue).best([role.code for role in origins], goal.code)
    return _route(path, catalogue) if len(path) > 1 else None


def nearest(origin: Role, goal: Role, catalogue: Catalogue) -> Near:
    """How near one can get to a goal no steps lead to.

    Of the roles that can be reached, on the goal's side of the centre's door, only those count that
    are no further from its rung than the origin and fall less short of its profile. Of these it is
    the one whose rung is nearest, then the one that falls least short; where there is none, the
    origin itself.
    """
    reached = map(catalogue.role, paths_of(catalogue).reached(origin.code))
    rank, here = catalogue.rank(goal), shortfall(origin, goal)
    gap = abs(catalogue.rank(origin) - rank)
    nearer = [
        (apart, short, catalogue.places_read[role.code])
        for role in reached
        if bool(catalogue.rank(role)) == bool(rank)
        and (apart := abs(catalogue.rank(role) - rank)) <= gap
        and (short := shortfall(role, goal)) < here
    ]
    if not nearer:
        return Near(origin, None, here)
    _, short, place = min(nearer)
    best = catalogue.roles_read[place]
    return Near(best, best_route([origin], best, catalogue), short)


def with_levels(route: Route, held: Mapping[str, int]) -> Route:
    """The same route for somebody whose own levels are known, by skill.

    What a stop asks is then set beside the higher of what they hold and what earlier stops asked;
    for skills that are not held it stays beside what the role before asks.
    """
    known = dict(held)
    legs = []
    for taken in route.legs:
        asked = tuple(
            replace(d, before=known[d.skill.code]) if d.skill.code in known else d
            for d in taken.differences
        )
        known |= {d.skill.code: max(d.after, d.before or 0) for d in asked if d.skill.code in known}
        legs.append(replace(taken, differences=asked))
    return Route(tuple(legs))


def _differing(origin: Role, goal: Role, catalogue: Catalogue, wishes: Wishes) -> list[list[str]]:
    """The codes along up to three paths that differ, the best first."""
    found: list[list[str]] = []
    paths = paths_of(catalogue).best_first(origin.code, goal.code, wishes)
    for path in islice(paths, _EXAMINED):
        if not any(_detour(path, k, catalogue) or _detour(k, path, catalogue) for k in found):
            found.append(path)
        if len(found) == MOST:
            break
    return found


def _detour(path: list[str], known: list[str], catalogue: Catalogue) -> bool:
    """Whether a path is another one with stops more that are not all rungs taken instead of skipped."""
    rest = iter(path)
    if not all(code in rest for code in known):
        return False
    ranks = [catalogue.rank(catalogue.role(code)) for code in path]
    around = zip(path[1:-1], ranks, ranks[1:], ranks[2:], strict=False)
    return not all(_between(*rungs) for code, *rungs in around if code not in known)


def _between(before: int, rank: int, after: int) -> bool:
    """Whether a rung is strictly between two others, on the way up or down; rank 0 is no rung."""
    return 0 < before < rank < after or before > rank > after > 0


def _route(path: list[str], catalogue: Catalogue) -> Route:
    step = paths_of(catalogue).step
    ends = [(catalogue.role(origin), catalogue.role(goal)) for origin, goal in pairwise(path)]
    return Route(tuple(leg(step(o.code, d.code), o, d, catalogue) for o, d in ends))
