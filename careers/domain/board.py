"""The whole ladder as a picture, in numbers: plates, rungs, and the moves between them.

Rows are levels and columns are tracks; several roles of one cell hang below one another. Roles
beyond the centre have a column of their own on the right. Across, lengths are shares of the
board's width; down, one unit is a sixteenth of a rem, which is what ``board.css`` builds with: the
plates are placed by its classes and the lines drawn over them, so both must use these measures.
"""

from collections import defaultdict
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.frame import Frame, Gauge, Outlet, Path, Point, Rect, Spot, svg
from careers.domain.routing import Move, route
from careers.domain.things import Level, Role, Step, Track

GAUGE = Gauge(
    margin=96, plate=104, lane=28, height=52, pitch=60, hang=18, gap=64, attic=20, foot=28
)
BEYOND = 172
"""The width right of the ladder where there are roles beyond; `EDGE` where there are none."""
EDGE = 20
TRUNK = 24
"""How far right of the ladder runs the line that leads out from every rung."""
OUTSIDE = 40
OVERHANG = 9
HEAD = 64
"""Above the first plate beyond: that column's name."""
MOST = 16
"""As many columns, and plates in one stack, as ``board.css`` has classes for."""


@dataclass(frozen=True)
class Plate:
    """A role on the board; `column` and `slot` count from 1, as the classes do."""

    role: Role
    column: int
    slot: int
    moves: tuple[Role, ...]
    """Where the role's own steps lead."""


@dataclass(frozen=True)
class Rung:
    level: Level
    slots: int
    y: float
    plates: tuple[Plate, ...]


@dataclass(frozen=True)
class Thread:
    """A move drawn. It is dashed unless a source names both its ends."""

    step: Step
    path: Path

    @property
    def dashed(self) -> bool:
        return self.step.evidence != "both"

    @property
    def d(self) -> str:
        return svg(self.path)

    @property
    def knot(self) -> Point | None:
        """Where it leaves its origin's rung; None where it leaves the plate otherwise."""
        straight = self.path[0]
        upward = len(straight) == 2 and straight[1][1] < straight[0][1]
        return straight[1] if upward else None


@dataclass(frozen=True)
class Board:
    width: float
    height: float
    right: float
    """Where the ladder ends and what lies beyond it begins."""
    foot: float
    tracks: tuple[Track, ...]
    rungs: tuple[Rung, ...]
    beyond: tuple[Role, ...]
    doors: tuple[Outlet, ...]
    """The edge of each plate beyond that is open from any rung, from the top."""
    threads: tuple[Thread, ...]
    uprights: tuple[tuple[float, float], ...]
    """Each column's wire: its place across and its upper end."""

    @property
    def bars(self) -> tuple[Rect, ...]:
        """The rungs themselves."""
        left, right = GAUGE.margin - OVERHANG, self.right + OVERHANG
        return tuple(Rect(left, rung.y - 4, right, rung.y + 4) for rung in self.rungs)

    @property
    def solid(self) -> str:
        return "".join(thread.d for thread in self.threads if not thread.dashed)

    @property
    def dashed(self) -> str:
        return "".join(thread.d for thread in self.threads if thread.dashed)

    @property
    def dots(self) -> str:
        """Where threads leave a rung."""
        knots = {thread.knot for thread in self.threads if thread.knot}
        return "".join(f"M{x:g} {y:g}h.01" for x, y in sorted(knots))

    @property
    def rings(self) -> str:
        """The rungs' ends, from which the way out is open."""
        return "".join(f"M{self.right + OVERHANG:g} {rung.y:g}h.01" for rung in self.rungs)

    @property
    def way_out(self) -> str:
        """The line from every rung to the roles beyond that are open from any."""
        if not self.doors:
            return ""
        x, top = self.right + TRUNK, self.rungs[0].y
        foot = max(self.rungs[-1].y, *(door.y for door in self.doors))
        joins = "".join(f"M{self.right + OVERHANG:g} {rung.y:g}H{x:g}" for rung in self.rungs)
        branches = "".join(f"M{x:g} {door.y:g}H{door.x:g}" for door in self.doors)
        return f"{joins}M{x:g} {min(top, self.doors[0].y):g}V{foot:g}{branches}"


