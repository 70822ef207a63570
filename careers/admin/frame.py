"""The frame of the catalogue: site, sources, levels, tracks, scales; and the editions, to read."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from careers.admin.base import WIDGETS, ThingAdmin
from careers.admin.differences import groups
from careers.admin.findings import leaning_on
from careers.admin.guard import Guarded
from careers.domain.changes import changes
from careers.domain.readdressed import moves
from careers.domain.renaming import aligned
from careers.models import Edition, Level, Preference, Proficiency, Site, Source, Track
from careers.queries.edition import edition


@admin.register(Site)
class SiteAdmin(Guarded):
    """Exactly one row: it is changed, never added or deleted."""

    formfield_overrides = WIDGETS
    list_display = ["name", "strapline", "contact"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


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
    """Editions are read here; they are made by publishing, and never changed."""

    list_display = ["__str__", "note", "published", "by"]
    search_fields = ["note"]
    list_select_related = ["published_by"]
    fieldsets = [
        (_lazy("Why, when and by whom"), {"fields": ["note", ("published", "by")]}),
        (_lazy("What changed with it"), {"fields": ["what_changed"]}),
        (_lazy("What it is stored as"), {"fields": [("sha256", "schema")]}),
    ]
    show_full_result_count = False

    @admin.display(description=_lazy("published"), ordering="published_at")
    def published(self, row: Edition) -> str:
        return date_format(row.published_at, "j F Y, H:i")

    @admin.display(description=_lazy("by"), ordering="published_by")
    def by(self, row: Edition) -> str:
        return str(row.published_by or _("the first start"))

    @admin.display(description=_lazy("against the edition before"))
    def what_changed(self, row: Edition) -> str:
        """Against the edition before it; the first has none."""
        if row.number == 1:
            return _("It is the first.")
        after = edition(row.number).catalogue
        stored = edition(row.number - 1).catalogue
        before = aligned(stored, after)
        found = groups(before, after, changes(before, after), moves=moves(stored, after))
        return render_to_string("desk/difference.html", {"groups": found})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return Edition.objects.without_document()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
