"""The draft's rows as they stand in the tables, brought together thing by thing.

All of them are read at every look, as plain tuples: of 3,000 roles and 120,000 links in a third of a
second. What takes long, making things of them, is done only for those that say something new. So
nobody need say what was written, and what was written behind our back is seen just as well.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
from django.db import models

from careers.domain import things
from careers.domain.catalogue import Catalogue, ordered
from careers.domain.checks import Finding
from careers.domain.faults import explain
from careers.domain.said import naming, placed
from careers.models import DRAFT_MODELS, Site, Thing
from careers.models.base import Piece
from careers.models.fields import LinesField

Raw = tuple[Any, ...]
"""The columns of a row; for a whole thing its own row's, then those of each list that hangs on it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the tables hold of one thing, and the thing; None where no catalogue may hold it, and then
    `refused` says why."""

    raw: Raw
    thing: Any
    refused: Finding | None = None

    def says(self, other: "Row | None") -> bool:
        """Whether both are about one and the same value, or are refused alike."""
        if other is None or self.thing is not other.thing:
            return False
        return self is other or self.refused == other.refused


Rows = Mapping[Any, Row]
"""By primary key: a kind's rows."""


def read(
    model: type[models.Model], known: Rows, published: Catalogue | None = None
) -> dict[Any, Row]:
    """A kind's rows as they stand. Those that hold what is `known` already are the known ones; of the
    others, a thing that says just what it says in the `published` catalogue is held with that one, once.
    One query, and one for each list that hangs on its things if there are any."""
    shape = _shape(model)
    manager = model._default_manager
    own = list(manager.order_by("pk").values_list("pk", *(it.attname for it in shape.columns)))
    lists = [_grouped(it) for it in shape.lists] if own else []
    found = {}
    for row in own:
        key = row[0]
        raw = (row, *(held.get(key, ()) for held in lists))
        was = known.get(key)
        if was and was.raw == raw:
            found[key] = was
        else:
            there = published.get(shape.kind, key) if published else None
            found[key] = _made(shape, raw, (was.thing if was else None, there))
    return found


def same(some: Rows, others: Rows) -> bool:
    """Whether two readings of a kind say the same."""
    return len(some) == len(others) and all(it.says(others.get(key)) for key, it in some.items())


# How a kind is kept ----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Column:
    """A column: the value's field it is for, its name in the table, and what makes the value of it."""

    name: str
    attname: str
    value: Callable[[Any], Any]
    coded: bool
    """Whether it holds the code of another thing."""


@dataclass(frozen=True)
class _List:
    """A list that hangs on things: codes, or pieces where there is a type of them."""

    name: str
    model: type[models.Model]
    owner: str
    columns: tuple[_Column, ...]
    order: tuple[str, ...]
    """What the database is to order it by."""
    sort: Callable[[Raw], Any] | None
    """What the catalogue orders it by; None where staff place it."""
    pieces: bool

    def values(self, rows: Sequence[Raw]) -> list[Any]:
        """The list as plain data, in the catalogue's order."""
        told = sorted(rows, key=self.sort) if self.sort else rows
        if not self.pieces:
            return [code for (code,) in told]
        columns = self.columns
        return [
            {it.name: it.value(value) for it, value in zip(columns, row, strict=True)}
            for row in told
        ]


@dataclass(frozen=True)
class _Shape:
    """How things of a kind are kept: their own row's columns, and the lists that hang on them."""

    kind: str
    type: type[msgspec.Struct]
    columns: tuple[_Column, ...]
    lists: tuple[_List, ...]


@cache
def _shape(model: type[models.Model]) -> _Shape:
    kind, type_ = (
        (model.kind().name, model.kind().type)
        if issubclass(model, Thing)
        else ("site", things.Site)
    )
    names = type_.__struct_fields__
    return _Shape(
        kind,
        type_,
        tuple(_column(model, name) for name in names if is_column(model, name)),
        tuple(_list(model, name) for name in names if not is_column(model, name)),
    )


def is_column(model: type[models.Model], name: str) -> bool:
    """Whether a field of a thing is a column of its own row."""
    field = model._meta.get_field(name)
    return isinstance(field, models.Field) and not field.many_to_many


