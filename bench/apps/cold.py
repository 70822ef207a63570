"""The portal as it is when nothing is kept: every page is made anew, by Django with all its middleware.

BENCH_RENDERED leaves the middleware out too: what remains is the page's own making, from the catalogue
to its bytes before they are packed."""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
portal = get_wsgi_application()

from careers.domain.parts import shown  # noqa: E402 - Django comes first
from careers.pages import roles  # noqa: E402
from careers.queries.edition import current_edition  # noqa: E402
from careers.queries.notices import told  # noqa: E402
from careers.views.public import forget_pages, imprint  # noqa: E402


def served(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    forget_pages()
    answer: Iterable[bytes] = portal(environ, start_response)
    return answer


def rendered(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    published = current_edition()
    code = environ["PATH_INFO"].strip("/").rpartition("/")[2] or "team-leader"
    page = roles.role(shown(published.catalogue), code, notices=told(published))
    body = page.render(published.catalogue, imprint(published)).encode()
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]


application = rendered if os.environ.get("BENCH_RENDERED") else served
