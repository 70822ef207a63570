"""What the desk's templates say of changes and editions."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from careers.domain.changes import Change
from careers.models import DRAFT_MODELS, Site

register = template.Library()

_MODELS = {model.kind_name: model for model in DRAFT_MODELS} | {"site": Site}


@register.filter
def what(change: Change) -> str:
    """A change's kind of thing and what happened to it: "role, changed"."""
    happened = {"added": _("added"), "removed": _("removed"), "changed": _("changed")}
    return f"{_MODELS[change.kind]._meta.verbose_name}, {happened[change.what]}"


@register.filter
def where(change: Change) -> str:
    """The desk's address of what changed; empty for what is gone."""
    if change.what == "removed" or not change.code:
        return ""
    name = f"admin:careers_{_MODELS[change.kind]._meta.model_name}_change"
    return reverse(name, args=[change.code])


@register.filter
def fields(change: Change) -> list[str]:
    """The names of the fields that changed, in HR's words."""
    model = _MODELS[change.kind]
    found = []
    for name in change.fields:
        field: Any = model._meta.get_field(name)
        own = getattr(field, "verbose_name", "")
        found.append(str(own or field.related_model._meta.verbose_name_plural))
    return found
