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
    for name, hint in _hints(type(thing)).items():
        yield from _texts(name, getattr(thing, name), hint)


@cache
def _hints(type_: type[msgspec.Struct]) -> dict[str, Any]:
    return get_type_hints(type_, include_extras=True)


def _texts(path: str, value: Any, hint: Any) -> Iterator[tuple[str, str, Text]]:
    if isinstance(value, str):
        expected = _expected(hint)
        if expected and value:
            yield path, value, expected
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(f"{path}[{index}]", item, get_args(hint)[0])
    elif isinstance(value, msgspec.Struct):
        for inner, text, expected in texts(value):
            yield f"{path}.{inner}", text, expected


def _expected(hint: Any) -> Text | None:
    """What an annotation expects of a text, or None where it holds no text."""
    if get_origin(hint) is Annotated:
        for meta in hint.__metadata__:
            if isinstance(meta, msgspec.Meta) and meta.extra and "text" in meta.extra:
                expected: Text = meta.extra["text"]
                return expected
    return None
