"""The checks' findings in the words and addresses of the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, gettext as _

from careers.domain import prose
from careers.domain.checks import Finding
from careers.domain.kinds import KINDS
from careers.domain.references import LINKS
from careers.domain.walk import texts
from careers.models import BY_KIND, WITH_SITE, AdvancementStep, Thing
from careers.queries.desk import state
from careers.queries.draft import Draft, draft, in_catalogue_order


@dataclass(frozen=True)
class Pointed:
    """A finding with what it is about, in words, and the desk's address of the very field."""

    finding: Finding
    name: str
    place: str
    address: str

    @property
    def said(self) -> str:
        """What is amiss and what to do, in the reader's language."""
        return self.finding.worded(gettext)


def points(findings: Iterable[Finding]) -> list[Pointed]:
    """Where findings lead, in their order. One about no thing in particular leads to the list of
    its kind. One query for each kind of thing, and one for each kind of row hanging on it."""
    findings = list(findings)
    rows = {
        kind: _named(model).in_bulk({it.code for it in findings if it.kind == kind})
        for kind, model in BY_KIND.items()
        if any(it.kind == kind and it.code for it in findings)
    }
    for kind, found in rows.items():
        named = {it.field.partition("[")[0] for it in findings if it.kind == kind}
        models.prefetch_related_objects(list(found.values()), *_hanging(BY_KIND[kind], named))
    return [_point(it, rows.get(it.kind, {}).get(it.code)) for it in findings]


def _named(model: type[Thing]) -> Any:
    """A kind's rows, each with what names it: a step is called by the roles it leads from and to."""
    rows: Any = model._default_manager.all()
    return rows.select_related("origin", "destination") if model is AdvancementStep else rows


def _hanging(model: type[Thing], named: set[str]) -> list[models.Prefetch]:
    """Of these fields, the rows that hang on a thing, each with what it names.

    What they name is joined: SQLite takes no list of thousands, as the skills of a large catalogue
    would be.
    """
    links = LINKS.get(model.kind().type, {})
    found: list[models.Prefetch] = []
    for it in model._meta.related_objects:
        if str(it.name) in named and isinstance(it, models.ManyToOneRel) and not it.many_to_many:
            rows = it.related_model._default_manager.all()
            if it.name in links:
                rows = rows.select_related(links[it.name][0])
            found.append(models.Prefetch(str(it.name), rows))
    return found


def _point(finding: Finding, row: Thing | None) -> Pointed:
    model = WITH_SITE[finding.kind]
    opts = model._meta
    base = f"admin:{opts.app_label}_{opts.model_name}"
    if row is None:
        return Pointed(finding, str(opts.verbose_name_plural), "", reverse(f"{base}_changelist"))
    place, anchor = _place(row, finding.field)
    address = reverse(f"{base}_change", args=[row.pk]) + (f"#{anchor}" if anchor else "")
    return Pointed(finding, f"{opts.verbose_name}: {row}", place, address)


@dataclass(frozen=True)
class Coded:
    """As much of a thing as it takes to name it and lead to it."""

    code: str


def named(things: Iterable[tuple[str, Any]]) -> list[Pointed]:
    """Things by kind, as what findings that say nothing would be about: their names and addresses."""
    return points(Finding("warning", kind, thing.code, "", "") for kind, thing in things)


def led_to(pointed: Pointed) -> str:
    """A finding's place as a link to the field, with a colon after it; empty where it has no place."""
    if not pointed.place:
        return ""
    return format_html('<a href="{}">{}</a>: ', pointed.address, pointed.place)


AGAINST_LIVE = ("item", "proficiency")
"""Kinds of which it is worth knowing at once what a change does to answers given so far."""


def pointed_at(row: Thing, of: Draft | None = None) -> list[Pointed]:
    """The findings about one row, of a draft that was read already or of the draft as it stands."""
    if of is None:
        of = state().draft if row.kind_name in AGAINST_LIVE else draft()
    found = of.findings
    return points(it for it in found if (it.kind, it.code) == (row.kind_name, row.pk))


def pointed_at_site() -> list[Pointed]:
    """The findings about the site itself."""
    return points(it for it in draft().findings if it.kind == "site")


def leaning_on(sources: set[str]) -> list[str]:
    """The rows whose texts lean on one of these sources, as links."""
    catalogue = draft().catalogue
    leaning = [
        Finding("error", kind.name, thing.code, "", "")
        for kind in KINDS
        for thing in getattr(catalogue, kind.plural)
        if any(sources.intersection(prose.marks(text)) for _path, text, _ in texts(thing))
    ]
    return [format_html('<a href="{}">{}</a>', it.address, it.name) for it in points(leaning)]


def _place(row: Thing, path: str) -> tuple[str, str]:
    """A field's path in words, and the anchor it has on the row's page."""
    name, _bracket, rest = path.partition("[")
    try:
        field: Any = row._meta.get_field(name)
    except FieldDoesNotExist:
        return "", ""
    index, _bracket, inner = rest.partition("]")
    if isinstance(field, models.ManyToOneRel):
        return _row_place(row, field, index, inner.removeprefix("."))
    words = str(field.verbose_name)
    if index and not field.many_to_many:
        words = _("{field}, line {number}").format(field=words, number=int(index) + 1)
    return words, f"id_{name}"


def _row_place(
    row: Thing, relation: models.ManyToOneRel, index: str, inner: str
) -> tuple[str, str]:
    """A place inside one of the rows that hang on a thing.

    The catalogue keeps them in the order of their codes, the page in the order staff see; the row
    is found by what it names.
    """
    rows: list[Any] = list(getattr(row, str(relation.name)).all())
    words = str(relation.related_model._meta.verbose_name_plural)
    if not index:
        return words, f"{relation.name}-group"
    named = in_catalogue_order(rows)[int(index)]
    shown = rows.index(named)
    words = f"{words}, {str(named).rpartition(': ')[2]}"
    if inner:
        column: Any = relation.related_model._meta.get_field(inner)
        words += f", {column.verbose_name}"
        return words, f"id_{relation.name}-{shown}-{inner}"
    return words, f"{relation.name}-{shown}"
