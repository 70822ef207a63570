"""How a component is declared: a typed function, known to every template as a tag of its name.

Its signature is its props and their defaults: a prop that is wrong or missing fails when the
template that asks for it is compiled. A first parameter called `content` is a slot, and makes the
tag a block. What its template may use are the props, what the function returns beside them, and
`catalogue`; sources that its texts lean on are remembered for the page's list.
"""

import inspect
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, cast, get_args, get_origin

from django import template
from django.template import Context
from django.template.base import Template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

Declaration = Callable[..., dict[str, Any] | None]


@dataclass(frozen=True)
class Prop:
    """A prop as a reader of the guide sees it; `default` is None for one that must be given."""

    name: str
    type: str
    default: str | None


KEPT = 1024
"""So many of a component's renderings are kept, for one whose renderings are kept at all."""


@dataclass(frozen=True)
class Component:
    """A declared component. `style` is its stylesheet under static/css/, without its ending; `kept` is
    whether what was rendered once is shown again for the same props."""

    name: str
    function: Declaration
    style: str
    kept: bool = False

    @property
    def template(self) -> str:
        return f"components/{self.name}.html"

    @property
    def slot(self) -> bool:
        """Whether something is put between its opening and its closing tag."""
        return "content" in self.parameters

    @property
    def family(self) -> str:
        """The file it is declared in."""
        return self.function.__module__.rpartition(".")[2]

    @property
    def props(self) -> list[Prop]:
        return [
            Prop(
                name,
                re.sub(r"(?:\w+\.)+", "", inspect.formatannotation(prop.annotation)),
                None if prop.default is prop.empty else repr(prop.default),
            )
            for name, prop in self.parameters.items()
            if name != "content"
        ]

    @cached_property
    def parameters(self) -> dict[str, inspect.Parameter]:
        return dict(inspect.signature(self.function).parameters)

    @cached_property
    def defaults(self) -> dict[str, Any]:
        return {k: p.default for k, p in self.parameters.items() if p.default is not p.empty}

    @cached_property
    def listed(self) -> dict[str, tuple[Any, ...]]:
        """What a prop may be, for those whose type lists it."""
        types = {name: prop.annotation for name, prop in self.parameters.items()}
        return {k: get_args(type_) for k, type_ in types.items() if get_origin(type_) is Literal}

    def values(self, given: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
        """What its template is shown. Raises `ValueError` for a value its prop does not list."""
        props = {**self.defaults, **dict(zip(self.parameters, given, strict=False)), **named}
        for key, value in props.items():
            if isinstance(value, Promise):  # a lazy text is translated again at every touch
                props[key] = str(value)
        for key, values in self.listed.items():
            if props[key] not in values:
                raise ValueError(f"{self.name}: {key} is {props[key]!r}, not one of {values}")
        return {**props, **(self.function(**props) or {})}

    @cached_property
    def renderings(self) -> dict[Hashable, SafeString]:
        """What is kept, by language and props."""
        return {}

    def render(self, context: Context, *given: Any, **named: Any) -> SafeString:
        """What a page shows of it."""
        if not self.kept:
            return self._rendered(context, *given, **named)
        asked = (get_language(), given, *named.items())
        found = self.renderings.get(asked)
        if found is None:
            if len(self.renderings) >= KEPT:
                self.renderings.clear()
            found = self.renderings[asked] = self._rendered(context, *given, **named)
        return found

    def _rendered(self, context: Context, *given: Any, **named: Any) -> SafeString:
        """Its template with its values and the catalogue, and nothing else of the page.

        The render context stays the page's, so that sources cited inside reach the page's end;
        `Context.new` would do the same at twice the price.
        """
        page = cast("Template", context.template)
        shown = {"catalogue": context.get("catalogue"), **self.values(given, named)}
        outer, context.dicts = context.dicts, [context.dicts[0], shown]
        # A number in a drawing is a place: "74,0" is none. Numbers in words say so by a filter.
        localized, context.use_l10n = context.use_l10n, False
        try:
            text = page.engine.get_template(self.template).nodelist.render(context)
        finally:
            context.dicts, context.use_l10n = outer, localized
        return SafeString(text.strip())


COMPONENTS: dict[str, Component] = {}
"""Every component by its name, in the order declared."""


def component(style: str = "", *, kept: bool = False) -> Callable[[Declaration], Declaration]:
    """Declare a component. `style` names the stylesheet it shares, if it has none of its own. `kept` is
    for one that pages ask for often with the same few props, and that shows nothing else: no word of
    the catalogue's, and no source that the page would have to name."""

    def declare(function: Declaration) -> Declaration:
        name = function.__name__
        made = COMPONENTS[name] = Component(name, function, style or f"components/{name}", kept)

        def tag(context: Context, *given: Any, **named: Any) -> SafeString:
            return made.render(context, *given, **named)

        # Django reads the props from here when it compiles a template.
        context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        signature = inspect.Signature([context, *made.parameters.values()])
        tag.__signature__ = signature  # type: ignore[attr-defined]
        kind = register.simple_block_tag if made.slot else register.simple_tag
        kind(tag, takes_context=True, name=name)
        return function

    return declare
