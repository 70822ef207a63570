"""Writing to colleagues what waits for them."""

import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from careers.queries.digests import Digest


@dataclass(frozen=True)
class Outcome:
    """What became of a letter to somebody: "sent", "no address", or "failed" with what kind of fault
    the mail server made; never its words, which may hold an address."""

    name: str
    what: str
    fault: str = ""


def letter(digest: Digest, site: str) -> EmailMessage:
    """The letter to one colleague, in plain text, with links to the desk; `site` is the portal's name."""
    known = {"digest": digest, "site": site, "home": settings.SITE_URL}
    return EmailMessage(
        _("What waits for you at the desk of %(site)s") % {"site": " ".join(site.split())},
        render_to_string("desk/mail/digest.txt", known).strip() + "\n",
        settings.DEFAULT_FROM_EMAIL,
        [digest.to.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def send(digest: Digest, site: str, by: BaseEmailBackend) -> Outcome:
    """Send one letter. A fault of this one is told and keeps no other from being sent."""
    name = digest.to.get_username()
    if not digest.to.email:
        return Outcome(name, "no address")
    try:
        by.send_messages([letter(digest, site)])
    except (smtplib.SMTPException, OSError) as error:
        return Outcome(name, "failed", type(error).__name__)
    return Outcome(name, "sent")
