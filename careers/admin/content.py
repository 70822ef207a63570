"""Skills, training, challenges, guides, disagreements and questions."""

from django.contrib import admin

from careers.admin.base import WIDGETS, ThingAdmin
from careers.models import (
    Challenge,
    Disagreement,
    Guide,
    GuideSection,
    Question,
    Skill,
    TrainingModule,
)


@admin.register(Skill)
class SkillAdmin(ThingAdmin):
    list_display = ["name", "family", "part_of", "summary"]
    list_filter = ["family"]
    list_select_related = ["part_of"]
    search_fields = ["name", "code", "also_called"]
    autocomplete_fields = ["part_of"]


@admin.register(TrainingModule)
class TrainingModuleAdmin(ThingAdmin):
    list_display = ["name", "stage", "summary"]
    list_filter = ["stage"]
    search_fields = ["name", "code"]
    filter_horizontal = ["skills"]


@admin.register(Challenge)
class ChallengeAdmin(ThingAdmin):
    list_display = ["name", "summary"]
    search_fields = ["name", "code"]


class GuideSectionInline(admin.StackedInline):
    model = GuideSection
    extra = 0
    fields = [("heading", "position"), "body"]
    formfield_overrides = WIDGETS


@admin.register(Guide)
class GuideAdmin(ThingAdmin):
    list_display = ["title", "summary"]
    search_fields = ["title", "code", "summary", "sections__heading"]
    inlines = [GuideSectionInline]


@admin.register(Disagreement)
class DisagreementAdmin(ThingAdmin):
    list_display = ["title", "order"]
    search_fields = ["title", "code", "body"]
    filter_horizontal = ["roles", "challenges", "guides"]


@admin.register(Question)
class QuestionAdmin(ThingAdmin):
    list_display = ["text", "part", "order", "skill", "preference", "challenge"]
    list_filter = ["part", "skill__family"]
    list_select_related = ["skill", "preference", "challenge"]
    search_fields = ["text", "code", "skill__name"]
    autocomplete_fields = ["skill", "challenge"]
