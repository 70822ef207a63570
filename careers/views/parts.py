"""Parts of the portal that are left out: nothing is at their addresses."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern

from careers.domain.parts import offers, part_of
from careers.queries.edition import current_edition

View = Callable[..., HttpResponse]


def parted(addresses: Iterable[URLPattern]) -> list[URLPattern]:
    """These addresses; those that belong to a part are there only while the live edition has it."""
    found = list(addresses)
    for one in found:
        if part := part_of(str(one.pattern)):
            one.callback = _while_there(part, one.callback)
    return found


def _while_there(part: str, view: View) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not offers(current_edition().catalogue, part):
            raise Http404(part)
        return view(request, *args, **options)

    return wrapped
