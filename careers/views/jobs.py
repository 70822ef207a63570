"""The openings over HTTP: one that is open, one that has closed, and the feed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from careers.domain.parts import shown
from careers.models import Vacancy
from careers.pages import jobs as pages
from careers.pages.jobs_feed import feed as written
from careers.queries.edition import current_edition
from careers.queries.history import history
from careers.queries.notices import told, value_of
from careers.views.public import imprint, public, serve

_PAGE = public(pages.job, told={"notices": told})

LARGEST = 2**63 - 1
"""The largest number a row can have: no opening has a larger one, and no database takes it."""


@csrf_exempt  # as on every public page
@require_safe
def job(request: HttpRequest, number: int) -> HttpResponse:
    """An opening; where it has closed, a page that says so (410) and what there is instead."""
    published = current_edition()
    notices = told(published)
    if notices.vacancy(number):
        return _PAGE(request, number=number)
    row = Vacancy.objects.filter(pk=number).first() if number <= LARGEST else None
    if row is None or row.closes_on >= notices.day:
        raise Http404(f"job:{number}")
    seen = shown(published.catalogue)
    text = pages.closed(seen, notices, value_of(row)).render(seen, imprint(published))
    return HttpResponse(text, status=410, headers={"Cache-Control": "no-store"})


@csrf_exempt  # as on every public page
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The openings, for a feed reader."""
    published = current_edition()
    notices = told(published)

    def make() -> str:
        begun = history(published.number, most=1).begun
        return written(published.catalogue, imprint(published), notices, begun)

    kind = "application/atom+xml; charset=utf-8"
    return serve(request, published, ("jobs feed", notices), make, content_type=kind)
