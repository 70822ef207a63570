"""Serving the public pages: the one place where a page function meets a request.

The page function is given the catalogue and the parameters of its address, never the request;
what it returns is packed once per edition and served with a strong entity tag.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
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
_ASKED_SHELF = Shelf(256)
"""Pages made from a query string, apart from the others: however many are asked for, no page without
one is given up for them."""

LONGEST = 200
"""Characters of a query's value that are read; what comes after is as if it had not been sent."""

View = Callable[..., HttpResponse]


def public(page_function: Callable[..., Page], **asked: str) -> View:
    """A view that serves a page function. An address the catalogue does not know is a 404.

    `asked` names what of the query string the page reads, by the page's own parameter:
    ``public(routes.route, origin="from", destination="to")``. The page is given a text for each, one
    line without spaces around it, empty where nothing was sent; everything else in the query string
    is ignored.
    """

    @csrf_exempt  # nothing is ever sent to a public page: a POST is refused as such
    @require_safe
    @wraps(page_function)
    def view(request: HttpRequest, **parameters: str) -> HttpResponse:
        published = current_edition()
        values = {name: _value(request, key) for name, key in asked.items()}
        parameters |= values
        shelf = _ASKED_SHELF if any(values.values()) else _SHELF
        key = (page_function.__module__, page_function.__name__, *sorted(parameters.items()))

        def make() -> str:
            page = page_function(published.catalogue, **parameters)
            return page.render(published.catalogue, imprint(published))

        try:
            packed = shelf.get(published.number, key, make)
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


def _value(request: HttpRequest, key: str) -> str:
    return " ".join(request.GET.get(key, "")[:LONGEST].split())


def forget_pages() -> None:
    """Give up every page kept: tests do, between one edition 1 and the next."""
    _SHELF.forget()
    _ASKED_SHELF.forget()


def imprint(published: Published) -> Edition:
    """What a page says of the edition it is read from, and of where it is read."""
    return Edition(
        published.number, date_format(published.published_at, "j F Y"), settings.SITE_URL
    )
