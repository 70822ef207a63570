"""Parts of the portal that are left out: nothing is at their addresses.

Whoever answered the questions while they were asked keeps what is theirs: they open it, take it away and
erase it as before. Nobody new can begin.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern

from careers import access
from careers.domain.parts import STAYING, offers, part_of
from careers.queries.edition import current_edition
from careers.views.personal import personal

View = Callable[..., HttpResponse]

BEGIN: Final = "assessment"
"""Where the questions begin: whoever has answered is led on from there to what is theirs."""
FOR_NOBODY: Final = ("methods",)
"""Public, and about questions that nobody is asked any more."""


def parted(addresses: Iterable[URLPattern]) -> list[URLPattern]:
    """These addresses; those that belong to a part are there only while the live edition has it."""
    found = list(addresses)
    for one in found:
        if part := part_of(str(one.pattern)):
            without = _for_who_answered(one) if part == "assessment" else _nothing
            one.callback = _while_there(part, one.callback, without)
    return found


def _while_there(part: str, view: View, without: View) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        there = offers(current_edition().catalogue, part)
        return (view if there else without)(request, *args, **options)

    return wrapped


def _nothing(request: HttpRequest, *_args: Any, **_options: Any) -> HttpResponse:
    raise Http404(request.path)


def _for_who_answered(address: URLPattern) -> View:
    """What an address of the questions is once they are left out."""
    if f"/{address.pattern}" in STAYING:
        return address.callback
    if address.name in FOR_NOBODY:
        return _nothing
    view = _to_the_result if address.name == BEGIN else address.callback

    def wrapped(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if access.attempt_of(access.key_of(request)) is None:
            raise Http404(request.path)
        return view(request, *args, **options)

    return wrapped


@personal
def _to_the_result(_request: HttpRequest, **_options: Any) -> HttpResponse:
    return redirect("assessment-result")
