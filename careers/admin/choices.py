"""Fields that choose another thing: a plain list, read once for a whole page.

A role's form names the same skills and preferences in dozens of rows. Django would ask the database
for them once a row; here a request asks once. Where there are too many for a list to be of use, the
admin's search takes over.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

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
        if self.rows is None or value in self.empty_values or isinstance(value, models.Model):
            return super().to_python(value)
        if str(value) not in self.rows:
            invalid = self.error_messages["invalid_choice"]
            raise ValidationError(invalid, code="invalid_choice", params={"value": value})
        return self.rows[str(value)]


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
