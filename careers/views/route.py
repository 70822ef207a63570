"""A route with one's own levels set beside what each stop asks. It is personal."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from careers.domain.ratings import levels, rate
from careers.pages import routes
from careers.views.personal import personal
from careers.views.public import Several, text_of, texts_of
from careers.views.sitting import show, sitting_of, superseded


@personal
@require_safe
def route(request: HttpRequest) -> HttpResponse:
    """The route that the address asks for, from the role they hold if it does not say; where there are
    too few answers, what it would be and the way to the questions."""
    sitting = sitting_of(request)
    ratings = rate(sitting.catalogue, sitting.answers)
    enough = bool(ratings.answered) and not ratings.too_early
    page = routes.mine(
        sitting.catalogue,
        levels(ratings, sitting.catalogue) if enough else {},
        text_of(request, "from") or sitting.role,
        text_of(request, "to"),
        text_of(request, "way"),
        texts_of(request, Several("avoid")),
        text_of(request, "track"),
    )
    if not enough:
        page = replace(page, template="assessment/route_none.html")
    return show(
        request,
        page,
        sitting,
        ratings=ratings,
        superseded=superseded(sitting),
        **page.context,
    )
