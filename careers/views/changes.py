"""The desk's comparison: the draft against what is live, and any edition against any other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.admin.differences import groups, row_of
from careers.admin.ladder import told
from careers.domain.changes import Change
from careers.domain.ladder_changes import drawn, ladder_changes
from careers.models import Edition
from careers.queries.comparing import DRAFT, LIVE, Comparison, NotThere, compare, offered, trail
from careers.queries.desk import Hand, hands
from careers.queries.draft import draft, has_draft
from careers.views.staff import staff

PAGE = 60
"""As many things as are told on one page."""


@dataclass(frozen=True)
class Count:
    """How many things of one kind came, went, changed, or have another address."""

    kind: str
    name: str
    added: int
    removed: int
    changed: int
    moved: int
    address: str
    """This page with nothing but these."""

    @property
    def all(self) -> int:
        return self.added + self.removed + self.changed


@staff("careers.see_draft")
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """`from` and `to` are “draft”, “live” or an edition's number; `kind` and `who` narrow the list down,
    `part` is a page of it. What they hold else is left alone, save for an edition that is not there."""
    before, after = request.GET.get("from") or LIVE, request.GET.get("to") or DRAFT
    if (before, after) == (LIVE, DRAFT) and request.GET.keys() & {"from", "to"}:
        return redirect(_address(request.GET.dict() | {"from": "", "to": ""}))
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("What differs"),
        "editions": offered(),
        "asked": {"from": before, "to": after},
    }
    try:
        found = compare(before, after)
    except NotThere:
        if LIVE in (before, after) and not Edition.objects.exists():
            return render(request, "desk/changes.html", context)
        raise Http404 from None
    return render(request, "desk/changes.html", context | _told(request, found))


def _told(request: HttpRequest, found: Comparison) -> dict[str, Any]:
    by = hands(map(row_of, found.changes)) if found.of_draft else {}
    asked = {name: request.GET.get(name, "") for name in ("kind", "who")}
    people = sorted({hand.who for hand in by.values()})
    asked = {
        "kind": asked["kind"] if asked["kind"] in {it.kind for it in found.changes} else "",
        "who": asked["who"] if asked["who"] in people else "",
    }
    kept = [it for it in found.changes if _wanted(it, asked, by)]
    part = _part(request.GET.get("part", ""), len(kept))
    shown = kept[PAGE * (part - 1) : PAGE * part]
    on_ladder = ladder_changes(found.old, found.new)
    ends = _ends(found)
    return {
        "found": found,
        "counts": _counts(found),
        "totals": Counter(it.what for it in found.changes),
        "people": people,
        "narrowed": asked,
        "kept": len(kept),
        "first": PAGE * (part - 1) + 1,
        "last": PAGE * (part - 1) + len(shown),
        "earlier": _address(ends | asked | {"part": part - 1}) if part > 1 else "",
        "later": _address(ends | asked | {"part": part + 1}) if PAGE * part < len(kept) else "",
        "groups": _groups(found, shown),
        "back": found.before.row.number if found.of_draft and found.before.row else 0,
        "drawn": drawn(found.old, found.new, on_ladder),
        "ladder": told(on_ladder, found.old, found.new),
        "swapped": _address({"from": found.after.asked, "to": found.before.asked}),
    }


def _ends(found: Comparison) -> dict[str, Any]:
    return {"from": found.before.asked, "to": found.after.asked}


def _wanted(change: Change, asked: dict[str, str], by: dict[tuple[str, str], Hand]) -> bool:
    if asked["kind"] and change.kind != asked["kind"]:
        return False
    hand = by.get(row_of(change))
    return not asked["who"] or bool(hand and hand.who == asked["who"])


def _groups(found: Comparison, shown: Sequence[Change]) -> Any:
    trails = trail(map(row_of, shown), found.before.row) if found.of_draft else None
    held = None if found.of_draft else draft().catalogue if has_draft() else found.new
    return groups(
        found.old,
        found.new,
        shown,
        hands=found.of_draft,
        moves=found.moves,
        trails=trails,
        held=held,
        new=True,
    )


def _counts(found: Comparison) -> list[Count]:
    """By kind, in the order of the changes."""
    of = {kind: [it for it in found.changes if it.kind == kind] for kind in _kinds(found.changes)}
    rows = []
    for group in groups(found.old, found.new, found.changes, spelled=0):
        whats = Counter(it.what for it in of[group.kind])
        moved = sum(kind == group.kind for kind, _code in found.moves)
        counted = (whats["added"], whats["removed"], whats["changed"], moved)
        address = _address(_ends(found) | {"kind": group.kind}) + "#differs"
        rows.append(Count(group.kind, group.name, *counted, address))
    return rows


def _kinds(changes: Sequence[Change]) -> list[str]:
    return list(dict.fromkeys(change.kind for change in changes))


def _part(text: str, count: int) -> int:
    """The page that a text names, from 1; the first where it names none."""
    pages = max(1, -(-count // PAGE))
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return number if 1 <= number <= pages else 1


def _address(asked: dict[str, Any]) -> str:
    """This page's address for what is asked, without what it does anyway."""
    usual = {"from": LIVE, "to": DRAFT, "part": 1}
    names = ("from", "to", "kind", "who", "part")
    kept = {it: asked[it] for it in names if asked.get(it) and asked[it] != usual.get(it)}
    return reverse("desk-changes") + (f"?{urlencode(kept)}" if kept else "")
