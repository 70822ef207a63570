"""The second half of signing in: the code is asked for, and the first time the phone is set up."""

import logging
from typing import Any

import django_otp
import segno
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import User
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from careers.actions import second_factor, staff_sessions
from careers.forms.second_factor import CodeForm, PhoneForm
from careers.models import Authenticator, SpareCodes
from careers.queries.second_factor import factor_of
from careers.views.second_factor import STEP, begun, wanted_of

_LOG = logging.getLogger(__name__)

SEED = "seed"
"""What a session remembers while a phone is being set up in it."""


@begun
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, account: User) -> HttpResponse:
    """The code is asked for. Whoever has no phone set up yet is led to do that."""
    if not factor_of(account).there:
        return asked(request, account) if request.POST.get("kept") else _to_set_up(request)
    form = CodeForm(request.POST if "code" in request.POST else None)
    status = 200
    if form.is_bound:
        device, status = judge(form, account)
        if device:
            return _passed(request, account, device)
    return asked(request, account, form, status=status)


def judge(form: CodeForm, account: User) -> tuple[second_factor.Device | None, int]:
    """What accepts the code that was typed, or None and the status of the page that says why not."""
    if not form.is_valid():
        return None, 422
    try:
        device = second_factor.show(account, form.cleaned_data["code"])
    except second_factor.TooSoon as wait:
        said = ngettext(
            "A wrong code came before this one, so it was not looked at. Wait %(n)d second, then type a"
            " code again.",
            "Wrong codes came before this one, so it was not looked at. Wait %(n)d seconds, then type a"
            " code again.",
            wait.seconds,
        )
        form.add_error("code", said % {"n": wait.seconds})
        return None, 429
    if device is None:
        _LOG.warning("A wrong second factor was shown for the account %d.", account.pk)
        form.add_error(
            "code",
            _(
                "This code is not right, or was used before. A phone shows another every half minute; its"
                " clock must be right to the minute."
            ),
        )
    return device, 422


def asked(
    request: HttpRequest,
    account: User,
    form: Form | None = None,
    *,
    kept: str = "",
    wanted: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page that asks for what is missing: the code or, of who has none set up, that. It carries on
    what was sent before (`kept`), and the page it was sent to (`wanted`)."""
    known = factor_of(account).there
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("The code from your phone") if known else _("Set up your phone"),
        "account": account,
        "form": form or (CodeForm() if known else PhoneForm()),
        "next": wanted or wanted_of(request),
        "kept": kept or request.POST.get("kept", ""),
    }
    if not known:
        context |= secret(request, account)
    template = "desk/second/code.html" if known else "desk/second/set_up.html"
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


@begun
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, account: User) -> HttpResponse:
    """A phone is set up at the first sign-in; then the spare codes are shown, this once."""
    if factor_of(account).there:
        return redirect(STEP)
    form = PhoneForm(request.POST if "code" in request.POST else None)
    if not (form.is_bound and form.is_valid()):
        return asked(request, account, form, status=422 if form.is_bound else 200)
    try:
        done = second_factor.set_up(
            account, request.session.get(SEED, ""), form.cleaned_data["code"]
        )
    except second_factor.SetUpAlready:
        return redirect(STEP)
    if done is None:
        form.add_error("code", not_this_one())
        return asked(request, account, form, status=422)
    come_in(request, account, done.device)
    return codes_page(request, done.codes, kept=request.POST.get("kept", ""))


@begun
@require_POST
def leave(request: HttpRequest, _account: User) -> HttpResponse:
    """Somebody else is to sign in, or nobody."""
    request.session.flush()
    return redirect("admin:login")


def secret(request: HttpRequest, account: User) -> dict[str, Any]:
    """What a phone is told, as a drawing to point it at and as letters to type. It stays the same as long
    as the session lasts, so that a page opened anew shows what was scanned."""
    begun_with = request.session.setdefault(SEED, second_factor.seed())
    device = Authenticator(user=account, key=begun_with)
    letters = device.config_url.partition("secret=")[2].partition("&")[0]
    grouped = " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))
    return {"drawing": drawing(device.config_url), "secret": grouped}


def drawing(address: str) -> SafeString:
    """A QR code as SVG, dark on light whatever the page is: that is what phones look for."""
    made = segno.make(address, error="m", micro=False)
    svg: str = made.svg_inline(
        scale=6,
        border=4,
        dark="black",
        light="white",
        svgclass="desk-qr",
        lineclass=None,
        omitsize=True,
    )
    return mark_safe(svg)  # noqa: S308 - from a library, of an address we made


def not_this_one() -> str:
    return _(
        "That is not what your phone should show now. Wait for the next six digits. If it happens again, set"
        " the phone’s clock by the network, or take the entry out of the app and point it here again."
    )


@sensitive_variables("codes")
def codes_page(request: HttpRequest, codes: tuple[str, ...], kept: str = "") -> HttpResponse:
    """The spare codes, which are shown this once, and the way on."""
    context = {
        **admin.site.each_context(request),
        "title": _("Your spare codes"),
        "codes": codes,
        "next": wanted_of(request),
        "kept": kept,
    }
    response = render(request, "desk/second/codes.html", context)
    response["Cache-Control"] = "no-store, private"
    return response


def come_in(request: HttpRequest, account: User, device: second_factor.Device) -> None:
    """Let the session be that of a member of staff, under another key."""
    request.user = account
    request.half = None  # type: ignore[attr-defined]
    request.session.pop(SEED, None)
    django_otp.login(request, device)
    staff_sessions.complete(request.session)


def _passed(request: HttpRequest, account: User, device: second_factor.Device) -> HttpResponse:
    come_in(request, account, device)
    if isinstance(device, SpareCodes):
        left = device.codes.count()
        said = ngettext(
            "You signed in with a spare code, and %(n)d is left. If the phone is gone, set up another"
            " under “Your account”.",
            "You signed in with a spare code, and %(n)d are left. If the phone is gone, set up another"
            " under “Your account”.",
            left,
        )
        messages.warning(request, said % {"n": left})
    return redirect(wanted_of(request))


def _to_set_up(request: HttpRequest) -> HttpResponse:
    query = {REDIRECT_FIELD_NAME: wanted_of(request)}
    return redirect(reverse("second-factor-set-up", query=query))
