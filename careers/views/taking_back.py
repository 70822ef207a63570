"""Taking one thing back into the draft from an edition, at the desk."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from careers.actions.taking_back import NotTaken, take_back
from careers.admin.differences import groups, thing_name
from careers.domain.catalogue import Catalogue
from careers.domain.changes import changes
from careers.domain.readdressed import moves
from careers.domain.renaming import aligned
from careers.domain.taking_back import SITE, Name, Taking, taking, with_things
from careers.forms.desk import SeenForm
from careers.models import WITH_SITE, Edition
from careers.queries.draft import draft
from careers.queries.edition import glance
from careers.queries.editions import row_of
from careers.views.staff import staff

SEE = "careers.see_draft"


@dataclass(frozen=True)
class Along:
    """A thing that comes along: what it is called, and whether the draft would have it."""

    kind: str
    name: str
    added: bool


@staff(SEE)
@require_safe
def things(request: HttpRequest, number: int) -> HttpResponse:
    """Everything in which the draft differs from an edition, each with its way back."""
    row = row_of(number)
    if row is None:
        raise Http404(f"edition:{number}")
    stored, now = glance(number).catalogue, draft().catalogue
    before = aligned(stored, now)
    found = groups(before, now, changes(before, now), moves=moves(stored, now), hands=True)
    title = _("Take something back from edition %(n)d") % {"n": number}
    return _page(request, "things", title, row=row, groups=found, back=number)


@staff(SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def thing(request: HttpRequest, number: int, kind: str = "site", code: str = "") -> HttpResponse:
    """What taking one thing back would change, then the doing of it."""
    try:
        stored = glance(number).catalogue
    except Edition.DoesNotExist as missing:
        raise Http404(f"edition:{number}") from missing
    now = draft().catalogue
    found = taking(stored, now, kind, code) if kind in WITH_SITE else None
    if found is None or (found.then is None and found.now is None):
        raise Http404(f"{kind}:{code}")
    may = _may(request, found)
    form = SeenForm(request.POST if request.method == "POST" else None)
    refused = ""
    if form.is_valid():
        if not may:
            raise PermissionDenied
        assert isinstance(request.user, User)
        try:
            take_back(
                kind, code, number, request.user, form.cleaned_data["seen"], along=bool(found.along)
            )
        except NotTaken as error:
            refused = str(error)
        else:
            messages.success(request, _done(found, now, number))
            return redirect(_onward(found, number))
    return _thing_page(request, number, found, now, may=may, refused=refused)


def _thing_page(
    request: HttpRequest, number: int, found: Taking, now: Catalogue, *, may: bool, refused: str
) -> HttpResponse:
    after = with_things(now, {found.name: found.then})
    name = _called(found.name, found, now)
    title = (
        _("Take “%(name)s” back from edition %(n)d")
        if found.then is not None
        else _("Take “%(name)s” out again")
    )
    return _page(
        request,
        "thing",
        title % {"name": name, "n": number},
        status=422 if refused else 200,
        row=row_of(number),
        found=found,
        name=name,
        may=may,
        refused=refused,
        groups=groups(now, after, changes(now, after)),
        along=[
            Along(one[0], _called(one, found, now), found.before[one] is None)
            for one in found.along
        ],
        offered=[
            (thing_name("step", code, (now, found.under)), code) for _kind, code in found.offered
        ],
        form=SeenForm(initial={"seen": found.digest}),
    )


def _may(request: HttpRequest, found: Taking) -> bool:
    """Whether this person may write all that would be written."""
    for name, value in found.whole.items():
        before = found.before[name]
        deed = "add" if before is None else "delete" if value is None else "change"
        model = WITH_SITE[name[0]]._meta.model_name
        if not request.user.has_perm(f"careers.{deed}_{model}"):
            return False
    return True


def _called(name: Name, found: Taking, now: Catalogue) -> str:
    value: Any = found.whole.get(name) or found.before.get(name)
    if name == SITE:
        return str(value.name)
    return thing_name(*name, (found.under, now))


def _done(found: Taking, now: Catalogue, number: int) -> str:
    name = _called(found.name, found, now)
    if found.then is None:
        return _("“%(name)s” is out of the draft again.") % {"name": name}
    return _("In the draft “%(name)s” is as in edition %(n)d.") % {"name": name, "n": number}


def _onward(found: Taking, number: int) -> str:
    """Where to go on: to the steps that are offered, or to the row."""
    kind, code = found.name
    if found.offered:
        return reverse("desk-take-back-thing", args=[number, kind, code])
    if found.then is None or found.name == SITE:
        return reverse("admin:index")
    return reverse(f"admin:careers_{WITH_SITE[kind]._meta.model_name}_change", args=[code])


def _page(
    request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"desk/taking_back/{template}.html", context, status=status)
