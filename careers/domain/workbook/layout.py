"""Which sheets a workbook of the draft has, and which columns each.

Both are read from the types themselves, so a field that a type gains has its column from that day on.
A thing is a row of the sheet of its kind; a piece is a row of a sheet of its own, which names the
thing that it belongs to. The sheets are called as the tables of the open data are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import inspect

from careers.domain import things
from careers.domain.kinds import KINDS
from careers.domain.references import LINKS, LISTS, SINGLE
from careers.domain.text import Code

Shape = Literal["text", "number", "truth"]

POSITION = "position"
"""The column that keeps pieces in their places where nothing else does."""

SITE = "site"

FIRST = ("role", "step", "skill", "challenge", "training", "guide", "item")
"""The kinds whose sheets come first: what is edited oftenest. The others follow."""


@dataclass(frozen=True)
class Column:
    """A column. `type` is what its cells must hold, for msgspec; `names` the kind of thing whose codes
    they are; `many` says that a cell may hold several values, one a line. A number has its least and
    its greatest, a text its greatest length, or None; a text of several lines says so, and one that
    neither begins nor ends in white space."""

    name: str
    type: Any
    shape: Shape
    many: bool = False
    names: str = ""
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    longest: int | None = None
    lines: bool = False
    trimmed: bool = False
    default: Any = msgspec.NODEFAULT

    @property
    def required(self) -> bool:
        """Whether a new row needs it."""
        return self.default is msgspec.NODEFAULT


@dataclass(frozen=True)
class Sheet:
    """A sheet: the kind of thing it is about (``site`` for the site) and, for pieces, the field they
    are. `key` are the columns that tell its rows apart; none for the site's one row."""

    name: str
    kind: str
    field: str
    type: type[msgspec.Struct]
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def owner(self) -> str:
        """The column that names the thing a piece belongs to; empty where there is only one."""
        return self.kind if self.field and self.kind != SITE else ""

    @cached_property
    def placed(self) -> bool:
        """Whether the pieces stand in an order of their own."""
        return any(column.name == POSITION for column in self.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The columns that are fields of the row's type."""
        names = self.type.__struct_fields__
        return tuple(column for column in self.columns if column.name in names)


def _columns(type_: type[msgspec.Struct]) -> Iterator[Column]:
    """A type's fields as columns; those that hold pieces are sheets and left out."""
    hints = get_type_hints(type_, include_extras=True)
    named = _named(SINGLE, type_) | _named(LISTS, type_) | _linked(type_)
    for field in msgspec.structs.fields(type_):
        if not _pieces(hints[field.name]):
            default = field.default
            yield _column(field.name, hints[field.name], named.get(field.name, ""), default)


def _named(found: Mapping[Any, dict[str, Any]], type_: type[msgspec.Struct]) -> dict[str, Any]:
    """What a table of references says of a type; nothing of one that it does not know."""
    return found.get(type_, {})


def _column(name: str, hint: Any, names: str = "", default: Any = msgspec.NODEFAULT) -> Column:
    many = get_origin(hint) is tuple
    inner = get_args(hint)[0] if many else hint
    found: Any = inspect.type_info(inner)
    while isinstance(found, inspect.Metadata):
        found = found.type
    shape: Shape = "text"
    if isinstance(found, inspect.BoolType):
        shape = "truth"
    elif isinstance(found, inspect.IntType):
        shape = "number"
    return Column(
        name,
        hint,
        shape,
        many,
        names,
        get_args(inner) if get_origin(inner) is Literal else (),
        getattr(found, "ge", None),
        getattr(found, "le", None),
        getattr(found, "max_length", None),
        many or "[\\s\\S]" in (getattr(found, "pattern", None) or ""),
        bool(getattr(found, "pattern", None)),
        default,
    )


def _linked(type_: type[msgspec.Struct]) -> dict[str, str]:
    """Of a piece that names a thing: the field that does, and the kind."""
    links = [
        named
        for owner, fields in LINKS.items()
        for field, named in fields.items()
        if _pieces(get_type_hints(owner, include_extras=True)[field]) is type_
    ]
    return dict(links)


def _pieces(hint: Any) -> type[things.Piece] | None:
    """The type of piece that a field holds, or None."""
    inner = get_args(hint)[0] if get_origin(hint) is tuple else None
    return inner if isinstance(inner, type) and issubclass(inner, things.Piece) else None


def _sheets(name: str, kind: str, type_: type[msgspec.Struct]) -> Iterator[Sheet]:
    """The sheet of a kind, and those of the pieces its things are made of."""
    yield Sheet(name, kind, "", type_, tuple(_columns(type_)), () if kind == SITE else ("code",))
    for field, hint in get_type_hints(type_, include_extras=True).items():
        if piece := _pieces(hint):
            yield _piece_sheet(kind, field, type_, piece)


def _piece_sheet(
    kind: str, field: str, type_: type[msgspec.Struct], piece: type[things.Piece]
) -> Sheet:
    owner = () if kind == SITE else (_column(kind, Code, kind),)
    links = _named(LINKS, type_)
    key: tuple[str, ...] = (POSITION,)
    if field in links:
        key = (links[field][0],)
    elif piece is things.OccupationCode:
        key = ("scheme", "code")
    place = (_column(POSITION, things.Order, default=0),) if key == (POSITION,) else ()
    columns = (*owner, *place, *_columns(piece))
    return Sheet(f"{kind}_{field}", kind, field, piece, columns, (*(it.name for it in owner), *key))


def _all() -> Iterator[Sheet]:
    order = {name: place for place, name in enumerate(FIRST)}
    for kind in sorted(KINDS, key=lambda kind: order.get(kind.name, len(order))):
        yield from _sheets(kind.plural, kind.name, kind.type)
    yield from _sheets(SITE, SITE, things.Site)


SHEETS: tuple[Sheet, ...] = tuple(_all())
"""Every sheet, each of pieces after that of the things they belong to."""

BY_NAME = {sheet.name: sheet for sheet in SHEETS}


@dataclass(frozen=True)
class Words:
    """What people read instead of our names: the title of each sheet, the heading of each column by
    sheet and column, what helps with it, and what each value means. `named` ends the heading of a
    column that only repeats the name behind a code; `leaves` are the titles of the sheets that are for
    people only."""

    sheets: dict[str, str]
    columns: dict[tuple[str, str], str]
    helps: dict[tuple[str, str], str]
    meanings: dict[tuple[str, str], dict[Any, str]]
    named: str
    leaves: tuple[str, ...] = ()

    @classmethod
    def plain(cls) -> "Words":
        """Our own names, for machines."""
        return cls(
            {sheet.name: sheet.name for sheet in SHEETS},
            {(it.name, column.name): column.name for it in SHEETS for column in it.columns},
            {},
            {},
            "name",
        )

    def name_of(self, sheet: str, column: str) -> str:
        """The heading of the column beside a column of codes."""
        return f"{self.columns[sheet, column]} ({self.named})"
