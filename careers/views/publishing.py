"""Publishing the draft, now or for a moment to come."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions.edition import Refused, Seen, publish
from careers.actions.errand import Refused as NotDone, Told, send_off
from careers.admin.differences import SHOWN, called, groups
from careers.admin.findings import points
from careers.domain.progress import Step
from careers.forms.desk import AT, PublishForm, today
from careers.models import Edition, Errand
from careers.pages.portion import LONG, Portion, portion
from careers.queries.desk import State, fresh_warnings, state
from careers.queries.editions import next_number
from careers.queries.errands import unfinished
from careers.queries.reviews import lacking
from careers.views.errands import asker, is_over, mine, under_way, why
from careers.views.staff import staff

_Item = TypeVar("_Item")
PUBLISH = "careers.add_edition"
WHAT = "publish"

KEPT = ("note", "when", "day", "time")
"""What was entered and is shown again when nothing was published."""


@staff(PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_draft(request: HttpRequest) -> HttpResponse:
    """What publishing would do, what stands in its way, and the button. Whoever turns a page of its lists
    sends along what they have entered, and finds it again."""
    if request.method != "POST":
        running = unfinished(asker(request), WHAT)
        return _led_to(running) if running else _page(request, PublishForm())
    if "turn" in request.POST:
        return _page(request, PublishForm(initial=request.POST.dict()))
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    sent = {name: request.POST.get(name, "") for name in form.fields}
    by = asker(request)
    found = send_off(WHAT, by, sent, lambda _errand: _published(form, by))
    return _ended(request, found) if is_over(found) else _led_to(found)


@staff(PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def publishing(request: HttpRequest, number: int) -> HttpResponse:
    """How far publishing is, or what came of it."""
    found = mine(request, WHAT, number)
    if is_over(found):
        return _ended(request, found)
    steps: dict[Step, str] = {
        "reading": _("Reading the draft"),
        "checking": _("Checking it"),
        "proving": _("Trying the questions on made-up people"),
        "writing": _("Freezing it as an edition"),
    }
    until = _("Nothing is published before the last step is done. Until then you can stop it.")
    return under_way(request, found, _("Publishing the draft"), steps, until)


def _led_to(errand: Errand) -> HttpResponse:
    return redirect("desk-publishing", errand.pk)


def _published(form: PublishForm, by: User) -> Told:
    """Publish what was sent; the edition's number. Raises the errand's `Refused`."""
    sent, seen = form.cleaned_data, _seen(form)
    if not _warnings_read(form, seen):
        raise NotDone(unread=True)
    try:
        return {"edition": publish(sent["note"], by, seen, sent["at"]).number}
    except Refused as error:
        raise NotDone(reason=error.reason) from error


def _ended(request: HttpRequest, errand: Errand) -> HttpResponse:
    """What came of publishing: the first page, where it is said; or the form as it was sent, and why it
    was not published."""
    made = _made(errand)
    if made and made.number + 1 < next_number():
        return redirect("desk-edition", made.number)
    if made:
        messages.success(request, render_to_string("desk/published.html", {"edition": made}))
        return redirect("admin:index")
    form = PublishForm(errand.about)
    if form.is_valid() and errand.outcome.get("unread"):
        form.add_error("acknowledged", _("Read what is worth a look, then say that you have."))
    reason = why(errand)
    return _page(request, form, Refused(reason) if reason else None)


def _made(errand: Errand) -> Edition | None:
    """The edition an errand has made. One that died may have come so far; nobody was left to say so."""
    editions = Edition.objects.without_document()
    if errand.stage != Errand.Stage.RUNNING:
        return editions.filter(number=errand.outcome.get("edition", 0)).first()
    asked = {"sha256": errand.about["draft"], "published_by": errand.begun_by_id}
    return editions.filter(**asked, published_at__gte=errand.begun_at).first()


def _seen(form: PublishForm) -> Seen:
    """What the publisher looked at, as the form brought it back."""
    return Seen(form.cleaned_data["edition"], form.cleaned_data["draft"])


def _warnings_read(form: PublishForm, seen: Seen) -> bool:
    """Whether the warnings were read, or there are none. A draft that cannot be published anyway is left
    to `publish` to refuse."""
    if form.cleaned_data["acknowledged"]:
        return True
    found = state(after_waiting=True)
    refused = found.draft.errors or seen != Seen(found.number, found.digest)
    return bool(refused or not found.differs or not fresh_warnings(found))


def _page(request: HttpRequest, form: PublishForm, refused: Refused | None = None) -> HttpResponse:
    found = state(after_waiting=True)
    new = fresh_warnings(found)
    known = set(new)
    standing = [it for it in found.draft.warnings if it not in known]
    parts = {
        "errors": _part(request, "errors", found.draft.errors),
        "warnings": _part(request, "warnings", new),
        "differs": _part(request, "differs", found.changes, SHOWN),
    }
    missing = [(called(it.change, found), it) for it in lacking(found)]
    open_to_it = form.is_bound or (not found.draft.errors and not missing)
    context = {
        **admin.site.each_context(request),
        "title": _("Publish the draft"),
        "form": _shown(form, found),
        "asked": "publish" if found.differs and open_to_it else "",
        "faults": form.errors if form.is_bound else {},
        "sent": form.is_bound,
        "state": found,
        "follows": found.waiting[-1] if found.waiting else None,
        "next": next_number(),
        "back": found.number,
        "today": today(),
        "zone": settings.TIME_ZONE,
        "groups": groups(
            found.published,
            found.draft.catalogue,
            _held(found.changes, parts["differs"]),
            hands=True,
            moves=found.moves,
            new=True,
        ),
        "refused": refused,
        "lacking": missing,
        "parts": parts,
        "errors": points(_held(found.draft.errors, parts["errors"])),
        "warnings": points(_held(new, parts["warnings"])),
        "standing": points(standing[:LONG]),
        "more_standing": len(standing[LONG:]),
    }
    return render(
        request,
        "desk/publish.html",
        context,
        status=422 if request.method == "POST" and form.is_bound else 200,
    )


def _part(request: HttpRequest, name: str, held: Sequence[object], size: int = LONG) -> Portion:
    """The portion of one of the page's lists that is asked for by the list's name."""
    return portion(
        request.GET.get(name, ""), len(held), lambda number: f"?{name}={number}#{name}", size
    )


def _held(held: Sequence[_Item], part: Portion) -> Sequence[_Item]:
    return held[part.first : part.last]


def _shown(form: PublishForm, found: State) -> PublishForm:
    """The form as it is shown: whatever was sent, the next press of the button is about what this page
    shows. That the warnings were read counts for the draft it was said of."""
    sent: Mapping[str, object] = form.data if form.is_bound else form.initial
    kept = {name: sent[name] for name in KEPT if name in sent}
    if sent.get("draft") == found.digest and sent.get("edition") == str(found.number):
        kept["acknowledged"] = "acknowledged" in sent
    if found.waiting:
        kept["when"] = AT
    return PublishForm(initial={**kept, "edition": found.number, "draft": found.digest})
