"""The desk's first page."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from careers.admin.differences import groups
from careers.admin.doors import doors
from careers.admin.findings import points
from careers.pages.editions import rungs
from careers.queries.desk import recent, state
from careers.queries.history import history
from careers.queries.numbers import parts_of
from careers.views.staff import ANYBODY, staff

SHOWN = 6
"""How many differences, findings and recent changes the first page names; the rest is counted."""

EDITIONS = 3
"""How many of the last editions the first page tells of."""


@staff(ANYBODY)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is live, what the draft changes, what is wrong with it, who did what, and every door."""
    found = state()
    may_count = request.user.has_perm("careers.view_numbers")
    listed = found.changes[: 2 * SHOWN]
    context = {
        "state": found,
        "back": found.number,
        "groups": groups(
            found.published, found.draft.catalogue, listed, spelled=0, hands=True, moves=found.moves
        ),
        "errors": points(found.draft.errors[:SHOWN]),
        "warnings": points(found.draft.warnings[:SHOWN]),
        "recent": recent(SHOWN),
        "people": parts_of(found.live.pk).whole if found.live and may_count else None,
        "editions": rungs(history(found.number, most=EDITIONS)) if found.live else [],
        "doors": doors(request, found),
    }
    return admin.site.index(request, context)
