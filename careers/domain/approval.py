"""Where a change of the draft stands: asked for review, approved, sent back, or none of these.

Worked out from what was said of it, what the thing says now, and who had a hand in it; nothing is kept
but the words themselves. An approval is of just what was read, so it ends as soon as the thing says
something else, or has been changed by whoever gave it.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from careers.domain.catalogue import Catalogue

Rule = Literal["none", "one", "other"]
"""What publishing asks of each change: nothing; that somebody approved it; that somebody did who had no
hand in it (four eyes)."""

State = Literal["unasked", "asked", "approved", "sent_back"]

_ENCODER = msgspec.json.Encoder(order="sorted")


def digest(catalogue: Catalogue, kind: str, code: str) -> str:
    """What names all that a thing says, as 64 hexadecimal digits; the site is the thing of kind
    "site" without a code. Empty for a thing the catalogue does not hold."""
    thing = catalogue.site if kind == "site" else catalogue.get(kind, code)
    return hashlib.sha256(_ENCODER.encode(thing)).hexdigest() if thing else ""


@dataclass(frozen=True)
class Said:
    """Something said of a change: the verdict, as `careers.models.Verdict` names it, with what the
    thing said then; by whom, by number and by name."""

    verdict: str
    digest: str
    comment: str
    by: int
    name: str
    at: datetime


@dataclass(frozen=True)
class Standing:
    """Where a change stands, and what was said last that made it so; `lapsed` where that was of what the
    thing says no more, or of one's own change where another's word is asked for. `talk` is all that was
    said of it since the live edition, the oldest first."""

    state: State
    last: Said | None = None
    lapsed: bool = False
    talk: tuple[Said, ...] = ()


def standing(talk: Sequence[Said], now: str, changers: Collection[int], rule: Rule) -> Standing:
    """Where a change stands whose thing says what `now` names, changed by `changers` (numbers of
    people) since the live edition; `talk` is what was said since then, the oldest first.

    The last word counts. A request holds while the thing is written on; an approval does not; and what
    was written on after it was sent back waits for the reviewer anew.
    """
    told = tuple(talk)
    deciding = [it for it in told if it.verdict != "said"]
    if not deciding:
        return Standing("unasked", None, False, told)
    last = deciding[-1]
    same = last.digest == now
    if last.verdict == "approved":
        counts = same and may_approve(last.by, changers, rule)
        return Standing("approved" if counts else "unasked", last, not counts, told)
    if last.verdict == "sent_back":
        return Standing("sent_back" if same else "asked", last, not same, told)
    return Standing("asked", last, False, told)


def may_approve(who: int, changers: Collection[int], rule: Rule) -> bool:
    """Whether somebody's word counts for a change: with four eyes only who had no hand in it."""
    return rule != "other" or who not in changers


def enough(found: Standing, rule: Rule) -> bool:
    """Whether the rule lets a change with this standing be published. What was sent back and not mended
    waits under every rule but none."""
    return rule == "none" or found.state == "approved"


def waits_for(found: Standing, who: int, author: int | None, judges: bool) -> bool:
    """Whether a change waits for somebody: one that review is asked of for who may judge it (`judges`)
    and did not ask themselves; one sent back for its author, who changed it last, or for who asked
    where nobody is on record."""
    if found.state == "asked":
        asking = found.last.by if found.last and found.last.verdict == "asked" else author
        return judges and who != asking
    if found.state == "sent_back":
        asked = [it.by for it in found.talk if it.verdict == "asked"]
        return who == (author if author is not None else asked[-1] if asked else None)
    return False
