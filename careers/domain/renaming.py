"""Giving a thing another code, with everything that names it.

Only a thing that says which codes it had before can be given another: its old address goes on leading
to it. A step's code is made of its roles', so it changes with them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.former import ANY, step_code
from careers.domain.kinds import BY_NAME, KINDS
from careers.domain.references import LINKS, LISTS, SINGLE, may_name
from careers.domain.things import Step, Thing

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LINK = re.compile(r"(\]\(\s*<?)([a-z]+):([a-z0-9-]+)(?=[>\s)])")
"""A link to a thing, as `prose` reads it: everything before the kind, the kind, the code."""

LONGEST = 80
"""Characters of a code."""

RENAMED = tuple(kind.name for kind in KINDS if "formerly" in kind.type.__struct_fields__)
"""The kinds whose things can be given another code."""

Codes = Mapping[tuple[str, str], str]
"""By kind and old code: the new one."""


class NotThere(Exception):
    """There is no such thing, or it is of a kind whose codes stay."""


class BadCode(Exception):
    """No code looks like that."""


class Same(Exception):
    """It has that code already."""


class Taken(Exception):
    """Another thing has the code, or had it before. `thing` is that other one."""

    def __init__(self, thing: Thing) -> None:
        self.thing = thing
        super().__init__(thing.code)


class TooLong(Exception):
    """A step's code, or a text with a longer link in it, would grow too long. `code` names whose."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Renaming:
    """What becomes of a catalogue: all `codes` that change, that of the thing itself first, and the
    things `touched` besides, because they name one of those, as they are after it."""

    catalogue: Catalogue
    codes: Codes
    touched: tuple[tuple[str, Thing], ...]


def rename(catalogue: Catalogue, kind: str, old: str, new: str) -> Renaming:
    """Give a thing another code. Nothing names the old one afterwards but the thing itself, as one it
    had. Raises `NotThere`, `BadCode`, `Same`, `Taken` and `TooLong`."""
    thing = catalogue.get(kind, old) if kind in RENAMED else None
    if thing is None:
        raise NotThere
    _may_be_called(catalogue, kind, thing, new)
    codes = _codes(catalogue, kind, old, new)
    touched: list[tuple[str, Thing]] = []
    members: dict[str, list[Thing]] = {}
    for one in KINDS:
        found = members.setdefault(one.plural, [])
        for before in getattr(catalogue, one.plural):
            after = _following(one.name, before, codes)
            if (one.name, before.code) in codes:
                after = _led(after, before.code)
            elif after != before:
                touched.append((one.name, after))
            found.append(after)
    return Renaming(Catalogue.of(catalogue.site, members), codes, tuple(touched))


def moved(old: Catalogue, new: Catalogue) -> Codes:
    """The codes of an older catalogue's things that are others in a newer one."""
    codes: dict[tuple[str, str], str] = {}
    taken: set[tuple[str, str]] = set()
    for kind in (*RENAMED, "step"):
        for thing in getattr(old, BY_NAME[kind].plural):
            now = new.known_as(kind, thing.code)
            if now and old.get(kind, now.code) is None and (kind, now.code) not in taken:
                taken.add((kind, now.code))
                codes[kind, thing.code] = now.code
    return codes


def aligned(old: Catalogue, new: Catalogue) -> Catalogue:
    """An older catalogue under the codes that a newer one has for its things, so that the two can be
    compared and a new code alone is one change and not a hundred."""
    codes = moved(old, new)
    if not codes:
        return old
    members = {
        kind.plural: [_if_it_fits(kind.name, it, codes) for it in getattr(old, kind.plural)]
        for kind in KINDS
    }
    return Catalogue.of(old.site, members)


def _if_it_fits(kind: str, thing: Thing, codes: Codes) -> Thing:
    try:
        return _following(kind, thing, codes)
    except TooLong:
        return thing


def linked_anew(text: str, codes: Codes) -> str:
    """A text with its links led to the new codes."""

    def lead(found: re.Match[str]) -> str:
        before, kind, code = found.groups()
        return f"{before}{kind}:{codes.get((kind, code), code)}"

    return _LINK.sub(lead, text)


def _may_be_called(catalogue: Catalogue, kind: str, thing: Thing, new: str) -> None:
    if not _CODE.fullmatch(new) or len(new) > LONGEST or (kind == "role" and new == ANY):
        raise BadCode
    if new == thing.code:
        raise Same
    other = catalogue.known_as(kind, new)
    if other is not None and other is not thing:
        raise Taken(other)


def _codes(catalogue: Catalogue, kind: str, old: str, new: str) -> dict[tuple[str, str], str]:
    """Every code that changes: the thing's, and for a role those of the steps at either end of it."""
    codes = {(kind, old): new}
    for step in catalogue.steps if kind == "role" else ():
        if old in (step.origin, step.destination):
            ends = (new if end == old else end for end in (step.origin, step.destination))
            code = step_code(*ends)
            other = catalogue.get("step", code)
            if other is not None and other is not step:
                raise Taken(other)
            if len(code) > LONGEST:
                raise TooLong(code)
            codes["step", step.code] = code
    return codes


def _following(kind: str, thing: Thing, codes: Codes) -> Thing:
    """A thing under its new code, if it has one, with all it names under theirs."""
    if not may_name(thing, {old for _kind, old in codes}):
        return thing
    type_ = BY_NAME[kind].type
    plain: dict[str, Any] = _with_texts(msgspec.to_builtins(thing), codes)
    plain["code"] = codes.get((kind, thing.code), thing.code)
    for holder, name, target in _naming(type_, plain):
        holder[name] = codes.get((target, holder[name]), holder[name])
    for name, target in LISTS.get(type_, {}).items():
        if name in plain:
            plain[name] = [codes.get((target, code), code) for code in plain[name]]
    try:
        return msgspec.convert(plain, type_)
    except msgspec.ValidationError as error:
        raise TooLong(thing.code) from error


def _naming(type_: type[Thing], plain: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    """The places of a thing that hold one code: what holds it, under which name, of what kind."""
    for name, target in SINGLE.get(type_, {}).items():
        if name in plain:
            yield plain, name, target
    for name, (key, target) in LINKS.get(type_, {}).items():
        for piece in plain.get(name, ()):
            yield piece, key, target


def _with_texts(value: Any, codes: Codes) -> Any:
    if isinstance(value, str):
        return linked_anew(value, codes)
    if isinstance(value, dict):
        return {name: _with_texts(inner, codes) for name, inner in value.items()}
    return (
        [_with_texts(inner, codes) for inner in value] if isinstance(value, list | tuple) else value
    )


def _led(thing: Any, old: str) -> Thing:
    """A renamed thing that says which code it had; one that it has again is no former one."""
    if isinstance(thing, Step):
        return thing
    former = [code for code in (*thing.formerly, old) if code != thing.code]
    renamed: Thing = msgspec.structs.replace(thing, formerly=tuple(dict.fromkeys(former)))
    return renamed
