"""What differs between two ladders: the roles and steps that came, went and moved, and the two in one
so that both can be drawn.

A step's code is its two ends, so a step with another origin or destination is one that went and one
that came. A role moves when it hangs on another rung or in another track.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from careers.domain.board import board
from careers.domain.catalogue import Catalogue
from careers.domain.drawing import Board, Plate, Rung, Thread
from careers.domain.frame import Outlet, Point, point_at
from careers.domain.lights import Lights
from careers.domain.neighbourhood import neighbourhood
from careers.domain.things import Role, Step

_One = TypeVar("_One", Role, Step)

WAS = "was:"
"""What stands before a moved role's code where it hung. No code has a colon, so it is nobody's."""
CAME, WENT, MOVED, LEFT = "came", "went", "moved", "left"
"""What became of a plate or a line; `LEFT` is the place where a moved role hung."""


@dataclass(frozen=True)
class LadderChanges:
    """What turns one ladder into another; a moved role and a redrawn step as they were and are."""

    roles_added: tuple[Role, ...]
    roles_removed: tuple[Role, ...]
    roles_moved: tuple[tuple[Role, Role], ...]
    steps_added: tuple[Step, ...]
    steps_removed: tuple[Step, ...]
    steps_redrawn: tuple[tuple[Step, Step], ...]
    """Steps that are better or worse attested, and are drawn otherwise for it."""

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__dataclass_fields__)

    def applied(self, steps: Iterable[Step]) -> list[Step]:
        """The old ladder's steps with these changes: the new one's, apart from their words."""
        held = {step.code: step for step in steps}
        for step in self.steps_removed:
            del held[step.code]
        held |= {step.code: step for step in self.steps_added}
        held |= {now.code: now for _was, now in self.steps_redrawn}
        return sorted(held.values(), key=lambda step: step.code)

    @property
    def touched(self) -> tuple[str, ...]:
        """Codes of the roles that came, went, moved, or have a step that did."""
        roles = [*self.roles_added, *self.roles_removed, *(now for _was, now in self.roles_moved)]
        steps = [*self.steps_added, *self.steps_removed, *(now for _was, now in self.steps_redrawn)]
        ends = [end for step in steps for end in (step.origin, step.destination) if end]
        return tuple(dict.fromkeys([*(role.code for role in roles), *ends]))


def ladder_changes(old: Catalogue, new: Catalogue) -> LadderChanges:
    """What differs, each in the order of the codes. Both are to have the same codes for the same things
    (`renaming.aligned`)."""
    roles, steps = _both(old.roles, new.roles), _both(old.steps, new.steps)
    return LadderChanges(
        roles_added=tuple(now for was, now in roles if was is None and now),
        roles_removed=tuple(was for was, now in roles if now is None and was),
        roles_moved=tuple((was, now) for was, now in roles if was and now and _moved(was, now)),
        steps_added=tuple(now for was, now in steps if was is None and now),
        steps_removed=tuple(was for was, now in steps if now is None and was),
        steps_redrawn=tuple(
            (was, now) for was, now in steps if was and now and was.evidence != now.evidence
        ),
    )


def _both(old: Iterable[_One], new: Iterable[_One]) -> list[tuple[_One | None, _One | None]]:
    """Things of both ladders side by side, by code."""
    before, after = ({it.code: it for it in side} for side in (old, new))
    return [(before.get(code), after.get(code)) for code in sorted(before.keys() | after.keys())]


def _moved(was: Role, now: Role) -> bool:
    return (was.level, was.track) != (now.level, now.track)


# Drawn ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Marked:
    """A plate, and what became of its role; nothing if it stayed."""

    plate: Plate
    what: str
    role: Role


@dataclass(frozen=True)
class Drawn:
    """Both ladders in one picture: where things went they are still there, and where a role moved it
    hangs twice."""

    catalogue: Catalogue
    """Both in one."""
    board: Board
    rows: tuple[tuple[Rung, tuple[Marked, ...]], ...]
    beyond: tuple[Marked, ...]
    came: tuple[Thread, ...]
    went: tuple[Thread, ...]
    stayed: tuple[Thread, ...]
    partly: bool
    """Whether only what lies around the changes is drawn."""
    doors_came: tuple[Outlet, ...]
    doors_went: tuple[Outlet, ...]
    """The ends of steps open from any rung."""

    @property
    def solid(self) -> str:
        return "".join(thread.d for thread in self.stayed if not thread.dashed)

    @property
    def dashed(self) -> str:
        return "".join(thread.d for thread in self.stayed if thread.dashed)

    @property
    def added(self) -> str:
        return "".join(thread.d for thread in self.came)

    @property
    def removed(self) -> str:
        return "".join(thread.d for thread in self.went)

    @property
    def pluses(self) -> str:
        """A plus upon each line that came."""
        at = [_middle(thread) for thread in self.came] + [_before(it) for it in self.doors_came]
        return "".join(f"M{x - 5:g} {y:g}h10M{x:g} {y - 5:g}v10" for x, y in at)

    @property
    def crosses(self) -> str:
        """A cross upon each line that went."""
        at = [_middle(thread) for thread in self.went] + [_before(it) for it in self.doors_went]
        return "".join(f"M{x - 4:g} {y - 4:g}l8 8m0 -8l-8 8" for x, y in at)


def _middle(thread: Thread) -> Point:
    """The middle of a line's longest piece, straight or curved."""
    piece = max(thread.path, key=lambda it: abs(it[0][0] - it[-1][0]) + abs(it[0][1] - it[-1][1]))
    return point_at(piece, 0.5)


