"""A save that met another: the page of both versions, and what is chosen on it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from careers.actions.merging import Case, Unsettled, save_merged
from careers.actions.saving import Needed
from careers.admin import colliding
from careers.admin.colliding import CASES, Meeting, again, chosen, meetings
from careers.admin.seen import Name, Sight, hidden, look, name_of, present
from careers.admin.typed import typed
from careers.models import WITH_SITE
from careers.queries import draft

BUTTONS = ("_save", "_continue", "_addanother")
"""The buttons a form is saved with: they decide where it goes on."""

MOVED = gettext_lazy("It has another code now: %(new)s instead of %(old)s.")


def collided(
    admin: Any,
    request: HttpRequest,
    name: Name,
    row: models.Model | None,
    now: dict[Name, models.Model | None],
    sight: Sight,
) -> HttpResponse:
    """The answer to a save of what no longer says what was seen: both versions, with what only one of
    them changed ready chosen. Where all that happened is that it has another code, it is saved."""
    wanted = typed(*_sent(admin, request, row or _unsaved(name, sight)), name, sight)
    said = said_now(now)
    cases = []
    for it in dict.fromkeys((*now, *wanted)):
        current = now.get(it) or present(it, sight.get(it))
        code = name_of(current)[1] if current else it[1]
        base = sight[it].said if it in sight else None
        theirs = said.get(it) or (draft.said(current) if current else None)
        mine = wanted.get(it, base if it in sight else theirs)
        cases.append(Case(it[0], code, base, theirs, mine))
    if row is not None and name_of(row) != name and not _crossed(cases):
        return _save(admin, request, cases, {}, moved=name[1])
    return _page(admin, request, cases, status=409, moved=_moved(row, name))


def _sent(
    admin: Any, request: HttpRequest, row: models.Model
) -> tuple[Any, list[tuple[Any, bool]]]:
    """The form as it was sent, and the sets of rows below it with whether they may be changed."""
    fields = flatten_fieldsets(admin.get_fieldsets(request, row))
    form = admin.get_form(request, row, change=True, fields=fields)(
        request.POST, request.FILES, instance=row
    )
    formsets, inlines = admin._create_formsets(request, row, change=True)
    shown = [
        (formset, inline.has_change_permission(request, row))
        for formset, inline in zip(formsets, inlines, strict=True)
    ]
    return form, shown


def merged(admin: Any, request: HttpRequest) -> HttpResponse | None:
    """What was chosen on the page of both versions, saved; or that page again."""
    cases = colliding.unpack(request.POST[CASES])
    if not cases:
        return None
    taken = chosen(cases, request.POST)
    now = [present((it.kind, it.code), None) for it in cases]
    said = [draft.said(row) if row else None for row in now]
    if any(one != it.theirs for one, it in zip(said, cases, strict=True)):
        return _page(admin, request, *_renewed(cases, now, said, taken), status=409)
    return _save(admin, request, cases, taken)


def _renewed(
    cases: Sequence[Case], now: Sequence[models.Model | None], said: Sequence[Any], taken: Any
) -> tuple[list[Case], Any]:
    """The cases after somebody saved once more, and what was chosen where nobody did."""
    found, kept = [], {}
    for case, row, told in zip(cases, now, said, strict=True):
        name = case.kind, case.code
        if told == case.theirs:
            found.append(case)
            kept[name] = taken[name]
        else:
            found.append(again(case, told, name_of(row)[1] if row else case.code, taken[name]))
    return found, kept


def _save(
    admin: Any, request: HttpRequest, cases: Sequence[Case], taken: Any, moved: str = ""
) -> HttpResponse:
    assert isinstance(request.user, User)
    _may(request, cases)
    try:
        save_merged(cases, taken, request.user)
    except Unsettled as wrong:
        return _page(admin, request, cases, taken, wrong=wrong, status=422)
    except Needed as error:
        return _page(admin, request, cases, taken, needed=error.by, status=422)
    request._written = True  # type: ignore[attr-defined]
    row = draft.row_of(cases[0].kind, cases[0].code)
    if row is None:
        messages.info(request, _("You let it go: it stays deleted."))
        return redirect(reverse(f"admin:careers_{admin.model._meta.model_name}_changelist"))
    admin.saved(request, row)
    if moved:
        messages.info(request, MOVED % {"new": row.pk, "old": moved})
    response: HttpResponse = admin.response_change(request, row)
    if moved and "_continue" in request.POST:
        return redirect(reverse(f"admin:careers_{row._meta.model_name}_change", args=[row.pk]))
    return response


def _may(request: HttpRequest, cases: Sequence[Case]) -> None:
    """Whoever may not change one of these kinds of things has no page that would."""
    for kind in {it.kind for it in cases}:
        name = WITH_SITE[kind]._meta.model_name
        if not request.user.has_perm(f"careers.change_{name}"):
            raise PermissionDenied


def _page(
    admin: Any,
    request: HttpRequest,
    cases: Sequence[Case],
    taken: Any = None,
    *,
    status: int,
    wrong: Unsettled | None = None,
    needed: Sequence[str] = (),
    moved: str = "",
) -> HttpResponse:
    found = [it for it in meetings(cases, taken, wrong) if it.places or it.faults]
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.model._meta,
        "title": _title(request, found),
        "meetings": found,
        "open": sum(place.open for it in found for place in it.places),
        "amiss": [place for it in found for place in it.places if place.fault],
        "rest": [fault for it in found for fault in it.faults],
        "needed": needed,
        "moved": moved,
        "cases": hidden(colliding.pack(cases), CASES),
        "buttons": [name for name in BUTTONS if name in request.POST],
        "back": request.path,
    }
    return TemplateResponse(request, "desk/collision.html", context, status=status)


def _title(request: HttpRequest, found: Sequence[Meeting]) -> str:
    """Whoever works in two windows collides with themselves."""
    assert isinstance(request.user, User)
    me = request.user.get_full_name() or request.user.get_username()
    if all(it.hand and it.hand.who == me for it in found):
        return _("You changed it in another window meanwhile")
    return _("Somebody else changed it while you wrote")


def rows_now(
    sight: dict[Name, Any], row: models.Model | None, name: Name
) -> dict[Name, models.Model | None]:
    """The rows of what was seen, as they are."""
    return {it: row if it == name else present(it, glimpse) for it, glimpse in sight.items()}


def said_now(now: dict[Name, models.Model | None]) -> dict[Name, Any]:
    told = look(row for row in now.values() if row)
    return {it: told[name_of(row)].said if row else None for it, row in now.items()}


def _unsaved(name: Name, sight: Sight) -> models.Model:
    """A row for what is gone, so that its form can be read."""
    model = WITH_SITE[name[0]]
    columns = {
        it.attname: sight[name].said[it.name] or None
        if isinstance(it, models.ForeignKey)
        else sight[name].said[it.name]
        for it in model._meta.concrete_fields
        if it.name in sight[name].said and not isinstance(sight[name].said[it.name], list)
    }
    return model(**columns)


def _crossed(cases: Sequence[Case]) -> bool:
    """Whether the others did more than give things another code."""
    for case in cases:
        merged = case.merge
        if merged is None:
            if case.theirs is None and case.base is not None:
                return True
            continue
        for spot in merged.spots:
            renamed = spot.field in ("formerly", "origin", "destination")
            if spot.proposed != "mine" and not renamed:
                return True
    return False


def _moved(row: models.Model | None, name: Name) -> str:
    if row is None or name_of(row) == name:
        return ""
    return MOVED % {"new": row.pk, "old": name[1]}
