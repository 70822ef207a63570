"""Publishing the draft, now or for a moment to come."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions.edition import Refused, Seen, publish
from careers.admin.differences import called, groups
from careers.admin.findings import points
from careers.forms.desk import AT, PublishForm, today
from careers.queries.desk import State, fresh_warnings, state
from careers.queries.editions import next_number
from careers.queries.reviews import lacking
from careers.views.staff import staff

KEPT = ("note", "when", "day", "time")
"""What was entered and is shown again when nothing was published."""


@staff("careers.add_edition")
@require_http_methods(["GET", "HEAD", "POST"])
def publish_draft(request: HttpRequest) -> HttpResponse:
    """What publishing would do, what stands in its way, and the button."""
    form = PublishForm(request.POST if request.method == "POST" else None)
    refused: Refused | None = None
    seen = _seen(form) if form.is_valid() else None
    if seen and _warnings_read(form, seen):
        assert isinstance(request.user, User)
        sent = form.cleaned_data
        try:
            edition = publish(sent["note"], request.user, seen, sent["at"])
        except Refused as error:
            refused = error
        else:
            said = render_to_string("desk/published.html", {"edition": edition})
            messages.success(request, said)
            return redirect("admin:index")
    return _page(request, form, refused)


def _seen(form: PublishForm) -> Seen:
    """What the publisher looked at, as the form brought it back."""
    return Seen(form.cleaned_data["edition"], form.cleaned_data["draft"])


def _warnings_read(form: PublishForm, seen: Seen) -> bool:
    """Whether the warnings were read, or there are none; otherwise the form says so. A draft that
    cannot be published anyway is left to `publish` to refuse."""
    if form.cleaned_data["acknowledged"]:
        return True
    found = state(after_waiting=True)
    refused = found.draft.errors or seen != Seen(found.number, found.digest)
    if refused or not found.differs or not fresh_warnings(found):
        return True
    form.add_error("acknowledged", _("Read what is worth a look, then say that you have."))
    return False


def _page(request: HttpRequest, form: PublishForm, refused: Refused | None) -> HttpResponse:
    found = state(after_waiting=True)
    new = set(fresh_warnings(found))
    warned = points(found.draft.warnings)
    context = {
        **admin.site.each_context(request),
        "title": _("Publish the draft"),
        "form": _shown(form, found),
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
            found.changes,
            hands=True,
            moves=found.moves,
            new=True,
        ),
        "refused": refused,
        "lacking": [(called(it.change, found), it) for it in lacking(found)],
        "errors": points(found.draft.errors),
        "warnings": [it for it in warned if it.finding in new],
        "standing": [it for it in warned if it.finding not in new],
    }
    return render(request, "desk/publish.html", context, status=422 if form.is_bound else 200)


def _shown(form: PublishForm, found: State) -> PublishForm:
    """The form as it is shown: whatever was sent, the next press of the button is about what this page
    shows."""
    kept = {name: form.data[name] for name in KEPT if name in form.data} if form.is_bound else {}
    if found.waiting:
        kept["when"] = AT
    return PublishForm(initial={**kept, "edition": found.number, "draft": found.digest})
