"""Fields that choose another thing: a plain list, read once for a whole page.

A role's form names the same skills and preferences in dozens of rows. Django would ask the database
for them once a row; here a request asks once. Where there are too many for a list to be of use, the
admin's search takes over; and where no script runs that, a name is typed.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

FEW = 300
"""The longest list anybody should have to scroll."""


class ThingField(forms.ModelChoiceField):
    """A choice among rows that are already at hand."""

    rows: dict[str, models.Model] | None = None

    def know(self, rows: list[models.Model]) -> None:
        """Choose among these rows, and ask the database for none of them."""
        self.rows = {str(row.pk): row for row in rows}
        self.choices = [("", self.empty_label or ""), *((row.pk, str(row)) for row in rows)]

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, models.Model):
            return super().to_python(value)
        if self.rows is None:
            return self._called(str(value).strip())
        if str(value) not in self.rows:
            invalid = self.error_messages["invalid_choice"]
            raise ValidationError(invalid, code="invalid_choice", params={"value": value})
        return self.rows[str(value)]

    def _called(self, words: str) -> models.Model:
        """The one with this code, or else the only one of this name, in whatever case."""
        rows: Any = self.queryset
        found = rows.filter(pk=words).first()
        if found is None:
            name = "title" if hasattr(rows.model, "title") else "name"
            named = list(rows.filter(**{f"{name}__iexact": words})[:2])
            if len(named) != 1:
                raise ValidationError(UNCALLED, code="invalid_choice", params={"value": words})
            found = named[0]
        chosen: models.Model = found
        return chosen

    def typed(self) -> None:
        """Let the name be typed: for rows that are filled in without script."""
        self.widget = forms.TextInput(attrs={"maxlength": 400, "placeholder": TYPED})


TYPED = _("its name, or its code")
UNCALLED = _(
    "There is no one thing called “%(value)s”. Write its name just as its list has it, or its code."
)


def few(request: HttpRequest, model: type[models.Model]) -> list[models.Model] | None:
    """All rows of a model, with what names them and what they say of a scale, or None where they are too many. One query for each
    model and request."""
    kept: dict[type[models.Model], list[models.Model] | None]
    kept = request.__dict__.setdefault("_few", {})
    if model not in kept:
        naming = {"title", "name", "low", "high", "levels", "order", "rank"}
        columns = [it.name for it in model._meta.concrete_fields if it.name in naming]
        rows = list(model._default_manager.only(model._meta.pk.name, *columns)[: FEW + 1])
        kept[model] = rows if len(rows) <= FEW else None
    return kept[model]
