"""How the draft stands against what is live, and who had a hand in it: what the desk's first page
says."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Model, Q
from django.utils import timezone

from careers.domain import document
from careers.domain.care import overdue
from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, changes
from careers.domain.checks import Finding, fresh
from careers.domain.comparable import incomparable
from careers.domain.readdressed import Moves, moves
from careers.domain.renaming import aligned
from careers.domain.vanished import vanished
from careers.models import Edition
from careers.queries.care import looks
from careers.queries.draft import Draft, checked, draft
from careers.queries.edition import MOST_WAITING, edition


@dataclass(frozen=True)
class State:
    """The edition that the draft is held against (None before the first) and what it holds, under the
    codes the draft has for it; the draft, and what publishing would change: all of it, before the
    first edition; and what has another code in the draft."""

    live: Edition | None
    published: Catalogue | None
    draft: Draft
    changes: tuple[Change, ...]
    moves: Moves = field(default_factory=dict)
    waiting: tuple[Edition, ...] = ()
    """The editions that wait for their time, the next one first, without their documents."""

    @property
    def number(self) -> int:
        """That edition's number; 0 for none."""
        return self.live.number if self.live else 0

    @property
    def digest(self) -> str:
        """What names the draft's content."""
        return document.named(self.draft.catalogue)

    @property
    def differs(self) -> bool:
        """Whether publishing would change anything a visitor reads."""
        return self.live is None or bool(self.changes)


def state(*, after_waiting: bool = False) -> State:
    """The draft against the live edition: its row, its document where it is not in memory, the draft's
    rows, and the editions that wait. Among the findings are those that take both to see, and what was to be
    read again by now.

    `after_waiting` holds it against the last edition that waits instead, if one does: that is the one
    the next would follow.
    """
    live, waiting = live_and_waiting()
    if after_waiting and waiting:
        live = waiting[-1]
    found = draft()
    if live is None:
        return State(None, None, found, (), waiting=waiting)
    before = edition(live.number).catalogue
    published = aligned(before, found.catalogue)
    broken = (*vanished(published, found.catalogue), *incomparable(published, found.catalogue))
    late = overdue(looks(), found.catalogue, timezone.localdate())
    whole = replace(found, besides=(*broken, *late))
    differing = tuple(changes(published, found.catalogue))
    return State(live, published, whole, differing, moves(before, found.catalogue), waiting)


def live_and_waiting() -> tuple[Edition | None, tuple[Edition, ...]]:
    """The live edition, and those that wait, the next one first; without their documents. One query."""
    rows = Edition.objects.filter(withdrawal__isnull=True).select_related("published_by")
    newest = list(rows.without_document()[: MOST_WAITING + 1])
    now = timezone.now()
    begun = next((row for row in newest if not row.live_at or row.live_at <= now), None)
    return begun, tuple(reversed(newest[: newest.index(begun)] if begun else newest))


def fresh_warnings(found: State) -> tuple[Finding, ...]:
    """The draft's warnings that the live edition does not have already; all of them before the first."""
    standing = checked(found.published) if found.published else ()
    return fresh(standing, found.draft.warnings)


# Who did what ----------------------------------------------------------------------------------

_OURS = Q(content_type__app_label="careers")


@dataclass(frozen=True)
class Hand:
    """Who changed a thing last at the desk, and when."""

    who: str
    when: datetime


@dataclass(frozen=True)
class Deed:
    """Something a colleague did to a row. `row` is what it was called then, `details` the fields and
    parts it was about; `model` and `code` lead to it."""

    hand: Hand
    what: str
    model: str
    code: str
    row: str
    details: tuple[str, ...]


def hands(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Hand]:
    """By a model's name and a row's key: who changed it last. A row only ever written by a command
    is left out. One query."""
    wanted = set(named)
    latest = (
        LogEntry.objects.filter(_OURS, object_id__in={key for _, key in wanted})
        .values("content_type", "object_id")
        .annotate(last=Max("pk"))
        .values("last")
    )
    entries = LogEntry.objects.filter(pk__in=latest).select_related("user", "content_type")
    found = {(it.content_type.model, str(it.object_id)): it for it in entries if it.content_type}
    return {name: _hand(entry) for name, entry in found.items() if name in wanted}


def hand_of(row: Model) -> Hand | None:
    """Who changed any row last, accounts included; None where nobody did at the desk."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
    )
    entry = entries.select_related("user").order_by("-pk").first()
    return _hand(entry) if entry else None


def recent(count: int) -> list[Deed]:
    """The last things done to the draft's rows, the newest first. One query."""
    entries = LogEntry.objects.filter(_OURS).select_related("user", "content_type")
    return [deed_of(entry) for entry in entries.order_by("-pk")[:count]]


def _hand(entry: LogEntry) -> Hand:
    return Hand(entry.user.get_full_name() or entry.user.get_username(), entry.action_time)


def deed_of(entry: LogEntry) -> Deed:
    what = {ADDITION: "added", DELETION: "deleted"}.get(entry.action_flag, "changed")
    model = entry.content_type.model if entry.content_type else ""
    return Deed(_hand(entry), what, model, str(entry.object_id), entry.object_repr, details(entry))


def details(entry: LogEntry) -> tuple[str, ...]:
    """What Django noted of a change: the fields of the row, and the rows that hang on it."""
    try:
        notes = json.loads(entry.change_message or "[]")
    except json.JSONDecodeError:
        return (entry.change_message,)
    found: list[str] = []
    for note in notes:
        [(_, said)] = note.items()
        if "object" in said:
            found.append(said["object"].rpartition(": ")[2])
        else:
            found += [str(field).lower() for field in said.get("fields", ())]
    return tuple(dict.fromkeys(found))
