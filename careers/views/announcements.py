"""The desk's announcements: made, changed, tried out, ended, deleted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers.actions import notices as actions
from careers.forms.notices import AnnouncementForm
from careers.models import Announcement
from careers.queries.notices import told_by
from careers.queries.vacancies import announcements as listed
from careers.views.noticeboard import by, differing, live, page, saved
from careers.views.staff import staff

VIEW, ADD = "careers.view_announcement", "careers.add_announcement"
CHANGE, DELETE = "careers.change_announcement", "careers.delete_announcement"


@staff(VIEW)
@require_safe
def announcements(request: HttpRequest) -> HttpResponse:
    """All announcements, and which of them visitors see."""
    rows, shown = listed()
    title = _("Announcements")
    told = told_by(shown) if shown else None
    return page(request, "announcements/announcements", title, rows=rows, shown=shown, told=told)


@staff(VIEW, ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Announce something."""
    if request.method == "POST":
        return _kept(request, AnnouncementForm(live(), request.POST))
    return _form(request, AnnouncementForm(live()))


@staff(VIEW, CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: HttpRequest, number: int) -> HttpResponse:
    """Change an announcement."""
    row = get_object_or_404(Announcement, pk=number)
    if request.method == "POST":
        return _kept(request, AnnouncementForm(live(), request.POST, instance=row))
    return _form(request, AnnouncementForm(live(), instance=row))


@staff(VIEW)
@require_POST
def tried(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The form as it was sent, with what visitors would read. Nothing is kept."""
    row = get_object_or_404(Announcement, pk=number) if number else None
    form = AnnouncementForm(live(), request.POST, instance=row)
    form.is_valid()
    return _form(request, form, tried=True)


@staff(VIEW, CHANGE)
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Take an announcement off the site now."""
    actions.end_now(get_object_or_404(Announcement, pk=number), by(request))
    messages.success(request, _("It is ended: nobody sees it on the site any more."))
    return redirect("desk-announcements")


@staff(VIEW, DELETE)
@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Give an announcement up that is over: nothing leads to it."""
    actions.delete(get_object_or_404(Announcement, pk=number), by(request))
    messages.success(request, _("The announcement is deleted."))
    return redirect("desk-announcements")


def _kept(request: HttpRequest, form: AnnouncementForm) -> HttpResponse:
    if not form.is_valid():
        return _form(request, form, status=422)
    if overtaken := saved(request, form):
        return _form(request, form, status=409, overtaken=overtaken)
    messages.success(request, _("The announcement is kept."))
    return redirect("desk-announcements")


def _form(
    request: HttpRequest,
    form: AnnouncementForm,
    status: int = 200,
    overtaken: actions.Overtaken | None = None,
    *,
    tried: bool = False,
) -> HttpResponse:
    number = form.instance.pk
    tried_at, edited = "desk-announcement-tried", "desk-announcement"
    given = form.cleaned_data if form.is_bound else form.initial
    row = Announcement(**{name: given.get(name) or "" for name in ("text", "address", "words")})
    return page(
        request,
        "announcements/announcement",
        _("Change the announcement") if number else _("Announce something"),
        status=status,
        form=form,
        told=told_by(row) if row.text else None,
        sent=form.is_bound and not tried,
        number=number,
        save_at=reverse(edited, args=[number]) if number else reverse("desk-announcement-new"),
        try_at=reverse(tried_at, args=[number])
        if number
        else reverse("desk-announcement-new-tried"),
        overtaken=overtaken,
        differing=differing(form, overtaken),
    )
