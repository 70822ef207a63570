"""Giving a thing of the draft another address, at the desk."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions.renaming import change_code
from careers.admin.base import MOVED
from careers.admin.findings import named
from careers.admin.renaming import may_change_code, now_at
from careers.domain.kinds import BY_NAME
from careers.domain.renaming import (
    RENAMED,
    BadCode,
    NotThere,
    Renaming,
    Same,
    Taken,
    TooLong,
    rename,
)
from careers.forms.renaming import CodeForm
from careers.models import BY_KIND, Thing
from careers.queries.draft import draft
from careers.views.staff import staff

REFUSED = (BadCode, NotThere, Same, Taken, TooLong)


@dataclass(frozen=True)
class Moved:
    """A page and where it will be."""

    old: str
    new: str


@staff("careers.change_{kind}")
@require_http_methods(["GET", "HEAD", "POST"])
def change_address(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Ask for the new code, say what it would change, then change it."""
    if kind not in RENAMED:
        raise Http404(f"kind:{kind}")
    rows: Any = BY_KIND[kind]._default_manager
    row = rows.filter(pk=code).first() or now_at(BY_KIND[kind], code)
    if row is None:
        raise Http404(f"{kind}:{code}")
    if not may_change_code(request, row):
        raise PermissionDenied
    if row.pk != code:
        messages.info(request, MOVED % {"new": row.pk, "old": code})
        return redirect("desk-address", kind, row.pk)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, row, form)
    catalogue, new = draft().catalogue, form.cleaned_data["code"]
    try:
        if "sure" in request.POST:
            assert isinstance(request.user, User)
            change_code(kind, code, new, request.user)
        else:
            return _page(request, row, form, rename(catalogue, kind, code, new))
    except REFUSED as why:
        form.refuse(why, catalogue)
        return _page(request, row, form)
    messages.success(request, _said(kind, code, new))
    return redirect(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", new)


def _said(kind: str, old: str, new: str) -> str:
    folder = BY_NAME[kind].folder
    return _(
        "Its address in the draft is %(new)s now. Once it is published, %(old)s leads there."
    ) % {
        "new": f"/{folder}/{new}/",
        "old": f"/{folder}/{old}/",
    }


def _page(
    request: HttpRequest, row: Thing, form: CodeForm, found: Renaming | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Another address for “%(name)s”") % {"name": row},
        "form": form,
        "row": row,
        "opts": row._meta,
        "folder": row.kind().folder,
    }
    if found:
        context |= {
            "moved": _moved(found),
            "touched": named(found.touched),
            "new": form.cleaned_data["code"],
        }
    return render(request, "desk/renaming.html", context, status=422 if form.errors else 200)


def _moved(found: Renaming) -> list[Moved]:
    return [
        Moved(f"/{BY_NAME[kind].folder}/{old}/", f"/{BY_NAME[kind].folder}/{new}/")
        for (kind, old), new in found.codes.items()
    ]
