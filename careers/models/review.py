"""What staff say of the draft's changes, who looks after what, and the rules of the house.

None of it is content: it names things by kind and code, and outlives a draft that is replaced whole.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

CODE = 80
"""As long as a code may be."""


class Verdict(models.TextChoices):
    ASKED = "asked", _("asked for review")
    APPROVED = "approved", _("approved")
    SENT_BACK = "sent_back", _("sent back")
    SAID = "said", _("commented")


class Review(models.Model):
    """Something said of a change in the draft. Rows are only ever added: together they are the
    conversation about a thing. `digest` names what the thing said at that moment, so that an approval
    ends when the thing changes again; it is empty for a thing taken out."""

    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=CODE, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    comment = models.TextField(_("comment"), max_length=2000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "code"], name="review_of")]
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return f"{self.kind}:{self.code} {self.verdict}"


class Care(models.Model):
    """Who looks after a thing, and when it is to be read again."""

    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=CODE)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cares",
        verbose_name=_("looked after by"),
    )
    review_on = models.DateField(_("to be read again on"), null=True, blank=True, db_index=True)
    every = models.PositiveSmallIntegerField(
        _("then every so many months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    read_at = models.DateTimeField(_("last read"), null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="care_once")]
        verbose_name = _("care")
        verbose_name_plural = _("cares")

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"


class Approval(models.TextChoices):
    NONE = "none", _("Nobody has to approve a change")
    ONE = "one", _("A reviewer approves each change, their own included")
    OTHER = "other", _("Somebody else than who made it approves each change (four eyes)")


class Rules(models.Model):
    """How this house works: always at most one row, and what it says by default without one."""

    approval = models.CharField(
        _("before a change is published"), max_length=10, choices=Approval, default=Approval.NONE
    )
    remind_days = models.PositiveSmallIntegerField(
        _("what is due is listed so many days ahead"),
        default=14,
        validators=[MaxValueValidator(365)],
    )

    class Meta:
        verbose_name = _("rules of the house")
        verbose_name_plural = _("rules of the house")

    def __str__(self) -> str:
        return str(_("Rules of the house"))
