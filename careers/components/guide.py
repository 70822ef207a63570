"""The living guide: each component with what its declaration says of it, and examples at work.

The examples of a component are templates/styleguide/<name>.html: each begins with a comment that is
its title. What is shown as code is what is rendered, so the two cannot drift apart.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.template import Context, Engine
from django.utils.html import escape
from django.utils.safestring import SafeString

from careers.components import assessment, drawings, editions, letter, lists, signs
from careers.components.registry import COMPONENTS, Component

FAMILIES = (signs, letter, lists, drawings, assessment, editions)
"""In the order of the guide: what nearly every page needs comes first."""

_TITLE = re.compile(r"^\{# (.+?) #\}\n", re.MULTILINE)
_ID = re.compile(r"""( (?:id|for|aria-labelledby|aria-describedby|name)="|href="#)(?=[\w-]+")""")


@dataclass(frozen=True)
class Example:
    """An example: its title, the lines of template, and what they make. Empty where this edition
    has nothing to show in it."""

    title: str
    source: str
    html: SafeString


@dataclass(frozen=True)
class Entry:
    """A component in the guide."""

    component: Component
    purpose: SafeString
    not_for: SafeString
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Family:
    """The components declared in one file, and what the file says of them."""

    code: str
    name: str
    said: str
    entries: tuple[Entry, ...]


def families(engine: Engine, things: dict[str, Any]) -> list[Family]:
    """Every component, by the file it is declared in. `things` is what the examples are about."""
    return [
        Family(module.__name__.rpartition(".")[2], *_said(module), _entries(engine, module, things))
        for module in FAMILIES
    ]


def _said(module: ModuleType) -> tuple[str, str]:
    """A file's docstring: its first words, up to the colon, and the rest."""
    name, _, said = " ".join((module.__doc__ or "").split()).partition(": ")
    return name, said[:1].upper() + said[1:]


def _entries(engine: Engine, module: ModuleType, things: dict[str, Any]) -> tuple[Entry, ...]:
    held = [one for one in COMPONENTS.values() if one.function.__module__ == module.__name__]
    return tuple(_entry(engine, component, things) for component in held)


def _entry(engine: Engine, component: Component, things: dict[str, Any]) -> Entry:
    purpose, not_for = inspect.cleandoc(component.function.__doc__ or "").split("\n\n")
    examples = tuple(_examples(engine, component, things))
    return Entry(component, _spoken(purpose), _spoken(not_for), examples)


def _spoken(text: str) -> SafeString:
    """A docstring's paragraph as HTML: what stands in backticks is code."""
    return SafeString(re.sub(r"`(.+?)`", r"<code>\1</code>", escape(text)))


def _examples(engine: Engine, component: Component, things: dict[str, Any]) -> Iterator[Example]:
    source = engine.get_template(f"styleguide/{component.name}.html").source
    _before, *pieces = _TITLE.split(source)
    titled = zip(pieces[::2], pieces[1::2], strict=True)
    for number, (title, text) in enumerate(titled, start=1):
        html = engine.from_string(text).render(Context(things))
        yield Example(title, text.strip(), apart(html, f"{component.name}-{number}"))


def apart(html: str, prefix: str) -> SafeString:
    """The same HTML with its ids and what points to them made its own, so that examples can stand on
    one page."""
    return SafeString(_ID.sub(rf"\g<1>{prefix}-", html.strip()))
