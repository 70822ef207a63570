"""Search over HTTP: the page, kept like every public page; what it found nothing for, counted; and what
browsers ask for besides."""

import json
import logging
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from careers.actions import searching
from careers.domain.parts import shown
from careers.pages import finding, search as pages
from careers.queries.edition import current_edition, edition, looked_at
from careers.queries.preview import previewed
from careers.views.public import public, serve, text_of

_LOG = logging.getLogger(__name__)
_PAGE = public(pages.search, counted=True, query="q")


@csrf_exempt  # as on every public page
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The search page. What a person asked for and nothing has is counted, whatever the page says."""
    response = _PAGE(request)
    query = pages.clean(text_of(request, "q"))
    if query and request.method == "GET" and _by_a_person(request):
        published = current_edition()
        if not published.preview and in_vain(published.number, published.sha256, query):
            try:
                searching.count(query)
            except DatabaseError:
                _LOG.warning("A search in vain could not be counted.")
    return response


def _by_a_person(request: HttpRequest) -> bool:
    """Whether the page was opened, and not fetched by a script while somebody was still typing, or by
    a browser that guesses. Browsers say so; who says nothing is believed."""
    opened = request.headers.get("Sec-Fetch-Dest", "document") == "document"
    return opened and "prefetch" not in request.headers.get("Sec-Purpose", "")


@lru_cache(maxsize=1024)
def in_vain(number: int, _sha256: str, query: str) -> bool:
    """Whether an edition has nothing for a query. Its hash keeps apart what shares a number."""
    return not finding.search(shown(edition(number).catalogue), query).count


@csrf_exempt
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A few names for what is being typed, as OpenSearch has it: the text, the names, what each is,
    and where it is."""
    published = current_edition()
    query = pages.clean(text_of(request, "q"))

    def make() -> str:
        found = pages.suggestions(shown(published.catalogue), query)
        names, kinds = [one.name for one in found], [one.kind for one in found]
        return json.dumps([query, names, kinds, [_address(one.path) for one in found]])

    key = ("suggestions", query)
    return serve(request, published, key, make, content_type="application/x-suggestions+json")


def _address(path: str) -> str:
    """Where a page is for whoever asked: in a preview, beside the page that asked."""
    return previewed(path) if looked_at() else settings.SITE_URL + path


@csrf_exempt
@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """How a browser searches here: an OpenSearch description."""
    published = current_edition()
    site = settings.SITE_URL or f"{request.scheme}://{request.get_host()}"

    def make() -> str:
        return render_to_string(
            "search/opensearch.xml", {"site": site, "name": published.catalogue.site.name}
        )

    kind = "application/opensearchdescription+xml; charset=utf-8"
    return serve(request, published, ("opensearch", site), make, content_type=kind)
