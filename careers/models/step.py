"""Advancement steps: the moves from one role to another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from careers.models.base import Thing
from careers.models.fields import ProseField, StatementField, StatementsField
from careers.models.role import Role
from careers.models.skill import TrainingModule


class Evidence(models.TextChoices):
    BOTH = "both", _("A source names both ends")
    END = "end", _("A source names only where it leads")
    ORDER = "order", _("A source lists them in this order")
    EDITORIAL = "editorial", _("Our own judgement")


class AdvancementStep(Thing):
    kind_name = "step"
    origin = models.ForeignKey(
        Role,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="steps_out",
        verbose_name=_("from"),
        help_text=_("Leave it empty for a step open from any rung."),
    )
    destination = models.ForeignKey(
        Role, models.PROTECT, related_name="steps_in", verbose_name=_("to")
    )
    evidence = models.CharField(_("how sure"), max_length=10, choices=Evidence)
    summary = StatementField(_("summary"))
    about = ProseField(_("about"))
    takes = StatementsField(_("what it takes"), help_text=_("What the sources say, one a line."))
    begin = StatementsField(_("where to begin"), help_text=_("One thing to do a line."))
    training = models.ManyToManyField(
        TrainingModule, blank=True, related_name="steps", verbose_name=_("training")
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(origin=F("destination")),
                name="step_leads_somewhere",
                violation_error_message=_("A step must lead to another role."),
            )
        ]
        verbose_name = _("advancement step")
        verbose_name_plural = _("advancement steps")

    def __str__(self) -> str:
        origin = self.origin.title if self.origin else _("Any rung")
        return f"{origin} → {self.destination.title}"
