"""Roles on one screen: their letter, what they ask, what is hard, and the steps in and out."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careers.admin.base import PartInline, PieceInline, ThingAdmin
from careers.admin.scales import numbered
from careers.admin.step import StepInline
from careers.domain import prose
from careers.models import (
    AdvancementStep,
    Note,
    OccupationCode,
    Role,
    RoleChallenge,
    RolePreference,
    RoleSkill,
    Source,
    TrainingModule,
)
from careers.models.fields import ProseField, StatementField, StatementsField


class RoleSkillInline(PieceInline):
    model = RoleSkill
    naming = "skill"
    scales = {"level": False, "importance": True}
    about = _(
        "Choose the level the work takes, not the one that people in it happen to have. Importance says "
        "how much it weighs when answers are compared with this role. Remove what it does not ask for."
    )
    autocomplete_fields = ["skill"]
    begin = 4


class RoleChallengeInline(PieceInline):
    model = RoleChallenge
    naming = "challenge"
    scales = {"exposure": True}
    about = _(
        "How often somebody in this role meets it. What is met most stands first on its page."
    )
    autocomplete_fields = ["challenge"]
    begin = 2


class RolePreferenceInline(PieceInline):
    model = RolePreference
    naming = "preference"
    scales = {"level": False}
    about = _("Where the work stands between two ends: its nature, not what would be good.")
    begin = 2

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        if db_field.name == "level":
            return numbered(db_field)
        return super().formfield_for_dbfield(db_field, request, **options)


class StepToHereInline(StepInline):
    fk_name = "destination"
    naming = "origin"
    verbose_name = _("step to here")
    verbose_name_plural = _("steps to here")


class StepFromHereInline(StepInline):
    fk_name = "origin"
    naming = "destination"
    verbose_name = _("step from here")
    verbose_name_plural = _("steps from here")


class OccupationCodeInline(PartInline):
    model = OccupationCode
    fields = [("scheme", "code", "edition", "match"), "title", "note"]


class NoteInline(PartInline):
    model = Note
    fields = [("place", "heading", "position"), "text"]


@admin.register(Role)
class RoleAdmin(ThingAdmin):
    change_form_template = "desk/role.html"
    list_display = ["title", "level", "track", "said", "cited", "changed"]
    list_filter = ["level", "track"]
    list_select_related = ["level", "track"]
    search_fields = ["title", "code", "also_called"]
    inlines = [
        RoleSkillInline,
        RoleChallengeInline,
        RolePreferenceInline,
        StepToHereInline,
        StepFromHereInline,
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
        (_("The letter"), {"fields": ["job", "duties", "day", "here", "next", "profile"]}),
        (_("Its names"), {"fields": [("also_called", "synonyms"), "formerly"]}),
    ]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """A step that is written here is a thing of its own: who wrote it, or took it out, is on
        record for it too."""
        if not issubclass(formset.model, AdvancementStep):
            super().save_formset(request, form, formset, change)
            return
        # A row that is gone has no key to be recorded by.
        gone = [form.instance.pk for form in formset.deleted_forms]
        self.log_deletions(request, AdvancementStep.objects.filter(pk__in=gone))
        super().save_formset(request, form, formset, change)
        for step in formset.new_objects:
            self.log_addition(request, step, [{"added": {}}])
        for step, names in formset.changed_objects:
            fields = [str(step._meta.get_field(name).verbose_name) for name in names]
            self.log_change(request, step, [{"changed": {"fields": fields}}])

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        """Beside the form also the training of its steps, and the sources it leans on."""
        role = options.get("obj")
        context["training"] = _training(role) if role else []
        context["leant_on"] = _leant_on(role) if role else []
        return super().render_change_form(request, context, *args, **options)


def _training(role: Role) -> QuerySet[TrainingModule]:
    """The training that serves the steps from a role, and those to it."""
    steps = Q(steps__origin=role) | Q(steps__destination=role)
    return TrainingModule.objects.filter(steps).distinct()


def _leant_on(role: Role) -> list[Source]:
    """The sources whose marks stand in what a role says and in what hangs on it, by number."""
    codes: set[str] = set()
    for row in (role, *role.skills.all(), *role.challenges.all(), *role.notes.all()):
        for field in row._meta.concrete_fields:
            if isinstance(field, StatementField | ProseField | StatementsField):
                codes.update(prose.marks(getattr(row, field.name)))
    return list(Source.objects.filter(pk__in=codes))
