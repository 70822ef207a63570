"""What the admin of every kind of thing has in common."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import Max
from django.forms import Textarea, TextInput
from django.http import HttpRequest
from django.utils.translation import ngettext

from careers.admin.findings import pointed_at
from careers.models import Source, Thing
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
    change_form_template = "desk/change_form.html"
    list_per_page = 50

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = tuple(super().get_readonly_fields(request, obj))
        return ("code", *fields) if obj else fields

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new thing comes last until somebody gives it a place."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        if any(field.name == "order" for field in self.model._meta.fields):
            last = self.model._default_manager.aggregate(last=Max("order"))["last"] or 0
            initial.setdefault("order", last + 10)
        return initial

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        """Beside the form: the marks a sentence may end in, and the checks' findings so far."""
        obj = options.get("obj")
        context["sources"] = Source.objects.all()
        context["findings"] = pointed_at(obj) if obj else []
        return super().render_change_form(request, context, *args, **options)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        if obj or not self.has_add_permission(request):
            return {}
        for name in ("title", "name"):
            if any(field.name == name for field in self.model._meta.fields):
                return {"code": (name,)}
        return {}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A draft may be saved half done; what stands in the way of publishing it is said."""
        super().save_related(request, form, formsets, change)
        if found := pointed_at(form.instance):
            said = "; ".join(f"{it.place}: {it.finding.message}" for it in found[:3])
            text = ngettext(
                "Saved. %(n)d thing to look at before this is published: %(said)s",
                "Saved. %(n)d things to look at before this is published: %(said)s",
                len(found),
            )
            messages.warning(request, text % {"n": len(found), "said": said})

    def view_on_site(self, obj: Thing) -> str | None:
        folder = obj.kind().folder
        return f"/{folder}/{obj.pk}/" if folder and obj.pk else None


class PieceInline(admin.TabularInline):
    """Parts of a thing, edited on its own page."""

    formfield_overrides = {
        **WIDGETS,
        LineField: {"widget": TextInput(attrs={"class": "vTextField"})},
        StatementField: {"widget": Textarea(attrs={"rows": 3, "cols": 30})},
    }
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        """No icons to change or delete the thing itself beside the row's own "delete"."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_add_related = field.widget.can_change_related = False
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field
