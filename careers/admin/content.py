"""Skills, training, challenges, guides, disagreements and questions."""

from django.contrib import admin
from django.forms import Textarea

from careers.admin.base import PieceInline, ThingAdmin
from careers.models import (
    Challenge,
    Disagreement,
    Guide,
    GuideSection,
    Question,
    Skill,
    TrainingModule,
)
from careers.models.fields import ProseField


@admin.register(Skill)
class SkillAdmin(ThingAdmin):
    list_display = ["name", "family", "part_of", "summary"]
    list_filter = ["family"]
    list_select_related = ["part_of"]
    search_fields = ["name", "code", "also_called", "synonyms", "summary"]
    autocomplete_fields = ["part_of"]


@admin.register(TrainingModule)
class TrainingModuleAdmin(ThingAdmin):
    list_display = ["name", "stage", "summary"]
    list_filter = ["stage"]
    search_fields = ["name", "code", "summary"]
    filter_horizontal = ["skills"]


@admin.register(Challenge)
class ChallengeAdmin(ThingAdmin):
    list_display = ["name", "summary"]
    search_fields = ["name", "code", "synonyms", "summary"]


class GuideSectionInline(PieceInline):
    model = GuideSection
    formfield_overrides = {
        **PieceInline.formfield_overrides,
        ProseField: {"widget": Textarea(attrs={"rows": 8, "cols": 80})},
    }


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
