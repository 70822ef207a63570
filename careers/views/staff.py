"""The one door to the desk's own pages: every view behind it says what right it takes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse

from careers.views.personal import personal

View = Callable[..., HttpResponse]

ANYBODY = "staff"
"""Stands for the right that everybody at the desk has."""


def staff(*rights: str) -> Callable[[View], View]:
    """A view for staff who have all of these rights, as ``careers.add_edition``, or `ANYBODY` for all
    staff. Whoever is not signed in is led to the sign-in page; whoever lacks a right is refused (403).

    The view remembers them as `rights`, for the test that walks every address.
    """
    if not rights:
        raise TypeError("say what right the view takes")
    asked = tuple(right for right in rights if right != ANYBODY)

    def door(view: View) -> View:
        inner: Any = permission_required(asked, raise_exception=True)(view) if asked else view

        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            response: HttpResponse = guarded(request, *args, **options)
            return response

        guarded = personal(staff_member_required(inner))
        wrapped.rights = rights  # type: ignore[attr-defined]
        return wrapped

    return door
