"""The door to a preview for people without an account: a link that becomes a cookie.

The link's token is in one address only, and that leads on at once; whatever may be written down of a
request says no more than that the door was tried.
"""

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from careers.actions import preview as actions
from careers.actions.guess import Door, TooMany, forgive, knock
from careers.models import PreviewLink
from careers.models.attempt import token_hash
from careers.queries.edition import NothingPublished, current_edition
from careers.views.address import address_of
from careers.views.errors import too_many
from careers.views.personal import personal
from careers.views.public import imprint

COOKIE = f"{'__Host-' if settings.HTTPS else ''}preview"
DOOR = Door("preview", most=30, within=timedelta(minutes=15))
"""How many links that open nothing one address may try; a whole office may share one."""


@personal
@require_safe
@sensitive_variables()
def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange a link for a cookie, and lead into the preview."""
    # What is logged of a request that is turned away is its path.
    request.path = request.path_info = "/preview/open/"
    try:
        guess = knock(DOOR, address_of(request))
    except TooMany as wait:
        return too_many(request, wait.seconds)
    link = actions.opened(token)
    if link is None:
        return turned_away(request)
    forgive(guess)
    response = redirect(f"/preview/{-link.preview.number}/")
    response.set_cookie(
        COOKIE,
        token,
        expires=link.expires_at,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
        path="/",
    )
    return response


@sensitive_variables()
def let_in(request: HttpRequest, number: int) -> bool:
    """Whether this browser came in by a link to the preview of that number that is still good."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return False
    links = PreviewLink.objects.good().filter(preview__number=number)
    return links.filter(token_sha256=token_hash(token)).exists()


def turned_away(request: HttpRequest, anew: str = "") -> HttpResponse:
    """The page for who may not see a preview, whatever the reason; with `anew`, for staff whose preview
    is no more, the page of the site they looked at."""
    try:
        published = current_edition()
    except (NothingPublished, DatabaseError):
        published = None
    context = {
        "catalogue": published.catalogue if published else None,
        "edition": imprint(published) if published else None,
        "anew": urlencode({"to": anew}) if anew else "",
    }
    return HttpResponse(render_to_string("previewing/away.html", context), status=404)
