"""Serving the public pages: the one place where a page function meets a request.

The page function is given the catalogue and the parameters of its address, never the request;
what it returns is packed once per edition and served with a strong entity tag.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from msgspec.structs import replace

from careers.domain.notices import Notices
from careers.domain.parts import leads_out, shown
from careers.pages.kept import Packed, Shelf
from careers.pages.page import Edition, Missing, Page
from careers.queries.edition import Published, current_edition
from careers.queries.history import NoSuchEdition
from careers.queries.notices import current_notices

CACHE_CONTROL = "public, no-cache"
"""Anyone may keep a page, and asks before showing it whether the edition is still the same: the
answer is a 304 of no bytes, and a publish is seen at once."""

ASKED_EACH_TIME = "@1"
"""The same for nginx, which takes `no-cache` for `no-store`: good until the first second of 1970, so it
keeps a page and asks before it sends it (`ops/nginx/rungs.conf`). It sends this on to nobody."""

_SHELVES: list[Shelf] = []


def shelf_of(size: int) -> Shelf:
    """A shelf for so many pages, which `forget_pages` clears with the others."""
    _SHELVES.append(Shelf(size))
    return _SHELVES[-1]


_SHELF = shelf_of(1024)
_ASKED_SHELF = shelf_of(256)
"""Pages made from a query string, and those of old editions, apart from the others: however many are
asked for, no page of what is live is given up for them."""

LONGEST = 200
"""Characters of a query's value that are read; what comes after is as if it had not been sent."""

View = Callable[..., HttpResponse]
Tell = Callable[[Published], Hashable]

SERVED: Final = "rungs.served"
"""Where a request's environment says how it was answered, for whoever stands before Django."""


class Standing(NamedTuple):
    """All that public pages are made from at a moment: the live edition, the openings and
    announcements, and what some are told besides."""

    published: Published
    notices: Notices
    told: Mapping[Tell, Hashable]

    def lasts(self, later: "Standing") -> bool:
        """Whether nothing has changed from this moment to a later one, nor changed and changed back:
        what is live and what is posted are other objects after a change."""
        same = self.published is later.published and self.notices is later.notices
        return same and self.told.items() <= later.told.items()


class Served(NamedTuple):
    """A public page as it was answered: its bytes, what it was made from, and whether the visitor came
    by HTTPS, on which the headers around it depend."""

    packed: Packed
    standing: Standing
    secure: bool


def standing(tells: Iterable[Tell]) -> Standing:
    """What public pages are made from now, and what these functions tell: from memory. Raises
    `NothingPublished`."""
    published = current_edition()
    return Standing(published, current_notices(), {tell: tell(published) for tell in tells})


@dataclass(frozen=True)
class Several:
    """A key of the query string that may occur several times, as ``role=a&role=b``; the page is given
    a tuple of texts, each cleaned like a single one, in the order they were sent: none empty, none
    twice, and at most so many. What is sent beyond them is as if it had not been."""

    key: str
    most: int = 12


def public(
    page_function: Callable[..., Page],
    reading: Callable[..., Any] | None = None,
    /,
    *,
    told: Mapping[str, Tell] | None = None,
    counted: bool = False,
    **asked: str | Several,
) -> View:
    """A view that serves a page function. An address the catalogue does not know is a 404.

    `asked` names what of the query string the page reads, by the page's own parameter:
    ``public(routes.route, origin="from", destination="to")``. The page is given a text for each, one
    line without spaces around it, empty where nothing was sent; where the name is `Several`,
    ``public(roles.compare, codes=Several("role"))``, it is given a tuple of such texts. Everything
    else in the query string is ignored.

    A page that tells of more than the live catalogue is handed a value besides it, instead of the
    parameters: what `reading` makes of the live edition's number and them, when the page is made.
    It may lean on nothing that can change while that edition is live, and raises
    `NoSuchEdition` where there is nothing to tell.

    `told` names what the page is told besides that may change meanwhile, and by what: a function of
    what is live, called for every request, so it answers from memory. Its few values are parameters
    like the others, and a page is kept for each.

    Whoever stands before Django may answer the same address again with the same bytes, unless
    `counted` says that each request for it is looked at.
    """
    tells = dict(told or {})

    @csrf_exempt  # nothing is ever sent to a public page: a POST is refused as such
    @require_safe
    @wraps(page_function)
    def view(request: HttpRequest, **parameters: Any) -> HttpResponse:
        now = standing(tells.values())
        published = now.published
        seen, told_of = shown(published.catalogue), imprint(published)
        values = {name: _asked(request, key) for name, key in asked.items()}
        parameters |= values | {name: now.told[tell] for name, tell in tells.items()}
        shelf = _ASKED_SHELF if reading or any(values.values()) else _SHELF
        # An announcement stands on every page, so a page is kept for each.
        name = (page_function.__module__, page_function.__name__)
        key = (*name, told_of, *sorted(parameters.items()))

        def make() -> str:
            if reading:
                page = page_function(seen, reading(published.number, **parameters))
            else:
                page = page_function(seen, **parameters)
            return page.render(seen, told_of)

        response = serve(request, published, key, make, shelf)
        if not counted and (packed := getattr(response, "packed", None)):
            request.META[SERVED] = Served(packed, now, request.is_secure())
        return response

    return view


