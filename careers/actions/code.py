"""What a visitor does with the code of an attempt: replace it, have it sent to them."""

import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from careers.actions.attempt import Gone
from careers.actions.erasing import mark_of
from careers.domain import code as codes
from careers.models import Attempt, FormerCode
from careers.models.attempt import token_hash

_LOG = logging.getLogger(__name__)


def renew(attempt: Attempt, code: str) -> None:
    """Let a new code open the attempt, and the old one nothing any more; a mark of that stays with the
    attempt. Raises `Gone` for an attempt that was erased, or given another code, since it was read."""
    new = token_hash(code)
    held = Attempt.objects.filter(pk=attempt.pk, token_sha256=attempt.token_sha256)
    with transaction.atomic():
        if not held.update(token_sha256=new):
            raise Gone
        former = mark_of("attempt", attempt.token_sha256)
        FormerCode.objects.create(attempt=attempt, mark=former)
    attempt.token_sha256 = new


class NotSent(Exception):
    """The letter did not go. `refused` says that the mail server does not take this address; else it
    could not be reached, or takes no letter now."""

    def __init__(self, *, refused: bool) -> None:
        self.refused = refused
        super().__init__("refused" if refused else "away")


def send(attempt: Attempt, code: str, to: str, where: str, site: str) -> None:
    """Send the code of an attempt, as it is shown, to an e-mail address, with the address `where` it
    is entered. `to` is used for this and neither kept nor logged. Raises `NotSent`."""
    known = {"code": codes.grouped(code), "where": where, "site": site, "attempt": attempt}
    letter = EmailMessage(
        _("Your code for %(site)s") % {"site": " ".join(site.split())},
        render_to_string("assessment/letter.txt", known).strip(),
        settings.DEFAULT_FROM_EMAIL,
        [to],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused as error:
        # From 500 up it is for good; below, the server would rather be asked later.
        raise NotSent(
            refused=min(code for code, _said in error.recipients.values()) >= 500
        ) from None
    except (smtplib.SMTPException, OSError) as error:
        # Only what kind it was: the words of such an error may hold the address.
        _LOG.error("A letter could not be sent: %s", type(error).__name__)
        raise NotSent(refused=False) from None
