"""Guides, and where the sources disagree."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models.base import Piece, Thing, formerly_field, order_field, synonyms_field
from careers.models.challenge import Challenge
from careers.models.fields import LineField, ProseField, StatementField
from careers.models.role import Role


class Guide(Thing):
    kind_name = "guide"
    order = order_field()
    title = LineField(_("title"))
    summary = StatementField(_("summary"))
    lead = StatementField(_("opening"))
    synonyms = synonyms_field()
    formerly = formerly_field()

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("guide")
        verbose_name_plural = _("guides")


class GuideSection(Piece):
    guide = models.ForeignKey(Guide, models.CASCADE, related_name="sections")
    heading = LineField(_("heading"))
    body = ProseField(_("text"))

    class Meta(Piece.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.heading


class Disagreement(Thing):
    kind_name = "disagreement"
    order = order_field()
    title = LineField(_("title"))
    body = ProseField(_("what each says"))
    roles = models.ManyToManyField(
        Role, blank=True, related_name="disagreements", verbose_name=_("roles")
    )
    challenges = models.ManyToManyField(
        Challenge, blank=True, related_name="disagreements", verbose_name=_("challenges")
    )
    guides = models.ManyToManyField(
        Guide, blank=True, related_name="disagreements", verbose_name=_("guides")
    )

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("disagreement among the sources")
        verbose_name_plural = _("disagreements among the sources")
