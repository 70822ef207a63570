"""That somebody's data was erased, so that it stays erased where an older backup is brought back.

A mark is a hash of what named the data in the database, and of nothing else. Who holds a mark learns
nothing from it: what it is made of is random itself (a code's fingerprint) or is in no place the mark is
not (`careers.actions.erasing`).
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """One thing that was erased: its mark, and the day."""

    mark = models.CharField(max_length=64, unique=True)
    on = models.DateField(default=timezone.localdate, db_index=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"{self.on}"


class FormerCode(models.Model):
    """The mark of a code that an attempt had before it was given another. In an older backup the attempt
    still has that one; it goes with the attempt."""

    attempt = models.ForeignKey(
        "Attempt", models.CASCADE, related_name="former_codes", db_constraint=False
    )
    """Not held by the database, so that a release that knows nothing of this table can still erase."""
    mark = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("former code")
        verbose_name_plural = _("former codes")

    def __str__(self) -> str:
        return f"{self.pk}"
