"""What only machines ask for: the list of pages, the rules for crawlers, whom to tell of a weakness, and
pictures of pages."""

from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime, now
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from careers.domain.parts import shown
from careers.pages.preview import preview, preview_site
from careers.pages.sitemap import NoSuchPart, paths, sitemap as written
from careers.queries.edition import current_edition
from careers.queries.notices import told
from careers.views.public import imprint, serve, shelf_of

_PICTURES = shelf_of(256)
"""Some dozens of kilobytes each."""

A_DAY = "public, max-age=86400"
"""A picture's address names the edition where a page gives it, so it may be kept without asking."""

GOOD_FOR = timedelta(days=180)
"""How long what is said of whom to write to may be believed."""


@csrf_exempt  # as on every public page
@require_safe
def sitemap(request: HttpRequest, plain: Sequence[str], part: int | None = None) -> HttpResponse:
    """Every page there is, for a search engine. Addresses must be absolute there, so where the portal
    does not know its own there is no such list."""
    published = current_edition()
    site, notices = imprint(published).site, told(published)
    if not site:
        raise Http404("sitemap")
    day = localtime(published.published_at).date().isoformat()

    def make() -> str:
        posted = [it.path for it in notices.vacancies]
        return written([*paths(published.catalogue, plain), *posted], site, day, part)

    try:
        return serve(
            request,
            published,
            ("sitemap", site, part, notices),
            make,
            content_type="application/xml; charset=utf-8",
        )
    except NoSuchPart as missing:
        raise Http404("sitemap") from missing


@csrf_exempt  # as on every public page
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may fetch: everything.

    Personal pages and the desk say themselves that they are not to be listed, and a crawler that were
    kept out could not read that. Nor does a list of what is private belong in public.
    """
    lines = ["User-agent: *", "Disallow:"]
    if settings.SITE_URL:
        lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return _alike(lines)


@csrf_exempt  # as on every public page
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Who is to hear of a weakness (RFC 9116); where nobody is named there is no such file.

    It must say until when it may be believed, and is for ever being made anew: half a year from today.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404("security.txt")
    until = now().astimezone(UTC).date() + GOOD_FOR
    lines = [f"Contact: {contact}" for contact in settings.SECURITY_CONTACT]
    lines += [
        f"Expires: {until.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {settings.LANGUAGE_CODE[:2]}",
    ]
    if settings.SITE_URL:
        lines.append(f"Canonical: {settings.SITE_URL}/.well-known/security.txt")
    return _alike(lines)


def _alike(lines: Sequence[str]) -> HttpResponse:
    """A file of these lines, the same for everybody who asks."""
    response: Any = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = A_DAY
    response.alike = True
    return cast("HttpResponse", response)


@csrf_exempt  # as on every public page
@require_safe
def picture(request: HttpRequest, folder: str = "", code: str = "") -> HttpResponse:
    """The picture of a thing's page, by that page's address; without one, of the site."""
    published = current_edition()

    def make() -> bytes:
        if code:
            return preview(shown(published.catalogue), folder, code)
        return preview_site(published.catalogue)

    response = serve(request, published, (folder, code), make, _PICTURES, "image/png")
    response["Cache-Control"] = A_DAY
    return response
