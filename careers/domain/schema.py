"""The JSON Schema of an edition's document, made from the very types that read and write it.

What a type or a field means is taken from the words beside it in `things`, so that the schema says
what we say.
"""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Any

import msgspec

from careers.domain import text, things
from careers.domain.catalogue import Catalogue
from careers.domain.document import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(address: str = "") -> dict[str, Any]:
    """The schema. `address` is where it is published, for its `$id`; empty where nobody knows."""
    found = msgspec.json.schema(Catalogue)
    words = _words()
    for name, definition in found["$defs"].items():
        if name == Catalogue.__name__:
            definition["description"] = (
                "An edition: everything a visitor can read, in canonical order."
            )
        elif "description" in definition:
            definition["description"] = _first(definition["description"])
        for field, about in definition.get("properties", {}).items():
            if said := words.get((name, field)):
                about["description"] = said
    identity = {"$id": address} if address else {}
    title = {"title": f"An edition of the catalogue, schema {SCHEMA}"}
    return {"$schema": DIALECT, **identity, **title, **found}


@cache
def _words() -> dict[tuple[str, str], str]:
    """By type and field: the words under the field, or else those under the name of its type."""
    aliases = dict(_under(text)) | dict(_under(things))
    found = {}
    for node in ast.parse(inspect.getsource(things)).body:
        if isinstance(node, ast.ClassDef):
            for field, after in zip(node.body, [*node.body[1:], None], strict=True):
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                    said = _said(after) or aliases.get(ast.unparse(field.annotation), "")
                    if said:
                        found[node.name, field.target.id] = said
    return found


def _under(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The names a module gives to types, with the words under each."""
    body = ast.parse(inspect.getsource(module)).body
    for node, after in pairwise(body):
        named = isinstance(node, ast.Assign) and node.targets[0]
        if isinstance(named, ast.Name) and (said := _said(after)):
            yield named.id, said


def _said(node: ast.stmt | None) -> str:
    """The words of a statement that is nothing but a text."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return _first(str(node.value.value))
    return ""


def _first(words: str) -> str:
    """The first paragraph, in one line."""
    return " ".join(inspect.cleandoc(words).split("\n\n")[0].split())
