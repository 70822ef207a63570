"""The draft as a workbook: taken out, sent in, looked at, applied, taken back."""

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers.actions import workbook as actions
from careers.actions.errand import Refused as NotDone, Told, bring, send_off
from careers.admin.uploads import Shown, heads, shown
from careers.domain import spreadsheet
from careers.domain.progress import Step
from careers.forms.workbook import ApplyForm, SendForm
from careers.models import Edition, Errand, Upload
from careers.models.upload import Stage
from careers.queries.draft import draft
from careers.queries.edition import glance
from careers.queries.errands import last_of, portions, sent_off, unfinished
from careers.queries.workbook import TYPES, Taken, export as export_into
from careers.views.errands import asker, is_over, mine, under_way, why
from careers.views.staff import staff
from careers.views.streaming import streamed

SEE = "careers.see_draft"
EXCHANGE = "careers.exchange_draft"

TAKE_OUT, APPLY = "take-out", "apply"
"""Errands."""

EDITIONS = 20
"""So many editions are offered, the last."""


@staff(SEE)
@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """Where the draft is taken out and sent in, and what was sent in last."""
    return _front(request, SendForm())


def _front(request: HttpRequest, form: SendForm) -> HttpResponse:
    may = request.user.has_perm(EXCHANGE)
    sent = (
        Upload.objects.defer("document").select_related("made_by") if may else Upload.objects.none()
    )
    context = {
        "form": form,
        "uploads": sent[:10],
        "written": [(it, _named(it)) for it in sent_off(asker(request), TAKE_OUT)[:3]],
        "editions": Edition.objects.live().values_list("number", flat=True)[:EDITIONS],
    }
    title = _("The draft as a workbook")
    return _page(request, "desk/workbook/front.html", title, context, bad=bool(form.errors))


def _page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], *, bad: bool = False
) -> HttpResponse:
    whole = {**admin.site.each_context(request), "title": title, **context}
    return render(request, template, whole, status=422 if bad else 200)


@staff(SEE)
@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """The draft, or an edition, as a file."""
    if ending not in TYPES:
        raise Http404(f"file:{ending}")
    number, by = request.GET.get("edition", ""), asker(request)
    if number:
        _known(number)
    sent = {"ending": ending, "edition": number}
    found = send_off(TAKE_OUT, by, sent, lambda errand: _written(errand, by))
    done = found.stage == Errand.Stage.DONE
    return _file(found) if done else redirect("desk-workbook-taking", found.pk)


def _written(errand: Errand, by: User) -> Told:
    """Write the file somebody wants. It is on the disk without a name: it goes with whoever writes it."""
    ending, number = errand.about["ending"], errand.about["edition"]
    catalogue = glance(int(number)).catalogue if number else draft().catalogue
    taken = Taken(int(number or 0), by.get_full_name() or by.get_username())
    with TemporaryFile() as file:
        export_into(file, catalogue, ending, taken)
        return bring(errand, file)


