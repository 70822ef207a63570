"""Taking a thing out of the catalogue, with or without one that takes its place.

Nothing dangles afterwards that did not before: a link in a text is led to what replaces the thing, or
its words stay without it; a row that names it names the other, or goes. The old address leads to what
replaces it, as do those it had before.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.former import step_code
from careers.domain.kinds import KINDS
from careers.domain.references import LINKS, LISTS, SINGLE, may_name
from careers.domain.renaming import LONGEST, RENAMED, TooLong, linked_anew
from careers.domain.things import Item, Skill, Step, Thing
from careers.domain.walk import texts

RETIRED = RENAMED
"""The kinds whose things can be retired: those that say whose place they took."""

Group = Literal["rows", "steps", "questions"]
"""What may follow to the replacement: the rows of roles that ask for the thing or meet it, a role's
steps, the questions that measure it."""

GROUPS: tuple[Group, ...] = ("rows", "steps", "questions")

What = Literal["led", "moved", "dropped", "unlinked", "let go"]

Ends = Mapping[tuple[str, str], str]
"""By kind and code of what is gone: the code of what stands for it now; empty for nothing."""


class NotThere(Exception):
    """There is no such thing, or it is of a kind that is not retired."""


class NoReplacement(Exception):
    """Nothing of that kind has the code that is to take its place, or the thing itself has it."""


class Unclear(Exception):
    """A text links to the thing in a way that cannot be undone word for word. `code` names whose."""

    def __init__(self, kind: str, code: str) -> None:
        self.kind, self.code = kind, code
        super().__init__(f"{kind}:{code}")


@dataclass(frozen=True)
class Fate:
    """What becomes of something that names the thing, as it is before: its links are `led` to the
    replacement or `unlinked`; a row of it is `moved` there or `let go`; it is `dropped` itself, or, for
    a step or a question, `moved`."""

    kind: str
    thing: Thing
    what: What


@dataclass(frozen=True)
class Retiring:
    """What becomes of a catalogue: `ends` of all that is gone, and the `fates` of what named it."""

    catalogue: Catalogue
    ends: Ends
    fates: tuple[Fate, ...]


@dataclass(frozen=True)
class _Plan:
    """What is to be done: what is gone, what stands for it, and for whom a part of it is one now
    (`whole`); what follows; `ends` of all that is gone; and the steps that move, by old code."""

    kind: str
    code: str
    new: str
    whole: str
    moving: frozenset[Group]
    ends: Ends
    steps: Mapping[str, tuple[str, str]]


def retire(
    catalogue: Catalogue,
    kind: str,
    code: str,
    replacement: str = "",
    moving: frozenset[Group] = frozenset(GROUPS),
) -> Retiring:
    """Take a thing out; `replacement` is the code of what stands for it from now on, empty for nothing,
    and `moving` what is moved there and not dropped. What the replacement has already it keeps as it
    is. Raises `NotThere`, `NoReplacement`, `Unclear` and `renaming.TooLong`."""
    thing = catalogue.get(kind, code) if kind in RETIRED else None
    if thing is None:
        raise NotThere
    plan = _plan(catalogue, kind, code, replacement, moving if replacement else frozenset())
    fates: list[Fate] = []
    members: dict[str, list[Thing]] = {}
    for one in KINDS:
        found = members.setdefault(one.plural, [])
        for before in getattr(catalogue, one.plural):
            after, what = _following(one.name, before, plan)
            if what:
                fates.append(Fate(one.name, before, what))
            if after is not None:
                takes = (one.name, after.code) == (kind, replacement)
                found.append(_taking(after, thing) if takes else after)
    return Retiring(Catalogue.of(catalogue.site, members), plan.ends, tuple(fates))


def _plan(catalogue: Catalogue, kind: str, code: str, new: str, moving: frozenset[Group]) -> _Plan:
    other = catalogue.get(kind, new) if new and new != code else None
    if new and other is None:
        raise NoReplacement
    # A part of a part is none: what was part of the thing is part of what the other is part of.
    whole = getattr(other, "part_of", "")
    ends, moved = _steps(catalogue, kind, code, new, moving)
    whole = new if whole in ("", code) else whole
    return _Plan(kind, code, new, whole, moving, {(kind, code): new, **ends}, moved)


def _steps(
    catalogue: Catalogue, kind: str, code: str, new: str, moving: frozenset[Group]
) -> tuple[dict[tuple[str, str], str], dict[str, tuple[str, str]]]:
    """What becomes of a role's steps: for each the code of what stands for it, its own new one or that
    of a step which is there already, or none; and of those that move the two ends."""
    ends: dict[tuple[str, str], str] = {}
    moved: dict[str, tuple[str, str]] = {}
    for step in catalogue.steps if kind == "role" else ():
        if code not in (step.origin, step.destination):
            continue
        origin, destination = (
            new if end == code else end for end in (step.origin, step.destination)
        )
        now = step_code(origin, destination) if new and origin != destination else ""
        if len(now) > LONGEST:
            raise TooLong(now)
        there = catalogue.get("step", now) is not None
        if now and not there and "steps" in moving:
            moved[step.code] = origin, destination
        ends["step", step.code] = now if there or step.code in moved else ""
    return ends, moved


def _taking(thing: Any, gone: Any) -> Thing:
    """The replacement, known by what the other was known by, and found by its names."""
    former = dict.fromkeys((*thing.formerly, gone.code, *gone.formerly))
    former.pop(thing.code, None)
    names = (_name(gone), *getattr(gone, "also_called", ()), *gone.synonyms)
    known = {_name(thing), *getattr(thing, "also_called", ()), *thing.synonyms}
    words = (word for word in dict.fromkeys(names) if word not in known)
    found: Thing = msgspec.structs.replace(
        thing, formerly=tuple(former), synonyms=(*thing.synonyms, *words)
    )
    return found


def _name(thing: Any) -> str:
    return getattr(thing, "title", "") or str(thing.name)


def _following(kind: str, thing: Thing, plan: _Plan) -> tuple[Thing | None, What | None]:
    """What becomes of one thing, and in a word; None for one that is gone."""
    if (kind, thing.code) == (plan.kind, plan.code):
        return None, None
    if (kind, thing.code) in plan.ends and thing.code not in plan.steps:
        return None, "dropped"
    if not may_name(thing, {gone for _kind, gone in plan.ends}):
        return thing, None
    named = SINGLE.get(type(thing), {}).items()
    asks = any((it, getattr(thing, name)) == (plan.kind, plan.code) for name, it in named)
    if isinstance(thing, Item) and asks and "questions" not in plan.moving:
        return None, "dropped"
    words = _with_texts(msgspec.to_builtins(thing), plan.ends)
    rows, what = _with_rows(type(thing), words, plan)
    after = _built(kind, thing, rows, plan.ends)
    if after == thing:
        return thing, None
    return after, what or ("led" if plan.new else "unlinked")


def _with_rows(type_: type[Thing], plain: Any, plan: _Plan) -> tuple[Any, What | None]:
    """A thing's plain data with what stands for the thing instead of it, or with nothing; and whether
    a row of it moved or was let go."""
    found = dict(plain)
    if type_ is Step and plain["code"] in plan.steps:
        found["origin"], found["destination"] = plan.steps[plain["code"]]
        found["code"] = plan.ends["step", plain["code"]]
        return found, "moved"
    what: What | None = None
    for name, value in _renamed(type_, plain, plan):
        found[name] = value
        moved = _count(value, plan) > _count(plain[name], plan)
        what = "moved" if moved or what == "moved" else "let go"
    return found, what


def _count(value: Any, plan: _Plan) -> bool:
    """Whether a field names what stands for the thing."""
    if isinstance(value, str):
        return value in (plan.new, plan.whole) and bool(value)
    return any(plan.new in (it.values() if isinstance(it, dict) else (it,)) for it in value)


def _renamed(type_: type[Thing], plain: Any, plan: _Plan) -> Iterator[tuple[str, Any]]:
    """The fields of a thing that name what is gone, with what they hold from now on."""
    code, new = plan.code, plan.new
    for name, target in SINGLE.get(type_, {}).items():
        if target == plan.kind and plain.get(name) == code:
            part = type_ is Skill
            to = plan.whole if part else new
            yield name, "" if part and to == plain["code"] else to
    for name, target in LISTS.get(type_, {}).items():
        if target == plan.kind and code in plain.get(name, ()):
            others = [it for it in plain[name] if it != code]
            yield name, others if not new or new in others else [*others, new]
    for name, (key, target) in LINKS.get(type_, {}).items():
        pieces = plain.get(name, ())
        if target == plan.kind and any(piece[key] == code for piece in pieces):
            follows = "rows" in plan.moving and not any(piece[key] == new for piece in pieces)
            moved = [it | {key: new} if it[key] == code else it for it in pieces]
            yield name, moved if follows else [it for it in pieces if it[key] != code]


def _with_texts(value: Any, ends: Ends) -> Any:
    if isinstance(value, str):
        return _relinked(value, ends) if "](" in value else value
    if isinstance(value, dict):
        return {name: _with_texts(inner, ends) for name, inner in value.items()}
    listed = isinstance(value, list | tuple)
    return [_with_texts(inner, ends) for inner in value] if listed else value


def _relinked(text: str, ends: Ends) -> str:
    """A text whose links lead to what stands for what is gone, or are no links any more."""
    for (kind, code), new in ends.items():
        if not new:
            link = rf"\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?{kind}:{re.escape(code)}>?(?:\s[^)]*)?\)"
            text = re.sub(link, r"\1", text)
    return linked_anew(text, {gone: new for gone, new in ends.items() if new})


def _built(kind: str, thing: Thing, plain: Any, ends: Ends) -> Thing:
    """The thing of plain data. Raises `TooLong`, and `Unclear` where a text leads to what is gone."""
    try:
        built: Thing = msgspec.convert(plain, type(thing))
    except msgspec.ValidationError as error:
        raise TooLong(thing.code) from error
    for _path, text, _expected in texts(built):
        if "](" in text and any((it.kind, it.code) in ends for it in prose.links(text)):
            raise Unclear(kind, thing.code)
    return built
