"""What a form carries unseen: whose answers it belongs to, and when it was shown."""

import time
from datetime import UTC, datetime
from typing import Literal

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

BELONGS = "of"
SHOWN = "shown"
AWAY_FROM = 30 * 60
"""Seconds after which somebody has not been thinking about the page, but was elsewhere."""

_SIGNER = Signer(salt="careers.views.stamps", sep=".")


def belonging(code: str, edition: int, earlier: int = 0) -> str:
    """A mark of the code and the edition a form was shown for, and of how many earlier times the code
    had answers; it tells none of them. The last keeps a page of answers that were set apart from
    writing into those begun anew, which have the same code and may have the same edition."""
    what = f"{edition} {earlier} {code}"
    return salted_hmac("careers.views.stamps", what, algorithm="sha256").hexdigest()[:16]


Moved = Literal["", "again", "edition", "code"]
"""What has become other since a form was shown: nothing; the same code has answers begun anew; they
are of another edition; or there is another code."""
EDITIONS_BACK = 20
"""How many editions back a form is looked for; one from before is as if of another code."""


def moved(request: HttpRequest, code: str, edition: int, earlier: int = 0) -> Moved:
    """Whether a form was shown for other answers than those this browser holds now, and why: in
    another tab somebody began anew, moved to a newer edition, erased or came back to others; or a
    newer edition came out before they began. A form without a mark is taken at its word."""
    sent = request.POST.get(BELONGS, "")
    if not sent or sent == belonging(code, edition, earlier):
        return ""
    for number in range(edition, max(0, edition - EDITIONS_BACK), -1):
        if any(sent == belonging(code, number, times) for times in range(earlier + 1)):
            return "again" if number == edition else "edition"
    return "code"


def shown_now() -> str:
    """A mark of this moment, which nobody else can make."""
    return _SIGNER.sign(f"{time.time():.6f}")


def shown_at(request: HttpRequest) -> datetime | None:
    """When the form was shown; None where its mark is missing or forged. What was saved since then
    with the same words is the same form sent twice."""
    shown = _shown(request)
    return datetime.fromtimestamp(shown, UTC) if shown is not None else None


def seconds_open(request: HttpRequest) -> float | None:
    """How long the form was open; None where nobody can tell: the mark is missing or forged, the
    clock was set back, or somebody was away."""
    shown = _shown(request)
    taken = time.time() - shown if shown is not None else -1
    return taken if 0 <= taken <= AWAY_FROM else None


def _shown(request: HttpRequest) -> float | None:
    """The moment in a form's mark, in seconds since 1970."""
    try:
        return float(_SIGNER.unsign(request.POST.get(SHOWN, "")))
    except BadSignature:
        return None
