"""The site's own settings: one row, in parts that people understand."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careers.admin.base import WIDGETS, KnownRows, WithoutScript
from careers.admin.findings import pointed_at_site
from careers.admin.guard import Guarded
from careers.forms.site import SiteForm
from careers.models import FooterLink, Site


class FooterLinkInline(WithoutScript, admin.TabularInline):
    """The links at the foot, one a row."""

    model = FooterLink
    fields = ["label", "address", "position"]
    formfield_overrides = WIDGETS
    formset = KnownRows
    naming = beside = ""


@admin.register(Site)
class SiteAdmin(Guarded):
    """Exactly one row: it is changed, never added or deleted."""

    form = SiteForm
    change_form_template = "desk/site.html"
    formfield_overrides = WIDGETS
    inlines = [FooterLinkInline]
    list_display = ["name", "strapline", "contact"]
    fieldsets = [
        (_("What it is called"), {"fields": ["name", "strapline"]}),
        (_("Whose it is"), {"fields": ["organisation", "contact"]}),
        (_("How it looks"), {"fields": ["accent"]}),
        (_("What is on it"), {"fields": ["parts"]}),
        (_("What others may do with it"), {"fields": ["licence", "licence_url"]}),
        (_("The questions"), {"fields": ["questionnaire"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        context["findings"] = pointed_at_site()
        return super().render_change_form(request, context, *args, **options)
