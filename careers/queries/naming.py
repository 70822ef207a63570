"""What the draft's texts name, and nothing else of it: enough to show them as visitors read them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from careers.domain import prose
from careers.domain.kinds import BY_NAME
from careers.models import BY_KIND, Source


@dataclass(frozen=True)
class Named:
    """A thing that a text names: where its page is; a source's number."""

    path: str
    number: int = 0


@dataclass(frozen=True)
class Naming:
    """Things by kind and code, of those that were asked for."""

    found: Mapping[tuple[str, str], Named]

    def get(self, kind: str, code: str) -> Named | None:
        """That thing; None where the draft holds none such."""
        return self.found.get((kind, code))


def named_in(texts: Iterable[str], sources: Iterable[Source] | None = None) -> Naming:
    """What these texts name: all sources (those given, where they are at hand), and the things they
    link to. One query for the sources and one for each kind of thing linked to."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for link in prose.links(text):
            wanted[link.kind].add(link.code)
    rows = Source.objects.all() if sources is None else sources
    found = {("source", it.pk): Named(_path("source", it.pk), it.number) for it in rows}
    for kind in wanted.keys() & BY_KIND.keys() - {"source"}:
        held: Any = BY_KIND[kind]._default_manager
        for code in held.filter(pk__in=wanted[kind]).values_list("pk", flat=True):
            found[kind, code] = Named(_path(kind, code))
    return Naming(found)


@dataclass(frozen=True)
class _Coded:
    code: str


def _path(kind: str, code: str) -> str:
    """Where visitors find a thing: it follows from its kind and its code alone; empty where they find
    it nowhere."""
    path: Any = getattr(BY_NAME[kind].type, "path", None)
    return str(path.fget(_Coded(code))) if path else ""
