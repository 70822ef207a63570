"""Looking back: how levels changed over time, and every earlier result as it was. All of it is
personal and read only."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.domain.questionnaire import sections
from careers.domain.times import WORTH_AGAIN, Time
from careers.models import Attempt
from careers.pages import questions
from careers.pages.lead import lead
from careers.pages.progress import ProgressSheet, day
from careers.pages.result import ResultSheet
from careers.queries.earlier import earlier_of, times_of
from careers.queries.edition import glance
from careers.views.holding import holding
from careers.views.sitting import Sitting, page_of, show, superseded


@require_safe
@holding
def progress(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """Each skill and the role aimed at over time."""
    sheet = ProgressSheet(times_of(attempt, sitting.published, sitting.answers), attempt.target)
    return show(
        request,
        page_of("progress", _("How you have changed")),
        sitting,
        sheet=sheet,
        weeks=WORTH_AGAIN.days // 7,
        superseded=superseded(sitting),
    )


@require_safe
@holding
def earlier(request: HttpRequest, sitting: Sitting, attempt: Attempt, number: int) -> HttpResponse:
    """An earlier result as it was, with the answers it came from."""
    time = _time(attempt, number)
    sheet = _sheet(time)
    return _show(
        request,
        sitting,
        time,
        "earlier",
        _("Your result of %(day)s") % {"day": day(time.ended)},
        found=sheet.found,
        sheet=sheet,
        lead=lead(sheet.found),
        groups=questions.overview(sheet.sections, time.answers, time.catalogue),
    )


@require_safe
@holding
def earlier_role(
    request: HttpRequest, sitting: Sitting, attempt: Attempt, number: int, role: str
) -> HttpResponse:
    """One role of an earlier result."""
    time = _time(attempt, number)
    sheet = _sheet(time)
    entry = sheet.entry(role)
    if entry is None:
        raise Http404(f"role:{role}")
    title = _("%(role)s and you, %(day)s") % {"role": entry.role.title, "day": day(time.ended)}
    return _show(request, sitting, time, "earlier_role", title, sheet=sheet, entry=entry)


def _time(attempt: Attempt, number: int) -> Time:
    time = earlier_of(attempt, number)
    if time is None or time.found.too_early:
        raise Http404("earlier")
    return time


def _sheet(time: Time) -> ResultSheet:
    return ResultSheet(time.found, sections(time.catalogue))


def _show(
    request: HttpRequest, sitting: Sitting, time: Time, name: str, title: str, **context: Any
) -> HttpResponse:
    """A page of an earlier time, read from its own edition throughout."""
    then = replace(sitting, published=glance(time.edition), answers=dict(time.answers))
    return show(request, page_of(name, title), then, time=time, day=day(time.ended), **context)
