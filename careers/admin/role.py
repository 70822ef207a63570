"""Roles on one screen: their letter, what they ask, what is hard, and the steps in and out."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from careers.admin.base import PartInline, PieceInline, ThingAdmin
from careers.models import (
    AdvancementStep,
    Note,
    OccupationCode,
    Role,
    RoleChallenge,
    RolePreference,
    RoleSkill,
)


class RoleSkillInline(PieceInline):
    model = RoleSkill
    naming = "skill"
    beside = "desk/beside/skill.html"
    autocomplete_fields = ["skill"]


class RoleChallengeInline(PieceInline):
    model = RoleChallenge
    naming = "challenge"
    autocomplete_fields = ["challenge"]


class RolePreferenceInline(PieceInline):
    model = RolePreference
    naming = "preference"
    beside = "desk/beside/preference.html"


class OccupationCodeInline(PartInline):
    model = OccupationCode
    fields = [("scheme", "code", "edition", "match"), "title", "note"]


class NoteInline(PartInline):
    model = Note
    fields = [("place", "heading", "position"), "text"]


def _step_links(steps: Iterable[AdvancementStep], add: str) -> SafeString:
    """Links to the pages of steps, and one to add another."""
    pages = [(reverse("admin:careers_advancementstep_change", args=[it.pk]), it) for it in steps]
    return format_html(
        '<ul class="desk-steps">{}<li><a href="{}?{}">{}</a></li></ul>',
        format_html_join("", '<li><a href="{}">{}</a></li>', pages),
        reverse("admin:careers_advancementstep_add"),
        add,
        _("Add a step"),
    )


@admin.register(Role)
class RoleAdmin(ThingAdmin):
    list_display = ["title", "level", "track", "said", "cited", "changed"]
    list_filter = ["level", "track"]
    list_select_related = ["level", "track"]
    search_fields = ["title", "code", "also_called"]
    inlines = [
        RoleSkillInline,
        RoleChallengeInline,
        RolePreferenceInline,
        NoteInline,
        OccupationCodeInline,
    ]
    fieldsets = [
        (
            _("What it is"),
            {
                "fields": [
                    ("title", "code"),
                    ("level", "track", "order"),
                    ("hours", "contact"),
                    "summary",
                    "lead",
                ]
            },
        ),
        (_("Its names"), {"fields": [("also_called", "synonyms"), "formerly"]}),
        (_("The letter"), {"fields": ["job", "duties", "day", "here", "next", "profile"]}),
        (_("Steps"), {"fields": [("steps_to_here", "steps_from_here")]}),
    ]
    readonly_fields = ["steps_to_here", "steps_from_here"]

    @admin.display(description=_("steps to here"))
    def steps_to_here(self, role: Role) -> str:
        steps = role.steps_in.select_related("origin", "destination")
        return _step_links(steps, f"destination={role.pk}")

    @admin.display(description=_("steps from here"))
    def steps_from_here(self, role: Role) -> str:
        steps = role.steps_out.select_related("origin", "destination")
        return _step_links(steps, f"origin={role.pk}")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:-1]
