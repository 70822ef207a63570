"""Lists and tables: things with what is said of them."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from careers.components.registry import component
from careers.domain.profile import Move
from careers.domain.things import Level, Role, TrainingModule
from careers.pages.beside import Group
from careers.pages.portion import Portion

LONG, FOLDED_AFTER = 6, 4
"""A list of training longer than the first shows as many as the second and folds the rest away."""
SHOWN = 3
"""A list of steps longer than `FOLDED_AFTER` shows so many."""


@component()
def index(
    rungs: Sequence[tuple[Level, Sequence[Role]]], beyond: Sequence[Role] = (), most: int = 0
) -> dict[str, Any]:
    """The roles as a ladder of lists, the top rung first; `beyond` are those outside the centre. With
    `most` a rung that holds more names as many and leads to the list of all.

    Not for a few roles picked out of many: name them with `linked`.
    """
    cut = [
        (level, roles[:most] if most else roles, len(roles) if 0 < most < len(roles) else 0)
        for level, roles in rungs
    ]
    named = beyond[:most] if most else beyond
    return {"rungs": cut, "beyond": named, "all_beyond": len(beyond) if named != beyond else 0}


@component(style="components/listing")
def moves(moves: Sequence[Move]) -> dict[str, Any]:
    """Steps as seen from one end: the role at the other, what changes, and how sure we are. Of a long
    list the rest folds away.

    Not for a bare list of names.
    """
    shown = len(moves) if len(moves) <= FOLDED_AFTER else SHOWN
    return {"shown": moves[:shown], "folded": moves[shown:]}


@component(style="components/listing")
def training(modules: Sequence[TrainingModule]) -> dict[str, Any]:
    """Pieces of training, each with what it is; of a long list the rest folds away.

    Not where training is told in full, as on its own page.
    """
    shown = len(modules) if len(modules) <= LONG else FOLDED_AFTER
    return {"shown": modules[:shown], "folded": modules[shown:]}


@component(style="base")
def linked(things: Sequence[Any]) -> dict[str, Any]:
    """Things of the catalogue as links in a sentence, with commas between them.

    Not for more than fits in a sentence, nor for names said without leading anywhere.
    """
    return {"links": [(t.path, getattr(t, "title", "") or t.name) for t in things]}


@component(style="base")
def portions(content: SafeString, part: Portion, heading: str = "", form: str = "") -> None:
    """Under a list too long for one page: which part of it this is, in words, and the ways to those
    beside it. Nothing for a list that is all there. `heading` is the id of the list's heading, for a
    page with several; `form` that of a form on the page whose fields may be half filled in: they are
    then sent along as `turn`, and come back.

    Not for a list that folds: what is further down should have an address.
    """


@component(style="components/reading")
def beside(groups: Sequence[Group]) -> None:
    """What is next to a page, at its foot: a few things worth reading on with, each with why it is
    there; where a group's name says why, only their names. `Page.context` brings it as `beside`.

    Not for what the page is about: that has sections of its own.
    """


@component(style="components/facts")
def facts(content: SafeString) -> None:
    """What there is to know at a glance, beside a letter: a few `fact`s.

    Not for sentences, and not for what the letter says in its first paragraph.
    """


@component(style="components/facts")
def fact(content: SafeString, term: str, kind: str = "") -> None:
    """One fact: a word for it, and what it is. `kind` is a class for a page that treats it apart.

    Not outside `facts`.
    """


@component(style="components/listing")
def pairs(content: SafeString) -> None:
    """Things and what is said of them, side by side where there is room: some `pair`s.

    Not for numbers: those want a table.
    """


@component(style="components/listing")
def pair(content: SafeString, term: str, href: str = "", aside: str = "") -> None:
    """One thing, perhaps a link, and what is said of it; `aside` is said quietly under its name.

    Not outside `pairs`.
    """


@component(style="components/meter")
def levels(
    content: SafeString,
    caption: str,
    aside: str = "",
    of: str = "",
    level: str = "",
    hidden: bool = False,
) -> None:
    """A table of things with a level each: rows of a name and a `meter` or `between`. `of` and
    `level` head its columns for those who hear them; `hidden` does the same with the caption.

    Not for more than two columns.
    """
