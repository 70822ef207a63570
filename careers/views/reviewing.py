"""The desk's review of changes: all that differs with what was said of it, and the four things to say."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy as _lazy, ngettext_lazy
from django.views.decorators.http import require_POST, require_safe

from careers.actions import reviewing
from careers.admin.reviews import code_in, seen_in, shelves, waits
from careers.domain.approval import Rule
from careers.domain.changes import name_of
from careers.models import Approval, Review
from careers.queries.desk import State
from careers.queries.reviews import Reviewed, current, rule
from careers.views.staff import staff

SEE, JUDGE = "careers.see_draft", "careers.review_draft"

WHICH: dict[str, Callable[[Reviewed, Any, Rule], bool]] = {
    "waiting": waits,
    "all": lambda _it, _user, _rule: True,
    "asked": lambda it, _user, _rule: it.standing.state == "asked",
    "back": lambda it, _user, _rule: it.standing.state == "sent_back",
    "approved": lambda it, _user, _rule: it.standing.state == "approved",
}
"""What may be listed, by its name in the address."""


@staff(SEE)
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Every change, or those that stand in one way: what waits for the reader first, if anything does."""
    return _list(request, request.GET.get("show", ""))


@staff(SEE)
@require_safe
def change(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """One change, and all that was ever said of its thing."""
    return _one(request, kind, code)


@staff(SEE)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for review of what was ticked."""
    said = ngettext_lazy("%(n)d change waits for review.", "%(n)d changes wait for review.", "n")
    return _note(request, reviewing.ask, said)


@staff(JUDGE)
@require_POST
def approve(request: HttpRequest) -> HttpResponse:
    """Approve what was ticked."""
    said = ngettext_lazy("%(n)d change is approved.", "%(n)d changes are approved.", "n")
    return _note(request, reviewing.approve, said)


@staff(JUDGE)
@require_POST
def send_back(request: HttpRequest) -> HttpResponse:
    """Send back what was ticked, with a comment."""
    said = ngettext_lazy("%(n)d change is sent back.", "%(n)d changes are sent back.", "n")
    return _note(request, reviewing.send_back, said)


@staff(SEE)
@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """Say something of what was ticked."""
    return _note(request, reviewing.say, _lazy("Your comment is kept."))


def _note(request: HttpRequest, verb: Callable[..., None], said: Any) -> HttpResponse:
    """Do it and go back to where it was done, or say there why not."""
    assert isinstance(request.user, User)
    chosen = seen_in(request.POST.getlist("thing"))
    kind, _colon, code = request.POST.get("one", "").partition(":")
    show = request.POST.get("show", "")
    try:
        verb(chosen, request.user, request.POST.get("comment", ""))
    except reviewing.Refused as why:
        refused = _why(why)
        return _one(request, kind, code, refused) if kind else _list(request, show, refused=refused)
    messages.success(request, said % {"n": len(set(chosen))})
    if kind:
        return redirect("desk-review-of", kind, code)
    return redirect(reverse("desk-review", query={"show": show} if show in WHICH else None))


def _why(why: reviewing.Refused) -> str:
    names = ", ".join(f"“{name}”" for name in why.things)
    if isinstance(why, reviewing.NothingChosen):
        return _("Tick the changes it is about.")
    if isinstance(why, reviewing.Own):
        return _("Somebody else has to approve what you changed yourself: %(names)s.") % {
            "names": names
        }
    if isinstance(why, reviewing.Stale):
        return _("This has changed since you looked at it: %(names)s. Read it once more.") % {
            "names": names
        }
    return _("Write a comment of at most 2,000 characters: whoever it is for has to know why.")


def _list(request: HttpRequest, show: str, refused: str = "") -> HttpResponse:
    found, all_of_them = current()
    by_rule = rule()
    counted = {
        name: [it for it in all_of_them if chosen(it, request.user, by_rule)]
        for name, chosen in WHICH.items()
    }
    if show not in WHICH:
        show = "waiting" if counted["waiting"] else "all"
    context = {
        "title": _("Review what changed"),
        "show": show,
        "counts": {name: len(listed) for name, listed in counted.items()},
        "shelves": shelves(found, counted[show], request.user, by_rule),
    }
    return _page(request, found, by_rule, context, refused)


def _one(request: HttpRequest, kind: str, code: str, refused: str = "") -> HttpResponse:
    found, all_of_them = current()
    by_rule = rule()
    mine = [
        it for it in all_of_them if it.change.kind == kind and it.change.code == code_in(code, kind)
    ]
    thing = found.draft.catalogue.get(kind, code)
    earlier = Review.objects.filter(kind=kind, code=code_in(code, kind)).select_related("by")
    if not (mine or thing or kind == "site" or earlier):
        raise Http404(f"{kind}:{code}")
    told = shelves(found, mine, request.user, by_rule)
    here = {it.at for one in mine for it in one.standing.talk}
    context = {
        "title": told[0].things[0].it.name if told else name_of(thing) if thing else code,
        "one": f"{kind}:{code}",
        "shelves": told,
        "earlier": [it for it in earlier if it.at not in here],
    }
    return _page(request, found, by_rule, context, refused)


def _page(
    request: HttpRequest, found: State, by_rule: Rule, context: dict[str, Any], refused: str
) -> HttpResponse:
    listed: Sequence[Any] = context["shelves"]
    known = {
        **admin.site.each_context(request),
        "section": "review",
        "state": found,
        "rule": Approval(by_rule),
        "refused": refused,
        "comment": request.POST.get("comment", "") if refused else "",
        "ticked": request.POST.getlist("thing"),
        "judged": any(not it.own for shelf in listed for it in shelf.things),
        **context,
    }
    return render(request, "desk/review/changes.html", known, status=422 if refused else 200)
