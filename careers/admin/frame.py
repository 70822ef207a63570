"""The frame of the catalogue: sources, levels, tracks, scales; and the editions' old addresses."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from careers.admin.base import ThingAdmin
from careers.admin.findings import leaning_on
from careers.models import Edition, Level, Preference, Proficiency, Source, Track


@admin.register(Source)
class SourceAdmin(ThingAdmin):
    list_display = ["number", "name", "author", "code", "changed"]
    list_display_links = ["name"]
    search_fields = ["name", "author", "about"]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A source that sentences lean on is kept: the marks live in texts, where the database
        cannot see them."""
        deleted, count, needed, protected = super().get_deleted_objects(objs, request)
        return deleted, count, needed, [*protected, *leaning_on({row.pk for row in objs})]


@admin.register(Level)
class LevelAdmin(ThingAdmin):
    list_display = ["name", "rank", "said", "changed"]
    search_fields = ["name", "summary"]


@admin.register(Track)
class TrackAdmin(ThingAdmin):
    list_display = ["name", "letter", "order", "said", "changed"]
    search_fields = ["name", "summary"]


@admin.register(Proficiency)
class ProficiencyAdmin(ThingAdmin):
    list_display = ["rank", "anchor", "meaning", "changed"]
    list_display_links = ["anchor"]


@admin.register(Preference)
class PreferenceAdmin(ThingAdmin):
    list_display = ["name", "low", "high", "order", "changed"]


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """Editions have pages of their own at the desk; the admin's addresses lead there."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("desk-editions", permanent=True)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404(f"edition:{object_id}")
        return redirect("desk-edition", row.number, permanent=True)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return Edition.objects.without_document()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
