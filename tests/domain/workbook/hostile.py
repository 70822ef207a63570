"""Catalogues whose texts a spreadsheet would spoil, given half a chance."""

import re
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS

SPOILED = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+44 20",
    "-",
    "@SUM(A1)",
    "'=1",
    "''quoted",
    "'",
    "007",
    "1-2",
    "1/2",
    "TRUE",
    "1e5",
    "yes",
    "#N/A",
    "_x0041_",
    "_x0041_x0042_",
    "_x0041\x07",
    "_x005F_",
    "a\x0bb\x1fc",
    "a\x00b",
    "a\rb",
    "a\tb",
    "a\ufffe\uffff",
    "a\x85b\u2028c",
    "<r>&amp;</r>",
    "<r><t>x</t></r>",
    "]]>",
    "שלום עולם",
    "\u202eevil",
    "👩🏽\u200d🚒" * 20,
    '"',
    '";"',
    "a;b,c|d",
    "\ufeffx",
    "x" * 399,
)

LINES = st.sampled_from(SPOILED) | st.text(min_size=1, max_size=30)


def _held(pattern: str | None, longest: int | None) -> Any:
    """Whether a text may stand in a field."""

    def allowed(text: str) -> bool:
        return (not pattern or bool(re.search(pattern, text))) and len(text) <= (longest or 400)

    return allowed


def _field(name: str, hint: Any, codes: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        inner = _field(name, get_args(hint)[0], codes)
        return st.lists(inner, max_size=3).map(tuple)
    found: Any = inspect.type_info(hint)
    while isinstance(found, inspect.Metadata):
        found = found.type
    if isinstance(found, inspect.StructType):
        return values(found.cls, codes)
    if isinstance(found, inspect.LiteralType):
        return st.sampled_from(found.values)
    if isinstance(found, inspect.BoolType):
        return st.booleans()
    if isinstance(found, inspect.IntType):
        return st.integers(found.ge or 0, found.le or 30_000)
    return _text(found)


def _text(found: Any) -> st.SearchStrategy[str]:
    pattern, longest = found.pattern or "", found.max_length
    if "a-z0-9" in pattern:
        code = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True)
        return code | st.just("") if pattern.startswith("^(") else code
    if pattern in (r"^[A-Z]$", r"^(#[0-9a-f]{6})?$"):
        return st.sampled_from("AZ" if "A-Z" in pattern else ("", "#1f4fa3"))
    texts: st.SearchStrategy[str] = LINES
    if "[\\s\\S]" in pattern:
        texts = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
        texts |= st.just("long " * 1599 + "text")
    return (texts | st.just("")).filter(_held(pattern, longest))


def values(type_: Any, codes: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(type_, include_extras=True)
    fields = {name: _field(name, hints[name], codes) for name in type_.__struct_fields__}
    return st.builds(type_, **fields)


def _once(pieces: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    """Of pieces that name the same, the first."""
    return tuple({getattr(it, name): it for it in reversed(pieces)}.values())


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Any catalogue at all, but that codes are not used twice."""
    members: dict[str, Any] = {}
    for kind in KINDS:
        found = draw(st.lists(values(kind.type, {}), max_size=2))
        members[kind.plural] = {it.code: it for it in found}.values()
    members["roles"] = [
        msgspec.structs.replace(
            it,
            skills=_once(it.skills, "skill"),
            challenges=_once(it.challenges, "challenge"),
            preferences=_once(it.preferences, "preference"),
        )
        for it in members["roles"]
    ]
    return Catalogue.of(draw(values(things.Site, {})), members)
