"""The result of the self-assessment: all of it, one role, and what is done about it. All of it is
personal."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers.actions import aside as actions
from careers.actions.attempt import Gone
from careers.domain.plan import Kept
from careers.domain.questionnaire import sections
from careers.domain.ratings import SECONDS_PER_ANSWER, rate
from careers.domain.recommendation import recommend
from careers.forms.result import LookForm
from careers.pages.opening import Opening
from careers.pages.result import ResultSheet
from careers.pages.unclear import UnclearSheet
from careers.queries.plan import kept_of
from careers.views.assessment import erased
from careers.views.moved import what_moved
from careers.views.personal import personal
from careers.views.sitting import Sitting, begun_again, page_of, show, sitting_of, superseded

RESULT = "/assessment/result/"


@personal
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the answers say, and what to do next."""
    sitting = sitting_of(request)
    sheet = sheet_of(sitting)
    if sheet is None:
        return no_result(request, sitting)
    return _result(request, sitting, sheet, LookForm(sheet.found))


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Go to the page of the role that was chosen."""
    if request.method != "POST":
        return redirect(RESULT)
    sitting = sitting_of(request)
    sheet = sheet_of(sitting)
    if sheet is None:
        return no_result(request, sitting)
    form = LookForm(sheet.found, request.POST)
    if form.is_valid():
        return redirect("assessment-role", form.cleaned_data["role"])
    return _result(request, sitting, sheet, form, 422)


def _result(
    request: HttpRequest, sitting: Sitting, sheet: ResultSheet, form: LookForm, status: int = 200
) -> HttpResponse:
    """The result; a page of its own where nothing fits clearly, or where no role is left."""
    name, title = "result", _("What your answers say")
    more: dict[str, Any] = {}
    if not sheet.ladder and not sheet.outside:
        name, title = "all_aside", _("You set every role aside")
    elif sheet.unclear:
        name, title = "unclear", _("Nothing fits clearly yet")
        if not sheet.unclear.far:
            title = _("Nothing stands out yet")
        kept = (
            kept_of(sitting.attempt, sitting.catalogue)
            if sitting.attempt and sitting.attempt.target
            else Kept()
        )
        more["unclear"] = UnclearSheet(sheet, kept)
    target = sitting.target
    return show(
        request,
        page_of(name, title),
        sitting,
        status,
        found=sheet.found,
        opening=Opening(sheet, target, timezone.localdate()),
        sheet=sheet,
        form=form,
        faults=form.faults(),
        superseded=superseded(sitting),
        moved=what_moved(sitting),
        **more,
    )


@personal
@require_safe
def role(request: HttpRequest, role: str) -> HttpResponse:
    """Everything the answers say about one role. A role that asks for nothing that is measured has
    no such page."""
    sitting = sitting_of(request)
    known = sitting.catalogue.get("role", role)
    if known is None:
        raise Http404(f"role:{role}")
    sheet = sheet_of(sitting)
    if sheet is None:
        return no_result(request, sitting, role)
    if sitting.attempt:
        sheet = replace(sheet, kept=kept_of(sitting.attempt, sitting.catalogue))
    entry = sheet.entry(role)
    if entry is None:
        raise Http404(f"role:{role}")
    return show(
        request,
        page_of("role", _("%(role)s and you") % {"role": known.title}),
        sitting,
        found=sheet.found,
        sheet=sheet,
        entry=entry,
        superseded=superseded(sitting),
    )


@personal
@require_POST
def aside(request: HttpRequest) -> HttpResponse:
    """Set a role aside (`role`), bring one back (`back`), or all of them (`all`)."""
    sitting = sitting_of(request)
    if sitting.attempt is None:
        return no_result(request, sitting)
    try:
        if "all" in request.POST:
            actions.bring_all_back(sitting.attempt)
        elif "back" in request.POST:
            actions.bring_back(sitting.attempt, request.POST["back"])
        else:
            role = request.POST.get("role", "")
            actions.set_aside(sitting.attempt, sitting.catalogue, role)
    except ValueError as unknown:
        raise Http404("role") from unknown
    except Gone:
        return erased(request, sitting, status=410)
    return redirect(f"{RESULT}#set-aside" if "role" in request.POST else f"{RESULT}#ladder")


def sheet_of(sitting: Sitting) -> ResultSheet | None:
    """The result laid out; None while there are too few answers to say anything."""
    found = recommend(sitting.catalogue, sitting.answers, sitting.role, _seconds(sitting))
    if found.too_early or not found.ratings.answered:
        return None
    return ResultSheet(found.without(sitting.set_aside), sections(sitting.catalogue))


def no_result(
    request: HttpRequest, sitting: Sitting, role: str = "", status: int = 200
) -> HttpResponse:
    """Say that there is nothing to see yet, and how much is wanting; `role` is the one it was asked
    about."""
    page = page_of("nothing_yet", _("No result yet"))
    if begun_again(sitting):
        return redirect("assessment-again")  # where the former result is one step away
    ratings = rate(sitting.catalogue, sitting.answers)
    asked = sitting.catalogue.get("role", role)
    if not ratings.answered:
        return show(request, page, sitting, status, asked=asked)
    page = page_of("too_early", _("A little early for a result"))
    return show(request, page, sitting, status, ratings=ratings, asked=asked)


def _seconds(sitting: Sitting) -> float | None:
    """The time the answers took: from the first save to the last, and what the page before the
    first save would take a quick reader."""
    if sitting.attempt is None:
        return None
    taken = sitting.attempt.changed_at - sitting.attempt.started_at
    longest = max(len(part.items) for part in sections(sitting.catalogue))
    return taken.total_seconds() + SECONDS_PER_ANSWER * longest
