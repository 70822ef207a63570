"""The whole ladder as a picture, in numbers: plates, rungs, and the moves between them.

Rows are levels and columns are tracks; several roles of one cell hang below one another. Roles
beyond the centre have a column of their own on the right.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from careers.domain.catalogue import Catalogue
from careers.domain.drawing import (
    BEYOND,
    EDGE,
    GAUGE,
    HEAD,
    LARGEST,
    MOST,
    OUTSIDE,
    OVERHANG,
    TRUNK,
    Board,
    Plate,
    Rung,
    Thread,
    joined,
)
from careers.domain.frame import Frame, Outlet, Spot, line
from careers.domain.lights import Lights, inward
from careers.domain.profile import moves_out
from careers.domain.routing import Move, route
from careers.domain.things import Level, Role, Step, Track


def board(
    catalogue: Catalogue, lights: Lights | None = None, whole: Catalogue | None = None
) -> Board | None:
    """The picture of a catalogue; None where it is empty or too large to be drawn. Where it is a part,
    its plates say where their roles lead in the `whole`.

    Roles whose level or track does not exist are left out, as are steps from or to them.
    """
    lights = lights or Lights()
    inside = [role for role in catalogue.roles if _stands(role, catalogue)]
    tracks = _tracks(inside, catalogue)
    levels = list(reversed(catalogue.rungs))
    spots = _spots(inside, levels, tracks, catalogue)
    stacks: dict[tuple[int, int], int] = defaultdict(int)
    for spot in spots.values():
        stacks[spot.row, spot.column] += 1
    if not spots or len(spots) > LARGEST or len(tracks) > MOST or max(stacks.values()) > MOST:
        return None
    frame = Frame(GAUGE, len(levels), len(tracks), stacks)
    outlets = _outlets(frame, catalogue)
    open_to = {step.destination for step in catalogue.steps_from_any}
    threads = _threads(frame, spots, outlets, catalogue)
    return Board(
        width=frame.width + (BEYOND if outlets else EDGE),
        height=_height(frame, len(outlets)),
        right=frame.width,
        tracks=tuple(tracks),
        rungs=_rungs(frame, levels, _plates(frame, spots, threads, whole or catalogue, lights)),
        beyond=tuple(
            _plate_beyond(role, frame, outlets, threads, catalogue, lights)
            for role in catalogue.roles_beyond
        ),
        doors=tuple(outlets[code] for code in outlets if code in open_to),
        threads=threads,
        uprights=_uprights(frame),
        lit=(
            *(thread for thread in threads if thread.step.code in lights.steps),
            *_lit_out(frame, spots, outlets, catalogue, lights),
        ),
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


def _lit_out(
    frame: Frame,
    spots: dict[str, Spot],
    outlets: dict[str, Outlet],
    catalogue: Catalogue,
    lights: Lights,
) -> Iterable[Thread]:
    """The lit steps that are open from any rung: along the rung of the stop before, and out.

    Where the lit stop is the role beyond itself, from every rung.
    """
    x = frame.width + TRUNK
    held = [spots[code] for code in lights.stops if code in spots]
    for step in catalogue.steps_from_any:
        if step.code in lights.steps and (door := outlets.get(step.destination)):
            for row in [held[-1].row] if held else range(frame.rows):
                y = frame.rungs[row]
                start = frame.centre(held[-1]) if held else frame.width + OVERHANG
                yield Thread(step, line((start, y), (x, y), (x, door.y), (door.x, door.y)))


def _plates(
    frame: Frame,
    spots: dict[str, Spot],
    threads: tuple[Thread, ...],
    catalogue: Catalogue,
    lights: Lights,
) -> dict[int, list[Plate]]:
    """Each row's plates, from the left and down each stack."""
    meeting: dict[str, list[Thread]] = defaultdict(list)
    for thread in threads:
        for end in thread.ends:
            meeting[end].append(thread)
    found: dict[int, list[Plate]] = defaultdict(list)
    ordered = sorted(spots.items(), key=lambda item: (item[1].row, item[1].column, item[1].slot))
    for code, spot in ordered:
        role = catalogue.role(code)
        plate = Plate(
            role,
            catalogue.track(role.track),
            spot.column + 1,
            spot.slot + 1,
            tuple(move.role for move in moves_out(role, catalogue) if move.role),
            frame.is_last(spot),
            lights.number(code),
            code in lights.near,
            solid=joined(meeting[code], dashed=False),
            dashed=joined(meeting[code], dashed=True),
        )
        found[spot.row].append(plate)
    return _climbed(found, lights, catalogue)


def _climbed(
    plates: dict[int, list[Plate]], lights: Lights, catalogue: Catalogue
) -> dict[int, list[Plate]]:
    """The plates with the line between those stops that follow on one another, as its step is known."""
    stops = [plate.role.code for row in plates.values() for plate in row if plate.stop]
    above, below = {}, {}
    for upper, lower in pairwise(stops):
        first, then = sorted((upper, lower), key=lights.number)
        if lights.number(then) == lights.number(first) + 1:
            below[upper] = above[lower] = _drawn(first, then, lights, catalogue)
    return {
        row: [
            replace(p, above=above.get(p.role.code, ""), below=below.get(p.role.code, ""))
            for p in held
        ]
        for row, held in plates.items()
    }


def _drawn(origin: str, destination: str, lights: Lights, catalogue: Catalogue) -> str:
    """How the lit step between two roles is drawn: solid where a source names both ends."""
    known = [
        step.evidence
        for step in catalogue.steps
        if step.code in lights.steps
        and step.destination == destination
        and step.origin in (origin, "")
    ]
    return "solid" if "both" in known else "dashed"


def _plate_beyond(
    role: Role,
    frame: Frame,
    outlets: dict[str, Outlet],
    threads: tuple[Thread, ...],
    catalogue: Catalogue,
    lights: Lights,
) -> Plate:
    """A plate beyond the centre. The moves to it are the named ones and the way out of every rung."""
    meeting = [thread for thread in threads if role.code in thread.ends]
    meeting += _lit_out(frame, {}, outlets, catalogue, inward(role, catalogue))
    return Plate(
        role,
        catalogue.get("track", role.track),
        column=0,
        slot=0,
        moves=(),
        last=False,
        stop=lights.number(role.code),
        near=role.code in lights.near,
        solid=joined(meeting, dashed=False),
        dashed=joined(meeting, dashed=True),
    )


def _rungs(frame: Frame, levels: list[Level], plates: dict[int, list[Plate]]) -> tuple[Rung, ...]:
    return tuple(
        Rung(level, frame.depths[row], frame.rungs[row], tuple(plates.get(row, ())))
        for row, level in enumerate(levels)
    )


def _uprights(frame: Frame) -> tuple[tuple[float, float], ...]:
    """A wire down the middle of each column, from its highest rung that holds a plate."""
    found = []
    for column in range(frame.columns):
        top = min(row for row in range(frame.rows) if frame.stacks.get((row, column)))
        found.append((frame.centre(Spot(top, column, 0)), frame.rungs[top]))
    return tuple(found)
