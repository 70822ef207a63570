"""The desk's own pages, at the admin's side: its first page, and publishing the draft."""

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from careers.actions.edition import Refused, Seen, publish
from careers.admin.differences import groups
from careers.admin.doors import doors
from careers.admin.findings import points
from careers.forms.desk import PublishForm
from careers.pages.editions import rungs
from careers.queries.desk import fresh_warnings, recent, state
from careers.queries.history import history
from careers.queries.numbers import parts_of
from careers.views.staff import ANYBODY, staff

SHOWN = 6
"""How many differences, findings and recent changes the first page names; the rest is counted."""

EDITIONS = 3
"""How many of the last editions the first page tells of."""


@staff(ANYBODY)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is live, what the draft changes, what is wrong with it, who did what, and every door."""
    found = state()
    may_count = request.user.has_perm("careers.view_numbers")
    listed = found.changes[: 2 * SHOWN]
    context = {
        "state": found,
        "groups": groups(
            found.published, found.draft.catalogue, listed, spelled=0, hands=True, moves=found.moves
        ),
        "errors": points(found.draft.errors[:SHOWN]),
        "warnings": points(found.draft.warnings[:SHOWN]),
        "recent": recent(SHOWN),
        "people": parts_of(found.live.pk).whole if found.live and may_count else None,
        "editions": rungs(history(found.number, most=EDITIONS)) if found.live else [],
        "doors": doors(request, found),
    }
    return admin.site.index(request, context)


@staff("careers.add_edition")
@require_http_methods(["GET", "HEAD", "POST"])
def publish_draft(request: HttpRequest) -> HttpResponse:
    """What publishing would do, what stands in its way, and the button."""
    form = PublishForm(request.POST if request.method == "POST" else None)
    refused: Refused | None = None
    seen = _seen(form) if form.is_valid() else None
    if seen and _warnings_read(form, seen):
        assert isinstance(request.user, User)
        try:
            edition = publish(form.cleaned_data["note"], request.user, seen)
        except Refused as error:
            refused = error
        else:
            messages.success(request, render_to_string("desk/published.html", {"edition": edition}))
            return redirect("admin:index")
    return _publish_page(request, form, refused)


def _seen(form: PublishForm) -> Seen:
    """What the publisher looked at, as the form brought it back."""
    return Seen(form.cleaned_data["edition"], form.cleaned_data["draft"])


def _warnings_read(form: PublishForm, seen: Seen) -> bool:
    """Whether the warnings were read, or there are none; otherwise the form says so. A draft that
    cannot be published anyway is left to `publish` to refuse."""
    if form.cleaned_data["acknowledged"]:
        return True
    found = state()
    refused = found.draft.errors or seen != Seen(found.number, found.digest)
    if refused or not found.differs or not fresh_warnings(found):
        return True
    form.add_error("acknowledged", _("Read what is worth a look, then say that you have."))
    return False


def _publish_page(request: HttpRequest, form: PublishForm, refused: Refused | None) -> HttpResponse:
    found = state()
    new = set(fresh_warnings(found))
    warned = points(found.draft.warnings)
    # Whatever was sent, the next press of the button is about what this page shows.
    note = form.data.get("note", "") if form.is_bound else ""
    shown = PublishForm(initial={"note": note, "edition": found.number, "draft": found.digest})
    context = {
        **admin.site.each_context(request),
        "title": _("Publish the draft"),
        "form": shown,
        "faults": form.errors if form.is_bound else {},
        "sent": form.is_bound,
        "state": found,
        "groups": groups(
            found.published, found.draft.catalogue, found.changes, hands=True, moves=found.moves
        ),
        "refused": refused,
        "errors": points(found.draft.errors),
        "warnings": [it for it in warned if it.finding in new],
        "standing": [it for it in warned if it.finding not in new],
    }
    return render(request, "desk/publish.html", context, status=422 if form.is_bound else 200)
