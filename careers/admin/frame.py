"""The frame of the catalogue: site, sources, levels, tracks, scales; and the editions, to read."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from careers.admin.base import WIDGETS, ThingAdmin
from careers.admin.findings import leaning_on
from careers.domain.changes import changes
from careers.models import Edition, Level, Preference, Proficiency, Site, Source, Track
from careers.queries.edition import edition


@admin.register(Site)
class SiteAdmin(admin.ModelAdmin):
    """Exactly one row: it is changed, never added or deleted."""

    formfield_overrides = WIDGETS
    list_display = ["name", "strapline", "contact"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(ThingAdmin):
    list_display = ["number", "code", "name", "author"]
    list_display_links = ["name"]
    search_fields = ["name", "author", "about"]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A source that sentences lean on is kept: the marks live in texts, where the database
        cannot see them."""
        deleted, count, needed, protected = super().get_deleted_objects(objs, request)
        return deleted, count, needed, [*protected, *leaning_on({row.pk for row in objs})]


@admin.register(Level)
class LevelAdmin(ThingAdmin):
    list_display = ["name", "rank", "summary"]
    search_fields = ["name", "summary"]


@admin.register(Track)
class TrackAdmin(ThingAdmin):
    list_display = ["name", "letter", "order", "summary"]
    search_fields = ["name", "summary"]


@admin.register(Proficiency)
class ProficiencyAdmin(ThingAdmin):
    list_display = ["rank", "anchor", "meaning"]
    list_display_links = ["anchor"]


@admin.register(Preference)
class PreferenceAdmin(ThingAdmin):
    list_display = ["name", "low", "high", "order"]


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """Editions are read here; they are made by publishing, and never changed."""

    list_display = ["number", "note", "published_at", "published_by"]
    search_fields = ["note"]
    list_select_related = ["published_by"]
    fields = ["number", "note", "published_at", "published_by", "what_changed", "sha256", "schema"]

    @admin.display(description=_("what changed with it"))
    def what_changed(self, row: Edition) -> str:
        """Against the edition before it; the first has none."""
        if row.number == 1:
            return _("It is the first.")
        found = changes(edition(row.number - 1).catalogue, edition(row.number).catalogue)
        return render_to_string("desk/changes.html", {"changes": found})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return Edition.objects.without_document()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
