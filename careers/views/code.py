"""The code of one's answers: shown to be noted, replaced, sent, and taken out of this browser."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers import access
from careers.actions import code as actions
from careers.actions.attempt import Gone
from careers.actions.guess import Door, TooMany, knock
from careers.domain import code as codes
from careers.forms.code import SendForm
from careers.queries.preview import previewed
from careers.views.address import address_of
from careers.views.assessment import erased
from careers.views.errors import too_many
from careers.views.personal import personal
from careers.views.sitting import Sitting, page_of, show, sitting_of

LETTERS = Door("letters", most=5, within=timedelta(hours=1))
"""How many letters may go out about the same answers."""
POST_BOX = Door("post-box", most=20, within=timedelta(hours=1))
"""How many letters may be asked for from one network address, which a whole centre may share."""


@personal
@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """The code on a card to be printed, and all that can be done with it."""
    return _card(request, sitting_of(request), SendForm())


def _card(
    request: HttpRequest, sitting: Sitting, form: SendForm, status: int = 200, **told: bool
) -> HttpResponse:
    if sitting.key is None:
        return show(request, page_of("no_code", _("There is no code here")), sitting, status)
    return show(
        request,
        page_of("code_card", _("Your code")),
        sitting,
        status,
        where=_where(request),
        form=form if sitting.attempt and settings.MAIL else None,
        faults=form.faults(),
        **told,
    )


def _where(request: HttpRequest) -> str:
    """The address where a code is entered, in full."""
    path = previewed(reverse("assessment-resume"))
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
@sensitive_post_parameters("offer")
def new(request: HttpRequest) -> HttpResponse:
    """Show a new code, to be noted; and let it take the old one's place once they say so.

    Sent again, because the answer was lost on the way or by a second click, it is done already.
    """
    sitting = sitting_of(request)
    offer = access.offered(request.POST.get("offer", ""))
    if offer:
        key = access.Key(offer.code, fresh=False)
        if access.attempt_of(key):
            return _renewed(offer.code)
        if sitting.attempt and sitting.key and offer.is_for(sitting.key):
            try:
                actions.renew(sitting.attempt, offer.code)
            except Gone:
                return erased(request, sitting, status=410)
            return _renewed(offer.code)
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    if sitting.attempt is None or sitting.key is None:
        return _card(request, sitting, SendForm(), status)
    fresh = codes.make()
    return show(
        request,
        page_of("code_new", _("Make a new code")),
        sitting,
        status,
        new=codes.grouped(fresh),
        offer=access.offer(sitting.key, fresh),
    )


def _renewed(code: str) -> HttpResponse:
    response = redirect("assessment-code")
    response.status_code = HTTPStatus.SEE_OTHER
    access.hand_over(response, code)
    return response


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Take the code out of this browser, once they have noted it; the answers stay."""
    sitting = sitting_of(request)
    if sitting.key is None:
        return _card(request, sitting, SendForm())
    where = _where(request)
    if request.method != "POST":
        page = page_of("code_forget", _("Forget it in this browser"))
        return show(request, page, sitting, where=where)
    page = page_of("code_forgotten", _("This browser has forgotten your code"))
    response = show(request, page, replace(sitting, hand_over=False), where=where)
    access.take_back(response)
    return response


@personal
@require_POST
@sensitive_variables()
@sensitive_post_parameters("address")
def send(request: HttpRequest) -> HttpResponse:
    """Send the code to an e-mail address, if there is a mail server to do it."""
    sitting = sitting_of(request)
    form = SendForm(request.POST)
    attempt, key = sitting.attempt, sitting.key
    if attempt is None or key is None or not settings.MAIL:
        return _card(request, sitting, SendForm(), HTTPStatus.CONFLICT)
    if not form.is_valid():
        return _card(request, sitting, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        knock(POST_BOX, address_of(request))
        knock(LETTERS, str(attempt.pk))
        name = sitting.catalogue.site.name
        actions.send(attempt, key.code, form.cleaned_data["address"], _where(request), name)
    except TooMany as wait:
        return too_many(request, wait.seconds)
    except actions.NotSent as error:
        if not error.refused:
            return _card(request, sitting, form, HTTPStatus.SERVICE_UNAVAILABLE, away=True)
        form.add_error("address", _("The mail server does not take this address. Is it right?"))
        return _card(request, sitting, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _card(request, sitting, SendForm(), sent=True)