@staff(SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def taking(request: HttpRequest, number: int) -> HttpResponse:
    """How far the writing of a file is; then the file."""
    found = mine(request, TAKE_OUT, number)
    title = _("Writing “%(name)s”") % {"name": _named(found)}
    if not is_over(found):
        steps: dict[Step, str] = {
            "reading": _("Reading the draft"),
            "writing": _("Writing the rows"),
            "packing": _("Packing the file"),
        }
        until = _("You can take the file for an hour once it is written.")
        return under_way(request, found, title, steps, until)
    context = {"errand": found, "name": _named(found), "why": why(found)}
    if found.stage == Errand.Stage.DONE:
        title = _("“%(name)s” is written") % {"name": _named(found)}
    return _page(request, "desk/workbook/taken.html", title, context)


@staff(SEE)
@require_safe
def taken(request: HttpRequest, number: int) -> HttpResponse:
    """A file that was written."""
    found = mine(request, TAKE_OUT, number)
    if found.stage != Errand.Stage.DONE:
        raise Http404(f"errand:{number}")
    return _file(found)


def _file(errand: Errand) -> HttpResponse:
    """A file that was written, sent part by part."""
    kind = TYPES[errand.about["ending"]]
    response = streamed(portions(errand), kind, _named(errand))
    response["Content-Length"] = errand.outcome["bytes"]
    return response


def _named(errand: Errand) -> str:
    """What the file is called."""
    number, ending = errand.about["edition"], errand.about["ending"]
    return f"edition-{number}.{ending}" if number else f"draft.{ending}"


def _known(number: str) -> None:
    """404 for what is no number of an edition that is or was live."""
    known = number.isascii() and number.isdecimal() and len(number) < 9
    if not known or not Edition.objects.live().filter(number=int(number)).exists():
        raise Http404(f"edition:{number}")


@staff(EXCHANGE)
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take a file in; what it would do is on the page this leads to."""
    form = SendForm(request.POST, request.FILES)
    if not form.is_valid():
        return _front(request, form)
    file: Any = form.cleaned_data["file"]
    try:
        found = actions.send(file.name or "", file.read(), asker(request))
    except actions.Refused as why:
        form.add_error("file", why.reason)
        return _front(request, form)
    return redirect("desk-workbook-upload", found.pk)


def _upload(number: int) -> Upload:
    return get_object_or_404(Upload.objects.select_related("made_by"), pk=number)


@staff(EXCHANGE)
@require_safe
def upload(request: HttpRequest, number: int) -> HttpResponse:
    """What became of a file: being read, refused, what it would do, what it did."""
    found = _upload(number)
    if found.stage == Stage.READING:
        return _reading(request, found)
    if found.stage == Stage.READY:
        running = unfinished(asker(request), APPLY, upload=number)
        if running:
            return redirect("desk-workbook-applying", number, running.pk)
        return _dry_run(request, found)
    title = (
        _("“%(name)s” was not read in") if found.stage != Stage.APPLIED else _("“%(name)s” is in")
    )
    context = {"upload": found, "faults": (found.report or {}).get("faults", ())}
    template = "done" if found.stage == Stage.APPLIED else "refused"
    return _page(request, f"desk/workbook/{template}.html", title % {"name": found.name}, context)


def _reading(request: HttpRequest, found: Upload) -> HttpResponse:
    title = _("Reading “%(name)s”") % {"name": found.name}
    errand = last_of(actions.READ, upload=found.pk)
    if errand is None or is_over(errand):
        return _page(request, "desk/workbook/unread.html", title, {"upload": found})
    steps: dict[Step, str] = {
        "opening": _("Opening the file"),
        "reading": _("Reading the draft"),
        "comparing": _("Holding the file against the draft"),
    }
    until = _("Nothing changes yet. You are shown first what would.")
    drop = reverse("desk-workbook-drop", args=[found.pk])
    return under_way(request, errand, title, steps, until, stop=drop)


def _dry_run(
    request: HttpRequest, found: Upload, why: str = "", sent: Told | None = None
) -> HttpResponse:
    page = request.GET.get("page", "")
    told: Shown = shown(found, int(page) if page.isdecimal() and len(page) < 6 else 1)
    form = ApplyForm(sent, names=[it.name for it in told.collisions])
    taken = form.cleaned_data["take"] if form.is_valid() else ()
    context = {"upload": found, "shown": told, "why": why, "taken": taken}
    title = _("What “%(name)s” would change") % {"name": found.name}
    bad = bool(why) and request.method == "POST"
    return _page(request, "desk/workbook/dry_run.html", title, context, bad=bad)


@staff(EXCHANGE)
@require_safe
def faults(request: HttpRequest, number: int) -> HttpResponse:
    """What is wrong with a file, as a table."""
    found = _upload(number)
    told = (found.report or {}).get("faults") or []
    rows = [[it["sheet"], it["row"], it["letters"], it["heading"], it["message"]] for it in told]
    text = spreadsheet.written(heads(), rows)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="workbook-{number}-faults.csv"'
    return response


@staff(EXCHANGE)
@require_POST
def apply(request: HttpRequest, number: int) -> HttpResponse:
    """Do what a file wants, all of it or nothing."""
    found, by = _upload(number), asker(request)
    if found.stage != Stage.READY:
        return redirect("desk-workbook-upload", number)
    said = {"draft": request.POST.get("draft", ""), "removing": "removing" in request.POST}
    sent = {"upload": number, **said, "take": request.POST.getlist("take")}
    errand = send_off(APPLY, by, sent, lambda errand: _applied(found, errand.about, by))
    if is_over(errand):
        return _ended(request, errand, found)
    return redirect("desk-workbook-applying", number, errand.pk)


def _applied(found: Upload, sent: Told, by: User) -> Told:
    """Do what a file wants; how many things were changed. Raises the errand's `Refused`."""
    told = shown(found, 1)
    form = ApplyForm(sent, names=[it.name for it in told.collisions])
    if not form.is_valid():
        raise NotDone(reason=_("The draft has changed since you looked. Look again."))
    if told.removes and not form.cleaned_data["removing"]:
        raise NotDone(reason=_("Say that you have seen what would be removed."))
    taken = {it.named for it in told.collisions if it.name in form.cleaned_data["take"]}
    try:
        outcome = actions.apply(found, taken, form.cleaned_data["draft"], by)
    except actions.Refused as error:
        raise NotDone(reason=error.reason) from error
    return {"changed": len(outcome.done)}


@staff(EXCHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def applying(request: HttpRequest, number: int, errand: int) -> HttpResponse:
    """How far the change of the draft is, or what came of it."""
    running, found = mine(request, APPLY, errand), _upload(number)
    if running.about["upload"] != number:
        raise Http404(f"errand:{errand}")
    if is_over(running):
        return _ended(request, running, found)
    steps: dict[Step, str] = {
        "reading": _("Reading the draft"),
        "checking": _("Checking it"),
        "comparing": _("Holding the file against the draft"),
        "writing": _("Writing what changes"),
    }
    title = _("Reading “%(name)s” into the draft")
    if running.about.get("back"):
        title = _("Taking “%(name)s” back out of the draft")
        steps = {"reading": steps["reading"], "writing": steps["writing"]}
    until = _("All of it is done, or nothing. Until the last step is done you can stop it.")
    return under_way(request, running, title % {"name": found.name}, steps, until)


def _ended(request: HttpRequest, errand: Errand, found: Upload) -> HttpResponse:
    """What came of reading a file into the draft; where it was not, what it would change, and why not."""
    found.refresh_from_db()
    if errand.about.get("back"):
        if errand.stage == Errand.Stage.DONE:
            messages.success(request, _("It is taken back. The draft is what it was before."))
        else:
            messages.error(request, why(errand))
        return redirect("desk-workbook-upload", found.pk)
    if found.stage == Stage.READY:
        return _dry_run(request, found, why(errand), errand.about)
    # Pressed twice, or by two people: what the first press did is no refusal.
    if found.stage == Stage.APPLIED and errand.stage == Errand.Stage.DONE:
        messages.success(
            request, _("%(n)d things were changed.") % {"n": errand.outcome["changed"]}
        )
    return redirect("desk-workbook-upload", found.pk)


@staff(EXCHANGE)
@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Read a file anew whose reader has died."""
    by = asker(request)
    return _do(request, number, lambda found: actions.again(found, by), "")


@staff(EXCHANGE)
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Forget a file; stop reading it."""
    return _do(request, number, actions.drop, _("It is dropped. Nothing was changed."))


@staff(EXCHANGE)
@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Make the draft what it was before a file was applied."""
    found, by = _upload(number), asker(request)
    errand = send_off(
        APPLY, by, {"upload": number, "back": True}, lambda _errand: _taken_back(found, by)
    )
    if is_over(errand):
        return _ended(request, errand, found)
    return redirect("desk-workbook-applying", number, errand.pk)


def _taken_back(found: Upload, by: User) -> Told:
    """Take a file back out of the draft. Raises the errand's `Refused`."""
    try:
        actions.take_back(found, by)
    except actions.Refused as error:
        raise NotDone(reason=error.reason) from error
    return {"back": True}


def _do(
    request: HttpRequest, number: int, verb: Callable[[Upload], None], done: str
) -> HttpResponse:
    """Do something to a file that was sent in, say so or why not, and show it."""
    try:
        verb(_upload(number))
    except actions.Refused as why:
        messages.error(request, why.reason)
    else:
        if done:
            messages.success(request, done)
    return redirect("desk-workbook-upload", number)