def _column(model: type[models.Model], name: str) -> _Column:
    field: Any = model._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        return _Column(name, field.attname, _code, coded=True)
    return _Column(name, name, lines if isinstance(field, LinesField) else _as_it_is, coded=False)


def _code(value: str | None) -> str:
    return sys.intern(value) if value else ""


def lines(value: str) -> list[str]:
    """The texts that stand one on a line."""
    return value.split("\n") if value else []


def _as_it_is(value: Any) -> Any:
    return value


def _list(model: type[models.Model], name: str) -> _List:
    field: Any = model._meta.get_field(name)
    if field.many_to_many:
        through = field.remote_field.through
        far = _column(through, field.m2m_reverse_field_name())
        owner = f"{field.m2m_field_name()}_id"
        return _List(name, through, owner, (far,), ("pk",), itemgetter(0), pieces=False)
    held, type_ = field.related_model, PIECES[field.related_model]
    columns = tuple(_column(held, it) for it in type_.__struct_fields__)
    keys = [type_.__struct_fields__.index(it) for it in naming(type_)]
    order = ("position", "pk") if issubclass(held, Piece) else ("pk",)
    sort = None if placed(type_) else itemgetter(*keys)
    return _List(name, held, field.field.attname, columns, order, sort, pieces=True)


def _pieces() -> dict[Any, type[msgspec.Struct]]:
    """The value type of each model of pieces: the one of the same name."""
    found = {}
    holding: tuple[type[models.Model], ...] = (*DRAFT_MODELS, Site)
    for model in holding:
        for relation in model._meta.related_objects:
            if hasattr(things, relation.related_model.__name__) and not relation.many_to_many:
                piece = getattr(things, relation.related_model.__name__)
                if issubclass(piece, things.Piece):
                    found[relation.related_model] = piece
    return found


PIECES = _pieces()

# Reading them ----------------------------------------------------------------------------------


def _grouped(hanging: _List) -> Mapping[Any, list[Raw]]:
    """By owner: the rows that hang on it."""
    manager = hanging.model._default_manager
    rows = manager.order_by(*hanging.order).values_list(
        hanging.owner, *(it.attname for it in hanging.columns)
    )
    found: dict[Any, list[Raw]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def _made(shape: _Shape, raw: Raw, others: Iterable[Any]) -> Row:
    """A row with the thing made of it; one of the `others`, where that says the same."""
    own, *hanging = raw
    held = tuple(
        [_kept(it, row) for row in rows] for it, rows in zip(shape.lists, hanging, strict=True)
    )
    said = {it.name: it.value(value) for it, value in zip(shape.columns, own[1:], strict=True)} | {
        it.name: it.values(rows) for it, rows in zip(shape.lists, held, strict=True)
    }
    kept = (own, *(rows or () for rows in held))
    try:
        thing = _in_order(msgspec.convert(said, shape.type))
    except msgspec.ValidationError as error:
        field, message = explain(error)
        code = own[0] if shape.kind != "site" else ""
        return Row(kept, None, Finding("error", shape.kind, code, field, message))
    for other in others:
        if other == thing:
            return Row(_with_texts_of(other, kept), other)
    return Row(kept, thing)


def _with_texts_of(thing: Any, raw: Raw) -> Raw:
    """The same columns; texts that the thing has are its very own, so that they are held once."""
    own = {text: text for text in _texts(thing)}

    def once(row: Raw) -> Raw:
        return tuple([own.get(it, it) if isinstance(it, str) else it for it in row])

    columns, *hanging = raw
    return (once(columns), *([once(row) for row in rows] or () for rows in hanging))


def _texts(value: msgspec.Struct) -> Iterator[str]:
    for name in value.__struct_fields__:
        held = getattr(value, name)
        for item in held if isinstance(held, tuple) else (held,):
            if isinstance(item, str):
                yield item
            elif isinstance(item, msgspec.Struct):
                yield from _texts(item)


def _in_order(value: Any) -> Any:
    return ordered(value) if isinstance(value, things.Thing) else value


def _kept(hanging: _List, row: Raw) -> Raw:
    """A row whose codes are held once for all that name the same."""
    return tuple(
        _code(value) if it.coded else value for it, value in zip(hanging.columns, row, strict=True)
    )
