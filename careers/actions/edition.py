"""Publishing: the draft, checked whole, frozen as the next edition, now or from a moment on; taking
out one that waits; and publishing an older one anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from careers.domain import document, proof
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding
from careers.domain.progress import tell
from careers.domain.tally import tallied
from careers.models import Edition, Withdrawal
from careers.queries.draft import draft
from careers.queries.edition import MOST_WAITING, glance, look_again
from careers.queries.reviews import approvals, may_come_back, unapproved

LEAST_AHEAD = timedelta(minutes=1)
"""A moment is at least so far ahead: until then every process has heard of it."""

MOST_AHEAD = timedelta(days=366)

LAST_MOMENT = timedelta(seconds=10)
"""So shortly before its moment an edition is no longer taken out: another process might not hear of
it in time."""


@dataclass(frozen=True)
class Seen:
    """What a publisher looked at before pressing the button: the number of the edition that the new
    one follows, 0 for none, and the digest of what is to be published."""

    edition: int
    digest: str


class Refused(Exception):
    """It cannot be done, and why. `findings` holds the errors that stand in the way, if any."""

    def __init__(self, reason: object, findings: tuple[Finding, ...] = ()) -> None:
        self.reason, self.findings = str(reason), findings
        super().__init__(self.reason)


_OVERTAKEN = _lazy("Somebody else published meanwhile. Look at their edition first, then publish.")


def publish(
    note: str, by: User | None, seen: Seen | None = None, at: datetime | None = None
) -> Edition:
    """Freeze the draft as the next edition.

    `note` says what changes and why, for visitors to read, in one line of at most 500 characters;
    `by` is None for the first load; `seen` is what the publisher looked at, and None where nobody
    looked. The same button pressed twice is pressed once. With `at` it is frozen now and read from that moment on, at least `LEAST_AHEAD` and at
    most `MOST_AHEAD` from now.
    Raises `Refused` for an empty note, a draft with errors, a draft that says just what the
    edition before it says, a moment that will not do, one before an edition that waits, or when the
    draft or the edition before it is no longer the one that was seen; and while a change lacks the
    approval that the rules of the house ask for.
    """
    note = _one_line(note)
    _allow(at)
    _prove_ahead()
    with _alone():
        latest = _latest()
        if seen and (twice := _pressed_twice(latest, seen, note, by, live_at=at)):
            return twice
        _follow(latest, at)
        made = _freeze(note, by, seen, latest, at)
    transaction.on_commit(look_again)
    return made


def withdraw(number: int, by: User | None, reason: str = "") -> Withdrawal:
    """Take out an edition that waits for its time: it never goes live, and its number stays empty.

    Raises `Refused` for one that is live, was withdrawn already or goes live within `LAST_MOMENT`,
    and where another waits behind it, whose note and count lean on it.
    """
    with _alone():
        made = _that_may_go(
            Edition.objects.without_document().filter(number=number).first(), number
        )
        gone = Withdrawal.objects.create(
            edition=made, at=timezone.now(), by=by, reason=" ".join(reason.split())[:500]
        )
    transaction.on_commit(look_again)
    return gone


def roll_back(number: int, note: str, by: User | None, seen: Seen) -> Edition:
    """Publish an older edition's document anew, byte for byte, as the next edition, live at once. One
    that was withdrawn will do too. The draft stays as it is.

    `seen.digest` is the SHA-256 of the older edition. Raises `Refused` for an empty note, an edition
    that says just what the latest says or whose document is not what it was, while another waits,
    and when somebody published meanwhile. It asks for no approval: it was read before. One that was
    withdrawn was not, and is refused where the rules ask for approval.
    """
    note = _one_line(note)
    older = Edition.objects.filter(number=number).first()
    if older is None or document.digest(older.document) != older.sha256:
        raise Refused(_("That edition cannot be read as it was stored."))
    catalogue = glance(number).catalogue
    proven = _proven(catalogue, older)
    with _alone():
        latest = _latest()
        if twice := _pressed_twice(latest, seen, note, by, brings_back=number):
            return twice
        if seen != Seen(latest.number if latest else 0, older.sha256):
            raise Refused(_OVERTAKEN)
        _follow(latest, None)
        _differ(latest, older.sha256)
        if not may_come_back(older):
            raise Refused(_NEVER_READ)
        made = _add(
            latest,
            catalogue,
            note,
            by,
            document=older.document,
            schema=older.schema,
            proof=proven,
            brings_back=number,
        )
    transaction.on_commit(look_again)
    return made


_NEVER_READ = _lazy(
    "That edition was withdrawn before anybody read it, and changes have to be approved here. Take back"
    " from it what you need, and publish the draft."
)

# What stands in the way ------------------------------------------------------------------------


def _one_line(note: str) -> str:
    note = " ".join(note.split())
    if not note:
        raise Refused(_("Say in a few words what changes with this edition."))
    if len(note) > 500:
        raise Refused(_("Keep the note under 500 characters."))
    return note


def _allow(at: datetime | None) -> None:
    now = timezone.now()
    if at is None:
        return
    if at <= now:
        raise Refused(_("That moment has passed. Choose one that is still to come."))
    if at < now + LEAST_AHEAD:
        raise Refused(_("Choose a moment at least a minute from now, or publish now."))
    if at > now + MOST_AHEAD:
        raise Refused(_("Choose a moment within the next year."))


def _follow(latest: Edition | None, at: datetime | None) -> None:
    """Editions go live in the order of their numbers: what is made now comes after all that wait."""
    if latest is None and at:
        raise Refused(
            _("The first edition goes live at once: until then there is nothing to read.")
        )
    waiting = list(Edition.objects.waiting().without_document())
    if len(waiting) >= MOST_WAITING and at:
        raise Refused(_("Enough editions wait already. Let one go live, or withdraw the last."))
    if waiting and (at is None or at <= waiting[-1].since):
        last = waiting[-1]
        said = _(
            "Edition {number} waits for {when}, and editions go live in order. Withdraw it first, or"
            " choose a moment after it."
        )
        raise Refused(said.format(number=last.number, when=told(last.since)))
    if at and at < timezone.now() + LAST_MOMENT:
        raise Refused(_("Checking took until that moment. Choose a later one."))


def told(moment: datetime) -> str:
    """A moment as the desk says it: day and time of the portal's own time zone."""
    return date_format(timezone.localtime(moment), "j F Y, H:i")


