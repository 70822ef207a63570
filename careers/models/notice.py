"""What stands beside the editions and comes and goes by the day: vacancies and announcements."""

from django.conf import settings
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.models.fields import LineField, ProseField

WEB = URLValidator(["https", "http"])


class Notice(models.Model):
    """`revision` goes up with each save, so that of two people who change it the second is told."""

    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True, db_index=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


class Remote(models.TextChoices):
    SITE = "site", _("on site")
    HYBRID = "hybrid", _("partly from home")
    REMOTE = "remote", _("from home")


class Working(models.TextChoices):
    FULL = "full", _("full time")
    PART = "part", _("part time")
    EITHER = "either", _("full or part time")
    TEMPORARY = "temporary", _("for a limited time")


class Vacancy(Notice):
    """An opening staff post. It is shown from `opens_on` to `closes_on`, both days included."""

    reference = LineField(
        _("reference"),
        max_length=80,
        blank=True,
        help_text=_("Your own number for it. A file that is read in knows an opening by it."),
    )
    title = LineField(_("title"), max_length=120)
    role = models.CharField(
        _("role"), max_length=80, blank=True, help_text=_("The role of the ladder it is for.")
    )
    """A role's code, in the live catalogue or formerly."""
    employer = LineField(_("employer"), max_length=120, blank=True)
    place = LineField(_("place"), max_length=120, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, as in GB."))],
        help_text=_("Its two letters, as in GB."),
    )
    remote = models.CharField(_("where"), max_length=10, choices=Remote, default=Remote.SITE)
    working = models.CharField(_("hours"), max_length=10, choices=Working, default=Working.FULL)
    hours = LineField(_("hours in words"), max_length=120, blank=True)
    text = ProseField(_("text"))
    link = LineField(_("where to apply"), validators=[WEB])
    opens_on = models.DateField(_("shown from"), default=timezone.localdate)
    closes_on = models.DateField(_("closes on"), db_index=True)

    class Meta:
        ordering = ["-opens_on", "-pk"]
        indexes = [models.Index(fields=["changed_at", "revision"], name="vacancy_stamp")]
        constraints = [
            models.UniqueConstraint(
                fields=["reference"],
                condition=~models.Q(reference=""),
                name="vacancy_reference_once",
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="vacancy_closes_after_it_opens",
                violation_error_message=_("It must not close before it opens."),
            ),
        ]
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")

    def __str__(self) -> str:
        return self.title


class Announcement(Notice):
    """A line above every public page, for a time."""

    text = LineField(_("text"), max_length=300)
    address = LineField(
        _("link"),
        blank=True,
        validators=[
            RegexValidator(r"^(https?://\S+|/(?!/)\S*)$", _("Begin it with https:// or /."))
        ],
    )
    words = LineField(_("words of the link"), max_length=80, blank=True)
    shows_from = models.DateTimeField(_("shown from"), default=timezone.now)
    shows_until = models.DateTimeField(_("shown until"), null=True, blank=True)

    class Meta:
        ordering = ["-shows_from", "-pk"]
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")

    def __str__(self) -> str:
        return self.text
