"""Attempts: one visitor's answers to the questionnaire of one edition."""

import hashlib
from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.models.edition import Edition
from careers.models.group import Group


def token_hash(token: str) -> str:
    """What is stored of an attempt's code: its SHA-256. The code itself is 135 random bits, so no
    salt or slow hash is needed to keep it from being guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def held_by(self, token: str) -> "AttemptQuerySet":
        """The attempt that this code opens."""
        return self.filter(token_sha256=token_hash(token))

    def real(self) -> "AttemptQuerySet":
        """Those of visitors: not the ones that staff try out in a preview."""
        return self.filter(edition__number__gt=0)

    def alive(self) -> "AttemptQuerySet":
        """Those that somebody opened within the time attempts are kept."""
        return self.filter(seen_on__gte=kept_since())

    def expired(self) -> "AttemptQuerySet":
        """The others."""
        return self.filter(seen_on__lt=kept_since())


def kept_since() -> date:
    """The day from which on somebody has to have opened an attempt for it to be there."""
    return timezone.localdate() - timedelta(days=settings.ATTEMPT_DAYS)


class Attempt(models.Model):
    """A visitor's self-assessment. Nothing in it says who they are."""

    token_sha256 = models.CharField(max_length=64, unique=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="attempts")
    role = models.CharField(max_length=80, blank=True)
    """The code of the role they hold now, in their edition's catalogue; empty if they did not say."""
    target = models.CharField(max_length=80, blank=True)
    """The code of the role their plan leads to; empty while there is no plan."""
    request = models.CharField(max_length=400, blank=True)
    """What they ask for when they talk to their manager, in their own words; empty for ours."""
    set_aside = models.JSONField(default=list, blank=True)
    """The codes of the roles they do not want to see in their result."""
    revision = models.JSONField(null=True, blank=True)
    """What they changed last, to show what it moved and to take it back:
    ``{"since": an ISO time, "was": {item: the answer before}}``; null while nothing was changed.
    Moving to another edition or answering anew leaves ``"was"`` empty and, under ``"moved"``, what
    is needed to go back: ``{"target", "set_aside", "anew": whether no answers were left}``."""
    group = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="attempts"
    )
    """The group they chose to be counted with, if any."""
    started_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    seen_on = models.DateField(default=timezone.localdate, db_index=True)
    """The last day somebody opened it. What nobody opens for long enough is erased."""

    edition_number: int
    """The number of its edition, where `careers.queries.attempt` read it."""
    times_before: int
    """How many earlier times its code had answers, where that read it."""

    def same_time(self, other: "Attempt") -> bool:
        """Whether two readings of an attempt are of the same answers: not set apart and begun anew,
        nor moved to another edition between them."""
        return (self.edition_id, self.started_at) == (other.edition_id, other.started_at)

    @property
    def kept_until(self) -> date:
        """The last day it is kept if nobody opens it again."""
        return self.seen_on + timedelta(days=settings.ATTEMPT_DAYS)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        permissions = [("view_numbers", _("Can see the numbers of the assessment"))]

    def __str__(self) -> str:
        return f"{self.pk}"


class Answer(models.Model):
    """One answer: 1 to 5, or null for "not sure, skip"."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="answers")
    item = models.CharField(max_length=80)
    value = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    seconds = models.FloatField(null=True)
    """How long it took: its share of the time its page was open, the first time it was sent; null
    where nobody could tell."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "item"], name="answer_once"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__range=(1, 5)),
                name="answer_in_range",
            ),
        ]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"{self.item}: {self.value}"


class Earlier(models.Model):
    """The answers of an attempt as they stood before it was taken again, or moved to a newer
    edition. Never changed; deleted when it is put back, and with the attempt."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="earlier")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    role = models.CharField(max_length=80, blank=True)
    """The role they held then, by its code in that edition; empty if they did not say."""
    answers = models.JSONField()
    """By item code: 1 to 5, or null for "not sure, skip"."""
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    """When the last of these answers was given."""

    class Meta:
        ordering = ["pk"]
        verbose_name = _("earlier answers")
        verbose_name_plural = _("earlier answers")

    def __str__(self) -> str:
        return f"{self.pk}"
