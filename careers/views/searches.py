"""The desk's searches in vain: what people asked for and nothing has."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from careers.actions import searching
from careers.models import VainSearch
from careers.views.numbers import door

VIEW = "careers.view_vainsearch"
FORGET = "careers.delete_vainsearch"
SHOWN = 200
"""As many texts as are listed, those asked for oftenest."""


@door(VIEW)
@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    """What was searched in vain three times or more, how often and when last; the rest as a count."""
    written = VainSearch.objects.exclude(words="")
    other = VainSearch.objects.filter(words="")
    withheld = sum(row.times for row in other if searching.is_unwritten(row))
    few = sum(not searching.is_unwritten(row) for row in other)
    return render(
        request,
        "desk/searches.html",
        {
            **admin.site.each_context(request),
            "title": _("Searched in vain"),
            "section": "searches",
            "rows": written[:SHOWN],
            "left": max(0, written.count() - SHOWN),
            "few": few,
            "withheld": withheld,
        },
    )


@door(VIEW, FORGET)
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Take a text off the list; whoever asks for it again begins it anew."""
    searching.forget(request.POST.get("digest", ""))
    messages.success(request, _("It is forgotten."))
    return redirect("desk-searches")
