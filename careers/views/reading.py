"""A text as visitors will read it, for the forms of the desk while somebody types."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_POST

from careers.admin.reading import LARGEST, MANNERS, read
from careers.queries.naming import named_in
from careers.views.staff import staff


@staff("careers.see_draft")
@require_POST
def read_text(request: HttpRequest) -> HttpResponse:
    """A part of a page: the text that was sent, and what is wrong with it. Nothing is kept."""
    text = request.POST.get("text", "")[:LARGEST]
    manner = request.POST.get("manner", "")
    for known in MANNERS:
        if known == manner:
            found = read(text, known, named_in([text]))
            return render(request, "desk/read.html", {"read": found})
    return HttpResponseBadRequest()
