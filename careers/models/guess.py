"""Knocks at a door that is opened by a code: counted, so that guessing is slow."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Guess(models.Model):
    """One try. It says which door and when, and a keyed hash of the address it came from, which
    nobody can turn back into one; it is deleted when it no longer counts."""

    door = models.CharField(max_length=20)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["door", "address", "at"], name="guess_counted"),
            models.Index(fields=["at"], name="guess_over"),
        ]
        verbose_name = _("guess")
        verbose_name_plural = _("guesses")

    def __str__(self) -> str:
        return f"{self.pk}"
