"""What every page with something personal on it has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def personal(view: View) -> View:
    """Keep a page out of every cache and every referrer, and out of every index as soon as it shows
    somebody's answers: without an attempt it says the same to everyone."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        response = view(request, *args, **options)
        response["Cache-Control"] = "no-store, private"
        if {**request.COOKIES, **response.cookies}.get(settings.ATTEMPT_COOKIE_NAME):
            response["X-Robots-Tag"] = "noindex, nofollow"
        # Not "no-referrer": a browser then sends "Origin: null" with a form, which the CSRF check
        # must refuse. Nothing leaves this origin either way.
        response["Referrer-Policy"] = "same-origin"
        return response

    return wrapped
