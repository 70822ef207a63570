"""Checks of what things are known by, and of what names them."""

from collections.abc import Iterator

from careers.domain import prose, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import Finding, every, references
from careers.domain.kinds import KINDS
from careers.domain.walk import texts


def unique(catalogue: Catalogue) -> Iterator[Finding]:
    """No two things of a kind share a code, and no two links of a role name the same thing."""
    for kind in KINDS:
        seen: set[str] = set()
        for thing in getattr(catalogue, kind.plural):
            if thing.code in seen:
                yield Finding("error", kind.name, thing.code, "code", "This code is used twice.")
            seen.add(thing.code)
    for kind_name, thing in every(catalogue):
        named: set[tuple[str, str]] = set()
        for path, _, code in references(thing):
            if "[" in path:
                if (path.split("[")[0], code) in named:
                    message = f"“{code}” is named twice."
                    yield Finding("error", kind_name, thing.code, path, message)
                named.add((path.split("[")[0], code))


TAKEN = {("role", "compare")}
"""Codes whose address is a page of the site itself."""


def taken(catalogue: Catalogue) -> Iterator[Finding]:
    """No thing has, or is known by, a code whose address is another page's."""
    for kind, thing in every(catalogue):
        for path, code in (("code", thing.code), *_former(thing)):
            if (kind, code) in TAKEN:
                message = f"“{code}” is no code for a {kind}: its address is a page of the site."
                yield Finding("error", kind, thing.code, path, message)


def formerly(catalogue: Catalogue) -> Iterator[Finding]:
    """A former code leads to one thing: no other of the kind claims it, and none lives by it."""
    for kind, thing in every(catalogue):
        codes: set[str] = set()
        for path, code in _former(thing):
            if catalogue.get(kind, code) is not None:
                message = f"“{code}” is in use: its address leads to the {kind} of that code."
                yield Finding("error", kind, thing.code, path, message)
            elif catalogue.known_as(kind, code) is not thing or code in codes:
                message = f"“{code}” is claimed twice; an address leads to one thing."
                yield Finding("error", kind, thing.code, path, message)
            codes.add(code)


def _former(thing: things.Thing) -> Iterator[tuple[str, str]]:
    for index, code in enumerate(getattr(thing, "formerly", ())):
        yield f"formerly[{index}]", code


def dangling(catalogue: Catalogue) -> Iterator[Finding]:
    """Every code that a thing or a link in its text names exists."""
    for kind, thing in every(catalogue):
        for path, target, code in references(thing):
            if code and catalogue.get(target, code) is None:
                message = f"There is no {target} “{code}”."
                yield Finding("error", kind, thing.code, path, message)
        for path, text, _ in texts(thing):
            for link in prose.links(text):
                if catalogue.get(link.kind, link.code) is None:
                    message = f"The text links to {link.kind} “{link.code}”, which does not exist."
                    yield Finding("error", kind, thing.code, path, message)
