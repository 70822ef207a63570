"""The plan and its sheet as PDF files. Both are personal."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.models import Attempt
from careers.pages.paper_plan import plan_paper
from careers.pages.paper_talk import talk_paper
from careers.pages.talk import MORE, TalkSheet
from careers.pages.typeset import Paper, Unmade, typeset
from careers.queries.plan import kept_of
from careers.views.planning import PLAN, file, mine, page, plan_of
from careers.views.sitting import Sitting, show

_LOG = logging.getLogger(__name__)


@require_safe
@mine
def talk(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """The sheet for a conversation, on one page."""
    found = plan_of(sitting, attempt, kept_of(attempt, sitting.catalogue))
    if found is None:
        return redirect(PLAN)
    sheet = TalkSheet(found, MORE)
    told = talk_paper(sheet, attempt.request or sheet.request, sitting.published.number)
    return _pdf(request, sitting, "talk", told, "conversation.pdf")


@require_safe
@mine
def plan(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """The whole plan."""
    found = plan_of(sitting, attempt, kept_of(attempt, sitting.catalogue))
    if found is None:
        return redirect(PLAN)
    told = plan_paper(found, sitting.published.number)
    return _pdf(request, sitting, "plan", told, "my-plan.pdf")


def _pdf(
    request: HttpRequest, sitting: Sitting, name: str, told: Paper, called: str
) -> HttpResponse:
    """A paper as a file; where it cannot be made, a page that says what to do instead."""
    try:
        return file(typeset(name, told), "application/pdf", called)
    except Unmade:
        _LOG.exception("A paper could not be made: %s", name)
        title = _("The file could not be made")
        back = f"{PLAN}talk/" if name == "talk" else PLAN
        return show(request, page("unmade", title), sitting, status=500, back=back)
