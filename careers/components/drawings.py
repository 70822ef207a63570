"""What is drawn: the wordmark, the ladder and its pieces. Each says in words what it shows, or
stands beside the words."""

from collections.abc import Container, Sequence
from typing import Any

from careers.components.registry import component
from careers.domain.drawing import Board
from careers.domain.lights import Lights
from careers.domain.sketch import Sketch
from careers.domain.things import Role, Track
from careers.pages.itinerary import Stop
from careers.pages.skills import Rung
from careers.pages.standing import Standing

DARK = Lights()
"""Nothing lit."""


@component(style="components/masthead")
def wordmark() -> None:
    """The site's sign: a ladder with one rung of yours.

    Not for decoration: it stands before the site's name and nowhere else.
    """


@component()
def sketch(sketch: Sketch, title: str, anchor: str, aside: str = "", large: bool = False) -> None:
    """A small drawn ladder with a few roles. `title` says the same in words; `anchor` is the title's
    id on the page; `aside` is a word in the hand under the lowest lit plate.

    Not for the whole ladder: that is `board`.
    """


@component()
def board(
    board: Board,
    lit: Lights = DARK,
    origin: Role | None = None,
    destination: Role | None = None,
    openings: Container[str] = (),
) -> None:
    """The whole ladder: plates on rungs by level and track, lines drawn over them. Narrow screens get
    the same list as a climb, of what is `lit` if anything is; `origin` and `destination` are where
    somebody is and wants to be; `openings` are the codes of the roles that can be applied for now.

    Not alone: what its lines say is written below it, and not for a catalogue too large for one
    picture, which has no board.
    """


@component(style="components/sketch")
def key(way_out: bool = False, lit: str = "") -> None:
    """What the lines of a drawn ladder mean; `way_out` adds the ring that is open from any rung, `lit`
    says what the lit line is.

    Not where there are no lines.
    """


@component(style="components/board")
def track(track: Track) -> None:
    """A track's letter in a shape of its own.

    Not without the track's name in words near it.
    """


@component()
def route(stops: Sequence[Stop], brief: bool = False) -> None:
    """A route as one line with its stops, the start first (`careers.pages.itinerary` makes them).
    `brief` leaves out what rises, what is hard and what it takes.

    Not for the steps open to somebody, which lead apart: those are `moves`.
    """


@component(kept=True)
def meter(level: int, before: int | None = None) -> dict[str, Any]:
    """A level from 1 to 5 as a ladder on its side: solid rungs are there, those above `before` are
    still to climb.

    Not without its words: “3 of 5” stands beside it.
    """
    has = level if before is None else min(level, before)
    return {
        "rails": "".join(f"M{18 * rung + 8.5} 2.5v13" for rung in range(level, 5)),
        "has": "".join(f"M{18 * rung + 5.5} 2h6v14h-6z" for rung in range(has)),
        "add": "".join(f"M{18 * rung + 5.5} 3h6v12h-6z" for rung in range(has, level)),
    }


@component(style="components/meter", kept=True)
def between(level: int) -> dict[str, Any]:
    """A place from 1 to 5 between two poles, neither of them better, as a bead on a string.

    Not for a level, of which more is more: that is `meter`.
    """
    return {"x": 18 * level - 10}


@component()
def climb(rungs: Sequence[Rung]) -> None:
    """The five levels of a skill as a ladder, the highest at the top, each said beside its rung.

    Not for the rungs of the centre: those are `index` and `board`.
    """


@component(style="components/sketch")
def standing(standing: Standing) -> None:
    """A skill's levels as a ladder, with a mark for every role on the level it asks for.

    Not without the tables that say the same in words.
    """
