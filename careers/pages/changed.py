"""What an edition changed, in words a visitor understands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, What, changes
from careers.domain.edits import Edit, Line, edit
from careers.domain.history import Entry
from careers.domain.readdressed import Move, Moves, moves
from careers.domain.renaming import aligned
from careers.pages import naming
from careers.pages.reading import UNTOLD, lines
from careers.pages.saying import few, listed

FATES: tuple[What, ...] = ("added", "changed", "removed")

KINDS_NAMED = 4
"""So many kinds a summary names; of more it names three and counts what is of the others."""

LONGEST = 200
"""Characters of a line that is shown as it was and as it is; of longer ones only the place is told."""

MOST_LINES = 8
"""As many lines of one part as are shown, old and new together."""

MOST = 100
"""As many things as are listed under one heading; the rest is counted."""


# An edition in a sentence -----------------------------------------------------------------------


def summary(entry: Entry) -> str:
    """How much an edition changed, as half a sentence: “1 step added, 3 roles changed”; of the
    first, what it holds."""
    found = sorted(entry.tally, key=lambda count: naming.READ.index(count.kind))
    counts = {
        fate: [(count.kind, getattr(count, fate)) for count in found if getattr(count, fate)]
        for fate in FATES
    }
    if entry.is_first:
        return _things(counts["added"])
    words = {
        "added": _("%(things)s added"),
        "changed": _("%(things)s changed"),
        "removed": _("%(things)s removed"),
    }
    said = [words[fate] % {"things": _things(held)} for fate, held in counts.items() if held]
    if not said:
        return _("nothing changed")
    return ("; " if any(len(held) > 1 for held in counts.values()) else ", ").join(said)


def _things(counts: list[tuple[str, int]]) -> str:
    """Things of several kinds as a list: “3 roles, 1 step and 2 skills”."""
    names = [naming.counted(kind, number) for kind, number in counts]
    if len(names) > KINDS_NAMED:
        rest = sum(number for _kind, number in counts[KINDS_NAMED - 1 :])
        more = ngettext("%(n)d more thing", "%(n)d more things", rest) % {"n": rest}
        names[KINDS_NAMED - 1 :] = [more]
    return listed(names)


# What changed in a thing ------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """A part of a thing that changed: its name, the lines that came or went, and what is said where
    they are not shown."""

    name: str
    lines: tuple[tuple[bool, str], ...]
    said: str


@dataclass(frozen=True)
class Told:
    """A thing that was added, changed or removed: its name, its address if it still has one, and
    what changed in it."""

    name: str
    path: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Group:
    """Things of one kind that met the same fate; `rest` counts those that are not listed."""

    what: What
    told: tuple[Told, ...]
    rest: int


@dataclass(frozen=True)
class Heading:
    """What happened to the things of one kind."""

    kind: str
    name: str
    groups: tuple[Group, ...]


def headings(before: Catalogue, after: Catalogue, live: Catalogue) -> list[Heading]:
    """What turns one catalogue into the other, by kind in the order it matters to a reader. What
    still has a page in the live catalogue has its address."""
    moved, before = moves(before, after), aligned(before, after)
    found: dict[str, dict[What, list[Change]]] = {}
    for change in changes(before, after):
        found.setdefault(change.kind, {}).setdefault(change.what, []).append(change)

    def group(what: What, held: list[Change]) -> Group:
        told = (_told(change, before, after, live, moved) for change in held[:MOST])
        return Group(what, tuple(told), max(0, len(held) - MOST))

    return [
        Heading(
            kind,
            naming.plural(kind),
            tuple(group(what, found[kind][what]) for what in FATES if what in found[kind]),
        )
        for kind in naming.READ
        if kind in found
    ]


def _told(
    change: Change, before: Catalogue, after: Catalogue, live: Catalogue, moved: Moves
) -> Told:
    here = before if change.what == "removed" else after
    if change.kind == "site":
        return Told(change.name, "/about/", tuple(_parts(change, before, after)))
    name = naming.called(here.get(change.kind, change.code), here)
    path = getattr(live.known_as(change.kind, change.code), "path", "")
    move = moved.get((change.kind, change.code))
    parts = (*_address(move), *_parts(change, before, after, move))
    return Told(name, path, parts)


def _address(move: Move | None) -> Iterator[Part]:
    """Where a thing is now and where it was; the latter leads there."""
    if not move:
        return
    said = _("%(now)s (was %(was)s)") % {"now": move.now, "was": move.was}
    if move.steps:
        text = ngettext(
            "%(n)d step’s address moved with it", "%(n)d steps’ addresses moved with it", move.steps
        )
        said = f"{said}; {text % {'n': move.steps}}"
    yield Part(_("New address"), (), said)


def _parts(
    change: Change, before: Catalogue, after: Catalogue, move: Move | None = None
) -> Iterator[Part]:
    old, new = _thing(change, before), _thing(change, after)
    if move:
        old, new = move.rest(old), move.rest(new)
    for field in change.fields:
        if getattr(old, field) == getattr(new, field):
            continue
        name = naming.part(change.kind, field)
        if field in UNTOLD:
            yield Part(name, (), _("changed"))
        else:
            one = lines(change.kind, old, field, before)
            yield _part(name, edit(one, lines(change.kind, new, field, after)))


def _part(name: str, found: Edit) -> Part:
    if found.is_order:
        return Part(name, (), _("in another order"))
    if len(found.lines) > MOST_LINES or any(len(text) > LONGEST for _came, text in found.lines):
        return Part(name, (), _("reworded"))
    return Part(name, found.lines, _beneath(found.beneath))


def _beneath(lines: tuple[Line, ...]) -> str:
    """What is said of lines that read as before: whether their sources changed, or what belongs to
    them."""
    if not lines:
        return ""
    if isinstance(lines[0].behind, str):
        return _("the words stay, their sources change")
    return _("reworded under %(names)s") % {"names": few([f"“{line.words}”" for line in lines])}


def _thing(change: Change, catalogue: Catalogue) -> Any:
    return catalogue.get(change.kind, change.code) if change.code else catalogue.site
