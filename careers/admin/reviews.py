"""The draft's changes as they are reviewed: what differs, where it stands, and whom it waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careers.actions.reviewing import Seen
from careers.admin.differences import Differing, groups
from careers.domain.approval import Rule, waits_for
from careers.domain.changes import Change
from careers.queries.desk import State
from careers.queries.reviews import Reviewed

SITE = "site"
"""What stands for the site's empty code in an address."""


@dataclass(frozen=True)
class Shown:
    """A change as somebody reads it: whether it waits for them, and whether they may not approve it
    because they made it. `value` is what a form sends to say that it was this they looked at."""

    it: Differing
    about: Reviewed
    waits: bool
    own: bool

    @property
    def value(self) -> str:
        return f"{self.about.change.kind}:{self.about.change.code}:{self.about.digest}"

    @property
    def address(self) -> str:
        return address(self.about.change)


@dataclass(frozen=True)
class Shelf:
    """The changes of one kind of thing."""

    kind: str
    name: str
    things: tuple[Shown, ...]


def address(change: Change) -> str:
    """The page about one change."""
    return reverse("desk-review-of", args=[change.kind, change.code or SITE])


def code_in(address_part: str, kind: str) -> str:
    return "" if kind == SITE else address_part


def waits(it: Reviewed, user: Any, by_rule: Rule) -> bool:
    """Whether a change waits for this person."""
    judges = user.has_perm("careers.review_draft") and it.may_be_approved_by(user.pk, by_rule)
    return waits_for(it.standing, user.pk, it.author, judges)


def shelves(
    found: State, listed: Sequence[Reviewed], user: Any, by_rule: Rule
) -> tuple[Shelf, ...]:
    """These changes, kind by kind and word by word, for somebody to read. One query."""
    about = {it.change: it for it in listed}
    told = groups(
        found.published, found.draft.catalogue, list(about), hands=True, moves=found.moves, new=True
    )
    return tuple(
        Shelf(
            group.kind,
            group.name,
            tuple(_shown(it, about[it.change], user, by_rule) for it in group.things),
        )
        for group in told
    )


def _shown(it: Differing, about: Reviewed, user: Any, by_rule: Rule) -> Shown:
    own = not about.may_be_approved_by(user.pk, by_rule)
    return Shown(it, about, waits(about, user, by_rule), own)


def seen_in(values: Sequence[str]) -> list[Seen]:
    """The changes a form says were looked at; what is no such value is left out."""
    parts = [value.split(":") for value in values]
    return [Seen(*part) for part in parts if len(part) == len(("kind", "code", "digest"))]


def stands(about: Reviewed) -> str:
    """Where a change stands, in a few words, and by whom: "Approved by Ann"."""
    found = about.standing
    who = {"who": found.last.name} if found.last else {}
    if found.state == "approved":
        return _("Approved by %(who)s") % who
    if found.state == "sent_back":
        return _("Sent back by %(who)s") % who
    if found.state == "asked":
        said = (
            _("Mended since %(who)s sent it back") if found.lapsed else _("%(who)s asks for review")
        )
        return said % who
    if found.last and found.last.digest != about.digest:
        return _("Changed since %(who)s approved it") % who
    if found.last:
        return _("Approved by %(who)s, who had a hand in it") % who
    return _("Not reviewed")
