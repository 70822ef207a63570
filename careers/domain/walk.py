"""Every text of a thing, with its place, whatever the thing's type.

The checks, the search and the comparison of editions walk texts this way, so a field added to a
type in `things` is covered by all of them from that day on.
"""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from careers.domain.text import Text


def texts(thing: msgspec.Struct) -> Iterator[tuple[str, str, Text]]:
    """A thing's non-empty texts: path (`skills[2].note`), text, what is expected of it."""
    for name, many, expected in _fields(type(thing)):
        value = getattr(thing, name)
        if many:
            for index, item in enumerate(value):
                yield from _texts(f"{name}[{index}]", item, expected)
        else:
            yield from _texts(name, value, expected)


def _texts(path: str, value: Any, expected: Text | None) -> Iterator[tuple[str, str, Text]]:
    if expected is not None:
        if value:
            yield path, value, expected
    else:
        for inner, text, asked in texts(value):
            yield f"{path}.{inner}", text, asked


@cache
def _fields(type_: type[msgspec.Struct]) -> tuple[tuple[str, bool, Text | None], ...]:
    """The fields that hold text, or parts which do: their names, whether there are several, and what
    is expected of the text; None where it is a part's own affair."""
    found = []
    for name, hint in get_type_hints(type_, include_extras=True).items():
        many = get_origin(hint) is tuple
        inner = get_args(hint)[0] if many else hint
        expected = _expected(inner)
        part = isinstance(inner, type) and issubclass(inner, msgspec.Struct) and _fields(inner)
        if expected or part:
            found.append((name, many, expected))
    return tuple(found)


def _expected(hint: Any) -> Text | None:
    """What an annotation expects of a text, or None where it holds no text."""
    if get_origin(hint) is Annotated:
        for meta in hint.__metadata__:
            if isinstance(meta, msgspec.Meta) and meta.extra and "text" in meta.extra:
                expected: Text = meta.extra["text"]
                return expected
    return None
