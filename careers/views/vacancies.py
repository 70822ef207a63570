"""The desk's openings: posted, changed, tried out, closed, taken again for the next, deleted."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers.actions import notices as actions
from careers.domain import notices as domain
from careers.domain.parts import offers, shown
from careers.forms.notices import VacancyForm
from careers.models import Vacancy
from careers.pages import posted
from careers.queries.notices import value_of
from careers.queries.vacancies import openings, said
from careers.views.noticeboard import by, differing, live, page, saved
from careers.views.staff import staff

VIEW, ADD = "careers.view_vacancy", "careers.add_vacancy"
CHANGE, DELETE = "careers.change_vacancy", "careers.delete_vacancy"
TAKEN_AGAIN = (
    "title",
    "role",
    "employer",
    "place",
    "country",
    "remote",
    "working",
    "hours",
    "text",
    "link",
)
"""What a copy of an opening has from the first: all but its days and its reference."""


@staff(VIEW)
@require_safe
def vacancies(request: HttpRequest) -> HttpResponse:
    """All openings: those that are shown or will be, and those that have closed."""
    catalogue = live()
    there = offers(catalogue, "jobs")
    return page(request, "jobs/jobs", _("Openings"), found=openings(catalogue), there=there)


@staff(VIEW, ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Post an opening, from nothing or from another (`?like=`)."""
    if request.method == "POST":
        return _kept(request, VacancyForm(live(), request.POST))
    like = request.GET.get("like", "")
    first = get_object_or_404(Vacancy, pk=like) if like.isdecimal() and len(like) < 19 else None
    taken = {name: getattr(first, name) for name in TAKEN_AGAIN} if first else {}
    return _form(request, VacancyForm(live(), initial=taken))


@staff(VIEW, CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def vacancy(request: HttpRequest, number: int) -> HttpResponse:
    """Change an opening."""
    row = get_object_or_404(Vacancy, pk=number)
    if request.method == "POST":
        return _kept(request, VacancyForm(live(), request.POST, instance=row))
    return _form(request, VacancyForm(live(), instance=row))


@staff(VIEW)
@require_POST
def tried(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The form as it was sent, with what visitors would read. Nothing is kept."""
    row = get_object_or_404(Vacancy, pk=number) if number else None
    return _form(request, VacancyForm(live(), request.POST, instance=row), tried=True)


@staff(VIEW, CHANGE)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Take an opening off the site now."""
    actions.close_now(get_object_or_404(Vacancy, pk=number), by(request))
    messages.success(request, _("It is closed: nobody sees it on the site any more."))
    return redirect("desk-jobs")


@staff(VIEW, DELETE)
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once, then give an opening up."""
    row = get_object_or_404(Vacancy, pk=number)
    if request.method != "POST":
        return page(
            request, "jobs/delete", _("Delete “%(title)s”?") % {"title": row.title}, row=row
        )
    actions.delete(row, by(request))
    messages.success(request, _("The opening is deleted."))
    return redirect("desk-jobs")


def _kept(request: HttpRequest, form: VacancyForm) -> HttpResponse:
    if not form.is_valid():
        return _form(request, form, status=422)
    if overtaken := saved(request, form):
        return _form(request, form, status=409, overtaken=overtaken)
    row = form.instance
    where = {"title": row.title, "state": said(row, timezone.localdate())}
    messages.success(request, _("“%(title)s” is kept: %(state)s.") % where)
    return redirect("desk-jobs")


def _form(
    request: HttpRequest,
    form: VacancyForm,
    status: int = 200,
    overtaken: actions.Overtaken | None = None,
    *,
    tried: bool = False,
) -> HttpResponse:
    row = form.instance if form.instance.pk else None
    valid = form.is_valid() if tried else True
    here = reverse("desk-job", args=[row.pk]) if row else reverse("desk-job-new")
    stored = Vacancy.objects.filter(pk=row.pk).first() if row else None
    return page(
        request,
        "jobs/job",
        stored.title if stored else _("Post an opening"),
        status=status,
        form=form,
        shown_as=_shown(form),
        valid=valid,
        sent=form.is_bound and not tried,
        row=stored,
        state=said(stored, timezone.localdate()) if stored else "",
        open=bool(stored and stored.closes_on >= timezone.localdate()),
        save_at=here,
        try_at=reverse("desk-job-tried", args=[row.pk]) if row else reverse("desk-job-new-tried"),
        overtaken=overtaken,
        differing=differing(form, overtaken),
    )


def _shown(form: VacancyForm) -> dict[str, Any]:
    """What visitors would read, as far as the form says it: in the list, and as the text."""
    today = timezone.localdate()
    given = form.cleaned_data if form.is_bound and hasattr(form, "cleaned_data") else form.initial
    row = Vacancy(pk=form.instance.pk or 0, changed_at=timezone.now())
    for name in (*TAKEN_AGAIN, "opens_on", "closes_on"):
        if value := given.get(name):
            setattr(row, name, value)
    row.opens_on = row.opens_on if isinstance(row.opens_on, date) else today
    row.closes_on = row.closes_on or today + timedelta(days=30)
    value, catalogue = value_of(row), live()
    if catalogue is None:
        return {}
    seen = shown(catalogue)
    told = domain.Notices(today, (value,))
    return {
        "row": posted.row(value, told, seen),
        "employer": value.employer or seen.site.organisation,
        "text": value.text,
    }
