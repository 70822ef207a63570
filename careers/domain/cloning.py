"""A copy of a thing, under a code and a name of its own, to write the next one from."""

import re
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.former import ANY, step_code
from careers.domain.kinds import BY_NAME
from careers.domain.renaming import LONGEST, BadCode, NotThere, Taken, TooLong
from careers.domain.things import Source, Step, Thing

NAMED = {"role": "title", "guide": "title", "disagreement": "title", "item": "text"}
"""By kind: the field that is its name, where that is not `name`."""

CLONED = tuple(kind for kind in BY_NAME if kind not in ("step", "proficiency", "level", "track"))
"""The kinds whose things are worth a copy. A step is named after its two ends; levels, rungs and tracks
are few, and each has a place of its own."""

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Copy:
    """A thing that is added, and its kind."""

    kind: str
    thing: Thing


def steps_of(catalogue: Catalogue, kind: str, code: str) -> tuple[Step, ...]:
    """The steps of a thing, which its copy may have as well: a role's; no other thing has any."""
    ends = ((step, (step.origin, step.destination)) for step in catalogue.steps)
    return tuple(step for step, pair in ends if kind == "role" and code in pair)


def clone(
    catalogue: Catalogue,
    kind: str,
    code: str,
    new: str,
    name: str,
    steps: frozenset[str] = frozenset(),
) -> tuple[Copy, ...]:
    """A thing once more under another code and name, and those of a role's `steps`, by their codes, that
    the copy is to have. It was known by no other code before. A source's copy gets the next number.

    Raises `renaming.NotThere`, `BadCode`, `Taken` and `TooLong`."""
    thing = catalogue.get(kind, code) if kind in CLONED else None
    if thing is None:
        raise NotThere
    if not _CODE.fullmatch(new) or len(new) > LONGEST or (kind == "role" and new == ANY):
        raise BadCode
    if (other := catalogue.known_as(kind, new)) is not None:
        raise Taken(other)
    fields: dict[str, Any] = {"code": new, NAMED.get(kind, "name"): name}
    if hasattr(thing, "formerly"):
        fields["formerly"] = ()
    if isinstance(thing, Source):
        fields["number"] = max(source.number for source in catalogue.sources) + 1
    copied = [it for it in steps_of(catalogue, kind, code) if it.code in steps]
    return (
        Copy(kind, replace(thing, **fields)),
        *(Copy("step", _step(step, code, new)) for step in copied),
    )


def _step(step: Step, code: str, new: str) -> Step:
    origin, destination = (new if end == code else end for end in (step.origin, step.destination))
    named = step_code(origin, destination)
    if len(named) > LONGEST:
        raise TooLong(named)
    return replace(step, code=named, origin=origin, destination=destination)
