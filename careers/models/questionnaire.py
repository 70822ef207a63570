"""The questions of the self-assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models.base import Thing, order_field
from careers.models.challenge import Challenge
from careers.models.fields import LineField, LinesField
from careers.models.frame import Preference
from careers.models.skill import Skill


class Part(models.TextChoices):
    A = "a", _("One: each skill once")
    B = "b", _("Two: how you like to work")
    C = "c", _("Three: each skill again")


class Question(Thing):
    kind_name = "item"
    part = models.CharField(_("part"), max_length=1, choices=Part)
    order = order_field()
    text = LineField(
        _("text"),
        help_text=_("One thing a person does, in at most 25 words, without a negation."),
    )
    skill = models.ForeignKey(
        Skill,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("skill"),
    )
    preference = models.ForeignKey(
        Preference,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("preference"),
    )
    challenge = models.ForeignKey(
        Challenge,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("challenge"),
    )
    left = LineField(_("left end"), blank=True, help_text=_("For a preference."))
    right = LineField(_("right end"), blank=True, help_text=_("For a preference."))
    flipped = models.BooleanField(
        _("high end on the left"), default=False, help_text=_("For a preference.")
    )
    options = LinesField(
        _("options"), help_text=_("For a challenge: five lines, from wanting out to liking it.")
    )

    class Meta:
        ordering = ["part", "order", "code"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text
