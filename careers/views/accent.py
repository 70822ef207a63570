"""The accent's stylesheet over HTTP. Its address says all that it says, so it may be kept for ever."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from careers.pages.accent import sheet

FOR_EVER = "public, max-age=31536000, immutable"

_KEPT = lru_cache(maxsize=64)(sheet)


@csrf_exempt  # as on every public page
@require_safe
def accent(request: HttpRequest, colour: str) -> HttpResponse:
    """The sheet of a colour, given as six digits."""
    response = HttpResponse(_KEPT(f"#{colour}"), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOR_EVER
    return response
