"""Two states of the catalogue side by side: the draft, what is live, any edition."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.admin.models import LogEntry

from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, changes
from careers.domain.readdressed import Moves, moves
from careers.domain.renaming import aligned
from careers.models import Edition
from careers.queries.desk import Deed, State, deed_of, state
from careers.queries.edition import edition, glance

DRAFT, LIVE = "draft", "live"

OFFERED = 100
"""As many editions as can be chosen from a list, the newest; older ones by their address."""


class NotThere(Exception):
    """There is no such edition, or none yet."""


@dataclass(frozen=True)
class Side:
    """One of the two: how it is asked for, and its edition's row; none for the draft."""

    asked: str
    row: Edition | None
    catalogue: Catalogue

    @property
    def newness(self) -> float:
        """The draft is newer than every edition."""
        return self.row.number if self.row else float("inf")


@dataclass(frozen=True)
class Comparison:
    """What turns `before` into `after`, both under the codes of the newer one; and what has another code
    there, if that is the one after."""

    before: Side
    after: Side
    old: Catalogue
    new: Catalogue
    changes: tuple[Change, ...]
    moves: Moves = field(default_factory=dict)

    @property
    def of_draft(self) -> bool:
        return self.after.asked == DRAFT


def offered() -> list[Edition]:
    """The editions to choose from, the newest first. One query."""
    return list(Edition.objects.without_document()[:OFFERED])


def compare(before: str, after: str) -> Comparison:
    """Two states: “draft”, “live”, or an edition's number. Raises `NotThere`."""
    found = state()
    sides = [_side(asked, found) for asked in (before, after)]
    old, new = (side.catalogue for side in sides)
    if sides[0].newness <= sides[1].newness:
        readdressed, old = moves(old, new), aligned(old, new)
    else:
        readdressed, new = {}, aligned(new, old)
    return Comparison(sides[0], sides[1], old, new, tuple(changes(old, new)), readdressed)


def _side(asked: str, found: State) -> Side:
    if asked == DRAFT:
        return Side(DRAFT, None, found.draft.catalogue)
    if asked == LIVE:
        if found.live is None:
            raise NotThere
        return Side(LIVE, found.live, edition(found.live.number).catalogue)
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 0
    row = Edition.objects.without_document().filter(number=number).first()
    if number < 1 or row is None:
        raise NotThere
    return Side(str(number), row, glance(number).catalogue)


def trail(
    named: Iterable[tuple[str, str]], since: Edition | None
) -> dict[tuple[str, str], list[Deed]]:
    """By a model's name and a row's key: what was done to it at the desk since an edition, the newest
    first. One query."""
    wanted = set(named)
    entries = LogEntry.objects.filter(
        content_type__app_label="careers", object_id__in={key for _model, key in wanted}
    ).select_related("user", "content_type")
    if since:
        entries = entries.filter(action_time__gt=since.published_at)
    held: dict[tuple[str, str], list[Deed]] = {}
    for entry in entries.order_by("-pk"):
        done = deed_of(entry)
        if (done.model, done.code) in wanted:
            held.setdefault((done.model, done.code), []).append(done)
    return held
