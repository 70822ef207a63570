"""Publishing: the draft, checked whole, frozen as the next edition."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from careers.domain import document, proof
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding
from careers.domain.tally import tallied
from careers.models import Edition
from careers.queries.draft import draft
from careers.queries.edition import edition, look_again


@dataclass(frozen=True)
class Seen:
    """What a publisher looked at before pressing the button: the live edition's number, 0 for
    none, and the digest of the draft."""

    edition: int
    digest: str


class Refused(Exception):
    """The draft cannot be published. `findings` holds the errors that stand in the way, if any."""

    def __init__(self, reason: object, findings: tuple[Finding, ...] = ()) -> None:
        self.reason, self.findings = str(reason), findings
        super().__init__(self.reason)


def publish(note: str, by: User | None, seen: Seen | None = None) -> Edition:
    """Freeze the draft as the next edition.

    `note` says what changes and why, for visitors to read, in one line of at most 500 characters; `by` is None for the first load; `seen`
    is what the publisher looked at, and None where nobody looked.
    Raises `Refused` for an empty note, a draft with errors, a draft that says just what the
    current edition says, or when the draft or the live edition is no longer the one that was seen.
    """
    note = " ".join(note.split())
    if not note:
        raise Refused(_("Say in a few words what changes with this edition."))
    if len(note) > 500:
        raise Refused(_("Keep the note under 500 characters."))
    _prove_ahead()
    try:
        with _whole_look():
            made = _freeze(note, by, seen)
    except IntegrityError as error:
        raise Refused(_OVERTAKEN) from error
    transaction.on_commit(look_again)
    return made


_OVERTAKEN = _lazy("Somebody else published meanwhile. Look at their edition first, then publish.")


def _prove_ahead() -> None:
    """Run the simulation before the transaction, which then finds it done: it takes seconds, and
    nobody else should wait for them. Should the draft change in between, it is run again there."""
    found = draft()
    if not found.errors:
        _proven(found.catalogue, Edition.objects.defer("document").first())


def _proven(catalogue: Catalogue, latest: Edition | None) -> dict[str, Any] | None:
    """How well this catalogue's roles are found again: what the latest edition says of it if
    nothing that counts has changed, else a run."""
    known: dict[str, Any] | None = latest.proof if latest else None
    if known and known["digest"] == proof.digest(catalogue):
        return known
    found = proof.proof(catalogue)
    return msgspec.to_builtins(found) if found else None


@contextmanager
def _whole_look() -> Iterator[None]:
    """One transaction that sees the draft at one moment: nothing saved while it is being read gets
    in by halves. SQLite's transactions do so already."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _freeze(note: str, by: User | None, seen: Seen | None) -> Edition:
    latest = Edition.objects.defer("document").first()
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
    before = edition(latest.number).catalogue if latest else None
    return Edition.objects.create(
        number=latest.number + 1 if latest else 1,
        document=text,
        schema=document.SCHEMA,
        sha256=document.digest(text),
        note=note,
        tally=msgspec.to_builtins(tallied(before, found.catalogue)),
        proof=_proven(found.catalogue, latest),
        published_at=timezone.now(),
        published_by=by,
    )
