"""What takes long: the page that says how far it is, and the button that stops it."""

from collections.abc import Mapping

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from careers.actions import errand as actions
from careers.domain.progress import Step
from careers.models import Errand
from careers.queries.errands import HowFar, errand_of, how_far

EVERY = 2
"""Seconds after which the page comes anew."""


def mine(request: HttpRequest, what: str, number: int) -> Errand:
    """The reader's own errand of a verb; 404 where they have none of that number."""
    found = errand_of(asker(request), what, number)
    if found is None:
        raise Http404(f"errand:{number}")
    return found


def asker(request: HttpRequest) -> User:
    """Who asks, at the desk."""
    assert isinstance(request.user, User)
    return request.user


def is_over(errand: Errand) -> bool:
    """Whether nothing more comes of an errand: it has ended, or whoever did it has died."""
    return errand.stage != Errand.Stage.RUNNING or how_far(errand).dead


def why(errand: Errand) -> str:
    """Why an errand that is over did not come to its end, in a sentence or two; empty where it says so
    itself."""
    if errand.stage == Errand.Stage.STOPPED:
        return _("It was stopped before it was done.")
    if errand.stage == Errand.Stage.RUNNING:
        return _(
            "The server was started anew while it was at work, and it did not come to its end."
        )
    if not errand.outcome:
        return _(
            "Something went wrong on our side. Try it again; if it happens again, tell whoever looks"
            " after the server."
        )
    return str(errand.outcome.get("reason", ""))


def under_way(
    request: HttpRequest,
    errand: Errand,
    title: str,
    steps: Mapping[Step, str],
    until: str,
    stop: str = "",
) -> HttpResponse:
    """How far an errand is. `steps` are those it takes, each as it is said; `until` says what holds until
    it is done. Whoever sends the page's form has it stopped, unless another address does that: `stop`."""
    if request.method == "POST":
        actions.stop(errand)
        return redirect(request.path)
    return how_far_page(request, how_far(errand), title, steps, until, stop or request.path)


def how_far_page(
    request: HttpRequest,
    far: HowFar,
    title: str,
    steps: Mapping[Step, str],
    until: str,
    stop: str = "",
    status: int = 200,
) -> HttpResponse:
    """How far something is, on a page that comes anew by itself. `stop`: where a form is sent to have it
    stopped; empty for what nobody need stop."""
    context = {
        **admin.site.each_context(request),
        "title": title,
        "far": far,
        "until": until,
        "stop": stop,
        "steps": _marked(steps, far.step),
    }
    response = render(request, "desk/under_way.html", context, status=status)
    response["Refresh"] = str(EVERY)
    return response


def _marked(steps: Mapping[Step, str], now: str) -> list[tuple[str, str]]:
    """Each step as it is said, and where it stands: done, now or later."""
    names: list[str] = list(steps)
    at = names.index(now) if now in names else -1
    return [
        (said, "now" if place == at else "done" if place < at else "later")
        for place, said in enumerate(steps.values())
    ]
