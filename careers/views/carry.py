"""Moving answers to a newer edition, where one is out: what would happen, then doing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions import again as actions
from careers.domain.carry import carry
from careers.domain.times import MOST_EARLIER
from careers.models import Attempt
from careers.pages.carry import CarrySheet, lost
from careers.queries.earlier import last_of
from careers.queries.edition import Published, current_edition
from careers.queries.plan import kept_of
from careers.views.holding import current, holding
from careers.views.sitting import Sitting, page_of, show


@require_http_methods(["GET", "HEAD", "POST"])
@holding
def carry_over(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """Say what carries over to the newest edition and what does not; move the answers there."""
    newest = current_edition()
    if newest.number <= sitting.published.number:
        return _moved(request, sitting, attempt)
    if request.method != "POST":
        return _offer(request, sitting, attempt, newest)
    # What was read on the page is what is done: a newer edition yet, or other answers, and it is
    # shown again.
    if request.POST.get("edition") != str(newest.number) or not current(request, sitting):
        return _offer(request, sitting, attempt, newest, status=409)
    try:
        actions.carry_over(attempt, sitting.published, newest)
    except actions.Full:
        return _offer(request, sitting, attempt, newest, status=409)
    return redirect("assessment-carry-over")


def _offer(
    request: HttpRequest, sitting: Sitting, attempt: Attempt, newest: Published, status: int = 200
) -> HttpResponse:
    sheet = _sheet(sitting, attempt, newest)
    title = _("Move to edition %(number)d?") % {"number": newest.number}
    return show(
        request,
        page_of("carry_over", title),
        sitting,
        status,
        sheet=sheet,
        newest=newest,
        full=attempt.earlier.count() >= MOST_EARLIER,
        most=MOST_EARLIER,
    )


def _sheet(sitting: Sitting, attempt: Attempt, newest: Published) -> CarrySheet:
    old, new = sitting.catalogue, newest.catalogue
    kept = kept_of(attempt)
    named = [*(action.skill for action in kept.actions), *(note.skill for note in kept.notes)]
    skills = dict.fromkeys(filter(None, named))
    return CarrySheet(
        old,
        new,
        carry(old, new),
        sitting.answers,
        lost(old, new, attempt.role, attempt.target, attempt.set_aside, list(skills)),
    )


def _moved(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """There is no newer edition: the answers have just been moved, or were never behind."""
    last = last_of(attempt)
    moved = last is not None and last.edition < sitting.published.number
    back = last is not None and actions.can_put_back(attempt, last.catalogue, sitting.catalogue)
    title = (
        _("Your answers are on edition %(number)d")
        if moved
        else _("You are on the newest edition, %(number)d")
    ) % {"number": sitting.published.number}
    return show(request, page_of("carried_over", title), sitting, last=last, moved=moved, back=back)
