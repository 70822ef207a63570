"""Checks of what things are known by, and of what names them."""

from collections.abc import Iterator, Mapping

from careers.domain import prose, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks.each import once_each, words
from careers.domain.checks.finding import (
    KIND_OF,
    Finding,
    every,
    gettext_noop as _,
    references,
    said,
)
from careers.domain.kinds import KINDS
from careers.domain.references import LINKS, LISTS, SINGLE
from careers.domain.walk import texts


def unique(catalogue: Catalogue) -> Iterator[Finding]:
    """No two things of a kind share a code, and no two links of a role name the same thing."""
    for kind in KINDS:
        seen: set[str] = set()
        for thing in getattr(catalogue, kind.plural):
            if thing.code in seen:
                message = _("This code is used twice.")
                yield Finding("error", kind.name, thing.code, "code", message)
            seen.add(thing.code)
    for _kind, _thing, found in _named_twice.over(catalogue):
        yield from found


@once_each
def _named_twice(thing: things.Thing) -> Iterator[Finding]:
    kind, named = KIND_OF[type(thing)], set[tuple[str, str]]()
    for path, _target, code in references(thing):
        if "[" in path:
            if (path.split("[")[0], code) in named:
                message = _("“%(code)s” is named twice.")
                yield Finding("error", kind, thing.code, path, message, said(code=code))
            named.add((path.split("[")[0], code))


TAKEN = {("role", "compare")}
"""Codes whose address is a page of the site itself."""


def taken(catalogue: Catalogue) -> Iterator[Finding]:
    """No thing has, or is known by, a code whose address is another page's."""
    for kind, thing in every(catalogue):
        for path, code in (("code", thing.code), *_former(thing)):
            if (kind, code) in TAKEN:
                message = _(
                    "“%(code)s” is no code for a %(kind)s: its address is a page of the site."
                )
                told = said(code=code, kind=kind)
                yield Finding("error", kind, thing.code, path, message, told)


def formerly(catalogue: Catalogue) -> Iterator[Finding]:
    """A former code leads to one thing: no other of the kind claims it, and none lives by it."""
    for kind, thing in every(catalogue):
        codes: set[str] = set()
        for path, code in _former(thing):
            if catalogue.get(kind, code) is not None:
                message = _("“%(code)s” is in use: its address leads to the %(kind)s of that code.")
                told = said(code=code, kind=kind)
                yield Finding("error", kind, thing.code, path, message, told)
            elif catalogue.known_as(kind, code) is not thing or code in codes:
                message = _("“%(code)s” is claimed twice; an address leads to one thing.")
                yield Finding("error", kind, thing.code, path, message, said(code=code))
            codes.add(code)


def _former(thing: things.Thing) -> Iterator[tuple[str, str]]:
    for index, code in enumerate(getattr(thing, "formerly", ())):
        yield f"formerly[{index}]", code


def dangling(catalogue: Catalogue) -> Iterator[Finding]:
    """Every code that a thing or a link in its text names exists."""
    there = {it.name: {thing.code for thing in getattr(catalogue, it.plural)} for it in KINDS}
    for kind, thing, (said_by_it,) in words.over(catalogue):
        if not _all_there(thing, there):
            yield from _dangling(kind, thing, catalogue)
        if not all(link.code in there.get(link.kind, ()) for link in said_by_it.links):
            yield from _leading_nowhere(kind, thing, catalogue)


def _all_there(thing: things.Thing, there: Mapping[str, set[str]]) -> bool:
    """Whether all that a thing names is there: nearly always, so the places are not looked at."""
    type_ = type(thing)
    for name, target in SINGLE.get(type_, {}).items():
        if (code := getattr(thing, name)) and code not in there[target]:
            return False
    for name, target in LISTS.get(type_, {}).items():
        if not there[target].issuperset(getattr(thing, name)):
            return False
    for name, (key, target) in LINKS.get(type_, {}).items():
        if not there[target].issuperset([getattr(it, key) for it in getattr(thing, name)]):
            return False
    return True


def _dangling(kind: str, thing: things.Thing, catalogue: Catalogue) -> Iterator[Finding]:
    for path, target, code in references(thing):
        if code and catalogue.get(target, code) is None:
            message = _("There is no %(kind)s “%(code)s”.")
            told = said(kind=target, code=code)
            yield Finding("error", kind, thing.code, path, message, told)


def _leading_nowhere(kind: str, thing: things.Thing, catalogue: Catalogue) -> Iterator[Finding]:
    for path, text, _expected in texts(thing):
        for link in prose.links(text):
            if catalogue.get(link.kind, link.code) is None:
                message = _("The text links to %(kind)s “%(code)s”, which does not exist.")
                told = said(kind=link.kind, code=link.code)
                yield Finding("error", kind, thing.code, path, message, told)
