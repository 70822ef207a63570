"""Editions: the published catalogues, kept for ever."""

from typing import Any, Never

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Immutable(Exception):
    """Editions are never updated or deleted; rolling back publishes an older one anew."""


class EditionQuerySet(models.QuerySet["Edition"]):
    def without_document(self) -> "EditionQuerySet":
        """For lists: the document is large and seldom needed."""
        return self.defer("document")

    def update(self, **values: Any) -> Never:
        raise Immutable

    def delete(self) -> Never:
        raise Immutable

    def bulk_update(self, *args: Any, **options: Any) -> Never:
        raise Immutable


class Edition(models.Model):
    """One published catalogue: its document, the document's hash, and who, when and why."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    document = models.TextField(_("document"))
    schema = models.PositiveSmallIntegerField(_("schema"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    note = models.CharField(_("note"), max_length=500)
    tally = models.JSONField(_("what changed with it, counted"), null=True)
    """A `careers.domain.tally.Tally`; null for an edition from before tallies were kept."""
    proof = models.JSONField(_("how well its assessment finds a role again"), null=True)
    """What a simulation over this edition found, as the methods page shows it; null where none was
    made."""
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return str(_("Edition {number}")).format(number=self.number)

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise Immutable
        # Only ever an insert: an edition made by hand with a known key must not pass for new.
        super().save(*args, **{**options, "force_insert": True})

    def delete(self, *args: Any, **options: Any) -> Never:
        raise Immutable
