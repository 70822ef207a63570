"""Retiring a thing of the draft, at the desk."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions.retiring import Elsewise, outlook, retire_thing
from careers.actions.saving import Needed, Unfit
from careers.admin.retiring import GROUPS, may_retire, saying, told
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import BY_NAME
from careers.domain.renaming import TooLong
from careers.domain.retiring import (
    RETIRED,
    Group,
    NoReplacement,
    NotThere,
    Retiring,
    Unclear,
    retire,
)
from careers.forms.retiring import RetireForm
from careers.models import Thing
from careers.pages import words
from careers.queries.draft import draft
from careers.queries.edition import NothingPublished, current_edition
from careers.views.staff import staff, thing_or_404

REFUSED = (Needed, NoReplacement, NotThere, TooLong, Unclear, Unfit)


@staff("careers.change_{kind}", "careers.delete_{kind}")
@require_http_methods(["GET", "HEAD", "POST"])
def retire_one(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Ask what takes its place, say what would become of all that names it, then do it."""
    row = thing_or_404(kind, code, RETIRED)
    if not may_retire(request, row):
        raise PermissionDenied
    catalogue = draft().catalogue
    posted = request.POST if request.method == "POST" else None
    form = RetireForm(catalogue, kind, code, GROUPS[kind], posted)
    if not form.is_valid():
        return _page(request, row, form, catalogue)
    other: str = form.cleaned_data["replacement"]
    moving: frozenset[Group] = frozenset(form.cleaned_data.get("moving", ()))
    try:
        if "sure" in request.POST:
            assert isinstance(request.user, User)
            retire_thing(kind, code, other, moving, request.user, request.POST["sure"])
            return _done(request, row, catalogue, other)
        return _page(request, row, form, catalogue, retire(catalogue, kind, code, other, moving))
    except Elsewise:
        form.add_error(
            None, _("The draft has changed since you looked. This is how it stands now.")
        )
        found = retire(draft().catalogue, kind, code, other, moving)
        return _page(request, row, form, draft().catalogue, found)
    except REFUSED as why:
        form.add_error(None, _why(why))
        return _page(request, row, form, catalogue)


def _why(why: Exception) -> str:
    if isinstance(why, Needed):
        names = ", ".join(why.by)
        return _(
            "Something that cannot be published yet leans on it: %(names)s. Mend that first."
        ) % {"names": names}
    if isinstance(why, Unclear):
        return _(
            "A link in %(kind)s “%(code)s” cannot be turned into words. Take it out by hand first."
        ) % {"kind": why.kind, "code": why.code}
    if isinstance(why, TooLong):
        return _("There is no room for the other’s code in “%(code)s”. Choose another.") % {
            "code": why.code
        }
    if isinstance(why, Unfit):
        return _("The draft cannot hold that: %(faults)s") % {
            "faults": " ".join(why.faults.values())
        }
    return _("Its row says something that cannot be published. Mend that first, then come back.")


def _done(request: HttpRequest, row: Thing, catalogue: Catalogue, other: str) -> HttpResponse:
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
    if other:
        said = _("“%(name)s” is retired; what named it names “%(other)s” now.") % {
            "name": row,
            "other": words.name(catalogue.get(row.kind_name, other), catalogue),
        }
    else:
        said = _("“%(name)s” is retired, and nothing takes its place.") % {"name": row}
    then = _("Visitors see it once the draft is published.")
    messages.success(request, format_html("{} {} {}", said, then, _undoing(row)))
    return redirect(f"{name}_change", other) if other else redirect(f"{name}_changelist")


def _undoing(row: Thing) -> SafeString:
    """The way to take it back from the live edition; empty where that does not hold it."""
    try:
        live = current_edition()
    except NothingPublished:
        return SafeString("")
    if live.catalogue.get(row.kind_name, row.pk) is None:
        return SafeString("")
    way = reverse("desk-take-back-thing", args=[live.number, row.kind_name, row.pk])
    return format_html('<a href="{}">{}</a>', way, _("Take it back from the live edition"))


def _page(
    request: HttpRequest,
    row: Thing,
    form: RetireForm,
    catalogue: Catalogue,
    found: Retiring | None = None,
) -> HttpResponse:
    thing = catalogue.get(row.kind_name, row.pk)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Retire “%(name)s”") % {"name": row},
        "form": form,
        "row": row,
        "opts": row._meta,
        "published": _published(row),
        "folder": BY_NAME[row.kind_name].folder,
        "saying": saying(catalogue, thing) if thing else [],
    }
    if found:
        other = form.cleaned_data["replacement"]
        replacement = catalogue.get(row.kind_name, other) if other else None
        context |= {
            "replacement_name": words.name(replacement, catalogue) if replacement else "",
            "outlook": outlook(found),
            "fates": told(found.fates),
            "replacement": replacement,
            "chosen": form.cleaned_data,
            "asked": True,
        }
    return render(request, "desk/retiring.html", context, status=422 if form.errors else 200)


def _published(row: Thing) -> bool:
    try:
        live = current_edition().catalogue
    except NothingPublished:
        return False
    return live.get(row.kind_name, row.pk) is not None
