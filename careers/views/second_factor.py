"""The one door of the second factor: nobody is staff, at any address, who has not shown it.

Where `SECOND_FACTOR` asks for it, a session that has given its password and no code belongs to nobody:
`request.user` is a stranger wherever it is asked, at the desk, in a preview, on a page nobody has thought
of yet. Who gave the password is known to the few pages that ask for the code, by `half_of`. So a page
cannot forget to look; and who comes to one of staff is led to show their code, with what they sent.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from careers.actions.staff_sessions import see
from careers.domain.rights import BEGUN, OPEN
from careers.views.personal import View, personal

STEP = "second-factor"


def door(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Middleware: the door itself. After the one that knows of second factors."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR:
            request.user = SimpleLazyObject(partial(_shown, request, request.user))  # type: ignore[assignment]
        return get_response(request)

    def process_view(request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        rights = getattr(view, "rights", (OPEN,))
        at_login = request.path == reverse("admin:login") and request.method == "GET"
        if not at_login and (OPEN in rights or BEGUN in rights):
            return None
        if half_of(request):
            return None if _kept_apart(request) else led_on(request, at_login=at_login)
        if request.user.is_authenticated:
            see(request.session)
        return None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _shown(request: HttpRequest, user: Any) -> Any:
    """Who a session belongs to: nobody, as long as a member of staff has not shown the second factor."""
    if not user.is_staff or user.is_verified():
        return user
    request.half = user  # type: ignore[attr-defined]
    return AnonymousUser()


def half_of(request: HttpRequest) -> User | None:
    """Who gave their password in this session and is yet to show the second factor."""
    if not settings.SECOND_FACTOR:
        return None
    assert request.user.is_staff is not None  # asked, it finds out
    return getattr(request, "half", None)


def _kept_apart(request: HttpRequest) -> bool:
    """Whether what was sent is looked after by `careers.views.keeping`, which asks for the code too."""
    at_desk = request.path.startswith("/desk/") and request.path != reverse("admin:logout")
    return (
        request.method == "POST"
        and at_desk
        and any(name != "csrfmiddlewaretoken" for name in request.POST)
    )


def led_on(request: HttpRequest, *, at_login: bool = False) -> HttpResponse:
    """To where the code is asked for, and back to this page afterwards."""
    wanted = wanted_of(request) if at_login else request.get_full_path()
    return redirect(reverse(STEP, query={REDIRECT_FIELD_NAME: wanted}))


def wanted_of(request: HttpRequest) -> str:
    """The page of ours that somebody wanted before they were asked who they are; the desk's first else."""
    wanted = str(
        request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    )
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    # A bare word would be taken for the name of a route.
    return wanted if ours and wanted.startswith("/") else reverse("admin:index")


def begun(view: Callable[..., HttpResponse]) -> View:
    """A view for who has given their password, handed the account; whoever has nothing more to show is
    led on, and a stranger to the sign-in page. The right it declares is `BEGUN`."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if account := half_of(request):
            return view(request, account, *args, **options)
        if request.user.is_staff and request.method in ("GET", "HEAD", "POST"):
            return redirect(wanted_of(request))
        if request.user.is_staff:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        return redirect_to_login(wanted_of(request), reverse("admin:login"))

    guarded: Any = personal(inner)
    guarded.rights, guarded.post_rights = (BEGUN,), ()
    checked: View = guarded
    return checked
