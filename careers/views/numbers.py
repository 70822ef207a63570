"""The desk's numbers: what people answered, by edition and by group, and never one person's."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.admin.sheets import sheet
from careers.admin.tables import Table, tables
from careers.domain.numbers.disclosure import COUNTED_FROM, FEWEST
from careers.models import Edition, Group
from careers.queries.edition import NothingPublished, Published, current_edition, glance
from careers.queries.numbers import Told, editions_with_people, numbers_of
from careers.views.staff import staff

VIEW = "careers.view_numbers"


@staff(VIEW)
@require_safe
def numbers(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The numbers of an edition, by its number, or of the current one."""
    try:
        context = told(number)
    except NothingPublished:
        return _page(request, "desk/numbers/unpublished.html", _("The numbers"))
    title = _("The numbers of edition %(number)s") % {"number": context["published"].number}
    return _page(request, "desk/numbers/numbers.html", title, **context)


@staff(VIEW)
@require_safe
def table(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """One table of an edition's numbers, as CSV."""
    return _file(_numbered(number, current_edition()), name)


@staff(VIEW, "careers.view_group")
@require_safe
def group_table(request: HttpRequest, group: int, number: int, name: str) -> HttpResponse:
    """One table of a group's numbers under an edition, as CSV."""
    return _file(_numbered(number, current_edition()), name, get_object_or_404(Group, pk=group))


def told(number: int | None, group: Group | None = None) -> dict[str, Any]:
    """What a page of numbers shows of an edition, by its number, or of the current one. Raises
    `NothingPublished`."""
    current = current_edition()
    published = _numbered(number, current)
    found = numbers_of(published, group.pk if group else None)
    return {
        "published": published,
        "editions": sorted(
            {*editions_with_people(), published.number, current.number}, reverse=True
        ),
        "newest": current.number,
        "found": found,
        "tables": _tables(published, found),
        "fewest": FEWEST,
        "counted_from": COUNTED_FROM,
    }


def _numbered(number: int | None, current: Published) -> Published:
    """An edition by its number, the current one for None."""
    if number is None or number == current.number:
        return current
    if number > current.number:
        raise Http404(f"edition:{number}")
    try:
        return glance(number)
    except Edition.DoesNotExist as missing:
        raise Http404(f"edition:{number}") from missing


def _tables(published: Published, found: Told) -> tuple[Table, ...]:
    return tables(found.numbers, published.catalogue) if found.numbers else ()


def _file(published: Published, name: str, group: Group | None = None) -> HttpResponse:
    found = numbers_of(published, group.pk if group else None)
    named = {table.name: table for table in _tables(published, found)}
    if name not in named or found.numbers is None:
        raise Http404(f"table:{name}")
    about = {"edition": published.number} | ({"group": group.name} if group else {})
    written = sheet(named[name], about | {"people": found.numbers.people})
    response = HttpResponse(written, content_type="text/csv; charset=utf-8")
    place = f"edition-{published.number}" + (f"-group-{group.pk}" if group else "")
    response["Content-Disposition"] = f'attachment; filename="{name}-{place}.csv"'
    return response


def _page(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    return render(
        request, template, {**admin.site.each_context(request), "title": title, **context}
    )
