"""Openings as a file: read in after a look at what it would do, taken away, and a template."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from careers.actions import notices as actions
from careers.domain.posting_file import COLUMNS, HOURS, LARGEST, WHERE, cells_of
from careers.domain.spreadsheet import lines
from careers.forms.posting_file import FileForm, Plan, plan
from careers.models import Vacancy
from careers.queries.notices import value_of
from careers.views.noticeboard import by, live, page
from careers.views.staff import staff
from careers.views.streaming import streamed
from careers.views.vacancies import ADD, CHANGE, VIEW

AT_ONCE = 500
"""So many openings are held at once while they are sent."""


@staff(VIEW, ADD, CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request: HttpRequest) -> HttpResponse:
    """Show what a file would do; do it when that was looked at. All of it or nothing."""
    text = request.POST.get("text", "")
    if request.method == "POST" and text:
        return _done(request, text)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    raw = form.cleaned_data["file"].read()
    # It comes back byte for byte with the page: a browser would change a text's line ends.
    return _looked_at(request, form, plan(raw, live()), b64encode(raw).decode())


def _done(request: HttpRequest, text: str) -> HttpResponse:
    """What was looked at, done; if something has changed since, it is shown anew first."""
    try:
        raw = b64decode(text, validate=True)[:LARGEST]
    except ValueError:
        raw = b""
    found = plan(raw, live())
    if found.faults or found.digest != request.POST.get("digest"):
        return _looked_at(request, FileForm(), found, text, again=True)
    try:
        actions.save_all(found.writes, by(request))
    except actions.Overtaken:
        return _looked_at(request, FileForm(), plan(raw, live()), text, again=True)
    count = len(found.writes)
    said = ngettext("%(n)d opening is read in.", "%(n)d openings are read in.", count)
    messages.success(request, said % {"n": count})
    return redirect("desk-jobs")


@staff(VIEW)
@require_safe
def taken_away(request: HttpRequest) -> HttpResponse:
    """Every opening there ever was, as a file that can be read in again, sent as it is read."""
    every = Vacancy.objects.order_by("pk").iterator(AT_ONCE)
    return _file((cells_of(value_of(row), row.reference) for row in every), "openings.csv")


@staff(VIEW)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """A file with one made-up row, to be written over."""
    catalogue = live()
    role = catalogue.listed("roles")[0].title if catalogue and catalogue.roles else ""
    day = timezone.localdate()
    last = day + timedelta(days=28)
    row = [
        *("A-1", _("What the opening is called"), role, "", _("Town"), "GB", "on site"),
        *("full time", _("37 hours, late shift"), day.isoformat(), last.isoformat()),
        *("https://example.org/a-1", _("What the job is, in your words.")),
    ]
    return _file([row], "openings-template.csv")


def _file(rows: Iterable[list[str]], name: str) -> HttpResponse:
    return streamed(lines(COLUMNS, rows), "text/csv; charset=utf-8", name)


def _looked_at(
    request: HttpRequest, form: FileForm, found: Plan, text: str, *, again: bool = False
) -> HttpResponse:
    shown = {what: found.of(what) for what in ("added", "changed", "unchanged")}
    status = 422 if found.faults else 409 if again else 200
    return _page(request, form, status, plan=found, text=text, again=again, **shown)


def _page(request: HttpRequest, form: FileForm, status: int, **context: object) -> HttpResponse:
    columns = {"columns": COLUMNS, "wheres": WHERE.values(), "hours": HOURS.values()}
    title = _("Read in openings")
    return page(request, "jobs/import", title, status, form=form, **columns, **context)
