"""What a person does to the list and the notes of their plan: one view per address.

Every write leads back to the row it was about. A removed row is deleted at once; only the page that
says so still has its words, and can put it back.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careers.actions import plan as actions
from careers.domain.plan import MOST_ACTIONS, MOST_NOTES
from careers.forms.plan import ActionForm, EvidenceForm, PlanForm
from careers.models import Action, Attempt, Evidence
from careers.queries.plan import skill_now
from careers.views import stamps
from careers.views.planning import PLAN, mine, page, stamps_of, strayed
from careers.views.sitting import Sitting, show

ACTIONS = f"{PLAN}actions/"
NOTES = f"{PLAN}evidence/"


# The list ---------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def new_action(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """Put something on the list."""
    form = ActionForm(sitting.catalogue, request.POST if request.method == "POST" else None)
    if form.is_valid() and not strayed(request, sitting):
        try:
            since = stamps.shown_at(request)
            made = actions.add_action(attempt, sitting.catalogue, **form.cleaned_data, since=since)
        except actions.Full:
            form.add_error("text", _full(MOST_ACTIONS))
        else:
            return redirect(f"{PLAN}#action-{made.pk}")
    return _form(request, sitting, form, _("Something to do"), ACTIONS)


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def action(request: HttpRequest, sitting: Sitting, attempt: Attempt, number: int) -> HttpResponse:
    """Change what is on the list."""
    title, here = _("Change what you will do"), f"{ACTIONS}{number}/"
    if request.method != "POST":
        row = _row(attempt.actions.filter(pk=number).first())
        form = ActionForm(
            sitting.catalogue,
            text=row.text,
            due=row.due,
            skill=skill_now(row.skill, sitting.catalogue),
        )
        return _form(request, sitting, form, title, here, number)
    form = ActionForm(sitting.catalogue, request.POST)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("text", "skill", "due")}
        try:
            actions.change_action(attempt, sitting.catalogue, number, **values)
        except actions.Lost:
            return _form(request, sitting, form, title, ACTIONS, status=409)
        return redirect(f"{PLAN}#action-{number}")
    return _form(request, sitting, form, title, here, number)


@require_POST
@mine
def mark(request: HttpRequest, sitting: Sitting, attempt: Attempt, number: int) -> HttpResponse:
    """Mark an action done, or not done after all."""
    verb = actions.mark_undone if "undone" in request.POST else actions.mark_done
    try:
        verb(attempt, number)
    except actions.Lost as lost:
        raise Http404(f"action:{number}") from lost
    return redirect(f"{PLAN}#action-{number}")


@require_POST
@mine
def remove_action(
    request: HttpRequest, sitting: Sitting, attempt: Attempt, number: int
) -> HttpResponse:
    """Delete an action, and offer to put it back."""
    try:
        gone = actions.remove_action(attempt, number)
    except actions.Lost:
        return _removed(request, sitting)
    values = {
        "text": gone.text,
        "skill": skill_now(gone.skill, sitting.catalogue),
        "due": gone.due.isoformat() if gone.due else "",
        "was": gone.due.isoformat() if gone.due else "",
        "done": gone.done_at.isoformat() if gone.done_at else "",
    }
    return _removed(request, sitting, gone.text, ACTIONS, values)


# The notes --------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def new_note(
    request: HttpRequest, sitting: Sitting, attempt: Attempt, skill: str = ""
) -> HttpResponse:
    """Keep a note of what was done; `skill` is chosen beforehand if it is known."""
    if skill and sitting.catalogue.get("skill", skill) is None:
        raise Http404(f"skill:{skill}")
    data = request.POST if request.method == "POST" else None
    form = EvidenceForm(sitting.catalogue, data, skill=skill)
    if form.is_valid() and not strayed(request, sitting):
        try:
            since = stamps.shown_at(request)
            made = actions.add_evidence(
                attempt, sitting.catalogue, **form.cleaned_data, since=since
            )
        except actions.Full:
            form.add_error("note", _full(MOST_NOTES))
        else:
            return redirect(f"{PLAN}#note-{made.pk}")
    return _form(request, sitting, form, _("What you did"), NOTES)


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def note(request: HttpRequest, sitting: Sitting, attempt: Attempt, number: int) -> HttpResponse:
    """Change a note."""
    title, here = _("Change a note"), f"{NOTES}{number}/"
    if request.method != "POST":
        row = _row(attempt.evidence.filter(pk=number).first())
        form = EvidenceForm(
            sitting.catalogue,
            skill=skill_now(row.skill, sitting.catalogue),
            note=row.note,
            when=row.when,
        )
        return _form(request, sitting, form, title, here, number)
    form = EvidenceForm(sitting.catalogue, request.POST)
    if form.is_valid():
        try:
            actions.change_evidence(attempt, sitting.catalogue, number, **form.cleaned_data)
        except actions.Lost:
            return _form(request, sitting, form, title, NOTES, status=409)
        return redirect(f"{PLAN}#note-{number}")
    return _form(request, sitting, form, title, here, number)


@require_POST
@mine
def remove_note(
    request: HttpRequest, sitting: Sitting, attempt: Attempt, number: int
) -> HttpResponse:
    """Delete a note, and offer to put it back."""
    try:
        gone = actions.remove_evidence(attempt, number)
    except actions.Lost:
        return _removed(request, sitting)
    values = {
        "skill": skill_now(gone.skill, sitting.catalogue),
        "note": gone.note,
        "when": gone.when,
    }
    return _removed(request, sitting, gone.note, NOTES, values)


# What both share --------------------------------------------------------------------------------


def _row(found: Action | Evidence | None) -> Any:
    if found is None:
        raise Http404("plan row")
    return found


def _full(most: int) -> str:
    return _("There is room for %(most)d, and no more. Remove one, then send this again.") % {
        "most": most
    }


def _form(
    request: HttpRequest,
    sitting: Sitting,
    form: PlanForm,
    title: str,
    to: str,
    number: int = 0,
    status: int = 200,
) -> HttpResponse:
    """A form on a page of its own, sent `to` an address; `number` is the row it changes."""
    lost, other = status == 409, strayed(request, sitting)
    return show(
        request,
        page("form", title),
        sitting,
        409 if other else 422 if form.errors and not lost else status,
        form=form,
        faults=form.faults(),
        to=to,
        remove=f"{to}remove/" if number else "",
        lost=lost and not other,
        strayed=other,
        is_note=isinstance(form, EvidenceForm),
        stamps=stamps_of(request, sitting),
    )


def _removed(
    request: HttpRequest,
    sitting: Sitting,
    words: str = "",
    to: str = "",
    values: dict[str, str] | None = None,
) -> HttpResponse:
    """Say that a row is gone; `values` sent `to` an address put it back."""
    return show(
        request,
        page("removed", _("It is removed")),
        sitting,
        words=words,
        to=to,
        values={name: value for name, value in (values or {}).items() if value},
        stamps=stamps_of(request, sitting),
    )
