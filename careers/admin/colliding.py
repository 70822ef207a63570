"""Two versions side by side: what a person sees and sends who saves a thing that somebody else has
changed since they opened it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _

from careers.actions.merging import WHOLE, Case, Choices, Unsettled
from careers.admin.saying import Words
from careers.admin.seen import Name
from careers.domain.difference import Run, lines, words
from careers.domain.merging import ORDER, Chosen, Spot, Which
from careers.models import WITH_SITE
from careers.queries.desk import Hand, hands

CASES = "collision"
"""The name of the field the cases travel in."""


NEAR = 30
"""Words of an unchanged stretch that are shown on either side of a change: who chooses needs more of a
text than who looks back."""

SIDES: dict[str, Which] = {"mine": "mine", "theirs": "theirs", "both": "both"}


@dataclass(frozen=True)
class Side:
    """One of the versions of a place: what it is called, what chooses it (empty: it cannot be chosen),
    whether it is chosen, and its lines with what differs from the first marked."""

    title: str
    which: str
    chosen: bool
    lines: tuple[tuple[Run, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Place:
    """A place to choose a version of. `take` is the name of its field; `own` is the text to begin another from; None where there can be
    no other. `open` says that both changed it."""

    take: str
    anchor: str
    label: str
    sides: tuple[Side, ...]
    open: bool
    own: str | None = None
    own_name: str = ""
    own_chosen: bool = False
    together: bool = False
    fault: str = ""


@dataclass(frozen=True)
class Meeting:
    """One thing with its two versions. `gone` and `taken_out` say on whose side there is none."""

    name: str
    kind: str
    hand: Hand | None
    places: tuple[Place, ...]
    gone: bool
    taken_out: bool
    faults: tuple[str, ...] = ()


# What is sent -----------------------------------------------------------------------------------


def pack(cases: Sequence[Case]) -> str:
    held = [[it.kind, it.code, it.base, it.theirs, it.mine] for it in cases]
    return signing.dumps(held, salt=CASES, compress=True)


def unpack(text: str) -> list[Case] | None:
    """The cases a page was about; None for a text we did not write."""
    try:
        return [Case(*held) for held in signing.loads(text, salt=CASES)]
    except (signing.BadSignature, TypeError):
        return None


def field_name(what: str, name: Name, place: str) -> str:
    """The name of a field of the page: `what` is ``take`` for a choice, ``own`` for another text."""
    return f"{what}:{name[0]}:{name[1]}:{place}"


def chosen(cases: Sequence[Case], sent: QueryDict) -> dict[Name, dict[str, Chosen]]:
    """What was chosen on the page. Another text counts as chosen where it was written and nothing else
    is."""
    found: dict[Name, dict[str, Chosen]] = {}
    for case in cases:
        name = case.kind, case.code
        taken = found[name] = {}
        for spot in case.merge.spots if case.merge else ():
            which = sent.get(field_name("take", name, spot.name), "")
            own = sent.get(field_name("own", name, spot.name))
            begun = beginning(case, spot)
            if own is not None and begun is not None:
                written = own.replace("\r\n", "\n").strip()
                if which == "own" or (not which and written != begun.strip()):
                    taken[spot.name] = Chosen("own", _value(spot, written))
                    continue
            if which in SIDES:
                taken[spot.name] = Chosen(SIDES[which])
        whole = sent.get(field_name("take", name, WHOLE), "")
        if whole in SIDES:
            taken[WHOLE] = Chosen(SIDES[whole])
    return found


def again(case: Case, now: Any, code: str, taken: Choices) -> Case:
    """The case after a third person saved `now`: what was chosen is what its writer wants, held against
    what they were shown; what was not yet chosen is still to be."""
    merged = case.merge
    if merged is None:
        return Case(case.kind, code, case.base, now, case.mine)
    left = [it.name for it in merged.conflicts if it.name not in taken]
    mine = merged.resolved({**taken, **{name: Chosen("mine") for name in left}})
    base = None
    if merged.base is not None:
        base = merged.resolved(
            {it.name: Chosen("base" if it.name in left else "theirs") for it in merged.spots}
        )
    return Case(case.kind, code, base, now, mine)


def _value(spot: Spot, text: str) -> Any:
    """Another text as the place holds it."""
    if isinstance(spot.mine, list) or isinstance(spot.theirs, list):
        return [line.strip() for line in text.split("\n") if line.strip()]
    return text


def beginning(case: Case, spot: Spot) -> str | None:
    """What another text begins from; None where the place holds no text."""
    if spot.inner == ORDER or (spot.row and not spot.inner):
        return None
    if not Words(case.kind).is_text(spot):
        return None
    value = spot.both if spot.both is not None else spot.mine
    return "\n".join(value) if isinstance(value, list) else str(value)


# What is shown ----------------------------------------------------------------------------------


def meetings(
    cases: Sequence[Case],
    taken: Mapping[Name, Choices] | None = None,
    wrong: Unsettled | None = None,
) -> list[Meeting]:
    """The things of a collision with what differs in each. One query for who changed them last, and one
    for each name behind a code."""
    touched = hands(_logged(case) for case in cases)
    return [
        _meeting(number, case, touched.get(_logged(case)), (taken or {}), wrong)
        for number, case in enumerate(cases)
    ]


def _logged(case: Case) -> tuple[str, str]:
    return str(WITH_SITE[case.kind]._meta.model_name), case.code or "1"


def _meeting(
    number: int,
    case: Case,
    hand: Hand | None,
    taken: Mapping[Name, Choices],
    wrong: Unsettled | None,
) -> Meeting:
    name = case.kind, case.code
    faults = dict(wrong.faults.get(name, {})) if wrong else {}
    missing = set(wrong.undecided.get(name, ())) if wrong else set()
    say, choices = Words(case.kind), taken.get(name, {})
    places = []
    for place, spot in enumerate(case.merge.spots if case.merge else ()):
        fault = _fault(spot, faults) or (_("Choose one of them.") if spot.name in missing else "")
        made = _place(case, spot, say, choices.get(spot.name), hand)
        places.append(replace(made, anchor=f"place-{number}-{place}", fault=fault))
    if case.whole is not None:
        fault = _("Choose one of them.") if WHOLE in missing else ""
        made = _whole(case, choices.get(WHOLE), hand)
        places.append(replace(made, anchor=f"place-{number}", fault=fault))
    held = case.theirs or case.mine or {}
    return Meeting(
        name=say.title(held),
        kind=str(WITH_SITE[case.kind]._meta.verbose_name),
        hand=hand,
        places=tuple(sorted(places, key=lambda it: not it.open)),
        gone=case.theirs is None and case.base is not None,
        taken_out=case.mine is None,
        faults=tuple(faults.values()),
    )


def _fault(spot: Spot, faults: dict[str, str]) -> str:
    """What is wrong in a place; it is told there, and no more of the thing as a whole."""
    at = [path for path in faults if path.partition("[")[0].partition(".")[0] == spot.field]
    for path in at:
        if not spot.inner or path.endswith(f".{spot.inner}"):
            return faults.pop(path)
    return ""


def _place(case: Case, spot: Spot, say: Words, taken: Chosen | None, hand: Hand | None) -> Place:
    which = taken.which if taken else spot.proposed
    own = beginning(case, spot)
    if taken and taken.which == "own":
        own = "\n".join(taken.own) if isinstance(taken.own, list) else str(taken.own)
    return Place(
        take=field_name("take", (case.kind, case.code), spot.name),
        anchor="",
        label=say.label(spot),
        sides=tuple(_sides(spot, say, which, hand)),
        open=not spot.proposed,
        own=own,
        own_name=field_name("own", (case.kind, case.code), spot.name),
        own_chosen=which == "own",
        together=spot.both is not None and spot.proposed != "both",
    )


def _sides(spot: Spot, say: Words, which: str, hand: Hand | None) -> Iterator[Side]:
    before = say.lines(spot, spot.base)
    if spot.base is not None:
        yield Side(_("Before"), "", False, _whole_lines(before))
    titles = {"theirs": _whose(hand), "mine": _("Yours"), "both": _("Both together")}
    for side, title in titles.items():
        value = getattr(spot, side)
        if side == "both" and (value is None or spot.proposed != "both"):
            continue
        there = say.lines(spot, value)
        if value is None:
            note = _("Taken out.") if spot.base is not None else _("Not there.")
        elif value == spot.base:
            note = _("As before.")
        else:
            note = _("Empty.") if not any(there) else ""
        marked = _marked(before, there) if spot.base is not None else _whole_lines(there)
        yield Side(title, side, which == side, () if note else marked, note)


def _whose(hand: Hand | None) -> str:
    return _("%(who)s’s") % {"who": hand.who} if hand else _("Theirs")


def _whole_lines(told: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run("same", line),) for text in told for line in text.split("\n") if line)


def _marked(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    if len(old) == len(new) == 1:
        return (words(old[0], new[0], near=NEAR),)
    return tuple(lines(list(old), list(new), near=NEAR))


def _whole(case: Case, taken: Chosen | None, hand: Hand | None) -> Place:
    """The choice between having a thing and not."""
    which = taken.which if taken else case.whole
    if case.theirs is None:
        added = case.base is None
        titles = (
            _("Do not add it") if added else _("Let it go"),
            _("Add it") if added else _("Add it again, as you have it"),
        )
    else:
        titles = (_("Keep it, as it is now"), _("Take it out all the same"))
    sides = tuple(
        Side(title, side, which == side, ())
        for title, side in zip(titles, ("theirs", "mine"), strict=True)
    )
    take = field_name("take", (case.kind, case.code), WHOLE)
    return Place(take, "", _("All of it"), sides, not case.whole)
