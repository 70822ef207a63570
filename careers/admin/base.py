"""What the admin of every kind of thing has in common."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import Textarea, TextInput
from django.http import HttpRequest

from careers.models import Thing
from careers.models.fields import LineField, LinesField, ProseField, StatementField, StatementsField

WIDGETS: dict[type[models.Field], dict[str, Any]] = {
    LineField: {"widget": TextInput(attrs={"class": "vTextField wide"})},
    StatementField: {"widget": Textarea(attrs={"class": "vLargeTextField", "rows": 2})},
    ProseField: {"widget": Textarea(attrs={"class": "vLargeTextField", "rows": 12})},
    LinesField: {"widget": Textarea(attrs={"class": "vLargeTextField", "rows": 4})},
    StatementsField: {"widget": Textarea(attrs={"class": "vLargeTextField", "rows": 6})},
}


class ThingAdmin(admin.ModelAdmin):
    """A thing's code is chosen once, when it is added; everything else may change."""

    formfield_overrides = WIDGETS
    save_on_top = True
    list_per_page = 50

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = tuple(super().get_readonly_fields(request, obj))
        return ("code", *fields) if obj else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        if obj or not self.has_add_permission(request):
            return {}
        for name in ("title", "name"):
            if any(field.name == name for field in self.model._meta.fields):
                return {"code": (name,)}
        return {}

    def view_on_site(self, obj: Thing) -> str | None:
        folder = obj.kind().folder
        return f"/{folder}/{obj.pk}/" if folder and obj.pk else None


class PieceInline(admin.TabularInline):
    """Parts of a thing, edited on its own page."""

    formfield_overrides = {
        **WIDGETS,
        LineField: {"widget": TextInput(attrs={"class": "vTextField"})},
        StatementField: {"widget": Textarea(attrs={"rows": 2, "cols": 48})},
    }
    extra = 0
