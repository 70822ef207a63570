"""What takes longer at the desk than anybody should wait for: an errand, done beside the pages."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Errand(models.Model):
    """Something that somebody has sent off and may come back for: how far it is, and what came of it.

    How far it is stands here for other processes; the one that does it knows better
    (`careers.queries.errands`).
    """

    class Stage(models.TextChoices):
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        REFUSED = "refused", _("refused")
        STOPPED = "stopped", _("stopped")

    what = models.CharField(max_length=20)
    """The verb."""
    about = models.JSONField()
    """What was sent with it, so that nothing is lost that somebody typed."""
    begun_at = models.DateTimeField(auto_now_add=True, db_index=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.RUNNING)
    step = models.CharField(max_length=10, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(auto_now_add=True)
    """When who does it last said that it goes on."""
    unwanted = models.BooleanField(default=False)
    """Whether it is to stop: said here to another process."""
    outcome = models.JSONField(default=dict)
    """What came of it: what each verb says there, or why it was refused."""

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("errand")
        verbose_name_plural = _("errands")

    def __str__(self) -> str:
        return self.what


class Portion(models.Model):
    """A part of a file that an errand has made. Files are kept here and on no disk, since another host
    may be the one that is asked for them."""

    errand = models.ForeignKey(Errand, models.CASCADE, related_name="portions")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        ordering = ["number"]
        unique_together = [("errand", "number")]
        verbose_name = _("part of a file")
        verbose_name_plural = _("parts of files")

    def __str__(self) -> str:
        return f"{self.errand} {self.number}"
