"""The feed of editions."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from careers.pages.feed import feed
from careers.queries.edition import current_edition
from careers.queries.history import history
from careers.views.public import imprint, serve


@csrf_exempt  # as on every public page
@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """The newest editions, for a feed reader."""
    published = current_edition()

    def make() -> str:
        return feed(published.catalogue, imprint(published), history(published.number))

    return serve(
        request, published, "feed", make, content_type="application/atom+xml; charset=utf-8"
    )
