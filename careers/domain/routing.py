"""Moves drawn as lines from plate to plate that touch no other plate.

A move first tries one graceful curve; where that would touch another plate it runs through the
frame's free bands and lanes instead. Lines that arrive at one plate by the same lane share it, as
a trunk, so a crowded stack stays readable.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from careers.domain.frame import (
    CLEARANCE,
    Frame,
    Outlet,
    Path,
    Point,
    Rect,
    Spot,
    box_of,
    curve,
    line,
    samples,
    spread,
)

Move = tuple[Spot, Spot | Outlet]

_PORT = 12.0
_TRUNK = 7.0
_DIP = 44.0


def route(frame: Frame, moves: Sequence[Move]) -> list[Path]:
    """One path a move, from its origin's plate to its destination's, in the order given."""
    plan = _Plan(frame, moves)
    return [plan.path(index) for index in range(len(moves))]


@dataclass(frozen=True)
class _End:
    """One end of a move: which plate, whether it is met from above or below, and how.

    A `direct` end is met vertically; the others by the lane beside the plate's column.
    """

    move: int
    spot: Spot
    above: bool
    direct: bool
    lane: int

    @property
    def band(self) -> int:
        return self.spot.row if self.above else self.spot.row + 1


class _Plan:
    """How each move runs. A move downwards is planned as its mirror image and turned round."""

    def __init__(self, frame: Frame, moves: Sequence[Move]) -> None:
        self.frame = frame
        self.moves = [_upward(move) for move in moves]
        self.turned = [_is_downward(move) for move in moves]
        self.starts = [self._start(index) for index in range(len(moves))]
        self.ends = [self._end(index) for index in range(len(moves))]
        self._ports = self._give_ports()
        self._through = [self._lane_through(index) for index in range(len(moves))]
        self._trunks = self._give_trunks()

    def path(self, index: int) -> Path:
        drawn = self._graceful(index) or self._threaded(index)
        return tuple(segment[::-1] for segment in reversed(drawn)) if self.turned[index] else drawn

    # The ends ------------------------------------------------------------------------------

    def _start(self, index: int) -> _End:
        spot, other = self.moves[index]
        above = isinstance(other, Outlet) or other.row < spot.row
        return self._meet(index, spot, other, above=above)

    def _end(self, index: int) -> _End | None:
        spot, other = self.moves[index]
        return None if isinstance(other, Outlet) else self._meet(index, other, spot, above=False)

    def _meet(self, index: int, spot: Spot, other: Spot | Outlet, *, above: bool) -> _End:
        direct = self.frame.is_first(spot) if above else self.frame.is_last(spot)
        other_column = self.frame.columns if isinstance(other, Outlet) else other.column
        last = spot.column == self.frame.columns - 1
        to_right = other_column > spot.column or (other_column == spot.column and not last)
        return _End(index, spot, above, direct, spot.column + to_right)

    def _give_ports(self) -> dict[tuple[int, bool], float]:
        """Where each direct end meets its plate: side by side, ordered by where they lead."""
        meeting: dict[tuple[Spot, bool], list[tuple[float, int, bool]]] = defaultdict(list)
        for index, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            origin, destination = self.moves[index]
            if start.direct:
                other = self.frame.centre(destination)
                meeting[start.spot, start.above].append((other, index, True))
            if end and end.direct:
                other = self.frame.centre(origin)
                meeting[end.spot, end.above].append((other, index, False))
        found = {}
        for (spot, _), claims in meeting.items():
            room = self.frame.gauge.plate - 20
            places = spread(self.frame.centre(spot), len(claims), room, _PORT)
            for x, (_, index, is_start) in zip(places, sorted(claims), strict=True):
                found[index, is_start] = x
        return found

    # The lanes -----------------------------------------------------------------------------

    def _lane_through(self, index: int) -> int | None:
        """The lane a move climbs by where neither end's own column or lane will do."""
        start, end = self.starts[index], self.ends[index]
        if end is None:
            return self.frame.columns
        if start.band == end.band or not (start.direct and end.direct):
            return None
        if any(self._is_open(index, is_start) for is_start in (False, True)):
            return None
        return end.spot.column + (start.spot.column > end.spot.column)

    def _is_open(self, index: int, is_start: bool) -> bool:
        start, end = self.starts[index], self.ends[index]
        assert end is not None
        return self.frame.open_at(self._ports[index, is_start], range(end.band, start.band))

    def _give_trunks(self) -> dict[tuple[int, Hashable], float]:
        """Where each trunk stands in its lane."""
        claims: dict[int, dict[Hashable, None]] = defaultdict(dict)
        for index, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            for is_start, meeting in ((True, start), (False, end)):
                if meeting and not meeting.direct:
                    claims[meeting.lane][meeting.spot, is_start] = None
            if (lane := self._through[index]) is not None:
                claims[lane][self.moves[index][1]] = None
        found = {}
        for lane, keys in claims.items():
            outer = lane in (0, self.frame.columns)
            room = self.frame.gauge.lane / (2 if outer else 1) - 8
            places = spread(self.frame.lane(lane), len(keys), max(room, 0), _TRUNK)
            found.update({(lane, key): x for key, x in zip(keys, places, strict=True)})
        return found

    def _x(self, end: _End, *, is_start: bool) -> float:
        """Where an end's line runs vertically: at its port, or in its lane."""
        if end.direct:
            return self._ports[end.move, is_start]
        return self._trunks[end.lane, (end.spot, is_start)]

    # The paths -----------------------------------------------------------------------------

    def _graceful(self, index: int) -> Path:
        """One curve from plate to plate; empty where it would touch another."""
        start, end = self.starts[index], self.ends[index]
        if end is None or not (start.direct and end.direct):
            return ()
        x, to = self._ports[index, True], self._ports[index, False]
        here, there = self.frame.rect(start.spot), self.frame.rect(end.spot)
        if start.above:
            rung = self.frame.rungs[start.spot.row]
            bent = curve((x, rung), (to, there.bottom))
            drawn: Path = (*line((x, here.top), (x, rung)), bent)
        else:
            low = max(here.bottom, there.bottom) + _DIP
            bent = ((x, here.bottom), (x, low), (to, low), (to, there.bottom))
            drawn = (bent,)
        rows = range(end.spot.row, start.spot.row + (not start.above))
        others = [spot for spot in self.frame.spots(rows) if spot not in (start.spot, end.spot)]
        return () if _touches((bent,), map(self.frame.rect, others)) else drawn

    def _threaded(self, index: int) -> Path:
        """Through bands and lanes, which hold no plates."""
        start, end = self.starts[index], self.ends[index]
        x = self._x(start, is_start=True)
        if end is None:
            return self._leave(start, x) + self._out(index, x)
        to = self._x(end, is_start=False)
        arrival = tuple(segment[::-1] for segment in reversed(self._leave(end, to)))
        if not start.above:
            return self._leave(start, x) + self._under(start.band, x, to) + arrival
        return self._leave(start, x) + self._climb(index, x, to) + arrival

    def _leave(self, end: _End, x: float) -> Path:
        """From a plate to the near edge of its end's band."""
        rect = self.frame.rect(end.spot)
        top, bottom = self.frame.band(end.band)
        edge = bottom if end.above else top
        if end.direct:
            return line((x, rect.top if end.above else rect.bottom), (x, edge))
        return self._sideways(rect, x, edge)

    def _sideways(self, rect: Rect, x: float, edge: float) -> Path:
        """From a plate's side round a corner into the lane, and along it to an edge."""
        y = (rect.top + rect.bottom) / 2
        side = rect.right if x > rect.right else rect.left
        turn = y + (8 if edge > y else -8)
        corner: tuple[Point, ...] = ((side, y), ((side + 2 * x) / 3, y), (x, y), (x, turn))
        return (corner, *line((x, turn), (x, edge)))

    def _climb(self, index: int, x: float, to: float) -> Path:
        """From the lower edge of the start's band to the upper edge of the end's."""
        start, end = self.starts[index], self.ends[index]
        assert end is not None
        low_top, low_bottom = self.frame.band(start.band)
        if start.band == end.band:
            return (curve((x, low_bottom), (to, low_top)),)
        high_top, high_bottom = self.frame.band(end.band)
        by = self._by(index, x, to)
        return (
            curve((x, low_bottom), (by, low_top)),
            *line((by, low_top), (by, high_bottom)),
            curve((by, high_bottom), (to, high_top)),
        )

    def _by(self, index: int, x: float, to: float) -> float:
        """Where a move climbs past the rows between its ends."""
        if (lane := self._through[index]) is not None:
            return self._trunks[lane, self.moves[index][1]]
        end = self.ends[index]
        assert end is not None
        if not end.direct:
            return to
        if not self.starts[index].direct:
            return x
        return to if self._is_open(index, is_start=False) else x

    def _under(self, band: int, x: float, to: float) -> Path:
        """Below a row, from one place to another."""
        top, bottom = self.frame.band(band)
        if x == to:
            return ()
        low = bottom - min(6.0, (bottom - top) / 4)
        return (((x, top), (x, low), (to, low), (to, top)),)

    def _out(self, index: int, x: float) -> Path:
        """From the start's band to a place right of the frame."""
        outlet = self.moves[index][1]
        assert isinstance(outlet, Outlet)
        top, bottom = self.frame.band(self.starts[index].band)
        by = self._trunks[self.frame.columns, outlet]
        turn = outlet.y + (8 if top > outlet.y else -8)
        return (
            curve((x, bottom), (by, top)),
            *line((by, top), (by, turn)),
            ((by, turn), (by, outlet.y), (by, outlet.y), (by + 8, outlet.y)),
            *line((by + 8, outlet.y), (outlet.x, outlet.y)),
        )


def _is_downward(move: Move) -> bool:
    return isinstance(move[1], Spot) and move[1].row > move[0].row


def _upward(move: Move) -> Move:
    if isinstance(move[1], Spot) and move[1].row > move[0].row:
        return move[1], move[0]
    return move


def _touches(path: Path, plates: Iterable[Rect]) -> bool:
    near = [rect for rect in plates if any(rect.meets(box_of(it), CLEARANCE) for it in path)]
    return bool(near) and any(
        rect.holds(x, y, CLEARANCE) for x, y in samples(path) for rect in near
    )
