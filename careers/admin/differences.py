"""What publishing would change, in the words and addresses of the desk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import msgspec
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, name_of
from careers.domain.difference import Edit, Run, edits, nothing
from careers.domain.readdressed import Move, Moves
from careers.domain.references import LINKS, LISTS, SINGLE
from careers.models import DRAFT_MODELS, WITH_SITE, Site, Thing
from careers.queries.desk import Deed, Hand, State, hands as last_hands

SHOWN = 60
"""How many changed things are shown word by word; of the rest, the fields that changed."""

FOLDED = 6
"""Places that changed in one thing past which they are folded away."""


Pair = tuple[Catalogue, Catalogue]
"""The catalogue before, and the one after."""


@dataclass(frozen=True)
class Place:
    """One place that changed in a thing: its name in words, and what became of its lines."""

    label: str
    lines: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Differing:
    """A thing that was added, removed or changed. `address` is empty for what is gone, `hand` None
    where nobody changed it at the desk."""

    change: Change
    name: str
    address: str
    hand: Hand | None
    fields: tuple[str, ...]
    places: tuple[Place, ...]
    moved: str = ""
    """What is said of its new address, if it has one."""
    trail: tuple[Deed, ...] = ()
    """What was done to it at the desk, the newest first, where that was asked for."""

    @property
    def long(self) -> bool:
        """Whether so much of it changed that it is shown folded."""
        return len(self.places) > FOLDED


@dataclass(frozen=True)
class Group:
    """The things of one kind that differ."""

    kind: str
    name: str
    things: tuple[Differing, ...]


def groups(
    before: Catalogue | None,
    after: Catalogue,
    changes: Sequence[Change],
    *,
    spelled: int = SHOWN,
    hands: bool = False,
    moves: Moves | None = None,
    trails: Mapping[tuple[str, str], Sequence[Deed]] | None = None,
    held: Catalogue | None = None,
    new: bool = False,
) -> list[Group]:
    """These changes from one catalogue to another, kind by kind; the first `spelled` of the changed
    things word by word. With `hands`, who changed each last at the desk: one query. With `moves`,
    what has another address now; with `trails`, all that was done to each. Where the draft is not the
    one after, `held` is the draft: only what it has is led to. With `new`, what was added is told word
    by word too: whoever answers for it has to read it."""
    touched = last_hands(row_of(change) for change in changes) if hands else {}
    done = trails or {}
    pair = (before, after) if before else (after, after)
    words = ("changed", "added") if new else ("changed",)
    told = set([change for change in changes if change.what in words][:spelled])
    return [
        Group(
            kind,
            str(WITH_SITE[kind]._meta.verbose_name_plural),
            tuple(
                replace(
                    _differing(it, pair, touched, it in told, moves or {}),
                    trail=tuple(done.get(row_of(it), ())),
                    address=_address(it, held),
                )
                for it in found
            ),
        )
        for kind, found in groupby(changes, key=lambda change: change.kind)
    ]


def row_of(change: Change) -> tuple[str, str]:
    """A thing by its model's name and its row's key; the site is one row with a number."""
    model = WITH_SITE[change.kind]
    return str(model._meta.model_name), change.code or "1"


def _differing(
    change: Change,
    pair: Pair,
    touched: Mapping[tuple[str, str], Hand],
    spelled: bool,
    moves: Moves,
) -> Differing:
    move = moves.get((change.kind, change.code))
    return Differing(
        change,
        _name(change, pair),
        "",
        touched.get(row_of(change)),
        field_names(change),
        tuple(_places(change, pair, move)) if spelled else (),
        readdressed(move) if move else "",
    )


def readdressed(move: Move) -> str:
    """Where a thing is now, where it was, and what moved with it, in a sentence or two."""
    said = _("New address: %(now)s (was %(was)s).") % {"now": move.now, "was": move.was}
    if not move.steps:
        return said
    more = ngettext(
        "%(n)d step’s address moves with it.", "%(n)d steps’ addresses move with it.", move.steps
    )
    return f"{said} {more % {'n': move.steps}}"


def called(change: Change, found: State) -> str:
    """What a thing that differs is called."""
    after = found.draft.catalogue
    return _name(change, (found.published or after, after))


def _name(change: Change, pair: Pair) -> str:
    """What a thing is called; a step by the roles at its ends."""
    return thing_name(change.kind, change.code, reversed(pair)) if change.code else change.name


def thing_name(kind: str, code: str, catalogues: Iterable[Catalogue]) -> str:
    """What a thing is called in the first of these that knows it; a step by the roles at its ends."""
    for catalogue in catalogues:
        found = catalogue.get(kind, code)
        if isinstance(found, things.Step):
            ends = [catalogue.get("role", it) for it in (found.origin, found.destination)]
            return " → ".join(name_of(role) if role else _("Any rung") for role in ends)
        if found is not None:
            return name_of(found)
    return code


def _address(change: Change, held: Catalogue | None) -> str:
    """The desk's address of what changed; empty for what is gone, or not in the draft."""
    if change.what == "removed" and held is None:
        return ""
    if held and change.code and held.get(change.kind, change.code) is None:
        return ""
    name = f"admin:careers_{WITH_SITE[change.kind]._meta.model_name}"
    if not change.code:
        return reverse(f"{name}_changelist")
    return reverse(f"{name}_change", args=[change.code])


