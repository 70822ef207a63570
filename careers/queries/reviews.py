"""What was said of the draft's changes, and what the house's rule says of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext as _

from careers.domain.approval import Rule, Said, Standing, digest, enough, may_approve, standing
from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, changes
from careers.domain.renaming import aligned
from careers.models import DRAFT_MODELS, Edition, Review, Rules, Site, Withdrawal
from careers.queries.care import called
from careers.queries.desk import State, details, state
from careers.queries.edition import edition

NAMED = 5
"""As many changes as a refusal names; the rest is counted."""

_MODEL_NAMES = {model.kind_name: str(model._meta.model_name) for model in DRAFT_MODELS}
_MODEL_NAMES["site"] = str(Site._meta.model_name)


@dataclass(frozen=True)
class Reviewed:
    """A change with what names the thing as it stands now, where the change stands, who had a hand in it
    since the live edition (numbers of people), and who changed it last; None where nobody is on record."""

    change: Change
    digest: str
    standing: Standing
    changers: frozenset[int]
    author: int | None

    def may_be_approved_by(self, who: int, rule: Rule) -> bool:
        return may_approve(who, self.changers, rule)


def rules() -> Rules:
    """The rules of the house; what they say by default where none were set. One query."""
    return Rules.objects.first() or Rules()


def rule() -> Rule:
    """What publishing asks of each change. One query."""
    return cast(Rule, rules().approval)


def rulings(count: int = 10) -> list[tuple[str, datetime, str]]:
    """Who changed the rules last, when, and from what to what. One query."""
    entries = LogEntry.objects.filter(
        content_type__app_label="careers", content_type__model="rules"
    ).select_related("user")
    return [
        (called(it.user), it.action_time, "; ".join(details(it)))
        for it in entries.order_by("-pk")[:count]
    ]


def current() -> tuple[State, tuple[Reviewed, ...]]:
    """The draft against what the next edition follows (the live one, or the last that waits), and where
    each change stands."""
    found = state(after_waiting=True)
    return found, reviewed(found.live, found.draft.catalogue, found.changes, rule())


def reviewed(
    base: Edition | None, draft: Catalogue, differing: Sequence[Change], by_rule: Rule
) -> tuple[Reviewed, ...]:
    """Where each of these changes stands that the draft makes to an edition. Two queries, and one more
    where the edition brings back another."""
    if base is None or not differing:
        return ()
    said = _said(base)
    by_thing, anybody = _changers(_written(base))
    found = []
    for it in differing:
        seen = digest(draft, it.kind, it.code)
        mine = by_thing.get((_MODEL_NAMES[it.kind], it.code), ())
        # A change nobody is on record for came with somebody's change of something else, or from a file:
        # it may be anybody's who wrote at all.
        changers = frozenset(mine) or anybody
        stands = standing(said.get((it.kind, it.code), ()), seen, changers, by_rule)
        found.append(Reviewed(it, seen, stands, changers, mine[-1] if mine else None))
    return tuple(found)


def _said(base: Edition) -> dict[tuple[str, str], list[Said]]:
    """What was said since an edition was made, by thing: what was said before was of other changes."""
    found = defaultdict(list)
    rows = Review.objects.filter(at__gt=base.published_at).select_related("by")
    for row in rows.order_by("pk"):
        found[row.kind, row.code].append(
            Said(row.verdict, row.digest, row.comment, row.by_id, called(row.by), row.at)
        )
    return found


def _written(base: Edition) -> datetime:
    """When what an edition says was frozen: for one that brings another back, when that one was. What
    was written into the draft in between is still there, and still its writers'."""
    if base.brings_back is None:
        return base.published_at
    older = Edition.objects.without_document().get(number=base.brings_back)
    return _written(older)


def _changers(since: datetime) -> tuple[dict[tuple[str, str], list[int]], frozenset[int]]:
    """By model and key: who changed a thing of the draft, the last of them last; and all of them."""
    entries = LogEntry.objects.filter(
        content_type__app_label="careers",
        content_type__model__in=_MODEL_NAMES.values(),
        action_time__gte=since,
    ).order_by("pk")
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for model, key, who in entries.values_list("content_type__model", "object_id", "user"):
        # The site is one row with a number, and a thing without a code.
        found[model, "" if model == _MODEL_NAMES["site"] else str(key)].append(who)
    return found, frozenset(who for people in found.values() for who in people)


# Publishing ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Approvals:
    """For an edition about to be made: the changes that lack what the rule asks, and what is kept with
    the edition of who approved the others (`Edition.approvals`)."""

    lacking: tuple[Change, ...]
    kept: list[dict[str, str]] | None


def approvals(base: Edition | None, draft: Catalogue) -> Approvals:
    """What publishing this draft after that edition asks and has of approvals. The first edition is
    everybody's beginning and asks for none. Call it in the transaction that publishes."""
    if base is None:
        return Approvals((), None)
    before = aligned(edition(base.number).catalogue, draft)
    by_rule = rule()
    found = reviewed(base, draft, changes(before, draft), by_rule)
    lacking = tuple(it.change for it in found if not enough(it.standing, by_rule))
    return Approvals(lacking, kept(found))


def unapproved(lacking: Sequence[Change]) -> str:
    """Why a draft with these changes is not published, naming the first of them."""
    named = ", ".join(f"“{it.name}”" for it in lacking[:NAMED])
    more = len(lacking) - NAMED
    if more > 0:
        named = _("%(names)s and %(more)d more") % {"names": named, "more": more}
    return _("The rules ask for approval, which is missing for %(names)s.") % {"names": named}


def lacking(found: State) -> tuple[Reviewed, ...]:
    """The changes of the draft against an edition that lack what the rule asks."""
    by_rule = rule()
    if by_rule == "none":
        return ()
    told = reviewed(found.live, found.draft.catalogue, found.changes, by_rule)
    return tuple(it for it in told if not enough(it.standing, by_rule))


def may_come_back(older: Edition) -> bool:
    """Whether an edition may be published anew as it is. What visitors read before was judged then; what
    was withdrawn before its time may have been frozen under another rule, so where approval is asked for
    it has to go through the draft."""
    return rule() == "none" or not Withdrawal.objects.filter(edition=older).exists()


def kept(found: Iterable[Reviewed]) -> list[dict[str, str]] | None:
    """Who approved each change and when, as it is kept; None where nobody approved anything."""
    told = [
        {
            "kind": it.change.kind,
            "code": it.change.code,
            "by": it.standing.last.name,
            "at": it.standing.last.at.isoformat(),
        }
        for it in found
        if it.standing.state == "approved" and it.standing.last
    ]
    return told or None
