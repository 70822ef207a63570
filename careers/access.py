"""Who may reach a visitor's attempt: whoever holds its token, and nobody else.

This is the only way to an attempt. A wrong token, one whose attempt was erased and none at all
look the same: there is no attempt.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from careers.models import Attempt

COOKIE_AGE = 180 * 24 * 60 * 60
"""Seconds a browser keeps an attempt's token: 180 days."""


def attempt_of(request: HttpRequest) -> Attempt | None:
    """The attempt whose token the request's cookie holds, with its edition; or None."""
    token = request.COOKIES.get(settings.ATTEMPT_COOKIE_NAME, "")
    if not token or len(token) > 100:
        return None
    return (
        Attempt.objects.held_by(token).select_related("edition").defer("edition__document").first()
    )


def hand_over(response: HttpResponse, token: str) -> None:
    """Give the visitor's browser the token of their attempt, out of any script's reach."""
    response.set_cookie(
        settings.ATTEMPT_COOKIE_NAME,
        token,
        max_age=COOKIE_AGE,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
        path="/",
    )


def take_back(response: HttpResponse) -> None:
    """Have the visitor's browser forget its token."""
    response.delete_cookie(settings.ATTEMPT_COOKIE_NAME, path="/", samesite="Lax")
