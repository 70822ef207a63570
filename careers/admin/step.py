"""Advancement steps, on pages of their own and as lines of a role's. A step's code follows from where
it starts and leads, so staff never type it."""

from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin
from django.forms import Textarea
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careers.admin.base import WIDGETS, Choosing, ThingAdmin, WithoutScript
from careers.admin.choices import ThingField
from careers.domain.former import ANY, step_code
from careers.domain.renaming import LONGEST
from careers.models import AdvancementStep
from careers.models.fields import ProseField

THERE = _("This step is already there. Choose other roles, or change the one there is.")
NOWHERE = _("A step must lead to another role.")
TOO_LONG = _("The two codes are too long together: 76 characters at most.")


class StepForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        destination: Any = cleaned.get("destination")
        origin: Any = cleaned.get("origin")
        known = destination and destination.pk and (not origin or origin.pk)
        if self.instance._state.adding and known and "origin" in cleaned:
            if origin == destination:
                raise forms.ValidationError(NOWHERE)
            code = step_code(origin.pk if origin else "", destination.pk)
            if len(code) > LONGEST:
                raise forms.ValidationError(TOO_LONG)
            if AdvancementStep.objects.filter(pk=code).exists():
                raise forms.ValidationError(THERE)
            self.instance.code = code
        return cleaned


@admin.register(AdvancementStep)
class StepAdmin(ThingAdmin):
    form = StepForm
    list_display = ["__str__", "evidence", "said", "cited", "changed"]
    list_filter = ["evidence", "destination__level"]
    list_select_related = ["origin", "destination"]
    search_fields = ["code", "origin__title", "destination__title", "summary"]
    autocomplete_fields = ["origin", "destination"]
    filter_horizontal = ["training"]
    fieldsets = [
        (
            _("From where to where"),
            {"fields": [("origin", "destination"), "evidence", "summary", "about"]},
        ),
        (_("What it takes"), {"fields": ["takes", "begin"]}),
        (_("The training that serves it"), {"fields": ["training"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("origin", "destination") if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {}


# As lines of a role's page --------------------------------------------------------------------------


class OriginField(ThingField):
    """Where a step starts: a role, or any rung. An empty one is not chosen yet."""

    def know(self, rows: list[Any]) -> None:
        super().know(rows)
        empty = ("", self.empty_label or "")
        self.choices = [empty, (ANY, _("Any rung")), *((row.pk, str(row)) for row in rows)]

    def clean(self, value: Any) -> Any:
        return None if value == ANY else super().clean(value)


class StepLines(BaseInlineFormSet):
    """The steps at one side of a role. Each goes by its code, which no one types: it travels hidden.
    The other end is chosen when a line is added, and fixed then."""

    naming = ""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        kept = index is not None and index < self.initial_form_count()
        code = form.instance.pk if kept else ""
        form.fields["code"] = forms.CharField(
            required=False, initial=code, widget=forms.HiddenInput
        )
        if kept:
            form.fields[self.naming].disabled = True
            form.fields[self.naming].required = False

    def clean(self) -> None:
        """No step twice among the lines that are new."""
        super().clean()
        new = [form for form in self.extra_forms if form.has_changed() and form.instance.code]
        times = Counter(form.instance.code for form in new)
        for form in new:
            if times[form.instance.code] > 1:
                form.add_error(None, _("This step stands here twice. Remove one of the lines."))


class StepInline(WithoutScript, Choosing, admin.StackedInline):
    """The steps at one side of a role: the other end, how sure, and what is said; the rest has its
    place on the step's own page."""

    model = AdvancementStep
    form = StepForm
    template = "desk/rows/steps.html"
    autocomplete_fields = ["origin", "destination"]
    begin = 2
    naming = ""
    formfield_overrides = {
        **WIDGETS,
        ProseField: {"widget": Textarea(attrs={"rows": 4, "data-read": "prose"})},
    }

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [self.naming, "evidence", "summary", "about"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("origin", "destination")

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        lines = type("Lines", (StepLines,), {"naming": self.naming})
        return super().get_formset(request, obj, formset=lines, **options)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **options: Any) -> Any:
        if db_field.name == "origin":
            options["form_class"] = OriginField
            options["required"] = True
        return super().formfield_for_foreignkey(db_field, request, **options)
