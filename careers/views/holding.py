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
        return with_attempt(
            request,
            lambda sitting, attempt: view(request, sitting, attempt, *args, **options),
            _nothing_yet,
        )

    return wrapped


def with_attempt(
    request: HttpRequest,
    view: Callable[[Sitting, Attempt], HttpResponse],
    without: Callable[[HttpRequest, Sitting], HttpResponse],
) -> HttpResponse:
    """What a view answers to whoever holds an attempt, and `without` to whoever holds none. Where the
    attempt is erased or moved in another tab while the view writes, a page that says so."""
    sitting = sitting_of(request)
    if sitting.attempt is None:
        return without(request, sitting)
    try:
        return view(sitting, sitting.attempt)
    except Gone:
        return erased(request, sitting, status=410)
    except Moved:
        return redirect("assessment-progress")


def _nothing_yet(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    return no_result(request, sitting, status=409 if request.method == "POST" else 200)


def current(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether a form was shown for the very answers this browser holds now."""
    return request.POST.get(BELONGS) == sitting.belongs
