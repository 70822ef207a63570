"""What the pages that set answers apart, move and bring them back share."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from careers.actions.attempt import Gone, Moved
from careers.models import Attempt
from careers.views.assessment import erased
from careers.views.personal import personal
from careers.views.result import no_result
from careers.views.sitting import Sitting, sitting_of
from careers.views.stamps import BELONGS

_P = ParamSpec("_P")


def holding(
    view: Callable[Concatenate[HttpRequest, Sitting, Attempt, _P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, _P], HttpResponse]:
    """A personal view for whoever holds an attempt: it is handed the sitting and the attempt.

    Without one there is nothing yet, and a page says where to begin. Where the attempt is erased
    while the view writes, one says that; where it is moved in another tab, the page is shown anew.
    """

    @personal
    @wraps(view)
    def wrapped(request: HttpRequest, *args: _P.args, **options: _P.kwargs) -> HttpResponse:
        sitting = sitting_of(request)
        if sitting.attempt is None:
            status = 409 if request.method == "POST" else 200
            return no_result(request, sitting, status=status)
        try:
            return view(request, sitting, sitting.attempt, *args, **options)
        except Gone:
            return erased(request, sitting, status=410)
        except Moved:
            return redirect("assessment-progress")

    return wrapped


def current(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether a form was shown for the very answers this browser holds now."""
    return request.POST.get(BELONGS) == sitting.belongs