def _that_may_go(made: Edition | None, number: int) -> Edition:
    """The edition, if it still waits and nothing waits behind it."""
    if made is None or made.live_at is None:
        raise Refused(_("Only an edition that waits for its time can be withdrawn."))
    if Withdrawal.objects.filter(edition=made).exists():
        raise Refused(_("Edition {number} was withdrawn already.").format(number=number))
    now = timezone.now()
    if made.live_at <= now:
        said = _("Edition {number} is live already. Roll back to the one before it instead.")
        raise Refused(said.format(number=number))
    if made.live_at < now + LAST_MOMENT:
        said = _("Edition {number} goes live this very moment. Once it is, you can roll back.")
        raise Refused(said.format(number=number))
    behind = Edition.objects.waiting().filter(number__gt=number).last()
    if behind:
        said = _("Edition {other} waits behind it and builds on it. Withdraw that one first.")
        raise Refused(said.format(other=behind.number))
    return made


def _differ(latest: Edition | None, digest: str) -> None:
    if latest and latest.sha256 == digest:
        message = _("This is just what edition {number} says: there is nothing to publish.")
        raise Refused(message.format(number=latest.number))


def _pressed_twice(
    latest: Edition | None, seen: Seen, note: str, by: User | None, **stored: Any
) -> Edition | None:
    """The edition that this very press has made already, if it has."""
    if latest is None or by is None or latest.published_by_id != by.pk:
        return None
    asked = {"sha256": seen.digest, "note": note, **stored}
    same = all(getattr(latest, name) == value for name, value in asked.items())
    first = Edition.objects.filter(withdrawal__isnull=True, number__lt=latest.number).first()
    return latest if same and (first.number if first else 0) == seen.edition else None


# Making it -------------------------------------------------------------------------------------


def _latest() -> Edition | None:
    """The edition that a new one follows: the last that waits, or else the live one."""
    return Edition.objects.filter(withdrawal__isnull=True).defer("document").first()


def _prove_ahead() -> None:
    """Run the simulation before the transaction, which then finds it done: it takes seconds, and
    nobody else should wait for them. Should the draft change in between, it is run again there."""
    found = draft()
    if not found.errors:
        _proven(found.catalogue, _latest())


def _proven(catalogue: Catalogue, known: Edition | None) -> dict[str, Any] | None:
    """How well this catalogue's roles are found again: what a known edition says of it if nothing
    that counts has changed, else a run."""
    kept: dict[str, Any] | None = known.proof if known else None
    if kept and kept["digest"] == proof.digest(catalogue):
        return kept
    found = proof.proof(catalogue)
    return msgspec.to_builtins(found) if found else None


@contextmanager
def _alone() -> Iterator[None]:
    """One transaction that sees the draft at one moment, and beside which nobody else publishes or
    withdraws: they wait, and see then what was done. SQLite's transactions are so already."""
    outermost = not connection.in_atomic_block
    tell("writing")
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                if outermost:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                # Before anything is read, so that what is read is what the one before has left.
                cursor.execute(f"LOCK TABLE {_QUEUE} IN SHARE ROW EXCLUSIVE MODE")
        yield


_QUEUE = Withdrawal._meta.db_table
"""The table whose lock publishers queue for; only they write to it."""


def _freeze(
    note: str, by: User | None, seen: Seen | None, latest: Edition | None, at: datetime | None
) -> Edition:
    if seen and (latest.number if latest else 0) != seen.edition:
        raise Refused(_OVERTAKEN)
    found = draft()
    text = document.write(found.catalogue)
    if seen and document.digest(text) != seen.digest:
        raise Refused(_("The draft has changed since you looked at it. Look again, then publish."))
    if found.errors:
        raise Refused(_("The draft has errors. Mend them, then publish."), found.errors)
    if latest and latest.sha256 == document.digest(text):
        message = _("The draft says just what edition {number} says: there is nothing to publish.")
        raise Refused(message.format(number=latest.number))
    given = approvals(latest, found.catalogue)
    if given.lacking:
        raise Refused(unapproved(given.lacking))
    proven = _proven(found.catalogue, latest)
    return _add(
        latest,
        found.catalogue,
        note,
        by,
        approvals=given.kept,
        document=text,
        schema=document.SCHEMA,
        proof=proven,
        live_at=at,
    )


def _add(
    latest: Edition | None,
    catalogue: Catalogue,
    note: str,
    by: User | None,
    **stored: Any,
) -> Edition:
    """The next edition's row: `stored` is its document and what else is kept of it. Numbers are never
    used twice, not even those of withdrawn ones."""
    newest = Edition.objects.only("number").first()
    before = glance(latest.number).catalogue if latest else None
    return Edition.objects.create(
        number=newest.number + 1 if newest else 1,
        sha256=document.digest(stored["document"]),
        note=note,
        tally=msgspec.to_builtins(tallied(before, catalogue)),
        published_at=timezone.now(),
        published_by=by,
        **stored,
    )
