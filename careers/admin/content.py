"""Skills, training, challenges, guides, disagreements, questions and search synonyms."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careers.admin.asked import shown, values_of
from careers.admin.base import PartInline, ThingAdmin
from careers.models import (
    Challenge,
    Disagreement,
    Guide,
    GuideSection,
    Question,
    Skill,
    Synonym,
    TrainingModule,
)


@admin.register(Skill)
class SkillAdmin(ThingAdmin):
    list_display = ["name", "family", "part_of", "said", "cited", "changed"]
    list_filter = ["family"]
    list_select_related = ["part_of"]
    search_fields = ["name", "code", "also_called"]
    autocomplete_fields = ["part_of"]
    fieldsets = [
        (
            _("What it is"),
            {"fields": [("name", "code"), ("family", "part_of", "order"), "summary", "about"]},
        ),
        (_("How it is measured and learned"), {"fields": ["levels", "build"]}),
        (_("Its names"), {"fields": [("also_called", "synonyms"), "formerly"]}),
    ]


@admin.register(TrainingModule)
class TrainingModuleAdmin(ThingAdmin):
    list_display = ["name", "stage", "said", "cited", "changed"]
    list_filter = ["stage"]
    search_fields = ["name", "code"]
    filter_horizontal = ["skills"]
    fieldsets = [
        (
            _("What it is"),
            {"fields": [("name", "code"), ("stage", "order"), "summary", "about"]},
        ),
        (_("The skills it serves"), {"fields": ["skills"]}),
        (_("Its names"), {"fields": ["synonyms"]}),
    ]


@admin.register(Challenge)
class ChallengeAdmin(ThingAdmin):
    list_display = ["name", "said", "cited", "changed"]
    search_fields = ["name", "code"]
    fieldsets = [
        (
            _("What it is"),
            {"fields": [("name", "code", "order"), "summary", "about", "signs"]},
        ),
        (_("What helps"), {"fields": ["yourself", "employer"]}),
        (_("Its names"), {"fields": [("synonyms", "formerly")]}),
    ]


class GuideSectionInline(PartInline):
    model = GuideSection
    fields = [("heading", "position"), "body"]


@admin.register(Guide)
class GuideAdmin(ThingAdmin):
    list_display = ["title", "said", "cited", "changed"]
    search_fields = ["title", "code", "summary", "sections__heading"]
    inlines = [GuideSectionInline]
    fieldsets = [
        (_("What it is"), {"fields": [("title", "code", "order"), "summary", "lead"]}),
        (_("Its names"), {"fields": [("synonyms", "formerly")]}),
    ]


@admin.register(Disagreement)
class DisagreementAdmin(ThingAdmin):
    list_display = ["title", "order", "cited", "changed"]
    search_fields = ["title", "code", "body"]
    filter_horizontal = ["roles", "challenges", "guides"]
    fieldsets = [
        (_("What it is about"), {"fields": [("title", "code", "order"), "body"]}),
        (_("Whom and what it concerns"), {"fields": ["roles", "challenges", "guides"]}),
    ]


@admin.register(Question)
class QuestionAdmin(ThingAdmin):
    change_form_template = "desk/questions/form.html"
    list_display = ["text", "part", "order", "measures", "changed"]
    list_filter = ["part", "skill__family"]
    list_select_related = ["skill", "preference", "challenge"]
    search_fields = ["text", "code", "skill__name"]
    autocomplete_fields = ["skill", "challenge"]
    fieldsets = [
        (_("The question"), {"fields": [("code", "part", "order"), "text"]}),
        (
            _("What it measures"),
            {
                "description": _("One of the three, and no more."),
                "fields": [("skill", "preference", "challenge")],
            },
        ),
        (_("Its answers"), {"fields": [("left", "right"), "flipped", "options"]}),
    ]

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        """Beside the form: the question as a visitor is asked it."""
        form, row = context["adminform"].form, options.get("obj")
        context |= shown(form.data if form.is_bound else values_of(row) if row else {})
        return super().render_change_form(request, context, *args, **options)

    @admin.display(description=_("measures"))
    def measures(self, row: Question) -> Any:
        return row.skill or row.preference or row.challenge


BACK = "back=searches"
"""What the address of a synonym's form ends in for who came from the searches in vain."""


def _from_searches(request: HttpRequest) -> bool:
    return request.GET.get("back") == "searches"


def _back(request: HttpRequest) -> HttpResponse | None:
    """The way back to the searches in vain, where somebody came from there and is done; what was
    saved is said there."""
    on = "_continue" in request.POST or "_addanother" in request.POST
    return redirect("desk-searches") if _from_searches(request) and not on else None


@admin.register(Synonym)
class SynonymAdmin(ThingAdmin):
    list_display = ["name", "meaning", "alike", "changed"]
    list_filter = ["alike"]
    search_fields = ["name", "means", "code"]
    fieldsets = [(None, {"fields": [("name", "code"), "means", "alike"]})]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What is there already is opened, not added again."""
        code = request.GET.get("code", "")
        if code and Synonym.objects.filter(pk=code).exists():
            messages.info(request, _("There is a synonym with this code already: here it is."))
            back = f"?{BACK}" if _from_searches(request) else ""
            return redirect(reverse("admin:careers_synonym_change", args=[code]) + back)
        return super().add_view(request, form_url, extra_context)

    def response_add(
        self, request: HttpRequest, obj: Synonym, post_url_continue: str | None = None
    ) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        return _back(request) or response

    def response_change(self, request: HttpRequest, obj: Synonym) -> HttpResponse:
        response = super().response_change(request, obj)
        return _back(request) or response

    @admin.display(description=_("what we may say instead"))
    def meaning(self, row: Synonym) -> str:
        return ", ".join(row.means.split("\n"))
