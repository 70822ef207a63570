"""Browsers that have signed in with a name before: they are not kept out by what strangers try elsewhere.

A signed cookie says so, for a season; it opens nothing, and says no name that anybody could read.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

COOKIE = f"{'__Secure-' if settings.HTTPS else ''}known"
AGE = 90 * 24 * 60 * 60
"""Seconds."""


def knows(request: HttpRequest, name: str) -> bool:
    """Whether the browser has signed in with this name lately."""
    held = request.get_signed_cookie(COOKIE, "", salt=__name__, max_age=AGE)
    return constant_time_compare(held or "", _mark(name))


def remember(response: HttpResponse, name: str) -> None:
    """Let the browser show that it has signed in with this name."""
    response.set_signed_cookie(
        COOKIE,
        _mark(name),
        salt=__name__,
        max_age=AGE,
        path="/desk/",
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )


def _mark(name: str) -> str:
    return salted_hmac(__name__, name, algorithm="sha256").hexdigest()[:24]
