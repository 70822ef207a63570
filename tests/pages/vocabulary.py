"""Schema.org's vocabulary, to hold what we tell machines against.

The package `msgspec-schemaorg` has a class for every type of the vocabulary and a field for every
property that the type or one of its ancestors may have, annotated with what the property may hold.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

# Asked for in any other way, the package asks itself without end.
models = import_module("msgspec_schemaorg.models")


@cache
def type_of(name: str) -> type[Any] | None:
    found = getattr(models, name, None)
    return found if isinstance(found, type) else None


@cache
def properties(name: str) -> dict[str, frozenset[str]]:
    """By property: the types that it may hold."""
    found: dict[str, frozenset[str]] = {}
    type_ = type_of(name)
    for one in reversed(type_.__mro__ if type_ else ()):
        for field, hint in getattr(one, "__annotations__", {}).items():
            words = re.findall(r"\w+", str(hint))
            found[field] = frozenset(words) - {"Union", "List", "None", "Optional"}
    return found


def faults(node: Any, path: str = "$") -> Iterator[str]:
    """What of a node is not in the vocabulary."""
    name = node.get("@type")
    if not isinstance(name, str) or type_of(name) is None:
        yield f"{path}: no type {name!r}"
        return
    known = properties(name)
    for key, value in node.items():
        if key.startswith("@") or key.endswith("-input"):  # an action's parameter, by its own rules
            continue
        if key not in known:
            yield f"{path}: {name} has no {key}"
            continue
        for at, one in enumerate(value if isinstance(value, list) else [value]):
            yield from _value_faults(one, known[key], f"{path}.{key}[{at}]")


def _value_faults(value: Any, allowed: frozenset[str], path: str) -> Iterator[str]:
    if isinstance(value, dict):
        type_ = type_of(str(value.get("@type")))
        if type_ and not {one.__name__ for one in type_.__mro__} & allowed:
            yield f"{path}: {type_.__name__} is not one of {sorted(allowed)}"
        yield from faults(value, path)
    elif not _plain(value, allowed):
        yield f"{path}: {value!r} is not one of {sorted(allowed)}"


def _plain(value: Any, allowed: frozenset[str]) -> bool:
    if isinstance(value, bool):
        return "bool" in allowed
    if isinstance(value, int | float):
        return bool({"int", "float"} & allowed)
    if not isinstance(value, str) or not value.strip():
        return False
    return bool(
        "str" in allowed
        or (
            "URL" in allowed
            and urlsplit(value).scheme in ("http", "https")
            and urlsplit(value).netloc
        )
        or ({"date", "datetime"} & allowed and datetime.fromisoformat(value))
    )
