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
def route(request: HttpRequest, role: str = "") -> HttpResponse:
    """The route that the address asks for, `role` being where it leads; what it leaves out is the role
    they hold and the one their plan leads to. Where there are too few answers, what would be here and
    the way to the questions."""
    sitting = sitting_of(request)
    ratings = rate(sitting.catalogue, sitting.answers)
    enough = bool(ratings.answered) and not ratings.too_early
    origin = text_of(request, "from")
    page = routes.mine(
        sitting.catalogue,
        levels(ratings, sitting.catalogue) if enough else {},
        origin or sitting.role,
        role or text_of(request, "to") or sitting.target,
        text_of(request, "way"),
        texts_of(request, Several("avoid")),
        text_of(request, "track"),
        silent=not origin,
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
