"""Previews: the draft frozen to be looked at, and links for colleagues who have no account."""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, Min, OuterRef, ProtectedError, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from careers.actions.erasing import erase_attempts
from careers.domain import document, proof
from careers.models import Attempt, Edition, Preview, PreviewLink
from careers.models.attempt import token_hash
from careers.models.preview import PreviewQuerySet
from careers.queries.draft import Draft, draft

KEPT = timedelta(days=14)
"""How long a preview is kept, or as long as a link to it is good."""
UNSHARED_KEPT = timedelta(days=1)
"""How long one is kept that no link leads to."""
DAYS = (1, 7, 14)
"""How long a link may be good."""
TOKEN_BYTES = 20
"""160 random bits: nobody guesses one, so no slow hash is needed to keep what is stored of it safe."""


def take(by: User) -> Preview:
    """The draft as it stands now, frozen. Where it says what the newest preview says already, that one.

    A draft with errors can be looked at too; rows that no edition may hold are left out, and the
    preview's note names them. What is old is thrown away, with the answers given to it, but never the
    newest: so no number is given twice.
    """
    found = draft()
    text = document.write(found.catalogue)
    newest, digest = _newest(), document.digest(text)
    taken = newest if newest and newest.sha256 == digest else _freeze(found, text, by)
    sweep()
    return taken


def _newest() -> Preview | None:
    return Preview.objects.defer("document").order_by("number").first()


def _freeze(found: Draft, text: str, by: User) -> Preview:
    """As a new row; where somebody else took one at the same moment, as the one after theirs, or as
    theirs where it says the same."""
    values = {
        "document": text,
        "schema": document.SCHEMA,
        "sha256": document.digest(text),
        "note": _left_out(found),
        "proof": _known_proof(found),
        "published_at": timezone.now(),
        "published_by": by,
    }
    try:
        return _create(values)
    except IntegrityError:
        return _create(values)


def _create(values: Mapping[str, Any]) -> Preview:
    """The row after the newest, which is looked at again here: its number is taken by one alone."""
    newest = _newest()
    if newest and newest.sha256 == values["sha256"]:
        return newest
    with transaction.atomic():
        return Preview.objects.create(number=(newest.number if newest else 0) - 1, **values)


def _left_out(found: Draft) -> str:
    """The rows that no catalogue may hold, in as many characters as a note has."""
    return "; ".join(it.place for it in found.refused)[:500]


def _known_proof(found: Draft) -> object:
    """The live edition's simulation where it holds for the draft too. None is run for a look."""
    live = Edition.objects.live().values_list("proof", flat=True).first()
    return live if live and live["digest"] == proof.digest(found.catalogue) else None


def sweep() -> None:
    """Throw away what is old: previews, with the answers given to them and the links to them. One that
    somebody answers at this very moment goes the next time."""
    newest = Preview.objects.aggregate(number=Min("number"))["number"]
    for row in _old().exclude(number=newest).defer("document"):
        try:
            with transaction.atomic():
                erase_attempts(Attempt.objects.filter(edition=row.pk).values_list("pk", flat=True))
                row.delete()
        except ProtectedError:
            continue


def _old() -> PreviewQuerySet:
    now = timezone.now()
    links = PreviewLink.objects.filter(preview=OuterRef("pk"))
    old = Q(published_at__lt=now - KEPT) & ~Exists(links.good())
    unshared = Q(published_at__lt=now - UNSHARED_KEPT) & ~Exists(links)
    found: PreviewQuerySet = Preview.objects.filter(old | unshared)
    return found


# Links ------------------------------------------------------------------------------------------


def token_of(once: str, by: User, note: str, days: int) -> str:
    """The token of the link that this form makes, however often it is sent: `once` is the form’s own
    secret, and without our key nobody can tell the token from it."""
    form = "\n".join((str(by.pk), once, str(days), note))
    made = salted_hmac("careers.preview.link", form, algorithm="sha256").digest()
    return urlsafe_b64encode(made[:TOKEN_BYTES]).decode().rstrip("=")


def made_before(token: str) -> PreviewLink | None:
    """The link of this token, whether it still opens anything or not; None where there is none."""
    return PreviewLink.objects.filter(token_sha256=token_hash(token)).first()


def share(
    preview: Preview, by: User, note: str, days: int, token: str = ""
) -> tuple[PreviewLink, str]:
    """A link to a preview, and its token, which is kept nowhere. `note` says whom it is for, `days` is
    one of `DAYS`; without a `token` a new one is drawn. Raises `ValueError` for other days."""
    if days not in DAYS:
        raise ValueError(f"{days} days")
    token = token or secrets.token_urlsafe(TOKEN_BYTES)
    link = PreviewLink.objects.create(
        preview=preview,
        token_sha256=token_hash(token),
        note=" ".join(note.split())[:120],
        made_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    return link, token


def opened(token: str) -> PreviewLink | None:
    """Count that somebody came by a link, and say which; None for a token that opens nothing: it never
    was one, its time is over, or it was closed."""
    link = PreviewLink.objects.good().filter(token_sha256=token_hash(token)).first()
    if link is None:
        return None
    PreviewLink.objects.filter(pk=link.pk).update(
        opened=F("opened") + 1, last_opened_at=timezone.now()
    )
    return link


def close(link: PreviewLink) -> None:
    """Let a link open nothing any more, in the browsers it was opened in either. Closing twice changes
    nothing."""
    PreviewLink.objects.filter(pk=link.pk, closed_at=None).update(closed_at=timezone.now())
