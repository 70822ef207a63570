"""The draft as a workbook: taken out, sent in, looked at, applied, taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from careers.actions import workbook as actions
from careers.admin.uploads import Shown, heads, shown
from careers.domain import spreadsheet
from careers.forms.workbook import ApplyForm, SendForm
from careers.models import Edition, Upload
from careers.models.upload import Stage
from careers.queries.draft import draft
from careers.queries.edition import glance
from careers.queries.workbook import TYPES, Taken, exported
from careers.views.staff import staff

SEE = "careers.see_draft"
EXCHANGE = "careers.exchange_draft"

SILENT = timedelta(seconds=15)
"""After so long without a sign of life, whoever reads a file has died."""

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
    number = request.GET.get("edition", "")
    assert isinstance(request.user, User)
    by = request.user.get_full_name() or request.user.get_username()
    if number:
        catalogue, taken = _edition(number), Taken(int(number), by)
    else:
        catalogue, taken = draft().catalogue, Taken(0, by)
    response = HttpResponse(exported(catalogue, ending, taken), content_type=TYPES[ending])
    name = f"edition-{number}" if number else "draft"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _edition(number: str) -> Any:
    known = number.isascii() and number.isdecimal() and len(number) < 9
    if not known or not Edition.objects.live().filter(number=int(number)).exists():
        raise Http404(f"edition:{number}")
    return glance(int(number)).catalogue


@staff(EXCHANGE)
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take a file in; what it would do is on the page this leads to."""
    form = SendForm(request.POST, request.FILES)
    if not form.is_valid():
        return _front(request, form)
    file: Any = form.cleaned_data["file"]
    assert isinstance(request.user, User)
    try:
        found = actions.send(file.name or "", file.read(), request.user)
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
        return _dry_run(request, found)
    title = (
        _("“%(name)s” was not read in") if found.stage != Stage.APPLIED else _("“%(name)s” is in")
    )
    context = {"upload": found, "faults": (found.report or {}).get("faults", ())}
    template = "done" if found.stage == Stage.APPLIED else "refused"
    return _page(request, f"desk/workbook/{template}.html", title % {"name": found.name}, context)


def _reading(request: HttpRequest, found: Upload) -> HttpResponse:
    dead = timezone.now() - found.beat_at > SILENT
    percent = min(99, 100 * found.done // found.total) if found.total else 0
    context = {"upload": found, "dead": dead, "percent": percent}
    title = _("Reading “%(name)s”") % {"name": found.name}
    response = _page(request, "desk/workbook/reading.html", title, context)
    if not dead:
        response["Refresh"] = "2"
    return response


def _dry_run(
    request: HttpRequest, found: Upload, why: str = "", form: ApplyForm | None = None
) -> HttpResponse:
    page = request.GET.get("page", "")
    told: Shown = shown(found, int(page) if page.isdecimal() and len(page) < 6 else 1)
    context = {"upload": found, "shown": told, "why": why, "form": form}
    title = _("What “%(name)s” would change") % {"name": found.name}
    return _page(request, "desk/workbook/dry_run.html", title, context, bad=bool(why))


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
    found = _upload(number)
    if found.stage != Stage.READY:
        return redirect("desk-workbook-upload", number)
    told = shown(found, 1)
    form = ApplyForm(request.POST, names=[it.name for it in told.collisions])
    if not form.is_valid():
        return _dry_run(request, found, _("The draft has changed since you looked. Look again."))
    if told.removes and not form.cleaned_data["removing"]:
        return _dry_run(request, found, _("Say that you have seen what would be removed."), form)
    taken = {it.named for it in told.collisions if it.name in form.cleaned_data["take"]}
    assert isinstance(request.user, User)
    try:
        outcome = actions.apply(found, taken, form.cleaned_data["draft"], request.user)
    except actions.Refused as why:
        # Pressed twice, or by two people: what the first press did is no refusal.
        if _upload(number).stage != Stage.READY:
            return redirect("desk-workbook-upload", number)
        return _dry_run(request, found, why.reason, form)
    messages.success(request, _("%(n)d things were changed.") % {"n": len(outcome.done)})
    return redirect("desk-workbook-upload", number)


@staff(EXCHANGE)
@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Read a file anew whose reader has died."""
    return _do(request, number, actions.again, "")


@staff(EXCHANGE)
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Forget a file; stop reading it."""
    return _do(request, number, actions.drop, _("It is dropped. Nothing was changed."))


@staff(EXCHANGE)
@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Make the draft what it was before a file was applied."""
    user = request.user
    assert isinstance(user, User)
    done = _("It is taken back. The draft is what it was before.")
    return _do(request, number, lambda found: actions.take_back(found, user), done)


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
