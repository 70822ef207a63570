"""A person's plan: the letter, where it leads, the sheet for a conversation, and files to take away.

What is done to the list and to the notes is in `plan_list`. All of it is personal.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from careers.actions import plan as actions
from careers.forms.plan import ActionForm, RequestForm, TargetForm
from careers.models import Attempt
from careers.pages import plan_files, plan_lead
from careers.pages.dated import day
from careers.pages.everything import everything
from careers.pages.talk import TalkSheet
from careers.queries.everything import stored_of
from careers.queries.plan import kept_of
from careers.views.personal import personal
from careers.views.planning import PLAN, file, limits, mine, page, plan_of, stamps_of, strayed
from careers.views.result import sheet_of
from careers.views.sitting import Sitting, show, superseded


@require_safe
@mine
def plan(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """The plan; the roles to choose from while it leads nowhere."""
    kept = kept_of(attempt, sitting.catalogue)
    found = plan_of(sitting, attempt, kept)
    if found is None:
        return _choose(request, sitting, attempt, TargetForm(sitting.catalogue))
    return show(
        request,
        page("plan", plan_lead.heading(found)),
        sitting,
        plan=found,
        lead=plan_lead.lead(found),
        form=ActionForm(sitting.catalogue),
        superseded=superseded(sitting),
        stamps=stamps_of(request, sitting),
        **limits(kept),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def target(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """Choose the role the plan leads to, or another one."""
    if request.method != "POST":
        return _choose(request, sitting, attempt, TargetForm(sitting.catalogue, attempt.target))
    form = TargetForm(sitting.catalogue, data=request.POST)
    if not form.is_valid():
        return _choose(request, sitting, attempt, form, status=422)
    actions.choose_target(attempt, sitting.catalogue, form.cleaned_data["target"])
    return redirect(PLAN)


def _choose(
    request: HttpRequest, sitting: Sitting, attempt: Attempt, form: TargetForm, status: int = 200
) -> HttpResponse:
    sheet = sheet_of(sitting)
    return show(
        request,
        page("target", _("Where do you want to go?")),
        sitting,
        status,
        form=form,
        faults=form.faults(),
        suggested=sheet.next if sheet else [],
        gone=_gone(sitting, attempt),
    )


def _gone(sitting: Sitting, attempt: Attempt) -> bool:
    """Whether the plan led to a role that the edition their answers moved to no longer has."""
    moved = (attempt.revision or {}).get("moved", {})
    led = attempt.target or moved.get("target", "")
    return bool(led) and sitting.catalogue.get("role", led) is None


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def talk(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """One page for a conversation about the next role; what to ask for can be put in own words."""
    found = plan_of(sitting, attempt, kept_of(attempt, sitting.catalogue))
    if found is None:
        return redirect(PLAN)
    sheet = TalkSheet(found).printed
    asked = attempt.request or sheet.request
    form = RequestForm(asked, request.POST if request.method == "POST" else None)
    lost = strayed(request, sitting)
    if form.is_valid() and not lost:
        words = form.cleaned_data["request"]
        actions.ask_for(attempt, "" if words == sheet.request else words)
        return redirect(f"{PLAN}talk/#ask")
    return show(
        request,
        page("talk", _("Talking about %(role)s") % {"role": sheet.role}),
        sitting,
        409 if lost else 422 if form.is_bound else 200,
        plan=found,
        talk=sheet,
        asked=asked,
        today=day(found.today),
        form=form,
        faults=form.faults(),
        strayed=lost,
        stamps=stamps_of(request, sitting),
    )


@require_safe
@mine
def dates(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """The dated open actions as a calendar file."""
    text = plan_files.calendar(
        kept_of(attempt, sitting.catalogue),
        sitting.catalogue,
        _("My plan"),
        timezone.now().replace(microsecond=0),
    )
    return file(text, "text/calendar; charset=utf-8", "my-plan.ics")


@require_safe
@mine
def export(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """Everything kept of this attempt as JSON, all but the fingerprint of its code."""
    stored = stored_of(attempt, sitting.published, sitting.answers)
    text = everything(stored, timezone.now().replace(microsecond=0))
    return file(text.encode(), "application/json", "everything.json")


@require_safe
@personal
def moved(request: HttpRequest) -> HttpResponse:
    """Where the same was before."""
    return redirect("export")
