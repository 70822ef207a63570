"""The questions at the desk: all of them as they are asked, and one of them while it is written."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from careers.admin.asked import shown
from careers.admin.questioning import gone, sheets
from careers.queries.questions import asked, people
from careers.views.numbers import VIEW
from careers.views.staff import ANYBODY, staff

RIGHT = "careers.see_draft"


@staff(RIGHT)
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The whole questionnaire, page by page, and what publishing it would do to answers."""
    found = asked()
    known = None
    if found.live and not found.carry.unchanged and request.user.has_perm(VIEW):
        known = people(found.live)
    context = {
        **admin.site.each_context(request),
        "title": _("The questions, as they are asked"),
        "asked": found,
        "sheets": sheets(found, known),
        "gone": gone(found, known),
    }
    return render(request, "desk/questions/questions.html", context)


@staff(ANYBODY)
@require_POST
def one(request: HttpRequest) -> HttpResponse:
    """One question as a visitor would be asked it, from a form that is not saved."""
    context = {
        **admin.site.each_context(request),
        "title": _("As a visitor is asked it"),
        **shown(request.POST),
    }
    return render(request, "desk/questions/one.html", context)