def _before(door: Outlet) -> Point:
    return door.x - 9, door.y


def drawn(old: Catalogue, new: Catalogue, found: LadderChanges) -> Drawn | None:
    """The picture of the newer ladder with what came, what went and what moved; None where nothing did,
    or where even what lies around it is too large to be drawn."""
    if not found:
        return None
    both = _union(old, new, found)
    picture, partly = board(both), False
    for away in (1, 0):
        if picture is None:
            around = Lights(stops=tuple(c for c in found.touched if both.get("role", c)))
            picture, partly = board(neighbourhood(around, both, away)), True
    return _drawn(picture, both, found, partly=partly) if picture else None


def _union(old: Catalogue, new: Catalogue, found: LadderChanges) -> Catalogue:
    """The newer ladder with what it has no more, and with each moved role where it hung as well."""
    ghosts = [replace(was, code=f"{WAS}{was.code}") for was, _now in found.roles_moved]
    ranks = {level.rank for level in new.levels}
    letters = {track.code for track in new.tracks}
    return replace(
        new,
        levels=(*new.levels, *(it for it in old.levels if it.rank not in ranks)),
        tracks=(*new.tracks, *(it for it in old.tracks if it.code not in letters)),
        roles=(*new.roles, *found.roles_removed, *ghosts),
        steps=(*new.steps, *found.steps_removed),
    )


def _drawn(picture: Board, both: Catalogue, found: LadderChanges, *, partly: bool) -> Drawn:
    what = {
        **{role.code: CAME for role in found.roles_added},
        **{role.code: WENT for role in found.roles_removed},
        **{now.code: MOVED for _was, now in found.roles_moved},
        **{f"{WAS}{was.code}": LEFT for was, _now in found.roles_moved},
    }

    def marked(plate: Plate) -> Marked:
        code = plate.role.code
        return Marked(plate, what.get(code, ""), both.role(code.removeprefix(WAS)))

    came, went = ({it.code for it in it_is} for it_is in (found.steps_added, found.steps_removed))
    opened = {step.destination: step.code for step in both.steps_from_any}
    doors = [opened[p.role.code] for p in picture.beyond if p.role.code in opened]
    ends = list(zip(doors, picture.doors, strict=True))
    return Drawn(
        both,
        picture,
        tuple((rung, tuple(map(marked, rung.plates))) for rung in picture.rungs),
        tuple(map(marked, picture.beyond)),
        tuple(it for it in picture.threads if it.step.code in came),
        tuple(it for it in picture.threads if it.step.code in went),
        tuple(it for it in picture.threads if it.step.code not in came | went),
        partly,
        tuple(door for code, door in ends if code in came),
        tuple(door for code, door in ends if code in went),
    )
