"""The desk's colours: what an accent looks like, and whether it can be read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.domain.colour import (
    BLOT_DARK,
    BLOT_LIGHT,
    DARK,
    INKS_DARK,
    INKS_LIGHT,
    LEAST,
    LIGHT,
    accent,
    is_colour,
    on_light,
    passing,
)
from careers.views.noticeboard import page
from careers.views.staff import staff

RIGHT = "careers.view_site"
OURS = "#2140c7"
"""The pen blue the site comes with."""


@staff(RIGHT)
@require_safe
def colours(request: HttpRequest) -> HttpResponse:
    """Try a colour out: how well it can be read, and the nearest shade that can be."""
    asked = request.GET.get("colour", "").strip().lower()
    colour = asked if is_colour(asked) else OURS
    return page(
        request,
        "site/colour",
        _("Colours"),
        colour=colour,
        shade=passing(colour),
        dark=accent(passing(colour)).dark,
        passes=passing(colour) == colour,
        ratio=f"{int(on_light(colour) * 100) / 100:.2f}",
        least=f"{LEAST:g}",
    )


@staff(RIGHT)
@require_safe
def tint(request: HttpRequest, digits: str, light: str) -> HttpResponse:
    """A picture of a link, a button and a plate in a colour, on light paper or dark."""
    if not is_colour(f"#{digits}") or light not in ("light", "dark"):
        raise Http404("tint")
    it = accent(f"#{digits}")
    if light == "light":
        shown = {"paper": LIGHT[0], "manila": LIGHT[2], "ink": INKS_LIGHT[0], "edge": "#857d6f"}
        shown |= {"pen": it.light, "wash": it.light_wash, "blot": BLOT_LIGHT}
    else:
        shown = {"paper": DARK[0], "manila": DARK[2], "ink": INKS_DARK[0], "edge": "#8d8575"}
        shown |= {"pen": it.dark, "wash": it.dark_wash, "blot": BLOT_DARK}
    return HttpResponse(
        render_to_string("desk/site/tint.svg", shown), content_type="image/svg+xml; charset=utf-8"
    )
