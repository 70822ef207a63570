"""What a thing says, as plain data: texts, numbers, lists and mappings, every field spelled out.

Unlike the thing itself it can hold what no catalogue may (a level of 7, an empty summary), so that
nothing somebody typed has to be dropped to be shown. In canonical order, so what says the same is equal.
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from inspect import isclass
from typing import Any, get_args, get_type_hints

import msgspec

from careers.domain import things
from careers.domain.kinds import BY_NAME
from careers.domain.references import LINKS, LISTS

Said = Mapping[str, Any]
"""By field: a text, a number, yes or no, a list of texts, or a list of mappings for rows."""

Key = tuple[Any, ...]
"""What tells one of a thing's rows from the others."""

_PLAIN = msgspec.json.Encoder(order="sorted")


def type_of(kind: str) -> type[msgspec.Struct]:
    """The type of a kind of things, or of the site for ``site``."""
    return BY_NAME[kind].type if kind in BY_NAME else things.Site


def said(value: msgspec.Struct) -> dict[str, Any]:
    """What a thing, or one of its rows, says."""
    found = {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    return ordered(type(value), found)


def blank(type_: type[msgspec.Struct]) -> dict[str, Any]:
    """What a thing of a type says of which nothing is said yet."""
    return {
        it.name: "" if it.default is msgspec.NODEFAULT else _plain(it.default)
        for it in msgspec.structs.fields(type_)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return said(value) if isinstance(value, msgspec.Struct) else value


def ordered(type_: type[msgspec.Struct], value: Said) -> dict[str, Any]:
    """The same with what has no order of its own in the order of its codes."""
    found = dict(value)
    for name in unordered(type_):
        found[name] = sorted(found[name], key=str)
    for name, row in rows(type_).items():
        if not placed(row):
            names = naming(row)
            found[name] = sorted(found[name], key=lambda it: tuple(str(it[key]) for key in names))
    return found


def digest(value: Said) -> str:
    """Sixteen hexadecimal digits that name what is said."""
    return hashlib.sha256(_PLAIN.encode(value)).hexdigest()[:16]


@cache
def rows(type_: Any) -> dict[str, type[things.Piece]]:
    """The fields of a type that hold rows, with the rows' type."""
    hints = get_type_hints(type_)
    found = {name: get_args(hints[name]) for name in type_.__struct_fields__}
    return {
        name: held[0]
        for name, held in found.items()
        if held and isclass(held[0]) and issubclass(held[0], things.Piece)
    }


def unordered(type_: Any) -> tuple[str, ...]:
    """The fields of a type that hold codes, one beside the other."""
    return tuple(LISTS.get(type_, {}))


def naming(row: Any) -> tuple[str, ...]:
    """The fields a row, or a type of rows, is known by."""
    if hasattr(row, "scheme"):
        return ("scheme", "code")
    for links in LINKS[things.Role].values():
        if hasattr(row, links[0]):
            return links[:1]
    return ("heading",) if hasattr(row, "heading") else ("label",)


def keyed(type_: Any, pieces: Iterable[Said]) -> dict[Key, Said]:
    """Rows by what they are known by; of those known by the same, the second is another."""
    found: dict[Key, Said] = {}
    for piece in pieces:
        key = tuple(str(piece[name]) for name in naming(type_))
        again = sum(1 for known in found if known[: len(key)] == key)
        found[(*key, str(again)) if again else key] = piece
    return found


def placed(type_: Any) -> bool:
    """Whether rows of a type stand in the order staff gave them."""
    return naming(type_) in (("heading",), ("label",))
