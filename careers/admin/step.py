"""Advancement steps. A step's code follows from where it starts and leads, so staff never type it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careers.admin.base import ThingAdmin
from careers.models import AdvancementStep


class StepForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        destination = cleaned.get("destination")
        if self.instance._state.adding and destination:
            origin = cleaned.get("origin")
            code = f"{origin.pk if origin else 'any'}-to-{destination.pk}"
            if len(code) > 80:
                message = _("The two codes are too long together: 76 characters at most.")
                raise forms.ValidationError(message)
            if AdvancementStep.objects.filter(pk=code).exists():
                raise forms.ValidationError(
                    _("This step is already there. Choose other roles, or change the one there is.")
                )
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
