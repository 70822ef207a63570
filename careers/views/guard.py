"""What is turned away before it reaches a page, and what every answer carries.

Two middlewares of `portal/settings.py`: `headers` is the outermost of all, `guard` stands inside the
other headers and outside everything that looks at a request.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.middleware.security import SecurityMiddleware

from careers.views.errors import bad_request, not_allowed, too_large

GetResponse = Callable[[HttpRequest], HttpResponse]

DESK = "/desk/"
NUL = "\0"

ECHOING = frozenset({"TRACE", "TRACK", "CONNECT"})
"""Methods that no page has a use for: an answer to the first two would give back what was sent, cookies
and all."""

FILES = {"/desk/workbook/send/": 10_100_000}
"""The addresses that take a file, and how many bytes the whole form may have. The file goes to the disk
as it comes in, and only where it comes from staff; anybody else's is thrown away."""


def headers(get_response: GetResponse) -> GetResponse:
    """Django's own security headers also on what is answered before or instead of its middleware: it
    raises for a forged Host itself, and its headers are then missing. And nothing of anybody's cookies
    on a public page (`packed`) or file (`alike`, for everybody): Django would replace a broken one there, and
    say that the page depends on it."""
    security = SecurityMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = security.process_response(request, get_response(request))
        if hasattr(response, "packed"):
            response.cookies.clear()
            response["Vary"] = "Accept-Encoding"
        elif hasattr(response, "alike"):
            response.cookies.clear()
            del response["Vary"]
        return response

    return middleware


def guard(get_response: GetResponse) -> Any:
    """Middleware: what no page should have to think of is refused here.

    A method that would echo what was sent; a NUL, which no browser sends and PostgreSQL cannot store; a body that is too large; and at the
    desk, where any text may become part of a query, a value no column can hold.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in ECHOING:
            return not_allowed(HttpResponseNotAllowed(["GET", "HEAD", "POST"]))
        if _length(request) > FILES.get(request.path, settings.DATA_UPLOAD_MAX_MEMORY_SIZE):
            return too_large(request)
        query = request.META.get("QUERY_STRING", "")
        if NUL in request.path or NUL in query or "%00" in query:
            return bad_request(request)
        _drop_broken_cookies(request)
        return get_response(request)

    def process_view(request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return None
        _vouch(request)
        if request.path in FILES and request.user.is_staff:
            request.upload_handlers = [TemporaryFileUploadHandler(request)]
        try:
            values = [text for pair in request.POST.lists() for text in (pair[0], *pair[1])]
        except RequestDataTooBig:
            return too_large(request)
        return bad_request(request) if any(NUL in str(text) for text in values) else None

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        at_desk = request.path.startswith(DESK)
        return (
            bad_request(request, exception)
            if at_desk and isinstance(exception, DataError | OverflowError)
            else None
        )

    middleware.process_view = process_view  # type: ignore[attr-defined]
    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware


def _vouch(request: HttpRequest) -> None:
    """Let Django's check of forms take one from a page that tells nobody where it was.

    A personal page says `no-referrer`; a browser then sends “Origin: null” with its forms, which by
    itself could come from anywhere. What only a browser can say settles it: `Sec-Fetch-Site`. A
    browser too old to say it (Safari before 16.4) is left to the check that always follows, of the
    token in the form against the one in the cookie.
    """
    if (
        request.META.get("HTTP_ORIGIN") == "null"
        and request.META.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin"
    ):
        request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"


def _length(request: HttpRequest) -> int:
    """The bytes the request says that it brings."""
    declared = request.META.get("CONTENT_LENGTH") or ""
    return int(declared) if declared.isdecimal() else 0


def _drop_broken_cookies(request: HttpRequest) -> None:
    """A cookie that holds a NUL is as good as none. To refuse the request would lock a browser out
    of every page until its owner finds the cookie."""
    for name in [name for name, value in request.COOKIES.items() if NUL in value]:
        del request.COOKIES[name]
