"""What a visitor sees when something is not there, not allowed or not working.

These pages come from the current edition where it can be reached, and from nothing at all where it
cannot: an error page must not need what has just failed.
"""

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.translation import gettext as _, ngettext

from careers.domain.parts import shown
from careers.pages.errors import missing
from careers.queries.edition import NothingPublished, Published, current_edition
from careers.views.keeping import after_refusal
from careers.views.public import imprint

logger = logging.getLogger(__name__)

AWAY_FOR = 60
"""Seconds until it is worth asking again while the database is away."""


def _published() -> Published | None:
    try:
        return current_edition()
    except (NothingPublished, DatabaseError):
        return None


def _plain(template: str, status: int, **context: Any) -> HttpResponse:
    """An error page that leans on nothing but its template."""
    text = render_to_string(template, {"catalogue": None, "edition": None, **context})
    return HttpResponse(text, status=status, headers={"Cache-Control": "no-store"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the nearest things the catalogue holds; for staff at the desk, in its own dress."""
    if request.path.startswith("/desk/") and (page := _missing_at_desk(request)):
        return page
    published = _published()
    if published is None:
        return _plain("errors/404.html", 404)
    seen = shown(published.catalogue)
    text = missing(seen, request.path).render(seen, imprint(published))
    return HttpResponse(text, status=404, headers={"Cache-Control": "no-store"})


def _missing_at_desk(request: HttpRequest) -> HttpResponse | None:
    """The desk's own page for it; None for who is not staff, or where nobody can tell."""
    try:
        # A refusal before anybody was asked who they are has no user.
        if not hasattr(request, "user") or not admin.site.has_permission(request):
            return None
        context = {**admin.site.each_context(request), "title": _("This page is not here")}
        text = render_to_string("desk/missing.html", context, request)
    except DatabaseError:
        return None
    return HttpResponse(text, status=404, headers={"Cache-Control": "no-store, private"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain("errors/400.html", 400)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than a form here holds, or a file may have."""
    return _plain("errors/413.html", 413)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _plain("errors/403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: mostly a browser that keeps no cookies. One of the desk comes
    back to whoever sent it, where a browser vouches that it is theirs."""
    if kept := after_refusal(request):
        return kept
    return _plain("errors/csrf.html", 403, at_desk=request.path.startswith("/desk/"))


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """429: whoever sent this is to wait so many seconds; nothing of it was done."""
    response = _plain("errors/429.html", 429, wait=_in_words(seconds))
    response["Retry-After"] = str(seconds)
    return response


def _in_words(seconds: int) -> str:
    """A wait, rounded up: "20 seconds", "2 minutes"."""
    if seconds < 60:
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    minutes = -(-seconds // 60)
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def locked(request: HttpRequest, *_credentials: Any, **_more: Any) -> HttpResponse:
    """429 after too many wrong passwords: the door opens again by itself, and the page says when."""
    seconds = getattr(request, "locked_for", round(settings.AXES_COOLOFF_TIME * 60 * 60))
    response = _plain("errors/locked.html", 429, wait=_in_words(seconds))
    response["Retry-After"] = str(seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500; where what is outside every page met a database that is away, that is said."""
    if is_away(sys.exc_info()[1]):
        return _away()
    return _plain("errors/500.html", 500)


READ_ONLY = "25006"
"""What PostgreSQL calls a write that it refuses because it takes none: a standby, a full disk's guard."""


def is_away(error: BaseException | None) -> bool:
    """Whether this says that the database cannot be used just now, rather than that we asked something
    silly: it is not there, does not answer, is full, takes no writes, or its file cannot be read."""
    if isinstance(error, InternalError):
        return getattr(error.__cause__, "sqlstate", "") == READ_ONLY
    # SQLite says of a file that is none of its own nothing but that it is a `DatabaseError`.
    return isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError


def _away() -> HttpResponse:
    response = _plain("errors/unavailable.html", 503)
    response["Retry-After"] = str(AWAY_FOR)
    return response


def not_allowed(bare: HttpResponse) -> HttpResponse:
    """405, with the methods that are allowed as the bare answer names them."""
    response = _plain("errors/405.html", 405)
    response["Allow"] = bare["Allow"]
    return response


def unavailable(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware: no edition yet, or no database, is a 503 that says so; and a method that a page
    does not take gets a page instead of Django's empty answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        bare = isinstance(response, HttpResponseNotAllowed) and not response.content
        return not_allowed(response) if bare else response

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NothingPublished):
            return _plain("errors/unpublished.html", 503)
        if is_away(exception):
            logger.error("The database cannot be used.", exc_info=exception)
            return _away()
        return None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
