"""Pages of the desk that need what takes long: how far that is, in their place, until it is there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from careers.domain.patience import NotYet, patient
from careers.domain.progress import Course, Step
from careers.queries.errands import HowFar
from careers.views.errands import how_far_page
from careers.views.guard import DESK, GetResponse
from careers.views.personal import personal
from careers.views.staff import READING


def patience(get_response: GetResponse) -> Any:
    """Middleware: a page of the desk that would take longer says how far it is instead, and comes anew by
    itself; what it needs is worked out meanwhile."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in READING or not request.path.startswith(DESK):
            return get_response(request)
        with patient():
            return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _not_yet(request, exception.course) if isinstance(exception, NotYet) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware


@personal
def _not_yet(request: HttpRequest, course: Course) -> HttpResponse:
    steps: dict[Step, str] = {"checking": _("Looking through the draft")}
    until = _(
        "The server was started anew, or much of the draft is new, so it is looked through once from"
        " beginning to end. The page you asked for comes when that is done. Nothing is changed by it."
    )
    far = HowFar(course.step, course.done, course.total, course.since)
    return how_far_page(request, far, _("One moment"), steps, until, status=202)
