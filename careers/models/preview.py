"""Previews: the draft as it stood at one moment, frozen for people to look at and thrown away later.

A preview is a row of the editions' table, so that everything that reads an edition can read it, the
assessment included; its number is below 0, so that nothing that counts editions ever meets it.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.models.edition import Edition


class PreviewQuerySet(models.QuerySet["Preview"]):
    """Previews may be deleted, with the answers given under them."""


class _Previews(models.Manager["Preview"]):
    def get_queryset(self) -> models.QuerySet["Preview"]:
        return super().get_queryset().filter(number__lt=0)


class Preview(Edition):
    """The draft, frozen to be looked at. `published_at` is when; `published_by` who."""

    objects = _Previews.from_queryset(PreviewQuerySet)()  # type: ignore[assignment,misc]

    class Meta:
        proxy = True
        verbose_name = _("preview")
        verbose_name_plural = _("previews")

    def delete(self, *args: Any, **options: Any) -> Any:
        return models.Model.delete(self, *args, **options)


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def good(self) -> "PreviewLinkQuerySet":
        """Those that still open something."""
        return self.filter(closed_at=None, expires_at__gt=timezone.now())


class PreviewLink(models.Model):
    """A way into a preview for somebody without an account, for a limited time. Of the link itself only
    the hash is kept."""

    preview = models.ForeignKey(Edition, models.CASCADE, related_name="preview_links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    note = models.CharField(_("for whom"), max_length=120, blank=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by")
    )
    expires_at = models.DateTimeField(_("good until"), db_index=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    last_opened_at = models.DateTimeField(_("last opened"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("link to a preview")
        verbose_name_plural = _("links to previews")

    @property
    def number(self) -> int:
        """The preview's number as its address has it, from 1 up."""
        return -self.preview.number

    def __str__(self) -> str:
        return self.note or f"{self.pk}"
