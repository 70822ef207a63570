"""What the pages of a plan share: whose it is, and how much of it there may be."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from careers.domain.plan import MOST_ACTIONS, MOST_NOTES, Kept
from careers.models import Attempt
from careers.pages.page import Page
from careers.pages.plan import PlanSheet
from careers.views import stamps
from careers.views.holding import with_attempt
from careers.views.personal import personal
from careers.views.result import sheet_of
from careers.views.sitting import Sitting, show

PLAN = "/assessment/plan/"

_P = ParamSpec("_P")


def mine(
    view: Callable[Concatenate[HttpRequest, Sitting, Attempt, _P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, _P], HttpResponse]:
    """A personal view for whoever has an attempt: it is handed the sitting and the attempt.

    Without one there is a page that says so; where the attempt is erased while the view writes, one
    that says that.
    """

    @personal
    @wraps(view)
    def wrapped(request: HttpRequest, *args: _P.args, **options: _P.kwargs) -> HttpResponse:
        return with_attempt(
            request,
            lambda sitting, attempt: view(request, sitting, attempt, *args, **options),
            _none,
        )

    return wrapped


def _none(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Say that there is no plan. What was sent all the same is shown back, not lost."""
    sent = [text for name in ("text", "note", "request") if (text := request.POST.get(name))]
    title = _("Your plan is not here any more") if sent else _("There is no plan yet")
    status = 409 if request.method == "POST" else 200
    return show(request, page("none", title), sitting, status, sent=sent)


def page(name: str, title: str) -> Page:
    """What a page of the plan says of itself. None of them has a public address."""
    return Page(f"plan/{name}.html", "", title, "", "assessment")


def plan_of(sitting: Sitting, attempt: Attempt, kept: Kept) -> PlanSheet | None:
    """The attempt's plan laid out; None while it leads nowhere."""
    catalogue = sitting.catalogue
    target = catalogue.get("role", attempt.target)
    if target is None:
        return None
    origin = catalogue.get("role", sitting.role)
    return PlanSheet(catalogue, origin, target, sheet_of(sitting), kept, timezone.localdate())


def stamps_of(request: HttpRequest, sitting: Sitting) -> dict[str, str]:
    """What a form with a person's words carries unseen: whose plan it was shown for, whatever the
    edition, and when. Shown again after a fault, it was still shown first when it was."""
    failed = not strayed(request, sitting) and request.POST.get(stamps.SHOWN)
    return {
        stamps.BELONGS: stamps.belonging(sitting.code, 0),
        stamps.SHOWN: failed or stamps.shown_now(),
    }


def strayed(request: HttpRequest, sitting: Sitting) -> bool:
    """Whether a form was shown for another plan than the one this browser has open now, because in
    another tab somebody came back to theirs: its words belong to the one and not to the other."""
    sent = request.POST.get(stamps.BELONGS, "")
    return bool(sent) and sent != stamps.belonging(sitting.code, 0)


def limits(kept: Kept) -> dict[str, Any]:
    """Whether there is room for more."""
    return {
        "most_actions": MOST_ACTIONS,
        "most_notes": MOST_NOTES,
        "list_is_full": len(kept.actions) >= MOST_ACTIONS,
        "notes_are_full": len(kept.notes) >= MOST_NOTES,
    }


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    """Something to take away, under a name that says nothing of whose it is."""
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
