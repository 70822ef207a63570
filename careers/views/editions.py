"""The editions at the desk: all of them, one, taking out one that waits, publishing an older one anew,
and bringing the draft back to one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from careers.actions import taking_back
from careers.actions.edition import Refused, Seen, roll_back as bring_back, withdraw as take_out
from careers.actions.errand import Refused as NotDone, Told, send_off
from careers.admin.differences import SHOWN, groups, thing_name
from careers.domain.catalogue import Catalogue
from careers.domain.changes import changes
from careers.domain.progress import Step
from careers.domain.readdressed import moves
from careers.domain.renaming import aligned
from careers.forms.desk import NoteForm, SeenForm, WithdrawForm
from careers.models import Errand
from careers.pages.changed import summary
from careers.pages.portion import paged, portion
from careers.queries.desk import live_and_waiting, state
from careers.queries.edition import glance
from careers.queries.editions import Row, listed, row_of
from careers.queries.errands import unfinished
from careers.views.errands import asker, is_over, mine, under_way, why
from careers.views.staff import staff

VIEW, PUBLISH = "careers.view_edition", "careers.add_edition"
BRING_BACK = "bring-back"


@dataclass(frozen=True)
class Approved:
    """A change of an edition that somebody approved: what kind of thing, its name, who and when."""

    kind: str
    name: str
    by: str
    at: datetime


@staff(VIEW)
@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition, the newest first: what waits, what is live, what was withdrawn, what was."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None
    rows, more = listed(before)
    if before and not rows:
        raise Http404(f"before:{asked}")
    told = [(row, summary(row.entry)) for row in rows]
    return _page(request, "editions", _("Editions"), rows=told, more=more, before=before)


@staff(VIEW)
@require_safe
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """One edition: who, when, why; what changed with it; and what can be done with it."""
    row = _row(number)
    catalogue, before = glance(number).catalogue, row.before and glance(row.before.number).catalogue
    return _page(
        request,
        "edition",
        str(row.edition),
        row=row,
        said=summary(row.entry),
        **_difference(request, before or None, catalogue),
        approvals=_approvals(row, [it for it in (catalogue, before) if it]),
    )


@staff(PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then take out an edition that waits."""
    row = _row(number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    refused = None
    if form.is_valid():
        try:
            take_out(number, asker(request), form.cleaned_data["reason"])
        except Refused as error:
            refused = error
        else:
            said = _("Edition %(n)d is withdrawn: visitors never see it. The draft stays as it is.")
            messages.success(request, said % {"n": number})
            return redirect("desk-edition", number)
    title = _("Withdraw edition %(n)d") % {"n": number}
    return _page(request, "withdraw", title, row=row, form=form, refused=refused)


@staff(PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def roll_back(request: HttpRequest, number: int) -> HttpResponse:
    """What rolling back would change for visitors, word by word; the note; and the button."""
    row = _row(number)
    if "turn" in request.POST:
        return _roll_back_page(request, row, NoteForm(initial=request.POST.dict()))
    form = NoteForm(request.POST if request.method == "POST" else None)
    refused: Refused | None = None
    if form.is_valid():
        sent = form.cleaned_data
        try:
            made = bring_back(
                number, sent["note"], asker(request), Seen(sent["edition"], sent["draft"])
            )
        except Refused as error:
            refused = error
        else:
            said = render_to_string("desk/published.html", {"edition": made})
            messages.success(request, said)
            return redirect("desk-edition-draft", number)
    return _roll_back_page(request, row, form, refused)


def _roll_back_page(
    request: HttpRequest, row: Row, form: NoteForm, refused: Refused | None = None
) -> HttpResponse:
    live, waiting = live_and_waiting()
    note = (form.data if form.is_bound else form.initial).get("note", "")
    against = glance(live.number).catalogue if live else None
    context: dict[str, Any] = {
        "row": row,
        "live": live,
        "waiting": waiting[-1] if waiting else None,
        "same": live is not None and live.sha256 == row.edition.sha256,
        **_difference(request, against, glance(row.number).catalogue),
        "asked": "" if waiting else "back",
        "refused": refused,
        "faults": form.errors if form.is_bound else {},
        "form": NoteForm(
            initial={
                "note": note,
                "edition": live.number if live else 0,
                "draft": row.edition.sha256,
            }
        ),
    }
    title = _("Roll back to edition %(n)d") % {"n": row.number}
    status = 422 if form.is_bound else 200
    return _page(request, "roll_back", title, status=status, **context)


@staff(PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_draft_back(request: HttpRequest, number: int) -> HttpResponse:
    """What the draft would lose if it said what an edition says; and the button."""
    row = _row(number)
    form = SeenForm(request.POST if request.method == "POST" else None)
    by = asker(request)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        about = {"edition": number, "seen": seen}
        errand = send_off(BRING_BACK, by, about, lambda _errand: _brought_back(number, by, seen))
        return _ended(request, errand, row) if is_over(errand) else _led_to(errand)
    running = unfinished(by, BRING_BACK, edition=number)
    return _led_to(running) if running else _bring_back_page(request, row)


@staff(PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def bringing_back(request: HttpRequest, number: int, errand: int) -> HttpResponse:
    """How far bringing the draft back is, or what came of it."""
    running, row = mine(request, BRING_BACK, errand), _row(number)
    if running.about["edition"] != number:
        raise Http404(f"errand:{errand}")
    if is_over(running):
        return _ended(request, running, row)
    steps: dict[Step, str] = {
        "reading": _("Reading the draft"),
        "writing": _("Writing what changes"),
    }
    title = _("Bringing the draft back to edition %(n)d") % {"n": number}
    until = _("All of it is done, or nothing. Until the last step is done you can stop it.")
    return under_way(request, running, title, steps, until)


def _led_to(errand: Errand) -> HttpResponse:
    return redirect("desk-edition-bringing-back", errand.about["edition"], errand.pk)


def _brought_back(number: int, by: User, seen: str) -> Told:
    """Bring the draft back. Raises the errand's `Refused`."""
    try:
        taking_back.bring_draft_back(number, by, seen)
    except taking_back.NotTaken as error:
        raise NotDone(reason=str(error)) from error
    return {"edition": number}


def _ended(request: HttpRequest, errand: Errand, row: Row) -> HttpResponse:
    """What came of it: the desk's first page; or what it would change, and why it was not done."""
    if errand.stage != Errand.Stage.DONE:
        return _bring_back_page(request, row, why(errand))
    said = _("The draft says what edition %(n)d says.") % {"n": row.number}
    messages.success(request, said)
    return redirect("admin:index")


def _bring_back_page(request: HttpRequest, row: Row, refused: str = "") -> HttpResponse:
    found = state()
    now = found.draft.catalogue
    return _page(
        request,
        "bring_back",
        _("Bring the draft back to edition %(n)d") % {"n": row.number},
        status=422 if refused and request.method == "POST" else 200,
        row=row,
        state=found,
        refused=refused,
        form=SeenForm(initial={"seen": found.digest}),
        **_difference(request, now, glance(row.number).catalogue),
        broken=found.draft.refused,
    )


def _approvals(row: Row, catalogues: list[Catalogue]) -> list[Approved]:
    """Who approved what of an edition, as it was kept with it."""
    return [
        Approved(
            it["kind"],
            thing_name(it["kind"], it["code"], catalogues)
            if it["code"]
            else catalogues[0].site.name,
            it["by"],
            datetime.fromisoformat(it["at"]),
        )
        for it in row.edition.approvals or ()
    ]


def _difference(request: HttpRequest, stored: Catalogue | None, after: Catalogue) -> dict[str, Any]:
    """What a catalogue changes against another, and which portion of it the page shows; nothing against
    none."""
    before = aligned(stored, after) if stored else after
    found = changes(before, after)
    part = portion(request.GET.get("page", ""), len(found), paged(request.path, "#differs"), SHOWN)
    told = groups(before, after, found[part.first : part.last], moves=moves(stored or after, after))
    return {"groups": told, "part": part}


def _row(number: int) -> Row:
    found = row_of(number)
    if found is None:
        raise Http404(f"edition:{number}")
    return found


def _page(
    request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"desk/editions/{template}.html", context, status=status)
