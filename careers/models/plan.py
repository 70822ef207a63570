"""What a visitor keeps with an attempt: things to do, and notes of what they have done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models.attempt import Attempt


class Action(models.Model):
    """Something a person means to do, in their own words or ours."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="actions")
    skill = models.CharField(max_length=80, blank=True)
    """The code of the skill it is for, in the attempt's edition; empty for none."""
    text = models.CharField(max_length=300)
    due = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("action")
        verbose_name_plural = _("actions")

    def __str__(self) -> str:
        return f"{self.pk}"


class Evidence(models.Model):
    """A note of something a person did that shows a skill."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="evidence")
    skill = models.CharField(max_length=80)
    note = models.CharField(max_length=1000)
    when = models.CharField(max_length=60, blank=True)
    """When it was, in the person's own words: “last spring”, “12 March”."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return f"{self.pk}"
