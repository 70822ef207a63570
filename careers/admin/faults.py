"""What is wrong with a form that was sent, as links to the very fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fault:
    """What is wrong, where in words, and the anchor of the field; empty for the form as a whole."""

    place: str
    said: str
    anchor: str


def faults(context: dict[str, Any]) -> list[Fault]:
    """The faults of a change form and of the rows that hang on it, in the order of the page."""
    found = list(_of_form(context["adminform"].form, ""))
    for shown in context["inline_admin_formsets"]:
        formset = shown.formset
        name = str(shown.opts.verbose_name_plural)
        whole = formset.non_form_errors()
        found += [Fault(name, str(said), f"{formset.prefix}-group") for said in whole]
        for number, form in enumerate(formset.forms, start=1):
            kept = not form.instance._state.adding
            row = str(form.instance).rpartition(": ")[2] if kept else ""
            row = row or _("row {number}").format(number=number)
            found += _of_form(form, f"{name}, {row}")
    return found


def _of_form(form: Any, row: str) -> Iterator[Fault]:
    for name, errors in form.errors.items():
        field = form[name] if name in form.fields else None
        label = str(field.label).lower() if field else ""
        anchor = (field.id_for_label or field.auto_id) if field else ""
        place = ", ".join(part for part in (row, label) if part)
        for said in errors:
            yield Fault(place, str(said), anchor)
