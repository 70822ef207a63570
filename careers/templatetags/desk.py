"""What the desk's templates need to say."""

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from careers.admin import tables
from careers.admin.differences import field_names
from careers.admin.reading import MANNERS, Read, manner_of, read
from careers.admin.reviews import address, stands
from careers.admin.scales import grades
from careers.domain.changes import Change
from careers.models import WITH_SITE, Announcement, Vacancy
from careers.queries.desk import Deed
from careers.queries.reviews import Reviewed

register = template.Library()

_BY_NAME = {str(model._meta.model_name): model for model in WITH_SITE.values()}

_NOTICES = {"vacancy": "desk-job", "announcement": "desk-announcement"}
"""By a model's name: the address of what is part of no edition."""


@register.filter
def what(change: Change) -> str:
    """A change's kind of thing and what happened to it: "role, changed"."""
    return f"{WITH_SITE[change.kind]._meta.verbose_name}, {happened(change)}"


@register.filter
def kind_name(kind: str) -> Any:
    """What a kind of things is called: "role"."""
    return WITH_SITE[kind]._meta.verbose_name


@register.filter
def happened(change: Change) -> str:
    """What happened to a thing: "added"."""
    return {"added": _("added"), "removed": _("removed"), "changed": _("changed")}[change.what]


@register.filter
def taken_back(change: Change, number: int) -> str:
    """Where a change of the draft is taken back to what an edition says."""
    if not change.code:
        return reverse("desk-take-back-site", args=[number])
    return reverse("desk-take-back-thing", args=[number, change.kind, change.code])


@register.filter
def where(change: Change) -> str:
    """The desk's address of what changed; empty for what is gone."""
    if change.what == "removed" or not change.code:
        return ""
    name = f"admin:careers_{WITH_SITE[change.kind]._meta.model_name}_change"
    return reverse(name, args=[change.code])


register.filter("fields", field_names)
register.filter("grades", grades)
register.filter("share", tables.share)
register.filter("amount", tables.amount)


@register.filter
def deed(done: Deed) -> str:
    """What a colleague did to which kind of thing: "changed the role"."""
    model = _BY_NAME.get(done.model) or {"vacancy": Vacancy, "announcement": Announcement}.get(
        done.model
    )
    kind = model._meta.verbose_name if model else done.model
    said = {
        "added": _("added the %(kind)s"),
        "changed": _("changed the %(kind)s"),
        "deleted": _("deleted the %(kind)s"),
    }
    return said[done.what] % {"kind": kind}


@register.filter
def leads(done: Deed) -> str:
    """The desk's address of the row something was done to; empty for what is gone."""
    if done.what == "deleted":
        return ""
    if done.model == "group":
        return reverse("desk-group", args=[done.code])
    if done.model in _NOTICES:
        return reverse(_NOTICES[done.model], args=[done.code])
    try:
        return reverse(f"admin:careers_{done.model}_change", args=[done.code])
    except NoReverseMatch:
        return ""


@register.filter
def lines(text: str) -> list[str]:
    """A text of lines, one by one."""
    return text.split("\n") if text else []


@register.filter
def about(row: Any, naming: str) -> str:
    """What a row that hangs on a thing is about: what it names, or what it is called."""
    if row is None:
        return ""
    return str(getattr(row, naming)) if naming else str(row)


@register.simple_tag(takes_context=True)
def reading(context: Context, field: Any) -> Read | None:
    """A form's field as visitors will read it; None for one that holds no text of that kind."""
    for manner in MANNERS:
        if manner == manner_of(field) and "known" in context:
            return read(str(field.value() or ""), manner, context["known"])
    return None


@register.filter
def nth(items: list[Any], index: int) -> Any:
    """The entry of a list at this place, from 0; empty where there is none."""
    return items[index] if index < len(items) else ""


@register.filter
def rest(row: Any) -> list[Any]:
    """The fields of a line besides what it is about and its scales."""
    opts = row.model_admin
    apart = {opts.naming, *getattr(opts, "scales", ())}
    fields = (field for fieldset in row for line in fieldset for field in line)
    return [field for field in fields if _name(field) not in apart]


@register.filter
def rest_open(row: Any) -> bool:
    """Whether something is wrong with what a line keeps folded."""
    return any(name in row.form.errors for name in map(_name, rest(row)))


def _name(field: Any) -> str:
    return str(field.field["name"] if field.is_readonly else field.field.name)


VERDICTS = {
    "asked": _lazy("asked for review"),
    "approved": _lazy("approved it"),
    "sent_back": _lazy("sent it back"),
    "said": _lazy("said"),
}


@register.filter
def verdict(name: str) -> Any:
    """What somebody did by saying something of a change: "sent it back"."""
    return VERDICTS[name]


register.filter("stands", stands)


@register.filter
def review_page(about: Reviewed) -> str:
    """The page about one change."""
    return address(about.change)
