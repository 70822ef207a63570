"""Editions: the published catalogues, kept for ever."""

from datetime import datetime
from typing import Any, Never

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Immutable(Exception):
    """Editions are never updated or deleted; rolling back publishes an older one anew."""


class EditionQuerySet(models.QuerySet["Edition"]):
    def live(self) -> "EditionQuerySet":
        """Those that are, or once were, what visitors read: not the ones that wait for their time, nor
        those withdrawn before it."""
        begun = models.Q(live_at__isnull=True) | models.Q(live_at__lte=timezone.now())
        return self.filter(begun, withdrawal__isnull=True)

    def waiting(self) -> "EditionQuerySet":
        """Those whose time has yet to come, the next one first."""
        late = self.filter(live_at__gt=timezone.now(), withdrawal__isnull=True)
        return late.order_by("number")

    def without_document(self) -> "EditionQuerySet":
        """For lists: the document is large and seldom needed."""
        return self.defer("document")

    def update(self, **values: Any) -> Never:
        raise Immutable

    def delete(self) -> Never:
        raise Immutable

    def bulk_update(self, *args: Any, **options: Any) -> Never:
        raise Immutable


class _Editions(models.Manager["Edition"]):
    """Editions proper: previews are left out."""

    def get_queryset(self) -> models.QuerySet["Edition"]:
        return super().get_queryset().filter(number__gt=0)


class Edition(models.Model):
    """One published catalogue: its document, the document's hash, and who, when and why."""

    number = models.IntegerField(_("number"), unique=True)
    """Counts up from 1. A preview's is below 0: it is never live (`careers.models.preview`)."""
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
    """When somebody pressed the button."""
    live_at = models.DateTimeField(_("live from"), null=True, blank=True)
    """From when on visitors read it; null: from the moment it was published."""
    brings_back = models.PositiveIntegerField(_("brings back edition"), null=True, blank=True)
    """The number of the older edition whose content it is, if somebody rolled back to it."""
    approvals = models.JSONField(_("approved by"), null=True, blank=True)
    """Who approved each change it brought: ``[{"kind", "code", "by", "at"}]``, names and ISO times as
    they were; null where nobody was asked."""
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = _Editions.from_queryset(EditionQuerySet)()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        permissions = [
            ("see_draft", _("Can see the draft: what differs, what the checks say, the preview")),
            ("share_preview", _("Can let people without an account see the preview")),
            ("review_draft", _("Can approve what differs in the draft, or send it back")),
            ("exchange_draft", _("Can read a workbook into the draft")),
        ]

    @property
    def since(self) -> datetime:
        """From when on visitors read it."""
        return self.live_at or self.published_at

    def __str__(self) -> str:
        return str(_("Edition {number}")).format(number=self.number)

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise Immutable
        # Only ever an insert: an edition made by hand with a known key must not pass for new.
        super().save(*args, **{**options, "force_insert": True})

    def delete(self, *args: Any, **options: Any) -> Never:
        raise Immutable


class Withdrawal(models.Model):
    """An edition that waited for its time and was taken out before: it never goes live. A row of its
    own, because editions do not change."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField(_("withdrawn"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    reason = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("withdrawn edition")
        verbose_name_plural = _("withdrawn editions")

    def __str__(self) -> str:
        return str(self.edition)
