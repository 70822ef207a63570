"""From a thing's form at the desk into a preview, to where visitors will see it."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from careers.models import Thing

SHOWN = {
    "source": "/sources/#s-{code}",
    "level": "/ladder/",
    "track": "/ladder/?track={code}",
    "training": "/training/#{code}",
    "disagreement": "/sources/#{code}",
    "proficiency": "/assessment/part/1/",
    "preference": "/assessment/part/1/",
}
"""Kinds without a page of their own: the page that shows them."""


def look(request: HttpRequest, row: Thing) -> str:
    """The address of a preview at the page that shows a thing; empty for who may not look, and for what
    no page shows."""
    if not request.user.has_perm("careers.see_draft"):
        return ""
    kind = row.kind()
    if kind.name == "item":
        asked = {"question": row.pk}
    elif kind.name == "synonym":
        asked = {"to": "/search/?" + urlencode({"q": str(row)})}
    else:
        page = f"/{kind.folder}/{{code}}/" if kind.folder else SHOWN[kind.name]
        asked = {"to": page.format(code=row.pk)}
    return f"{reverse('desk-preview')}?{urlencode(asked)}"
