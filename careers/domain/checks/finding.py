"""What a check finds, how it is said in any language, and how checks walk a catalogue."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.references import LINKS, LISTS, SINGLE

NAMED = 5
"""As many names as a message lists; the rest is counted."""

Value = str | int | tuple[str, ...]
Parameters = tuple[tuple[str, Value], ...]


def gettext_noop(text: str) -> str:
    """The text itself. Its name is what marks a text for those who translate; nothing here knows how."""
    return text


_ = gettext_noop

AND_MORE = _("%(names)s and %(more)d more")


@dataclass(frozen=True)
class Finding:
    """Something amiss: `field` is a path inside the thing (`skills[2].note`), or empty.

    What is said of it is a `template` and what stands in it, so that the desk can say it in another
    language; a text without parameters is said as it stands. `check` is the name of the function that
    found it.
    """

    severity: Literal["error", "warning"]
    kind: str
    code: str
    field: str
    template: str
    parameters: Parameters = ()
    check: str = dataclasses.field(default="", compare=False)

    @property
    def message(self) -> str:
        """What is amiss and what to do, in English."""
        return self.worded(str)

    def worded(self, translate: Callable[[str], str]) -> str:
        """The same as `translate` has it, which is handed each English text and names none."""
        return worded(self.template, self.parameters, translate)

    @property
    def place(self) -> str:
        """What it is about, as `role:agent summary`; the kind alone where no one thing is at fault."""
        thing = f"{self.kind}:{self.code}" if self.code else self.kind
        return f"{thing} {self.field}".rstrip()


def worded(template: str, parameters: Parameters, translate: Callable[[str], str]) -> str:
    """A template with what stands in it, as `translate` has it; one without parameters as it stands."""
    if not template or not parameters:
        return translate(template) if template else ""
    return translate(template) % {name: _said(name, it, translate) for name, it in parameters}


def said(**values: Value) -> Parameters:
    """What stands in a template, by name. Under `kind` or `name_of_field` stand words of ours, which
    are translated too; several names are listed in quotes."""
    return tuple(values.items())


def _said(name: str, value: Value, translate: Callable[[str], str]) -> str | int:
    if isinstance(value, tuple):
        return listed(value, translate)
    if name in ("kind", "name_of_field"):
        return translate(str(value))
    return value


def listed(names: tuple[str, ...], translate: Callable[[str], str] = str) -> str:
    """Names in quotes, the first five of them."""
    told = ", ".join(f"“{name}”" for name in names[:NAMED])
    if len(names) <= NAMED:
        return told
    return translate(AND_MORE) % {"names": told, "more": len(names) - NAMED}


KIND_OF = {kind.type: kind.name for kind in KINDS}
"""By type: the name of the kind."""


def every(catalogue: Catalogue) -> Iterator[tuple[str, things.Thing]]:
    for kind in KINDS:
        for thing in getattr(catalogue, kind.plural):
            yield kind.name, thing


def references(thing: things.Thing) -> Iterator[tuple[str, str, str]]:
    """What a thing refers to: the field's path, the kind of thing, the code."""
    for name, target in LISTS.get(type(thing), {}).items():
        for index, code in enumerate(getattr(thing, name)):
            yield f"{name}[{index}]", target, code
    for name, target in SINGLE.get(type(thing), {}).items():
        yield name, target, getattr(thing, name)
    for name, (key, target) in LINKS.get(type(thing), {}).items():
        for index, link in enumerate(getattr(thing, name)):
            yield f"{name}[{index}].{key}", target, getattr(link, key)


def short(text: str) -> str:
    """A text's first words."""
    return text if len(text) <= 48 else text[:47].rsplit(" ", 1)[0] + " …"
