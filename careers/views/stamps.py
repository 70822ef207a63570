"""What a form of the questions carries unseen: whose answers it belongs to, and when it was shown."""

import time

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

BELONGS = "of"
SHOWN = "shown"
AWAY_FROM = 30 * 60
"""Seconds after which somebody has not been thinking about the page, but was elsewhere."""

_SIGNER = Signer(salt="careers.views.stamps", sep=".")


def belonging(code: str, edition: int) -> str:
    """A mark of the code and the edition a form was shown for; it tells neither."""
    return salted_hmac("careers.views.stamps", f"{edition} {code}").hexdigest()[:16]


def elsewhere(request: HttpRequest, code: str, edition: int) -> bool:
    """Whether a form was shown for another code or edition than what this browser holds now: in
    another tab somebody erased, came back to other answers, or moved to a newer edition."""
    sent = request.POST.get(BELONGS, "")
    return bool(sent) and sent != belonging(code, edition)


def shown_now() -> str:
    """A mark of this moment, which nobody else can make."""
    return _SIGNER.sign(str(round(time.time(), 1)))


def seconds_open(request: HttpRequest) -> float | None:
    """How long the form was open; None where nobody can tell: the mark is missing or forged, the
    clock was set back, or somebody was away."""
    try:
        taken = time.time() - float(_SIGNER.unsign(request.POST.get(SHOWN, "")))
    except BadSignature:
        return None
    return taken if 0 <= taken <= AWAY_FROM else None
