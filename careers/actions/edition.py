"""Publishing: the draft, checked whole, frozen as the next edition."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding
from careers.models import Edition
from careers.queries.draft import draft
from careers.queries.edition import forget_editions


class Refused(Exception):
    """The draft cannot be published. `findings` holds the errors that stand in the way, if any."""

    def __init__(self, reason: str, findings: tuple[Finding, ...] = ()) -> None:
        self.reason, self.findings = reason, findings
        super().__init__(reason)


def publish(note: str, by: User | None) -> Edition:
    """Freeze the draft as the next edition.

    `note` says why, in one line of at most 500 characters; `by` is None for the first load.
    Raises `Refused` for an empty note, a draft with errors, a draft that says just what the
    current edition says, or when somebody else published in the same moment.
    """
    note = " ".join(note.split())
    if not note:
        raise Refused(_("Say in a few words what changes with this edition."))
    if len(note) > 500:
        raise Refused(_("Keep the note under 500 characters."))
    found = draft()
    if found.errors:
        raise Refused(_("The draft has errors. Mend them, then publish."), found.errors)
    return _freeze(found.catalogue, note, by)


def _freeze(catalogue: Catalogue, note: str, by: User | None) -> Edition:
    text = document.write(catalogue)
    latest = Edition.objects.defer("document").first()
    if latest and latest.sha256 == document.digest(text):
        message = _("The draft says just what edition {number} says: there is nothing to publish.")
        raise Refused(message.format(number=latest.number))
    try:
        with transaction.atomic():
            edition = Edition.objects.create(
                number=latest.number + 1 if latest else 1,
                document=text,
                schema=document.SCHEMA,
                sha256=document.digest(text),
                note=note,
                published_at=timezone.now(),
                published_by=by,
            )
    except IntegrityError as error:
        message = _("Somebody else published in the same moment. Look at their edition first.")
        raise Refused(message) from error
    transaction.on_commit(forget_editions)
    return edition
