"""What was sent to the desk is not lost, though its sender was signed out meanwhile.

A session ends after a working day; somebody signs in anew in another window, and the form in this one
carries an old token. Either way what was sent comes back: first with the sign-in page, then on a page
with one button, which sends it to the same address again. Nothing is done before that button, and all
rights are asked for then as ever.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from careers.domain.web import parts
from careers.forms.login import SignIn
from careers.views.second_factor import STEP, half_of
from careers.views.signing_in import asked

FIELD = "kept"
"""The hidden field of the sign-in page that carries what was sent."""

LARGEST = 1_500_000
"""Characters that this field may hold: with it the sign-in page is still no larger than any form."""

DESK = "/desk/"
_SALT = "careers.views.keeping"
_LONG = 60
"""Characters from which a value is a text that somebody wrote, to be shown as such."""


@dataclass(frozen=True)
class Kept:
    """What was sent, field by field and without passwords, and where to. `files`: something was sent
    with it that cannot be carried."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: bool

    @property
    def texts(self) -> list[str]:
        """The longer texts of it."""
        return [value for _name, value in self.fields if len(value) >= _LONG]


def sent(request: HttpRequest) -> Kept:
    """What a request sends."""
    fields = [
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name not in ("csrfmiddlewaretoken", FIELD) and "password" not in name
    ]
    return Kept(request.get_full_path(), tuple(fields), bool(request.FILES))


def closed(kept: Kept) -> str:
    """It as a text for a hidden field, signed by this portal; empty where it is too long for one."""
    values = [kept.path, [list(pair) for pair in kept.fields], kept.files]
    text = signing.dumps(values, salt=_SALT, compress=True)
    return text if len(text) <= LARGEST else ""


def opened(text: str) -> Kept | None:
    """What such a text holds; None for one that is not ours."""
    try:
        path, fields, files = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    return Kept(path, tuple((name, value) for name, value in fields), files)


def keep(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware: whoever sends something to the desk and is not signed in is asked to, with it; once
    they are, it is handed back to them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        signed_in = response.status_code == 302 and request.path in _doors()
        text = request.POST.get(FIELD, "") if signed_in else ""
        kept = opened(text) if text else None
        if kept is None:
            return response
        return asking(request, kept) if half_of(request) else offer(request, kept)

    def process_view(request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if not _at_stake(request) or admin.site.has_permission(request):
            return None
        return asking(request, sent(request))

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def after_refusal(request: HttpRequest) -> HttpResponse | None:
    """The answer to a form of the desk that came with an old token; None where it may have come from
    elsewhere, or holds nothing that would be lost."""
    if not _at_stake(request) or not _from_here(request):
        return None
    kept = sent(request)
    return offer(request, kept) if admin.site.has_permission(request) else asking(request, kept)


def asking(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The sign-in page that carries what was sent; where just the code is missing, the page that asks
    for it."""
    text = closed(kept)
    if account := half_of(request):
        return asked(request, account, kept=text, wanted=kept.path)
    context = {
        **admin.site.each_context(request),
        "title": _("Sign in"),
        "form": SignIn(request),
        "app_path": reverse("admin:login"),
        "next": kept.path,
        "username": request.user.get_username(),
        "expired": True,
        "hours": settings.SESSION_COOKIE_AGE // 3600,
        "kept": text,
        "too_long": not text,
    }
    return _page(request, "desk/login.html", context)


def offer(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The page with one button that sends it again, under the name of whoever is signed in."""
    context = {
        **admin.site.each_context(request),
        "title": _("What you wrote is still here"),
        "kept": kept,
    }
    return _page(request, "desk/kept.html", context)


def _at_stake(request: HttpRequest) -> bool:
    """Whether something would be lost: a form of the desk that holds more than its token."""
    if request.method != "POST" or not request.path.startswith(DESK):
        return False
    apart = (*_doors(), reverse("admin:logout"))
    return request.path not in apart and bool(sent(request).fields)


def _doors() -> tuple[str, ...]:
    """Where somebody signs in."""
    return tuple(reverse(name) for name in ("admin:login", STEP, "second-factor-set-up"))


def _from_here(request: HttpRequest) -> bool:
    """Whether a browser vouches that the form stood on a page of ours. Anybody could otherwise let
    somebody at the desk send what they never wrote, with one press of a button."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return parts(request.headers.get("Referer", "")).netloc == request.get_host()


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    text = render_to_string(template, context, request)
    headers = {"Cache-Control": "no-store, private", "Referrer-Policy": "same-origin"}
    return HttpResponse(text, status=403, headers=headers)
