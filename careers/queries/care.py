"""Who looks after what in the draft."""

from typing import Any

from careers.domain.care import KINDS, Look, by_urgency
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import BY_NAME
from careers.models import Care


def called(user: Any) -> str:
    """What a colleague is called at the desk; empty for nobody."""
    return str(user.get_full_name() or user.get_username()) if user else ""


def look(row: Care) -> Look:
    """A row as what is said of its thing; with `owner` and `read_by` at hand, no query."""
    return Look(
        row.kind,
        row.code,
        row.owner_id,
        called(row.owner),
        row.review_on,
        row.every,
        called(row.read_by),
        row.read_at,
    )


def looks() -> list[Look]:
    """All that is said, of things the draft no longer holds too. One query."""
    return [look(row) for row in Care.objects.select_related("owner", "read_by").order_by("pk")]


def listed(draft: Catalogue) -> list[Look]:
    """What is said of the draft's things, and those of the kinds that should have somebody and have
    nobody: what is due first at the front. One query."""
    found = {(it.kind, it.code): it for it in looks() if draft.get(it.kind, it.code)}
    for kind in KINDS:
        for thing in getattr(draft, BY_NAME[kind].plural):
            found.setdefault((kind, thing.code), Look(kind, thing.code))
    return sorted(found.values(), key=by_urgency)


def care_of(kind: str, code: str) -> Care | None:
    """What is said of one thing. One query."""
    return Care.objects.select_related("owner", "read_by").filter(kind=kind, code=code).first()
