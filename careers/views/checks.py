"""The desk's checks: all that they find in the draft, with a link to each field."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.admin.checking import checked, kinds, severities
from careers.queries.desk import fresh_warnings, state
from careers.views.staff import staff


@staff("careers.see_draft")
@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """Everything found, by check; `severity` and `kind` narrow it down, what they hold else is left
    alone."""
    found = state()
    everything = found.draft.findings
    offered = {"severity": severities(everything), "kind": kinds(everything)}
    asked = {
        name: value
        for name, rows in offered.items()
        if (value := request.GET.get(name, "")) in {code for code, *_rest in rows if code}
    }
    shown = [it for it in everything if all(getattr(it, name) == v for name, v in asked.items())]
    new = {*found.draft.errors, *fresh_warnings(found)}
    rows = checked(shown, new)
    context = {
        **admin.site.each_context(request),
        "title": _("Checks"),
        "state": found,
        "offered": offered,
        "asked": asked,
        "found": [row for row in rows if row.count],
        "silent": [row for row in rows if not row.count],
        "shown": len(shown),
        "new": sum(row.new for row in rows),
    }
    return render(request, "desk/checks.html", context)
