"""The desk's own pages, at the admin's side: publishing the draft."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions.edition import Refused, publish
from careers.admin.findings import point
from careers.forms.desk import PublishForm
from careers.queries.desk import state
from careers.views.personal import personal


@personal
@login_required
@permission_required("careers.add_edition", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_draft(request: HttpRequest) -> HttpResponse:
    """What publishing would do, what stands in its way, and the button."""
    form = PublishForm(request.POST or None)
    refused: Refused | None = None
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        try:
            edition = publish(form.cleaned_data["note"], request.user)
        except Refused as error:
            refused = error
        else:
            text = _("Edition {number} is live.").format(number=edition.number)
            messages.success(request, text)
            return redirect("admin:index")
    found = state()
    context = {
        **admin.site.each_context(request),
        "title": _("Publish the draft"),
        "form": form,
        "state": found,
        "refused": refused,
        "errors": [point(finding) for finding in found.draft.errors],
        "warnings": [point(finding) for finding in found.draft.warnings],
    }
    status = 422 if refused or form.errors else 200
    return render(request, "desk/publish.html", context, status=status)
