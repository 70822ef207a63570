"""Reviewing the draft's changes: asking for it, approving, sending back, saying something.

Each is of one change or of many at once, as they were looked at: what has changed since is refused, all
of it, and nothing is noted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from careers.models import Review
from careers.models.review import Verdict
from careers.queries.reviews import Reviewed, current, rule

LONGEST = 2000


@dataclass(frozen=True)
class Seen:
    """A change somebody looked at: its thing, and what names all that the thing said."""

    kind: str
    code: str
    digest: str


class Refused(Exception):
    """Nothing was noted. `things` are the names of those it is about."""

    def __init__(self, things: Sequence[str] = ()) -> None:
        self.things = tuple(things)
        super().__init__(", ".join(self.things))


class NothingChosen(Refused):
    """No change was named."""


class Unsaid(Refused):
    """A comment is missing, or too long."""


class Stale(Refused):
    """These things have changed since, or differ from the live edition no more."""


class Own(Refused):
    """Four eyes are asked for, and these changes are one's own."""


def ask(seen: Sequence[Seen], by: User, comment: str = "") -> None:
    """Ask for review."""
    _note(Verdict.ASKED, seen, by, comment)


def approve(seen: Sequence[Seen], by: User, comment: str = "") -> None:
    """Say that these changes may be published. Raises `Own` where the rule asks for somebody else."""
    _note(Verdict.APPROVED, seen, by, comment)


def send_back(seen: Sequence[Seen], by: User, comment: str) -> None:
    """Say that these changes may not be published so, and why. Raises `Unsaid` without a comment."""
    _note(Verdict.SENT_BACK, seen, by, comment)


def say(seen: Sequence[Seen], by: User, comment: str) -> None:
    """Say something of these changes. Raises `Unsaid` without a comment."""
    _note(Verdict.SAID, seen, by, comment)


def _note(verdict: Verdict, seen: Sequence[Seen], by: User, comment: str) -> None:
    comment = comment.strip()
    if not seen:
        raise NothingChosen
    if len(comment) > LONGEST or (not comment and verdict in (Verdict.SENT_BACK, Verdict.SAID)):
        raise Unsaid
    with transaction.atomic():
        _hold_to(verdict, seen, by)
        Review.objects.bulk_create(
            Review(
                kind=it.kind,
                code=it.code,
                digest=it.digest,
                verdict=verdict,
                comment=comment,
                by=by,
            )
            for it in dict.fromkeys(seen)
        )


def _hold_to(verdict: Verdict, seen: Sequence[Seen], by: User) -> None:
    """See that all of it is as it was looked at, and that this person's word counts."""
    now = {(it.change.kind, it.change.code): it for it in current()[1]}
    known = [(it, now.get((it.kind, it.code))) for it in seen]
    if stale := [_called(it, found) for it, found in known if not _same(it, found)]:
        raise Stale(stale)
    if verdict == Verdict.APPROVED:
        asked = rule()
        found = [it for _seen, it in known if it and not it.may_be_approved_by(by.pk, asked)]
        if found:
            raise Own([it.change.name for it in found])


def _same(seen: Seen, found: Reviewed | None) -> bool:
    return found is not None and found.digest == seen.digest


def _called(seen: Seen, found: Reviewed | None) -> str:
    return found.change.name if found else seen.code or seen.kind
