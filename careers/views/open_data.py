"""The files of the open data. The page that tells of them is public like any other.

They may be fetched by a script of any other site, which a page may not: there is nothing personal in
them, they set no cookie and read none, and to be read by others is what they are for.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from careers.domain.catalogue import Catalogue
from careers.domain.open_data import TABLES
from careers.pages import open_data as pages
from careers.queries.edition import Published, current_edition, glance
from careers.queries.history import NoSuchEdition, was_read
from careers.queries.open_data import published_on, text_of
from careers.views.public import imprint, serve, shelf_of

_SHELF = shelf_of(32)
"""Few, as they may be large."""

FOR_EVER = "public, max-age=31536000, immutable"
"""The document of an edition never changes."""

A_DAY = "public, max-age=86400"
"""Nor do its tables, but a later release of ours may know more columns."""

JSON = "application/json"
CSV = "text/csv; charset=utf-8; header=present"

Made = tuple[Callable[[], str | bytes], str]
"""How a file is made, and its content type."""
Maker = Callable[..., Made]


def _given(lasting: str) -> Callable[[Maker], Callable[..., HttpResponse]]:
    """Serve a file of the live edition, or of the one with the `number` in the address; `lasting` is
    how long the latter may be kept without asking."""

    def decorate(maker: Maker) -> Callable[..., HttpResponse]:
        @csrf_exempt  # as on every public page
        @require_safe
        @wraps(maker)
        def view(
            request: HttpRequest, number: int | None = None, **parameters: Any
        ) -> HttpResponse:
            published = current_edition()
            wanted = published.number if number is None else number
            make, content_type = maker(published, wanted, **parameters)
            key = (maker.__name__, number, *sorted(parameters.items()))
            response = serve(request, published, key, make, _SHELF, content_type)
            response["Access-Control-Allow-Origin"] = "*"
            name = pages.kept_as(published.catalogue.site.name, wanted, request.path)
            response["Content-Disposition"] = f'inline; filename="{name}"'
            if number is not None:
                response["Cache-Control"] = lasting
            return response

        return view

    return decorate


def _catalogue(published: Published, number: int) -> Catalogue:
    if number == published.number:
        return published.catalogue
    if not was_read(published.number, number):
        raise NoSuchEdition
    return glance(number).catalogue


@_given(FOR_EVER)
def document(published: Published, number: int) -> Made:
    """An edition whole, as it is stored."""
    return lambda: text_of(published.number, number), JSON


@_given(A_DAY)
def table(published: Published, number: int, name: str) -> Made:
    """One of an edition's tables."""
    if name not in TABLES:
        raise Http404(f"table:{name}")
    return lambda: pages.table(_catalogue(published, number), name), CSV


@_given(A_DAY)
def metadata(published: Published, number: int) -> Made:
    """What an edition's tables hold, for machines."""

    def make() -> str:
        return pages.metadata(_catalogue(published, number), number, published_on(number))

    return make, JSON


@_given(A_DAY)
def schema(published: Published, number: int) -> Made:
    """What an edition's document looks like, for machines."""

    def make() -> str:
        if not was_read(published.number, number):
            raise NoSuchEdition
        return pages.schema(imprint(published).site)

    return make, "application/schema+json"


def _files(published: Published, number: int) -> dict[str, str]:
    site = imprint(published).site
    catalogue = _catalogue(published, number)
    text = text_of(published.number, number)
    return pages.files(catalogue, text, number, published_on(number), site)


@_given(A_DAY)
def sums(published: Published, number: int) -> Made:
    """The SHA-256 of every file of an edition, as `sha256sum --check` reads it."""
    return lambda: pages.sums(_files(published, number)), "text/plain; charset=utf-8"


@_given(A_DAY)
def archive(published: Published, number: int) -> Made:
    """Every file of an edition in one."""
    return lambda: pages.archive(_files(published, number)), "application/zip"