def board(catalogue: Catalogue) -> Board | None:
    """The picture of a whole catalogue; None where it is empty or too large to be drawn.

    Roles whose level or track does not exist are left out, as are steps from or to them.
    """
    inside = [role for role in catalogue.roles if _stands(role, catalogue)]
    tracks = _tracks(inside, catalogue)
    levels = list(reversed(catalogue.rungs))
    spots = _spots(inside, levels, tracks, catalogue)
    stacks: dict[tuple[int, int], int] = defaultdict(int)
    for spot in spots.values():
        stacks[spot.row, spot.column] += 1
    if not spots or len(tracks) > MOST or max(stacks.values()) > MOST:
        return None
    frame = Frame(GAUGE, len(levels), len(tracks), stacks)
    outlets = _outlets(frame, catalogue)
    open_to = {step.destination for step in catalogue.steps_from_any}
    return Board(
        width=frame.width + (BEYOND if outlets else EDGE),
        height=_height(frame, len(outlets)),
        right=frame.width,
        foot=frame.height,
        tracks=tuple(tracks),
        rungs=_rungs(frame, levels, spots, catalogue),
        beyond=catalogue.roles_beyond,
        doors=tuple(outlets[code] for code in outlets if code in open_to),
        threads=_threads(frame, spots, outlets, catalogue),
        uprights=_uprights(frame),
    )


def _stands(role: Role, catalogue: Catalogue) -> bool:
    """Whether a role has a place on the ladder."""
    level = catalogue.get("level", role.level)
    return bool(level and level.rank and catalogue.get("track", role.track))


def _tracks(inside: list[Role], catalogue: Catalogue) -> list[Track]:
    used = {role.track for role in inside}
    return [track for track in catalogue.listed("tracks") if track.code in used]


def _spots(
    inside: list[Role], levels: list[Level], tracks: list[Track], catalogue: Catalogue
) -> dict[str, Spot]:
    """Each role's place, by code; a cell's roles stand in their own order."""
    rows = {level.code: row for row, level in enumerate(levels)}
    columns = {track.code: column for column, track in enumerate(tracks)}
    filled: dict[tuple[int, int], int] = defaultdict(int)
    found = {}
    codes = {role.code for role in inside}
    for role in catalogue.listed("roles"):
        if role.code in codes:
            cell = rows[role.level], columns[role.track]
            found[role.code] = Spot(*cell, filled[cell])
            filled[cell] += 1
    return found


def _height(frame: Frame, beyond: int) -> float:
    return max(frame.height, HEAD + beyond * GAUGE.pitch)


def _outlets(frame: Frame, catalogue: Catalogue) -> dict[str, Outlet]:
    """Where each role beyond is met, by code: evenly down the board's height."""
    roles = catalogue.roles_beyond
    height = _height(frame, len(roles))
    return {
        role.code: Outlet(
            frame.width + OUTSIDE, HEAD + (height - HEAD) * (place + 0.5) / len(roles)
        )
        for place, role in enumerate(roles)
    }


def _threads(
    frame: Frame, spots: dict[str, Spot], outlets: dict[str, Outlet], catalogue: Catalogue
) -> tuple[Thread, ...]:
    """The moves between places on the board; a step from any rung has no origin to start at."""
    moves: list[tuple[Step, Move]] = []
    for step in catalogue.steps:
        origin = spots.get(step.origin)
        destination = spots.get(step.destination) or outlets.get(step.destination)
        if origin and destination and origin != destination:
            moves.append((step, (origin, destination)))
    paths = route(frame, [move for _, move in moves])
    return tuple(Thread(step, path) for (step, _), path in zip(moves, paths, strict=True))


def _rungs(
    frame: Frame, levels: list[Level], spots: dict[str, Spot], catalogue: Catalogue
) -> tuple[Rung, ...]:
    plates: dict[int, list[Plate]] = defaultdict(list)
    ordered = sorted(spots.items(), key=lambda item: (item[1].row, item[1].column, item[1].slot))
    for code, spot in ordered:
        role = catalogue.role(code)
        moves = tuple(
            destination
            for step in catalogue.steps_from(role)
            if (destination := catalogue.get("role", step.destination))
        )
        plates[spot.row].append(Plate(role, spot.column + 1, spot.slot + 1, moves))
    return tuple(
        Rung(level, frame.depths[row], frame.rungs[row], tuple(plates[row]))
        for row, level in enumerate(levels)
    )


def _uprights(frame: Frame) -> tuple[tuple[float, float], ...]:
    """A wire down the middle of each column, from its highest rung that holds a plate."""
    found = []
    for column in range(frame.columns):
        top = min(row for row in range(frame.rows) if frame.stacks.get((row, column)))
        found.append((frame.centre(Spot(top, column, 0)), frame.rungs[top]))
    return tuple(found)
