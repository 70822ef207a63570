"""What is told of each request that Django answers: an id, a line in the log, and numbers.

The line names the pattern of the address and not the address, and nothing that was sent: no query, no
cookie, no name. Pages answered from memory (`careers.views.front`) are counted and have no line.
"""

import logging
import os
import re
from collections.abc import Callable
from time import perf_counter
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from portal.logs import REQUEST
from portal.metrics import NUMBERS

GetResponse = Callable[[HttpRequest], HttpResponseBase]

WELL_FORMED: Final = re.compile(r"[0-9a-f-]{16,64}")
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})

_LOG = logging.getLogger(__name__)


def told(get_response: GetResponse) -> GetResponse:
    """Middleware, the outermost: what is told of every request."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        began = perf_counter()
        known = REQUEST.set(id_of(request))
        try:
            response = get_response(request)
            if _is_for_one(response):
                response["X-Request-ID"] = REQUEST.get()
            _tell(request, response, perf_counter() - began)
        finally:
            REQUEST.reset(known)
        return response

    return middleware


def id_of(request: HttpRequest) -> str:
    """The id a proxy of ours has given the request, or one made now: 16 hexadecimal digits."""
    given: str = request.META.get("HTTP_X_REQUEST_ID", "") if settings.PROXIES else ""
    return given if WELL_FORMED.fullmatch(given) else os.urandom(8).hex()


def _is_for_one(response: HttpResponseBase) -> bool:
    """Whether nobody may keep the answer: what is sent to many carries nobody's id."""
    return "no-store" in response.get("Cache-Control", "")


def _tell(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    method = request.method if request.method in METHODS else "OTHER"
    route, status = route_of(request), response.status_code
    NUMBERS.answered(route, method or "", status, seconds)
    size: Any = response.get("Content-Length")
    if size is None and isinstance(response, HttpResponse):
        size = len(response.content)
    line = {
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 1),
        "bytes": None if size is None else int(size),
    }
    _LOG.info("request", extra={"told": line})


def route_of(request: HttpRequest) -> str:
    """The pattern of its address, as `portal/urls.py` has it; `static`, or `none`, where none fits."""
    if match := request.resolver_match:
        return f"/{match.route}"
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"
