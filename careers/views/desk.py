"""The desk's first page."""

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from careers.admin.differences import groups
from careers.admin.doors import doors
from careers.admin.findings import points
from careers.admin.work import tasks
from careers.domain.approval import Rule, enough
from careers.domain.care import by_urgency
from careers.domain.checks import Finding
from careers.domain.numbers.disclosure import COUNTED_FROM
from careers.models import VainSearch
from careers.pages.editions import rungs
from careers.queries.care import looks
from careers.queries.desk import State, fresh_warnings, recent, state
from careers.queries.edition import edition
from careers.queries.history import history
from careers.queries.numbers import numbers_of, parts_of, trend
from careers.queries.reviews import Reviewed, current, rules
from careers.views.staff import ANYBODY, staff

SHOWN = 6
"""How many differences, findings and recent changes the first page names; the rest is counted."""

EDITIONS = 3
"""How many of the last editions the first page tells of."""

TASKS = 8
"""How many things that wait for the reader are named."""

SEARCHES = 3
"""How many of the searches in vain are named, those asked for oftenest."""

TREND = 3
"""Of how many editions the people counted are told side by side."""


@staff(ANYBODY)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, what is live, what the draft changes and what is wrong with it, what is
    due, what visitors ask and answer, who did what, and every door; of each what the reader may see."""
    user: Any = request.user
    following, listed = current()
    found = state() if following.waiting else following
    context: dict[str, Any] = {"state": found, "back": found.number, "doors": doors(request)}
    if user.has_perm("careers.see_draft"):
        context |= _draft(request, found, following, listed)
    if user.has_perm("careers.view_numbers") and found.live:
        context["people"] = parts_of(found.live.pk).whole
        told = numbers_of(edition(found.live.number)).numbers
        context["told"] = told if told and told.people >= COUNTED_FROM else None
        context["trend"] = trend(TREND)
    if user.has_perm("careers.view_vainsearch"):
        context["searches"] = VainSearch.objects.exclude(words="")[:SEARCHES]
    return admin.site.index(request, context)


def _draft(
    request: HttpRequest, found: State, following: State, listed: Sequence[Reviewed]
) -> dict[str, Any]:
    """What who sees the draft is told: `found` is it against the live edition, `following` against the
    one that the next would follow, with where each of those changes stands."""
    house = rules()
    today = timezone.localdate()
    due = [
        it
        for it in looks()
        if it.when(today, house.remind_days) in ("overdue", "soon")
        and found.draft.catalogue.get(it.kind, it.code)
    ]
    due.sort(key=by_urgency)
    mine = [it for it in due if it.owner == request.user.pk]
    waiting = tasks(request.user, following, listed, cast(Rule, house.approval), mine)
    return {
        "tasks": waiting[:TASKS],
        "more_tasks": max(0, len(waiting) - TASKS),
        "ahead": following.differs,
        "follows": following.live,
        "lacking": sum(not enough(it.standing, cast(Rule, house.approval)) for it in listed),
        "due": len(due),
        "overdue": sum(it.when(today, 0) == "overdue" for it in due),
        "groups": groups(
            found.published,
            found.draft.catalogue,
            found.changes[: 2 * SHOWN],
            spelled=0,
            hands=True,
            moves=found.moves,
        ),
        "errors": points(found.draft.errors[:SHOWN]),
        "warnings": points(_newest(found)[:SHOWN]),
        "recent": recent(SHOWN),
        "editions": rungs(history(found.number, most=EDITIONS)) if found.live else [],
        "doors": doors(request, found),
    }


def _newest(found: State) -> list[Finding]:
    """The draft's warnings, those first that the live edition does not have."""
    new = set(fresh_warnings(found))
    return sorted(found.draft.warnings, key=lambda it: it not in new)
