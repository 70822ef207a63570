"""Workbooks sent in: read first, told about, then applied or not."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    READING = "reading", _("being read")
    READY = "ready", _("read")
    REFUSED = "refused", _("cannot be read in")
    APPLIED = "applied", _("read in")
    DROPPED = "dropped", _("dropped")


class Upload(models.Model):
    """A file of the whole draft. `document` is the catalogue it would make of the draft, `digest` the
    draft it was compared with, `report` what would change or what is wrong."""

    made_at = models.DateTimeField(_("sent"), auto_now_add=True, db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by")
    )
    name = models.CharField(_("file"), max_length=200)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.READING)
    digest = models.CharField(max_length=64, blank=True)
    document = models.TextField(blank=True)
    report = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("workbook sent in")
        verbose_name_plural = _("workbooks sent in")

    def __str__(self) -> str:
        return self.name
