"""The whole site over a preview: every page of it under ``/preview/3/``, run as it is.

One view takes the prefix off, looks up the rest as Django would, and runs the very view that serves the
live page, while the preview counts as the current edition (`looking_at`). So nothing is written twice,
and nothing can look other than it will. What comes back is mounted: its links stay inside.

Django’s script prefix is left alone on purpose: the address of the static files is kept in memory the
first time it is asked for, and would then hold the prefix for everybody.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.views.decorators.debug import sensitive_post_parameters

from careers.admin.findings import points
from careers.domain.kinds import KINDS
from careers.models import Preview
from careers.queries import preview as queries
from careers.queries.edition import Published, looking_at
from careers.views.errors import not_allowed, not_found
from careers.views.mounting import ELSEWHERE, mount_response
from careers.views.personal import personal
from careers.views.preview_door import let_in, turned_away

_LOG = logging.getLogger(__name__)

RIGHT = "careers.see_draft"
SHARE = "careers.share_preview"

UNMOUNTED = (*ELSEWHERE, "/robots.txt", "/.well-known", "/sitemap", "/opensearch.xml")
"""Where addresses begin that are no pages of the site, or that only machines ask for."""

ONE_OF = {kind.name for kind in KINDS if kind.folder}
"""The names of the addresses at which one thing is told of, which are those of its kind."""


@personal
@sensitive_post_parameters()
def page(request: HttpRequest, number: int, path: str) -> HttpResponse:
    """A page of a preview, by the preview's number, which counts up from 1, and the page's own path."""
    path = f"/{path}"
    if not (staff := is_staff(request)) and not let_in(request, -number):
        return turned_away(request)
    try:
        published = queries.preview(-number)
    except Preview.DoesNotExist:
        return turned_away(request, path if staff else "")
    with looking_at(published), _as_if_at(request, path):
        response = _answer(request, path, published)
        here = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
        prefix = queries.previewed("")
    rights = {"staff": staff, "share": staff and request.user.has_perm(SHARE)}
    mount_response(response, prefix, _banner(published, path, here, rights))
    for name in ("ETag", "Vary", "Access-Control-Allow-Origin"):
        response.headers.pop(name, None)
    return response


def is_staff(request: HttpRequest) -> bool:
    """Whether somebody is signed in who may see the draft."""
    user: User | AnonymousUser = request.user
    return user.is_staff and user.has_perm(RIGHT)


def found_at(path: str) -> ResolverMatch | None:
    """What serves a path of the site, if a preview has it too."""
    if path.startswith(UNMOUNTED):
        return None
    try:
        return resolve(path)
    except Resolver404:
        return None


@contextmanager
def _as_if_at(request: HttpRequest, path: str) -> Iterator[None]:
    """The request as it would be at the page's own address, from a browser that holds nothing yet. It is
    put back for what comes after: the middlewares look at it too."""
    was = request.path, request.path_info, request.resolver_match
    dropped: dict[str, Any] = {
        name: request.META.pop(name)
        for name in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH")
        if name in request.META
    }
    request.__dict__.pop("headers", None)
    request.path = request.path_info = path
    try:
        yield
    finally:
        request.path, request.path_info, request.resolver_match = was
        request.META.update(dropped)
        request.__dict__.pop("headers", None)


def _answer(request: HttpRequest, path: str, published: Published) -> HttpResponse:
    """What the page's own view answers; and where the draft is too broken for it, what is wrong."""
    match = found_at(path)
    if match is None:
        if not path.endswith("/") and found_at(f"{path}/"):
            return HttpResponse(status=302, headers={"Location": f"{path}/"})
        return not_found(request, Http404(path))
    request.resolver_match = match
    try:
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Http404 as missing:
        return not_found(request, missing)
    except DatabaseError:
        raise
    except Exception:
        # A catalogue with errors may break any page, in ways nobody listed; one without breaks none.
        if not queries.errors(published):
            raise
        _LOG.warning("A page of a preview with errors cannot be made.", exc_info=True)
        return _broken(request, published)
    return not_allowed(response) if isinstance(response, HttpResponseNotAllowed) else response


def _broken(request: HttpRequest, published: Published) -> HttpResponse:
    """Why a page cannot be shown: for staff each error, with the way to its field."""
    found = points(queries.errors(published)) if is_staff(request) else []
    context = {"catalogue": None, "edition": None, "errors": found}
    return HttpResponse(render_to_string("previewing/broken.html", context), status=409)


def _banner(published: Published, path: str, here: str, rights: dict[str, bool]) -> str:
    """What stands over every page: that it is the draft, of when, and the ways out of it; `here` is the
    same page on the live site."""
    taken = localtime(published.published_at)
    today = taken.date() == localdate()
    context: dict[str, Any] = {"taken": date_format(taken, "H:i" if today else "j F, H:i")}
    if rights["staff"]:
        context |= {
            "errors": len(queries.errors(published)),
            "left_out": queries.left_out(published),
            **_change(published, path),
            "live": published.number - 1,
        }
    return render_to_string("previewing/banner.html", {**rights, **context, "here": here})


def _change(published: Published, path: str) -> dict[str, str]:
    """Of which kind a thing is that a page tells of, and how it differs from what is live: "changed" or
    "added". Empty where it does not, or there is no such thing."""
    match, live = found_at(path), published.number - 1
    if not live or match is None or match.url_name not in ONE_OF:
        return {}
    found = queries.differing(live, published)
    change = found.get((match.url_name, match.kwargs["code"]))
    return {"change": change.what, "kind": change.kind} if change else {}
