"""Groups: people who let their answers be counted together, and nothing more."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.Model):
    """A name and a code that staff hand out. Whoever enters the code when they begin is counted in
    the group's totals; nobody sees who they are or what they answered."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    code = models.CharField(_("code"), max_length=20, unique=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    """From when on nobody can join; null while it is open."""

    class Meta:
        ordering = ["name"]
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self) -> str:
        return self.name
