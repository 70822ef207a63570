"""The one door to the desk's own pages: every view behind it says what right it takes."""

from collections.abc import Callable, Container
from functools import wraps
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from careers.domain.rights import ANYBODY, held
from careers.models import BY_KIND, Thing
from careers.queries.draft import row_of
from careers.views.personal import personal

View = Callable[..., HttpResponse]

READING = ("GET", "HEAD")
_NAMES = {kind: str(model._meta.model_name) for kind, model in BY_KIND.items()}


def staff(*rights: str, post: str = "") -> Callable[[View], View]:
    """A view for staff who have all of these rights, as ``careers.add_edition``, or `ANYBODY` for all
    staff; with `post` whoever sends something needs that one too. How a right is written is said in
    `careers.domain.rights`; ``{kind}`` is what the view is handed under that name. Whoever is not
    signed in is led to the sign-in page; whoever lacks a right is refused (403).

    The view remembers them as `rights` and `post_rights`, for the test that walks every address.
    """
    if not rights:
        raise TypeError("say what right the view takes")
    sending = (post,) if post else ()

    def door(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            asked = rights if request.method in READING else rights + sending
            kind = str(options.get("kind", ""))
            if not held(asked, request.user.has_perm, _NAMES.get(kind, kind)):
                raise PermissionDenied
            return view(request, *args, **options)

        guarded: Any = personal(staff_member_required(inner))
        guarded.rights, guarded.post_rights = rights, sending
        checked: View = guarded
        return checked

    return door


def thing_or_404(kind: str, code: str, kinds: Container[str]) -> Thing:
    """The draft's row of a thing; 404 where there is none, or where its kind is none of these."""
    row = row_of(kind, code) if kind in kinds else None
    if not isinstance(row, Thing):
        raise Http404(f"{kind}:{code}")
    return row


__all__ = ["ANYBODY", "staff", "thing_or_404"]
