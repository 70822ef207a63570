"""Changing one's mind: taking a change of answers back, answering anew, and going back from that."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careers.actions import again as actions
from careers.actions.revision import Overtaken, take_back
from careers.domain.ratings import rate
from careers.domain.times import MOST_EARLIER, WORTH_AGAIN
from careers.models import Attempt
from careers.pages.moved import changed
from careers.queries.earlier import last_of
from careers.queries.edition import current_edition
from careers.views.holding import current, holding
from careers.views.moved import mark_of
from careers.views.sitting import Sitting, page_of, show


@require_POST
@holding
def undo(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """Take the last change of answers back, if it is still the one that was shown."""
    was = (attempt.revision or {}).get("was", {})
    if not was:
        return _undone(request, sitting, "already")
    if request.POST.get("change") != mark_of(sitting):
        return _undone(request, sitting, "overtaken", status=409)
    items = [
        (item.code, sitting.answers[item.code], was[item.code])
        for item in sitting.catalogue.questionnaire
        if item.code in was and item.code in sitting.answers
    ]
    try:
        take_back(attempt, sitting.catalogue)
    except Overtaken:
        return _undone(request, sitting, "overtaken", status=409)
    return _undone(request, sitting, "done", changed=changed(items, sitting.catalogue))


def _undone(
    request: HttpRequest, sitting: Sitting, how: str, status: int = 200, **context: object
) -> HttpResponse:
    title = {
        "done": _("Your change is taken back"),
        "already": _("There is nothing to take back"),
        "overtaken": _("Your answers have changed since"),
    }[how]
    return show(request, page_of("undone", title), sitting, status, how=how, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@holding
def again(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """Set the present answers apart and begin anew; before that, say what that means."""
    if request.method != "POST":
        return _again(request, sitting, attempt)
    if not current(request, sitting):
        return _again(request, sitting, attempt, status=409)
    try:
        actions.retake(attempt, sitting.published, current_edition())
    except (actions.TooFew, actions.Full):
        return _again(request, sitting, attempt, status=409)
    return redirect("assessment-again")


def _again(
    request: HttpRequest, sitting: Sitting, attempt: Attempt, status: int = 200
) -> HttpResponse:
    """The page as things stand: begun anew just now, too little to set apart, no room, or ready."""
    last = last_of(attempt)
    begun = bool(last) and not sitting.answers
    ratings = rate(sitting.catalogue, sitting.answers)
    title = _("You have begun again") if begun else _("Answer the questions again")
    return show(
        request,
        page_of("again", title),
        sitting,
        status,
        begun=begun,
        last=last,
        ratings=ratings,
        full=last is not None and last.number >= MOST_EARLIER,
        most=MOST_EARLIER,
        weeks=WORTH_AGAIN.days // 7,
        newest=current_edition().number,
    )


@require_POST
@holding
def put_back(request: HttpRequest, sitting: Sitting, attempt: Attempt) -> HttpResponse:
    """Bring the answers back that were set apart last, as long as nothing has come after them."""
    last = last_of(attempt)
    done = last is not None and current(request, sitting)
    if last and done:
        try:
            actions.put_back(attempt, last.catalogue, sitting.catalogue)
        except actions.NothingToPutBack:
            done = False
    title = _("Your former answers are back") if done else _("Nothing was put back")
    page = page_of("put_back", title)
    return show(request, page, sitting, 200 if done else 409, done=done, last=last)
