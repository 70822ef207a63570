"""The living guide to the tokens and components, for staff and for whoever develops."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.components import COMPONENTS
from careers.components.guide import families
from careers.components.tokens import Tokens
from careers.domain import files
from careers.pages.page import Page
from careers.queries.edition import NothingPublished, current_edition
from careers.views.personal import personal
from careers.views.public import imprint
from careers.views.specimens import things
from careers.views.staff import ANYBODY, staff

TOKENS = Path("css/tokens.css")


@personal
@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The guide: open to any staff, and to everybody while DEBUG is on."""
    shown = _guide if settings.DEBUG else staff(ANYBODY)(_guide)
    response: HttpResponse = shown(request)
    return response


def _guide(request: HttpRequest) -> HttpResponse:
    try:
        published = current_edition()
    except NothingPublished:
        catalogue, edition = files.read(settings.BASE_DIR / "catalogue")[0], None
    else:
        catalogue, edition = published.catalogue, imprint(published)
    tokens = Tokens((settings.BASE_DIR / "static" / TOKENS).read_text(encoding="utf-8"))
    engine = engines["django"].engine  # type: ignore[attr-defined]
    shown = families(engine, things(catalogue))
    context = {
        "page": Page("desk/styleguide.html", "", _("The style guide"), ""),
        "catalogue": catalogue,
        "edition": edition,
        "tokens": tokens,
        "sizes": tokens.measures("size-"),
        "spaces": tokens.measures(r"s(?=\d)"),
        "families": shown,
        "count": len(COMPONENTS),
        "contents": [
            ("colours", _("Colours")),
            ("type", _("Type and space")),
            *((family.code, family.name) for family in shown),
        ],
    }
    return render(request, "desk/styleguide.html", context)
