"""The desk's list of what is due to be read again, and who looks after what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST, require_safe

from careers.actions import caring
from careers.admin.findings import Coded, Pointed, named
from careers.domain.care import Look, When
from careers.forms.care import AssignForm, CareForm
from careers.models import BY_KIND
from careers.queries.care import care_of, listed
from careers.queries.draft import draft
from careers.queries.reviews import rules
from careers.views.staff import staff

SEE, CARE = "careers.see_draft", "careers.change_care"

MOST = 200
"""As many things as are listed, those due first."""


@dataclass(frozen=True)
class Due:
    """A thing of the list: what is said of it, how it is with its date, its name and its form."""

    look: Look
    when: When
    pointed: Pointed

    @property
    def value(self) -> str:
        return f"{self.look.kind}:{self.look.code}"


WHICH: dict[str, Callable[[Look, When, int], bool]] = {
    "mine": lambda look, _when, me: look.owner == me,
    "overdue": lambda _look, when, _me: when == "overdue",
    "soon": lambda _look, when, _me: when in ("overdue", "soon"),
    "nobody": lambda look, _when, _me: look.owner is None,
    "all": lambda _look, _when, _me: True,
}


@staff(SEE)
@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """What is due, overdue, mine, or nobody's."""
    return _list(request, request.GET.get("show", ""), AssignForm())


@staff(CARE)
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Say the same of everything that was ticked."""
    form, show = AssignForm(request.POST), request.POST.get("show", "")
    things = [(kind, code) for kind, _colon, code in _ticked(request)]
    if not things:
        form.add_error(None, _("Tick the things it is about."))
    if not form.is_valid():
        return _list(request, show, form)
    given = form.cleaned_data
    owner = 0 if given["nobody"] else given["owner"].pk if given["owner"] else None
    try:
        count = caring.assign(things, caring.Wish(owner, given["review_on"], given["every"]))
    except caring.Gone as gone:
        raise Http404("thing") from gone
    said = ngettext("%(n)d thing is changed.", "%(n)d things are changed.", count)
    messages.success(request, said % {"n": count})
    return redirect(reverse("desk-due", query={"show": show} if show in WHICH else None))


@staff(CARE)
@require_POST
def care(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Say who looks after a thing, and when it is to be read again."""
    form = CareForm(request.POST, instance=care_of(kind, code))
    if not form.is_valid():
        said = "; ".join(
            f"{form[name].label}: {' '.join(map(str, why))}" for name, why in form.errors.items()
        )
        messages.error(request, said)
        return _to_form(kind, code)
    given = form.cleaned_data
    try:
        caring.look_after(kind, code, given["owner"], given["review_on"], given["every"])
    except caring.Gone as gone:
        raise Http404(f"{kind}:{code}") from gone
    messages.success(request, _("Who looks after it, and when, is kept."))
    return _to_form(kind, code)


@staff(SEE)
@require_POST
def read(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Note that somebody read a thing and that it is still true."""
    assert isinstance(request.user, User)
    try:
        row = caring.mark_read(kind, code, request.user)
    except caring.Gone as gone:
        raise Http404(f"{kind}:{code}") from gone
    if row.review_on:
        said = _("Read and still true. It is to be read again on %(day)s.")
        messages.success(request, said % {"day": date_format(row.review_on, "j F Y")})
    else:
        messages.success(request, _("Read and still true."))
    show = request.POST.get("show", "")
    if show in WHICH:
        return redirect(reverse("desk-due", query={"show": show}))
    return _to_form(kind, code)


def _to_form(kind: str, code: str) -> HttpResponse:
    """Back to the thing's form; 404 for a kind that has none."""
    if kind not in BY_KIND:
        raise Http404(kind)
    return redirect(f"admin:careers_{BY_KIND[kind]._meta.model_name}_change", code)


def _ticked(request: HttpRequest) -> list[tuple[str, str, str]]:
    return [value.partition(":") for value in request.POST.getlist("thing")]


def _list(request: HttpRequest, show: str, form: AssignForm) -> HttpResponse:
    today, ahead = timezone.localdate(), rules().remind_days
    me = cast(int, request.user.pk)
    every = [(look, look.when(today, ahead)) for look in listed(draft().catalogue)]
    sorts = {
        name: [(look, when) for look, when in every if chosen(look, when, me)]
        for name, chosen in WHICH.items()
    }
    if show not in WHICH:
        show = "mine" if sorts["mine"] else "soon" if sorts["soon"] else "all"
    shown = sorts[show][:MOST]
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("What is due to be read again"),
        "section": "due",
        "show": show,
        "counts": {name: len(found) for name, found in sorts.items()},
        "things": _pointed(shown),
        "left": len(sorts[show]) - len(shown),
        "ahead": ahead,
        "form": form,
        "ticked": request.POST.getlist("thing"),
    }
    return render(request, "desk/due.html", context, status=422 if form.errors else 200)


def _pointed(shown: list[tuple[Look, When]]) -> list[Due]:
    """These with their names and forms: one query for each kind."""
    found = named((look.kind, Coded(look.code)) for look, _when in shown)
    return [Due(look, when, pointed) for (look, when), pointed in zip(shown, found, strict=True)]
