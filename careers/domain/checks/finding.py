"""What a check finds, and how it walks a catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.references import LINKS, LISTS, SINGLE


@dataclass(frozen=True)
class Finding:
    """Something amiss: `field` is a path inside the thing (`skills[2].note`), or empty."""

    severity: Literal["error", "warning"]
    kind: str
    code: str
    field: str
    message: str

    @property
    def place(self) -> str:
        """What it is about, as `role:agent summary`; the kind alone where no one thing is at fault."""
        thing = f"{self.kind}:{self.code}" if self.code else self.kind
        return f"{thing} {self.field}".rstrip()


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


def listed(names: list[str]) -> str:
    """Names in quotes, the first five of them."""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(f"“{name}”" for name in names[:5]) + more


def short(text: str) -> str:
    """A text's first words."""
    return text if len(text) <= 48 else text[:47].rsplit(" ", 1)[0] + " …"
