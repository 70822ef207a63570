"""A ladder's geometry, as pure numbers: where plates hang, and where lines may run between them.

A frame is rows of rungs (row 0 the top one) and columns of plates; several plates of one cell hang
below one another. What is free of plates by construction is where lines may run: the *lanes*, left
and right of every column, and the *bands*, below each row's longest stack. Lengths
are in the frame's own units; y grows downwards.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

Point = tuple[float, float]
Segment = tuple[Point, ...]
"""A straight line of two points or a cubic curve of four."""
Path = tuple[Segment, ...]

CLEARANCE = 6.0
_SAMPLES = 48


@dataclass(frozen=True)
class Gauge:
    """The measures of a frame."""

    margin: float
    """Left of the first column, for the rungs' names."""
    plate: float
    lane: float
    height: float
    """A plate's height; `pitch` is that of a plate and the space to the next one below."""
    pitch: float
    hang: float
    """From a rung down to its first plates."""
    gap: float
    """The band below a row's longest stack; `attic` and `foot` are the first and the last."""
    attic: float
    foot: float

    @property
    def column(self) -> float:
        return self.plate + self.lane


@dataclass(frozen=True)
class Spot:
    """A plate's place: its row, its column, and its turn in the stack; all count from 0."""

    row: int
    column: int
    slot: int


@dataclass(frozen=True)
class Outlet:
    """A place right of the frame where a move can end."""

    x: float
    y: float


@dataclass(frozen=True)
class Rect:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a point is inside, or nearer than the margin."""
        return (
            self.left - margin < x < self.right + margin
            and self.top - margin < y < self.bottom + margin
        )

    def meets(self, other: "Rect", margin: float = 0.0) -> bool:
        """Whether it has a point in common with another, or one nearer to it than the margin."""
        return (
            self.left - margin < other.right
            and other.left < self.right + margin
            and self.top - margin < other.bottom
            and other.top < self.bottom + margin
        )


@dataclass(frozen=True)
class Frame:
    """Where everything stands. `stacks` gives the number of plates by (row, column)."""

    gauge: Gauge
    rows: int
    columns: int
    stacks: Mapping[tuple[int, int], int]

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """Each row's longest stack."""
        return tuple(
            max((self.stacks.get((row, c), 0) for c in range(self.columns)), default=0)
            for row in range(self.rows)
        )

    @cached_property
    def rungs(self) -> tuple[float, ...]:
        """Each row's rung, from the top."""
        y, found = self.gauge.attic, []
        for depth in self.depths:
            found.append(y)
            y += self.gauge.hang + depth * self.gauge.pitch + self.gauge.gap
        return tuple(found)

    @property
    def width(self) -> float:
        return self.gauge.margin + self.columns * self.gauge.column

    @property
    def height(self) -> float:
        return self.band(self.rows)[1]

    def band(self, index: int) -> tuple[float, float]:
        """Top and bottom of a free band: 0 is above the first rung, `rows` below the last row."""
        if index == 0:
            return 0.0, self.gauge.attic
        row = index - 1
        top = self.rungs[row] + self.gauge.hang + self.depths[row] * self.gauge.pitch
        return top, self.rungs[index] if index < self.rows else top + self.gauge.foot

    def lane(self, index: int) -> float:
        """The middle of a lane: lane 0 is left of the first column. The outer ones are half."""
        edge = self.gauge.margin + index * self.gauge.column
        if index == 0:
            return edge + self.gauge.lane / 4
        return edge - self.gauge.lane / 4 if index == self.columns else edge

    def rect(self, spot: Spot) -> Rect:
        left = self.gauge.margin + spot.column * self.gauge.column + self.gauge.lane / 2
        top = self.rungs[spot.row] + self.gauge.hang + spot.slot * self.gauge.pitch
        return Rect(left, top, left + self.gauge.plate, top + self.gauge.height)

    def centre(self, spot: Spot | Outlet) -> float:
        if isinstance(spot, Outlet):
            return spot.x
        rect = self.rect(spot)
        return (rect.left + rect.right) / 2

    def is_first(self, spot: Spot) -> bool:
        return spot.slot == 0

    def is_last(self, spot: Spot) -> bool:
        return spot.slot == self.stacks[spot.row, spot.column] - 1

    def spots(self, rows: range) -> Iterator[Spot]:
        """Every plate's place in some rows."""
        for row in rows:
            for column in range(self.columns):
                for slot in range(self.stacks.get((row, column), 0)):
                    yield Spot(row, column, slot)

    def open_at(self, x: float, rows: range) -> bool:
        """Whether a vertical line at x meets no plate in these rows."""
        return not any(
            rect.left - CLEARANCE < x < rect.right + CLEARANCE
            for rect in map(self.rect, self.spots(rows))
        )


def svg(path: Path) -> str:
    """A path in the language of an SVG path's `d`."""
    written, at = [], None
    for segment in path:
        if segment[0] != at:
            written.append("M" + _pair(segment[0]))
        points = " ".join(map(_pair, segment[1:]))
        written.append(("L" if len(segment) == 2 else "C") + points)
        at = segment[-1]
    return "".join(written)


def samples(path: Path, count: int = _SAMPLES) -> Iterator[Point]:
    """Points along a path, ends included."""
    for segment in path:
        for step in range(count + 1):
            yield point_at(segment, step / count)


def point_at(segment: Segment, t: float) -> Point:
    """The point of a segment at t, 0 to 1 (de Casteljau)."""
    points = list(segment)
    while len(points) > 1:
        points = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(points)]
    return points[0]


def box_of(segment: Segment) -> Rect:
    """The least upright rectangle around a segment's points, which the segment does not leave."""
    across, down = zip(*segment, strict=True)
    return Rect(min(across), min(down), max(across), max(down))


def curve(start: Point, end: Point) -> Segment:
    """A curve that leaves and arrives vertically. It stays between its ends' heights."""
    middle = (start[1] + end[1]) / 2
    return (start, (start[0], middle), (end[0], middle), end)


def line(*points: Point) -> Path:
    """Straight lines through points, those of no length left out."""
    return tuple((a, b) for a, b in pairwise(points) if a != b)


def spread(centre: float, count: int, room: float, pitch: float) -> list[float]:
    """Places side by side around a centre: `pitch` apart, closer where the room is narrow."""
    step = min(pitch, room / max(count - 1, 1))
    return [centre + (place - (count - 1) / 2) * step for place in range(count)]


def _pair(point: Point) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"
