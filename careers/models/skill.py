"""Skills, and the training that serves them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models.base import Thing, formerly_field, order_field, synonyms_field
from careers.models.fields import LineField, LinesField, ProseField, StatementField, StatementsField


class Family(models.TextChoices):
    CUSTOMERS = "customers", _("With customers")
    SELF = "self", _("Yourself")
    CRAFT = "craft", _("The craft of the desk")
    PEOPLE = "people", _("Other people’s work")
    OPERATION = "operation", _("The operation")


class Skill(Thing):
    kind_name = "skill"
    order = order_field()
    name = LineField(_("name"))
    family = models.CharField(_("family"), max_length=20, choices=Family)
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The measured skill whose questions speak for this one too."),
    )
    summary = StatementField(_("summary"), help_text=_("What it is, in one sentence."))
    about = ProseField(_("about"))
    levels = LinesField(
        _("behavioural levels"),
        help_text=_(
            "Five lines, lowest first: what a person on that level does. Only for skills the questionnaire measures."
        ),
    )
    build = StatementsField(_("how to get better"), help_text=_("One way a line."))
    also_called = LinesField(_("also called"), help_text=_("Names the sources use, one a line."))
    synonyms = synonyms_field()
    formerly = formerly_field()

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("skill")
        verbose_name_plural = _("skills")

    def clean(self) -> None:
        """A part belongs to a whole, not to itself or to another part."""
        if self.part_of and (self.part_of.pk == self.pk or self.part_of.part_of_id):
            message = _("Choose a skill that is not itself part of another, nor this one.")
            raise ValidationError({"part_of": message})


class Stage(models.TextChoices):
    FIRST = "first", _("Around the start")
    ONGOING = "ongoing", _("Along the way")
    ADVANCEMENT = "advancement", _("Towards a next rung")


class TrainingModule(Thing):
    kind_name = "training"
    order = order_field()
    name = LineField(_("name"))
    stage = models.CharField(_("when it comes"), max_length=20, choices=Stage)
    summary = StatementField(_("summary"))
    about = ProseField(_("about"))
    skills = models.ManyToManyField(
        Skill, blank=True, related_name="training", verbose_name=_("skills")
    )
    synonyms = synonyms_field()

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("training module")
        verbose_name_plural = _("training modules")
