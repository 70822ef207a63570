"""Everybody's own account at the desk: the second factor, the codes on paper, where one is signed in."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from careers.actions import second_factor, staff_sessions
from careers.actions.guess import Door, TooMany, forgive, knock
from careers.admin.staff import within_reach
from careers.forms.second_factor import CodeForm, NewPhoneForm
from careers.models import SpareCodes
from careers.queries.second_factor import factor_of
from careers.queries.staff_sessions import signed_in
from careers.views.errors import too_many
from careers.views.signing_in import SEED, codes_page, come_in, judge, not_this_one, secret
from careers.views.staff import ANYBODY, staff

OWN_PASSWORD = Door("own password", most=5, within=timedelta(minutes=15))

OTHERS = "others"
"""What is sent to be signed out everywhere else."""


@staff(ANYBODY)
@require_http_methods(["GET", "HEAD"])
def account(request: HttpRequest) -> HttpResponse:
    """What one's account is protected by, and where it is signed in."""
    own = _own(request)
    context: dict[str, Any] = {
        "asked": settings.SECOND_FACTOR,
        "factor": factor_of(own),
        "sessions": signed_in(own, request.session.session_key),
        "hours": settings.SESSION_COOKIE_AGE // 3600,
    }
    return _page(request, "account", _("Your account"), context)


@staff(ANYBODY)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Django’s page to change one's password. Who sits down at a computer that somebody left open does
    not find the old one out there: after five wrong ones they wait."""
    if request.method != "POST":
        return admin.site.password_change(request)
    try:
        guess = knock(OWN_PASSWORD, f"account {request.user.pk}")
    except TooMany as wait:
        return too_many(request, wait.seconds)
    response: Any = admin.site.password_change(request)
    if response.status_code == 302 or "old_password" not in response.context_data["form"].errors:
        forgive(guess)
    answer: HttpResponse = response
    return answer


@staff(ANYBODY)
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Be signed out in one other place, or in all others."""
    own, handle = _own(request), request.POST.get("where", "")
    if handle == OTHERS:
        count = staff_sessions.end_all(own, but=request.session.session_key)
        said = ngettext(
            "You are signed out in %(n)d other place.",
            "You are signed out in %(n)d other places.",
            count,
        )
        messages.success(request, said % {"n": count})
    elif staff_sessions.end_one(own, handle, but=request.session.session_key):
        messages.success(request, _("You are signed out there."))
    else:
        messages.info(request, _("You are not signed in there any more."))
    return redirect("desk-account")


@staff(ANYBODY)
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """New spare codes, for who shows a code."""
    own = _own(request)
    if not (settings.SECOND_FACTOR and factor_of(own).there):
        return redirect("desk-account")
    form, status = CodeForm(request.POST or None), 200
    if form.is_bound:
        device, status = judge(form, own)
        if device:
            return codes_page(request, second_factor.write_codes(own))
    return _page(request, "codes", _("New spare codes"), {"form": form}, status)


@staff(ANYBODY)
@sensitive_post_parameters("code", "new")
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    """Another phone instead of the one there is, for who shows a code of that or one from paper. Whoever
    came in with one from paper need not show a second."""
    own = _own(request)
    if not (settings.SECOND_FACTOR and factor_of(own).there):
        return redirect("desk-account")
    shown = isinstance(getattr(own, "otp_device", None), SpareCodes)
    form, status = NewPhoneForm(request.POST or None, shown=shown), 200
    if form.is_bound:
        status = 422
        begun = request.session.get(SEED, "")
        if form.is_valid() and not second_factor.fits(own, begun, form.cleaned_data["new"]):
            form.add_error("new", not_this_one())
        if form.is_valid():
            device, status = (own, 200) if shown else judge(form, own)
            if device and (
                done := second_factor.set_up(own, begun, form.cleaned_data["new"], instead=True)
            ):
                come_in(request, own, done.device)
                staff_sessions.end_all(own, but=request.session.session_key)
                return codes_page(request, done.codes)
    context = {"form": form, **secret(request, own)}
    return _page(request, "phone", _("Set up another phone"), context, status)


@staff("auth.view_user", post="auth.change_user")
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, number: int) -> HttpResponse:
    """Take the second factor off a colleague's account, who has lost the phone and the paper."""
    colleague = User.objects.filter(pk=number).first()
    if colleague is None:
        raise Http404
    own = _own(request)
    if request.method == "POST":
        if colleague == own or not within_reach(request, colleague):
            raise PermissionDenied
        second_factor.take_off(colleague, own)
        messages.success(
            request,
            _("%(name)s is signed out, and sets up a phone at the next sign-in.")
            % {"name": colleague.get_full_name() or colleague.get_username()},
        )
        return redirect("admin:auth_user_change", number)
    context = {
        "colleague": colleague,
        "own": colleague == own,
        "factor": factor_of(colleague),
        "may": within_reach(request, colleague) and request.user.has_perm("auth.change_user"),
    }
    return _page(request, "take_off", _("The second factor of a colleague"), context)


def _own(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _page(
    request: HttpRequest, name: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    everywhere = admin.site.each_context(request)
    found = {**everywhere, "title": title, **context}
    return render(request, f"desk/account/{name}.html", found, status=status)