def serve(
    request: HttpRequest,
    published: Published,
    key: Hashable,
    make: Callable[[], str | bytes],
    shelf: Shelf = _ASKED_SHELF,
    content_type: str | None = None,
) -> HttpResponse:
    """What is kept under a key as long as this edition is live, made now if it is not there, packed
    as the browser likes it and sent only to those who do not hold it yet."""
    try:
        if published.preview:  # few look, and what is kept is of what is live
            return HttpResponse(make(), content_type=content_type)
        packed = shelf.get(published.number, key, make)
    except Missing as missing:
        if moved := _moved(published, missing):
            return moved
        raise Http404(f"{missing.kind}:{missing.code}") from missing
    except NoSuchEdition as missing:
        raise Http404("edition") from missing
    encoding = packed.encoding(request.headers.get("Accept-Encoding", ""))
    etag = packed.etag(encoding)
    if packed.held(encoding, request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    else:
        response = HttpResponse(packed.body(encoding), content_type=content_type)
        if encoding != "identity":
            response["Content-Encoding"] = encoding
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    response["Vary"] = "Accept-Encoding"
    if settings.PROXIES:
        response["X-Accel-Expires"] = ASKED_EACH_TIME
    response.packed = packed  # type: ignore[attr-defined]
    return response


def _moved(published: Published, missing: Missing) -> HttpResponse | None:
    """The way to the present address of what was known by that code; None where nothing was.

    Pages of one thing read no query string, so none is kept. It is for good and yet asked for each
    time, like the pages: a code that is changed and changed back must not leave browsers going round
    in a circle."""
    now = published.catalogue.known_as(missing.kind, missing.code)
    if now is None or now.code == missing.code:
        return None
    return HttpResponsePermanentRedirect(now.path, headers={"Cache-Control": CACHE_CONTROL})


def _asked(request: HttpRequest, key: str | Several) -> str | tuple[str, ...]:
    return text_of(request, key) if isinstance(key, str) else texts_of(request, key)


def text_of(request: HttpRequest, key: str) -> str:
    """What the query string says under a key, cleaned as `public` says."""
    return _clean(request.GET.get(key, ""))


def texts_of(request: HttpRequest, several: Several) -> tuple[str, ...]:
    """The same for a key that may occur several times."""
    values = dict.fromkeys(map(_clean, request.GET.getlist(several.key)))
    return tuple(value for value in values if value)[: several.most]


def _clean(text: str) -> str:
    return " ".join(text[:LONGEST].split())


def forget_pages() -> None:
    """Give up every page kept: tests do, between one edition 1 and the next."""
    for shelf in _SHELVES:
        shelf.forget()


def imprint(published: Published) -> Edition:
    """What a page says of the edition it is read from, of where it is read, and above itself."""
    day = date_format(localtime(published.published_at), "j F Y")
    draft = bool(published.preview)
    announced = current_notices().announcement
    if announced and leads_out(announced.path, published.catalogue):
        # It is of no edition, and may have been there before its page was left out.
        announced = replace(announced, address="", words="")
    return Edition(published.number, day, "" if draft else settings.SITE_URL, draft, announced)