def field_names(change: Change) -> tuple[str, ...]:
    """The names of the fields that changed, in HR's words."""
    return tuple(_label(WITH_SITE[change.kind], name) for name in change.fields)


def _label(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    own = getattr(field, "verbose_name", "")
    return str(own or field.related_model._meta.verbose_name_plural)


def _places(change: Change, pair: Pair, move: Move | None) -> Iterator[Place]:
    """Where and how a changed thing differs, word by word."""
    before, after = pair
    model = WITH_SITE[change.kind]
    old, new = (
        (before.site, after.site)
        if change.kind == "site"
        else (before.get(change.kind, change.code), after.get(change.kind, change.code))
    )

    if move:
        old, new = move.rest(old), move.rest(new)
    fields, fresh = change.fields, old is None
    if fresh:
        old = nothing(new)
        fields = tuple(it for it in new.__struct_fields__ if it != "code" and getattr(new, it))

    def say(type_: type[msgspec.Struct], field: str, value: Any) -> str:
        # Of what is new, an empty field took nothing out, not even "not said".
        return "" if fresh and value == "" else _said(type_, field, value, (after, before))

    found = edits(old, new, fields, say)
    for label, same in groupby(found, key=lambda edit: _where(model, edit)):
        yield Place(label, tuple(edit.runs for edit in same))


def _where(model: type[models.Model], edit: Edit) -> str:
    """An edit's place in words: "skills it asks for, Coaching, level needed"."""
    words = [_label(model, edit.field)]
    if edit.part:
        words.append(edit.part)
    if edit.inner:
        related: Any = model._meta.get_field(edit.field)
        words.append(_label(related.related_model, edit.inner))
    return ", ".join(words)


def _said(
    type_: type[msgspec.Struct], field: str, value: Any, catalogues: tuple[Catalogue, ...]
) -> str:
    """A value in words: the name behind a code, the words of a choice, or the text itself."""
    if kind := _names(type_, field):
        for catalogue in catalogues:
            if thing := catalogue.get(kind, value):
                return name_of(thing)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    column: Any = _COLUMNS[type_]._meta.get_field(field)
    for choice, words in getattr(column, "flatchoices", ()):
        if choice == value:
            return str(words)
    return str(value)


def _names(type_: Any, field: str) -> str:
    """The kind of thing a field's value is the code of; empty for other fields."""
    pieces = dict(LINKS[things.Role].values()) if field != "code" else {}
    found = SINGLE.get(type_, {}) | LISTS.get(type_, {})
    if issubclass(type_, things.Piece):
        found = found | pieces
    return found.get(field, "")


def _columns() -> dict[Any, type[models.Model]]:
    """By type of the catalogue, its pieces included: the model that holds it."""
    found: dict[Any, type[models.Model]] = {things.Site: Site}
    holding: tuple[type[models.Model], ...] = (*DRAFT_MODELS, Site)
    for model in holding:
        if issubclass(model, Thing):
            found[model.kind().type] = model
        for relation in model._meta.related_objects:
            piece = getattr(things, relation.related_model.__name__, None)
            if piece and issubclass(piece, things.Piece):
                found[piece] = relation.related_model
    return found


_COLUMNS = _columns()
