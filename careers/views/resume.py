"""Coming back without an account: whoever has the code gets the answers it opens."""

from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from careers import access
from careers.actions.guess import Door, TooMany, forgive, knock
from careers.domain.questionnaire import first_open, sections
from careers.forms.code import ResumeForm
from careers.models import Attempt
from careers.queries.attempt import answers_of
from careers.queries.edition import edition
from careers.views import stamps
from careers.views.address import address_of
from careers.views.errors import too_many
from careers.views.personal import personal
from careers.views.sitting import Sitting, page_of, show, sitting_of

DOOR = Door("resume", most=30, within=timedelta(minutes=15))
"""How many wrong codes one address may try. A whole contact centre may share an address: a room
of 29 people who come back together and slip once each still gets in. Nobody guesses 135 bits at 120 an hour."""


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
@sensitive_post_parameters("code")
def resume(request: HttpRequest) -> HttpResponse:
    """Ask for the code; hand the browser the answers it opens, and lead on where they stopped.

    What this browser holds already is told before it gives way to others. A code that never was, one
    that expired and one that was erased are told alike, and cost the same.
    """
    sitting = sitting_of(request)
    if request.method != "POST":
        return _page(request, sitting, ResumeForm())
    form = ResumeForm(request.POST)
    if sitting.attempt and request.POST.get(stamps.BELONGS) != _holds(sitting):
        return _page(request, sitting, form, HTTPStatus.CONFLICT)
    try:
        guess = knock(DOOR, address_of(request))
    except TooMany as wait:
        return too_many(request, wait.seconds)
    key = access.Key(form.cleaned_data["code"], fresh=False) if form.is_valid() else None
    attempt = access.attempt_of(key)
    if key is None or attempt is None:
        if key:
            form.add_error("code", _("This code opens nothing. Compare it with what you noted."))
        return _page(request, sitting, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    forgive(guess)
    response = redirect(_where(attempt))
    response.status_code = HTTPStatus.SEE_OTHER
    access.hand_over(response, key.code)
    return response


def _page(
    request: HttpRequest, sitting: Sitting, form: ResumeForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    told = status == HTTPStatus.UNPROCESSABLE_ENTITY
    return show(
        request,
        page_of("resume", _("Come back with your code")),
        sitting,
        status,
        form=form,
        holds=_holds(sitting),
        days=settings.ATTEMPT_DAYS,
        faults=form.faults() if told else [],
        surprised=status == HTTPStatus.CONFLICT,
    )


def _holds(sitting: Sitting) -> str:
    """A mark of the answers that this browser holds; empty for none."""
    return sitting.belongs if sitting.attempt else ""


def _where(attempt: Attempt) -> str:
    """Where they stopped: the result, if they have been through all the questions."""
    asked = sections(edition(attempt.edition_number).catalogue)
    done = first_open(asked, answers_of(attempt)) is None
    return "assessment-result" if done else "assessment-continue"
