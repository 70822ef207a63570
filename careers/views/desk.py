"""The desk's own pages, at the admin's side: publishing the draft."""

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions.edition import Refused, Seen, publish
from careers.admin.findings import points
from careers.forms.desk import PublishForm
from careers.queries.desk import state
from careers.views.personal import personal


@personal
@staff_member_required
@permission_required("careers.add_edition", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_draft(request: HttpRequest) -> HttpResponse:
    """What publishing would do, what stands in its way, and the button."""
    form = PublishForm(request.POST if request.method == "POST" else None)
    refused: Refused | None = None
    if form.is_valid():
        assert isinstance(request.user, User)
        seen = Seen(form.cleaned_data["edition"], form.cleaned_data["draft"])
        try:
            edition = publish(form.cleaned_data["note"], request.user, seen)
        except Refused as error:
            refused = error
        else:
            text = _("Edition {number} is live.").format(number=edition.number)
            messages.success(request, text)
            return redirect("admin:index")
    return _publish_page(request, form, refused)


def _publish_page(request: HttpRequest, form: PublishForm, refused: Refused | None) -> HttpResponse:
    found = state()
    # Whatever was sent, the next press of the button is about what this page shows.
    note = form.data.get("note", "") if form.is_bound else ""
    shown = PublishForm(initial={"note": note, "edition": found.number, "draft": found.digest})
    context = {
        **admin.site.each_context(request),
        "title": _("Publish the draft"),
        "form": shown,
        "faults": form.errors.get("note", []) if form.is_bound else [],
        "sent": form.is_bound,
        "state": found,
        "refused": refused,
        "errors": points(found.draft.errors),
        "warnings": points(found.draft.warnings),
    }
    return render(request, "desk/publish.html", context, status=422 if form.is_bound else 200)
