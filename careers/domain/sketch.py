"""Small drawn ladders, in numbers: where a role hangs, and the climb on the home page.

A sketch has all the ladder's rungs but only a few roles, packed into two columns whatever their
track. It is drawn whole, words included, so its plates are as high as their longest title.
"""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from careers.domain import profile
from careers.domain.catalogue import Catalogue
from careers.domain.frame import Frame, Gauge, Path, Rect, Spot, svg
from careers.domain.ladder import climb
from careers.domain.once import once
from careers.domain.routing import Move, route
from careers.domain.things import Role, Step

MOST = 8
"""As many roles as are drawn on one side of a role; its page names them all."""


@dataclass(frozen=True)
class Style:
    """How large a sketch is drawn: characters in a line, and the height of one."""

    characters: int
    line: float
    plate: float
    margin: float
    lane: float
    hang: float
    gap: float
    attic: float
    foot: float

    def gauge(self, lines: int) -> Gauge:
        height = lines * self.line + 12
        return Gauge(
            margin=self.margin,
            plate=self.plate,
            lane=self.lane,
            height=height,
            pitch=height + 9,
            hang=self.hang,
            gap=self.gap,
            attic=self.attic,
            foot=self.foot,
        )


SMALL = Style(14, 14, 94, 10, 14, hang=14, gap=36, attic=14, foot=12)
LARGE = Style(19, 18.5, 152, 22, 26, hang=16, gap=62, attic=34, foot=40)


@dataclass(frozen=True)
class Words:
    """A line of a title: the middle of its foot, and what it says."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Card:
    rect: Rect
    words: tuple[Words, ...]
    lit: bool

    @property
    def height(self) -> float:
        return self.rect.bottom - self.rect.top


@dataclass(frozen=True)
class Sketch:
    """A drawing's parts; `solid`, `dashed`, `inked` and `strings` are the `d` of SVG paths."""

    width: float
    height: float
    rungs: tuple[float, ...]
    cards: tuple[Card, ...]
    solid: str
    dashed: str
    inked: str
    strings: str
    """What the plates hang by."""

    @property
    def right(self) -> float:
        """Where the right upright stands."""
        return self.width - 14

    @property
    def rung_width(self) -> float:
        return self.width - 2

    @property
    def aside_y(self) -> float:
        """The foot of what is written under the lowest lit plate."""
        return self.here.rect.bottom + 27 if self.here else 0.0

    @property
    def here(self) -> Card | None:
        """The lowest lit plate."""
        return max((c for c in self.cards if c.lit), key=lambda c: c.rect.top, default=None)


def neighbourhood(role: Role, catalogue: Catalogue) -> Sketch | None:
    """Where a role hangs, with the roles a step away; None for a role beyond the centre."""
    if not catalogue.rank(role):
        return None
    moves = profile.moves_in(role, catalogue)[:MOST] + profile.moves_out(role, catalogue)[:MOST]
    moves = [move for move in moves if move.role and catalogue.rank(move.role)]
    others = {move.role.code: move.role for move in moves if move.role}
    rows = _rows([role, *others.values()], catalogue)
    here = catalogue.rank(role)
    spots: dict[str, Spot] = {}
    for row, held in enumerate(rows):
        rank = len(rows) - row
        first = 0 if abs(rank - here) <= 1 else 1
        spots |= _packed(row, sorted(held, key=lambda r: r.code != role.code), first)
    return _drawn(SMALL, spots, [move.step for move in moves], catalogue, [role])


@once
def poster(catalogue: Catalogue) -> Sketch | None:
    """A climb in ink, from an entry role up, with a neighbour on each rung where there is one."""
    climbers = climb(catalogue)
    if not climbers:
        return None
    codes = [role.code for role in climbers]
    spots: dict[str, Spot] = {}
    for row, held in enumerate(_rows(catalogue.roles_in_centre, catalogue)):
        lit = [role for role in held if role.code in codes]
        rest = [role for role in held if role.code not in codes]
        column = int(bool(lit) and lit[0] is not climbers[0])
        spots |= _packed(row, lit[:1], column)
        spots |= _packed(row, rest[:1], 1 - column)
    steps = [
        catalogue.step(f"{origin}-to-{destination}") for origin, destination in pairwise(codes)
    ]
    return _drawn(LARGE, spots, steps, catalogue, climbers)


def _rows(roles: Iterable[Role], catalogue: Catalogue) -> list[list[Role]]:
    """The roles of each rung, the top rung first."""
    held: dict[str, list[Role]] = defaultdict(list)
    for role in sorted(roles, key=lambda role: (role.order, role.code)):
        held[role.level].append(role)
    return [held[level.code] for level in reversed(catalogue.rungs)]


def _packed(row: int, roles: Sequence[Role], first: int) -> dict[str, Spot]:
    """Places for roles on a row, two abreast, starting in column `first`."""
    return {
        role.code: Spot(row, (first + place) % 2, place // 2) for place, role in enumerate(roles)
    }


def _drawn(
    style: Style,
    spots: dict[str, Spot],
    steps: list[Step],
    catalogue: Catalogue,
    lit: Sequence[Role],
) -> Sketch:
    """The sketch of these places and steps. Several lit roles are a climb, and its line is inked."""
    inked = len(lit) > 1
    titles = {code: _lines(catalogue.role(code).title, style) for code in spots}
    frame = _frame(style, spots, titles, len(catalogue.rungs))
    moves: list[Move] = [(spots[step.origin], spots[step.destination]) for step in steps]
    paths = list(zip(steps, route(frame, moves), strict=True))
    codes = {role.code for role in lit}
    return Sketch(
        width=frame.width + style.margin,
        height=frame.height,
        rungs=frame.rungs,
        cards=tuple(
            _card(frame.rect(spot), titles[code], style, lit=code in codes)
            for code, spot in spots.items()
        ),
        solid=_joined(p for s, p in paths if not inked and s.evidence == "both"),
        dashed=_joined(p for s, p in paths if not inked and s.evidence != "both"),
        inked=_joined(p for _, p in paths if inked),
        strings=_strings(frame, spots.values()),
    )


def _frame(style: Style, spots: dict[str, Spot], titles: dict[str, list[str]], rows: int) -> Frame:
    stacks: dict[tuple[int, int], int] = {}
    for spot in spots.values():
        stacks[spot.row, spot.column] = max(stacks.get((spot.row, spot.column), 0), spot.slot + 1)
    return Frame(style.gauge(max(map(len, titles.values()))), rows, 2, stacks)


def _lines(title: str, style: Style) -> list[str]:
    """A title in at most three lines."""
    return textwrap.wrap(title, style.characters, max_lines=3, placeholder=" …")


def _card(rect: Rect, lines: list[str], style: Style, *, lit: bool) -> Card:
    middle = (rect.top + rect.bottom) / 2 - (len(lines) - 1) * style.line / 2
    x = (rect.left + rect.right) / 2
    # A line's foot is about a third of its height below its middle.
    words = [
        Words(x, middle + place * style.line + style.line * 0.28, text)
        for place, text in enumerate(lines)
    ]
    return Card(rect, tuple(words), lit)


def _strings(frame: Frame, spots: Iterable[Spot]) -> str:
    found = []
    for spot in spots:
        rect = frame.rect(spot)
        length = frame.gauge.hang - 3 if spot.slot == 0 else frame.gauge.pitch - frame.gauge.height
        found += [
            f"M{x:g} {rect.top - length:g}v{length:g}" for x in (rect.left + 14, rect.right - 14)
        ]
    return "".join(found)


def _joined(paths: Iterable[Path]) -> str:
    return "".join(map(svg, paths))
