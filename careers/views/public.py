"""Serving the public pages: the one place where a page function meets a request.

The page function is given the catalogue and the parameters of its address, never the request;
what it returns is packed once per edition and served with a strong entity tag.
"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from careers.pages.kept import Shelf
from careers.pages.page import Edition, Missing, Page
from careers.queries.edition import Published, current_edition

CACHE_CONTROL = "public, no-cache"
"""Anyone may keep a page, and asks before showing it whether the edition is still the same: the
answer is a 304 of no bytes, and a publish is seen at once."""

_SHELF = Shelf()

View = Callable[..., HttpResponse]


def public(page_function: Callable[..., Page]) -> View:
    """A view that serves a page function. An address the catalogue does not know is a 404."""

    @csrf_exempt  # nothing is ever sent to a public page: a POST is refused as such
    @require_safe
    @wraps(page_function)
    def view(request: HttpRequest, **parameters: str) -> HttpResponse:
        published = current_edition()
        key = (page_function.__module__, page_function.__name__, *sorted(parameters.items()))

        def make() -> str:
            page = page_function(published.catalogue, **parameters)
            return page.render(published.catalogue, imprint(published))

        try:
            packed = _SHELF.get(published.number, key, make)
        except Missing as missing:
            raise Http404(f"{missing.kind}:{missing.code}") from missing
        encoding = packed.encoding(request.headers.get("Accept-Encoding", ""))
        etag = packed.etag(encoding)
        held = parse_etags(request.headers.get("If-None-Match", ""))
        if "*" in held or etag in (tag.removeprefix("W/") for tag in held):
            response = HttpResponse(status=304)
            del response["Content-Type"]
        else:
            response = HttpResponse(packed.bodies[encoding])
            if encoding != "identity":
                response["Content-Encoding"] = encoding
        response["ETag"] = etag
        response["Cache-Control"] = CACHE_CONTROL
        response["Vary"] = "Accept-Encoding"
        return response

    return view


def forget_pages() -> None:
    """Give up every page kept: tests do, between one edition 1 and the next."""
    _SHELF.forget()


def imprint(published: Published) -> Edition:
    """What a page says of the edition it is read from."""
    return Edition(published.number, date_format(published.published_at, "j F Y"))
