"""A board's parts: plates, rungs and threads, and the paths they are drawn with.

Across, lengths are shares of the board's width; down, one unit is a sixteenth of a rem, which is
what ``board.css`` builds with: the plates are placed by its classes and the lines drawn over them,
so both must use these measures.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from careers.domain.frame import Gauge, Outlet, Path, Point, Rect, svg
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
LARGEST = 100
"""As many roles of the centre as a picture can hold and still be read."""
MOST = 16
"""As many columns, and plates in one stack, as ``board.css`` has classes for."""


@dataclass(frozen=True)
class Plate:
    """A role on the board; `column` and `slot` count from 1, as the classes do, 0 beyond."""

    role: Role
    track: Track | None
    column: int
    slot: int
    moves: tuple[Role, ...]
    """Where the role's own steps lead."""
    last: bool
    """Whether nothing hangs below it in its stack."""
    stop: int
    """Its number on a lit route; 0 where it is no stop."""
    near: bool
    """Whether it is a step away from the one lit role."""
    above: str = ""
    """How the line to the stop above it is drawn where the board is a climb: “solid”, “dashed”, or not
    at all; `below` likewise."""
    below: str = ""
    solid: str = ""
    """The moves from and to it, as the `d` of paths; see `Board.solid`."""
    dashed: str = ""


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
    def ends(self) -> tuple[str, str]:
        return self.step.origin, self.step.destination

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
    """Down to the ladder's foot, which stands no higher than the last plate beyond."""
    right: float
    """Where the ladder ends and what lies beyond it begins."""
    tracks: tuple[Track, ...]
    rungs: tuple[Rung, ...]
    beyond: tuple[Plate, ...]
    doors: tuple[Outlet, ...]
    """The edge of each plate beyond that is open from any rung, from the top."""
    threads: tuple[Thread, ...]
    uprights: tuple[tuple[float, float], ...]
    """Each column's wire: its place across and its upper end."""
    lit: tuple[Thread, ...]
    """The threads of the lit steps, drawn over the others."""

    @property
    def rems(self) -> float:
        """The height in rem, as the plates are placed."""
        return self.height / 16

    @property
    def bars(self) -> tuple[Rect, ...]:
        """The rungs themselves."""
        left, right = GAUGE.margin - OVERHANG, self.right + OVERHANG
        return tuple(Rect(left, rung.y - 4, right, rung.y + 4) for rung in self.rungs)

    @property
    def solid(self) -> str:
        return joined(self.threads, dashed=False)

    @property
    def dashed(self) -> str:
        return joined(self.threads, dashed=True)

    @property
    def lit_solid(self) -> str:
        return joined(self.lit, dashed=False)

    @property
    def lit_dashed(self) -> str:
        return joined(self.lit, dashed=True)

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
        """The line that runs past every rung's end to the roles beyond that are open from any."""
        if not self.doors:
            return ""
        x, top = self.right + TRUNK, self.rungs[0].y
        foot = max(self.rungs[-1].y, *(door.y for door in self.doors))
        joins = "".join(f"M{self.right + OVERHANG:g} {rung.y:g}H{x:g}" for rung in self.rungs)
        return f"{joins}M{x:g} {min(top, self.doors[0].y):g}V{foot:g}"

    @property
    def branches(self) -> str:
        """From that line to each of those roles."""
        x = self.right + TRUNK
        return "".join(f"M{x:g} {door.y:g}H{door.x:g}" for door in self.doors)


def joined(threads: Iterable[Thread], *, dashed: bool) -> str:
    """The solid or the dashed among some threads, as one `d`."""
    return "".join(thread.d for thread in threads if thread.dashed == dashed)
