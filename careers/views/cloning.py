"""A copy of a thing of the draft, at the desk."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions.cloning import clone_thing
from careers.actions.saving import Unfit
from careers.admin.cloning import may_clone
from careers.domain.cloning import CLONED, steps_of
from careers.domain.renaming import BadCode, NotThere, Taken, TooLong
from careers.forms.cloning import CloneForm
from careers.models import Thing
from careers.queries.draft import draft
from careers.views.staff import staff, thing_or_404


@staff("careers.add_{kind}")
@require_http_methods(["GET", "HEAD", "POST"])
def clone_one(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Ask for the copy's name and code, add it, and open it."""
    row = thing_or_404(kind, code, CLONED)
    if not may_clone(request, row):
        raise PermissionDenied
    catalogue = draft().catalogue
    may_step = request.user.has_perm("careers.add_advancementstep")
    steps = steps_of(catalogue, kind, code) if may_step else ()
    form = CloneForm(catalogue, steps, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, row, form)
    try:
        assert isinstance(request.user, User)
        new, name = form.cleaned_data["code"], form.cleaned_data["name"]
        wanted = frozenset(form.cleaned_data.get("steps", ()))
        clone_thing(kind, code, new, " ".join(name.split()), wanted, request.user)
    except (BadCode, NotThere, Taken, TooLong) as why:
        form.refuse(why, catalogue)
        return _page(request, row, form)
    except Unfit as why:
        form.add_error(None, " ".join(why.faults.values()))
        return _page(request, row, form)
    said = _("This is the copy. It says what “%(name)s” says: change what is different.")
    messages.success(request, said % {"name": row})
    return redirect(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", new)


def _page(request: HttpRequest, row: Thing, form: CloneForm) -> HttpResponse:
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("A copy of “%(name)s”") % {"name": row},
        "form": form,
        "row": row,
        "opts": row._meta,
    }
    return render(request, "desk/cloning.html", context, status=422 if form.errors else 200)
