"""The desk's searches in vain: what people asked for and nothing has."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from careers.actions import searching
from careers.admin.content import BACK
from careers.models import Synonym, VainSearch
from careers.queries.edition import NothingPublished, Published, current_edition
from careers.views.search import in_vain
from careers.views.staff import staff

VIEW = "careers.view_vainsearch"
FORGET = "careers.delete_vainsearch"
SHOWN = 200
"""As many texts as are listed, those asked for oftenest."""


@dataclass(frozen=True)
class Asked:
    """A text that was asked for: its row; the number of the live edition if that has something for it
    by now, or 0; and the draft's synonym for it, or where to add one."""

    row: VainSearch
    found: int
    synonym: str
    add: str


@staff(VIEW)
@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    """What was searched in vain three times or more, how often and when last; the rest as a count."""
    written = VainSearch.objects.exclude(words="")
    other = VainSearch.objects.filter(words="")
    withheld = sum(row.times for row in other if searching.is_unwritten(row))
    few = sum(not searching.is_unwritten(row) for row in other)
    return render(
        request,
        "desk/searches.html",
        {
            **admin.site.each_context(request),
            "title": _("Searched in vain"),
            "section": "searches",
            "rows": _asked(list(written[:SHOWN])),
            "left": max(0, written.count() - SHOWN),
            "few": few,
            "withheld": withheld,
        },
    )


def _asked(rows: list[VainSearch]) -> list[Asked]:
    """The rows with what became of them. Two queries; each text is searched for once an edition."""
    try:
        live: Published | None = current_edition()
    except NothingPublished:
        live = None
    synonyms = list(Synonym.objects.values_list("pk", "name")) if rows else []
    known = {name.casefold(): code for code, name in synonyms} | {
        code: code for code, _name in synonyms
    }
    return [_told(row, live, known) for row in rows]


def _told(row: VainSearch, live: Published | None, known: dict[str, str]) -> Asked:
    code = slugify(row.words).replace("_", "-").strip("-")
    found = live.number if live and not in_vain(live.number, live.sha256, row.words) else 0
    synonym = known.get(row.words.casefold()) or known.get(code, "")
    asked = {"name": row.words, "code": code}
    return Asked(
        row,
        found,
        f"{reverse('admin:careers_synonym_change', args=[synonym])}?{BACK}" if synonym else "",
        f"{reverse('admin:careers_synonym_add')}?{urlencode(asked)}&{BACK}",
    )


@staff(VIEW, FORGET)
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Take a text off the list; whoever asks for it again begins it anew."""
    searching.forget(request.POST.get("digest", ""))
    messages.success(request, _("It is forgotten."))
    return redirect("desk-searches")
