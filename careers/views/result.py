"""The result of the self-assessment: all of it, and one role. Both are personal."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.domain.questionnaire import sections
from careers.domain.ratings import SECONDS_PER_ANSWER, rate
from careers.domain.recommendation import recommend
from careers.pages.lead import lead
from careers.pages.result import ResultSheet
from careers.views.personal import personal
from careers.views.sitting import Sitting, page_of, show, sitting_of, superseded


@personal
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the answers say, and what to do next."""
    sitting = sitting_of(request)
    sheet = sheet_of(sitting)
    if sheet is None:
        return _no_result(request, sitting)
    return show(
        request,
        page_of("result", _("What your answers say")),
        sitting,
        found=sheet.found,
        lead=lead(sheet.found),
        sheet=sheet,
        superseded=superseded(sitting),
    )


@personal
@require_safe
def role(request: HttpRequest, role: str) -> HttpResponse:
    """Everything the answers say about one role. A role that asks for nothing that is measured has
    no such page."""
    sitting = sitting_of(request)
    known = sitting.catalogue.get("role", role)
    if known is None:
        raise Http404(f"role:{role}")
    sheet = sheet_of(sitting)
    if sheet is None:
        return _no_result(request, sitting)
    entry = sheet.entry(role)
    if entry is None:
        raise Http404(f"role:{role}")
    return show(
        request,
        page_of("role", _("%(role)s and you") % {"role": known.title}),
        sitting,
        found=sheet.found,
        sheet=sheet,
        entry=entry,
        superseded=superseded(sitting),
    )


def sheet_of(sitting: Sitting) -> ResultSheet | None:
    """The result laid out; None while there are too few answers to say anything."""
    found = recommend(sitting.catalogue, sitting.answers, sitting.role, _seconds(sitting))
    if found.too_early or not found.ratings.answered:
        return None
    return ResultSheet(found, sections(sitting.catalogue))


def _no_result(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Say that there is nothing to see yet, and how much is wanting."""
    page = page_of("nothing_yet", _("No result yet"))
    ratings = rate(sitting.catalogue, sitting.answers)
    if not ratings.answered:
        return show(request, page, sitting)
    page = page_of("too_early", _("A little early for a result"))
    return show(request, page, sitting, ratings=ratings)


def _seconds(sitting: Sitting) -> float | None:
    """The time the answers took: from the first save to the last, and what the page before the
    first save would take a quick reader."""
    if sitting.attempt is None:
        return None
    taken = sitting.attempt.changed_at - sitting.attempt.started_at
    longest = max(len(part.items) for part in sections(sitting.catalogue))
    return taken.total_seconds() + SECONDS_PER_ANSWER * longest
