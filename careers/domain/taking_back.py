"""One thing as it was in another edition, put into the draft.

An older edition may know a thing by another code than the draft does; it is taken back under the
draft's, so that no address is lost.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from careers.domain import prose, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import every, references
from careers.domain.kinds import BY_NAME, KINDS
from careers.domain.renaming import Codes, aligned, moved
from careers.domain.said import digest, said
from careers.domain.walk import texts

Name = tuple[str, str]
"""A thing by its kind and code; the site by `SITE`."""

SITE: Name = ("site", "")

Value = things.Thing | things.Site


@dataclass(frozen=True)
class Taking:
    """A thing as it was `then`, None where that edition lacks it, and as the draft has it `now`, None
    where the draft does; `under` is the other edition under the draft's codes.

    `along` is what comes with it, or a text would name what is not there: what it names and the draft
    lacks; or, where it is to be removed, what in the draft names it, which then is as it was too.
    `offered` are steps from and to a role that the draft has not as they were: they can be taken back
    after it.
    """

    name: Name
    then: Value | None
    now: Value | None
    under: Catalogue
    along: dict[Name, Value | None]
    before: dict[Name, Value | None]
    """What the draft says now of it and of all that comes along."""
    offered: tuple[Name, ...]

    @property
    def digest(self) -> str:
        """Names what the draft says now of all that would be changed."""
        values = (digest(said(it)) if it is not None else "" for it in self.before.values())
        return hashlib.sha256(" ".join(values).encode()).hexdigest()

    @property
    def differs(self) -> bool:
        return self.then != self.now

    @property
    def whole(self) -> dict[Name, Value | None]:
        """Everything that is to be as given; None is removed."""
        return {self.name: self.then, **self.along}


def taking(edition: Catalogue, draft: Catalogue, kind: str, code: str) -> Taking:
    """What taking back a thing means; `code` is the draft's, or the edition's where the draft has none.
    A thing that neither knows is None in both."""
    both = _Both(aligned(edition, draft), draft, moved(edition, draft))
    name = (kind, code)
    along = both.along(name)
    return Taking(
        name,
        both.then(name),
        _get(draft, name),
        both.under,
        along,
        {one: _get(draft, one) for one in (name, *along)},
        tuple(both.steps(code)) if kind == "role" else (),
    )


def with_things(catalogue: Catalogue, values: Mapping[Name, Value | None]) -> Catalogue:
    """The catalogue with these things as given, and without those that are None."""
    members: dict[str, dict[str, things.Thing]] = {
        kind.plural: {thing.code: thing for thing in getattr(catalogue, kind.plural)}
        for kind in KINDS
    }
    for (kind, code), value in values.items():
        if isinstance(value, things.Thing):
            members[BY_NAME[kind].plural][code] = value
        elif value is None:
            members[BY_NAME[kind].plural].pop(code, None)
    site = values.get(SITE) or catalogue.site
    assert isinstance(site, things.Site)
    return Catalogue.of(site, {plural: held.values() for plural, held in members.items()})


def _get(catalogue: Catalogue, name: Name) -> Value | None:
    found: Value | None = catalogue.site if name == SITE else catalogue.get(*name)
    return found


@dataclass(frozen=True)
class _Both:
    """The other edition under the draft's codes, the draft, and which codes are others now."""

    under: Catalogue
    draft: Catalogue
    codes: Codes

    def then(self, name: Name) -> Value | None:
        """The thing as it was. One whose code is another now keeps what it was formerly known by: the
        address that is live has to lead to it."""
        then, now = _get(self.under, name), _get(self.draft, name)
        renamed = any((kind, code) == name for (kind, _), code in self.codes.items())
        if then is not None and now is not None and renamed and hasattr(now, "formerly"):
            return replace(then, formerly=now.formerly)
        return then

    def along(self, name: Name) -> dict[Name, Value | None]:
        found: dict[Name, Value | None] = {}
        todo = [name]
        while todo:
            one = todo.pop()
            for other in self._needed(one):
                if other != name and other not in found:
                    found[other] = self.then(other)
                    todo.append(other)
        return found

    def _needed(self, name: Name) -> list[Name]:
        then = self.then(name)
        if isinstance(then, things.Thing):
            missing = (it for it in _named(then) if self.draft.get(*it) is None)
            return [it for it in missing if self.under.get(*it) is not None]
        return [] if then else list(_leaning_on(name, self.draft))

    def steps(self, role: str) -> Iterator[Name]:
        for step in self.under.steps:
            ends = (step.origin, step.destination)
            if role in ends and self.draft.get("step", step.code) != step:
                yield "step", step.code


def _leaning_on(name: Name, draft: Catalogue) -> Iterator[Name]:
    """What in the draft names a thing."""
    for kind, thing in every(draft):
        if (kind, thing.code) != name and name in set(_named(thing)):
            yield kind, thing.code


def _named(thing: things.Thing) -> Iterator[Name]:
    """What a thing names: in its fields, by the links in its texts, and the sources it leans on."""
    for _, target, code in references(thing):
        if code:
            yield target, code
    for _, text, _ in texts(thing):
        for link in prose.links(text):
            yield link.kind, link.code
        for mark in prose.marks(text):
            yield "source", mark
