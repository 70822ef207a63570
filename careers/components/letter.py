"""What belongs to a letter: where you are, what hangs beside it, where it comes from."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from careers.components.registry import component
from careers.domain.sketch import Sketch
from careers.domain.things import Disagreement, Level, Note, OccupationCode, Role


@component(style="components/masthead")
def crumbs(content: SafeString) -> None:
    """Where a page stands, above its letter: its `crumb`s, the widest first.

    Not on a public page, which knows its own `trail`.
    """


@component(style="components/masthead")
def crumb(content: SafeString, href: str = "") -> None:
    """One step of the crumbs; without an address it is said and leads nowhere.

    Not outside `crumbs`.
    """


@component(style="components/masthead")
def trail(steps: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Where a public page stands: names and addresses from the front page down to the page itself,
    whose own is said and leads nowhere. Machines are told the same (`Page.trail`).

    Not on the front page, which is where every trail begins.
    """
    return {"above": steps[:-1], "here": steps[-1][0] if steps else ""}


@component(style="components/plate")
def tag(content: SafeString) -> None:
    """The plate that hangs from a letter's first rung and says what kind of page it is, or from a
    section's and says when or how far what it tells holds.

    Not a heading, and not more than one to a rung.
    """


@component(style="components/facts")
def contents(
    sections: Sequence[tuple[str, ...]], sources: bool = True, beside: object = None
) -> None:
    """A page's sections, by id and short name, perhaps a label; a letter's list of sources comes last
    of itself, and before it what is `beside` it, if anything is.

    Not for a page of three sections or fewer. Without `sources` where the page ends without them.
    """


@component(style="components/facts")
def notes(notes: Sequence[Note]) -> None:
    """A role's notes, in the margin beside the paragraph that follows them.

    Not for what everybody must read: a note is a voice from the side.
    """


@component(style="components/facts")
def hangs(role: Role, level: Level, sketch: Sketch) -> None:
    """Where a role hangs: a sketch of its neighbours, and what its lines mean.

    Not for a role beyond the centre, which hangs on no rung.
    """


@component(style="components/reading")
def disagreements(disagreements: Sequence[Disagreement]) -> None:
    """Where the sources disagree about a page's subject: a section of a letter, or nothing.

    Not for our own doubts: those are said in the text and marked.
    """


@component(style="components/reference")
def sources(codes: Sequence[OccupationCode] = ()) -> None:
    """A page's last section: the sources its statements lean on; with occupation `codes` on the page,
    also whose they are.

    Not before anything that names a source: it knows only what came before it.
    """
