"""Putting things of the draft in order, at the desk."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods

from careers.actions.reordering import Otherwise, reorder
from careers.admin.cloning import may_order
from careers.domain.catalogue import Catalogue
from careers.domain.reordering import GROUPED, ORDERED, arranged, groups, moved, outlook
from careers.models import BY_KIND
from careers.pages.portion import cut, paged, portion
from careers.queries.draft import draft
from careers.views.staff import staff


@dataclass(frozen=True)
class Entry:
    """A thing on the page: its code and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Shown:
    """A group on the page, in the order shown, which may not be saved yet."""

    name: str
    entries: tuple[Entry, ...]


@staff("careers.change_{kind}")
@require_http_methods(["GET", "HEAD", "POST"])
def put_in_order(request: HttpRequest, kind: str) -> HttpResponse:
    """The order as it is, or as it was moved to without a save; and the save."""
    if kind not in ORDERED:
        raise Http404(kind)
    if not may_order(request, BY_KIND[kind]):
        raise PermissionDenied
    codes, status, said = request.POST.getlist("code"), 200, ""
    if "save" in request.POST:
        try:
            assert isinstance(request.user, User)
            count = reorder(kind, codes, request.user, request.POST.get("seen", ""))
        except Otherwise:
            status = 409
            said = _(
                "Somebody else has put them in order meanwhile, or added or removed one. Nothing is saved "
                "yet: this is your order with what is new. Look it through, and save it again."
            )
        else:
            messages.success(request, _told(count))
            return redirect(request.get_full_path())
    return _page(request, kind, _moved(request, codes), status, said)


def _told(count: int) -> str:
    if not count:
        return _("The order is as it was: nothing to save.")
    text = ngettext("Saved: %(n)d has another place.", "Saved: %(n)d have another place.", count)
    return text % {"n": count}


def _moved(request: HttpRequest, codes: list[str]) -> list[str]:
    """The codes as a button without script moves one of them."""
    for name, places in (("up", -1), ("down", 1)):
        if request.POST.get(name) in codes:
            return moved(codes, request.POST[name], places)
    what, where = request.POST.get("what"), request.POST.get("where")
    if "move" in request.POST and what in codes and where in codes and what != where:
        rest = [code for code in codes if code != what]
        rest.insert(rest.index(where), what)
        return rest
    return codes


def _page(
    request: HttpRequest, kind: str, codes: list[str], status: int, said: str
) -> HttpResponse:
    model = BY_KIND[kind]
    catalogue = draft().catalogue
    found = groups(catalogue, kind)
    now = [(group.key, arranged(group, codes)) for group in found]
    count = sum(len(group.things) for group in found)
    part = portion(request.GET.get("page", ""), count, paged(request.path))
    held = cut(now, part)
    rows = model._default_manager.in_bulk([it.code for _key, things in held for it in things])
    shown = [
        Shown(
            _group_name(kind, key, catalogue),
            tuple(Entry(it.code, str(rows[it.code])) for it in things),
        )
        for key, things in held
    ]
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("The order of the %(kinds)s") % {"kinds": model._meta.verbose_name_plural},
        "opts": model._meta,
        "shown": shown,
        "seen": outlook(found),
        "said": said,
        "part": part,
        "unsaved": [things for _key, things in now] != [group.things for group in found],
    }
    return render(request, "desk/reordering.html", context, status=status)


def _group_name(kind: str, key: str, catalogue: Catalogue) -> str:
    """What a group is called: a rung by its name, any other by its words in the list of choices."""
    if kind not in GROUPED:
        return ""
    if kind == "role":
        return catalogue.level(key).name
    field: Any = BY_KIND[kind]._meta.get_field(GROUPED[kind])
    return str(dict(field.flatchoices).get(key, key))
