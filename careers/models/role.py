"""Roles, and what ties them to skills, challenges, preferences and occupation codes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models.base import Piece, Thing, formerly_field, order_field, synonyms_field
from careers.models.challenge import Challenge
from careers.models.fields import LineField, LinesField, ProseField, StatementField, StatementsField
from careers.models.frame import Level, Preference, Track
from careers.models.skill import Skill


class Rank(models.IntegerChoices):
    """The five proficiency levels, in the words of their anchors."""

    NOT_YET = 1, _("1 · not done yet")
    GUIDED = 2, _("2 · with someone guiding")
    ALONE = 3, _("3 · ordinary cases alone")
    DIFFICULT = 4, _("4 · difficult cases")
    OTHERS_COME = 5, _("5 · others come for it")


class Importance(models.IntegerChoices):
    NOT_ASKED = 0, _("0 · not asked for")
    USEFUL = 1, _("1 · useful")
    IMPORTANT = 2, _("2 · important")
    CRITICAL = 3, _("3 · critical")


class Exposure(models.IntegerChoices):
    HARDLY = 1, _("1 · hardly ever")
    NOW_AND_THEN = 2, _("2 · now and then")
    OFTEN = 3, _("3 · often")
    MOST_DAYS = 4, _("4 · most days")
    EVERY_DAY = 5, _("5 · every day")


class Hours(models.TextChoices):
    NOT_SAID = "", _("not said")
    REGULAR = "regular", _("regular hours")
    SOMETIMES = "sometimes", _("outside them at times")
    SHIFTS = "shifts", _("by shifts")


class Contact(models.TextChoices):
    NOT_SAID = "", _("not said")
    NONE = "none", _("not at all")
    SOMETIMES = "sometimes", _("at times")
    DAILY = "daily", _("every day")


class Role(Thing):
    kind_name = "role"
    order = order_field()
    title = LineField(_("title"))
    level = models.ForeignKey(Level, models.PROTECT, related_name="roles", verbose_name=_("rung"))
    track = models.ForeignKey(Track, models.PROTECT, related_name="roles", verbose_name=_("track"))
    hours = models.CharField(_("hours"), max_length=20, choices=Hours, blank=True, default="")
    contact = models.CharField(
        _("meets customers"),
        max_length=20,
        choices=Contact,
        blank=True,
        default="",
        help_text=_("How directly the work meets the employer’s customers."),
    )
    summary = StatementField(
        _("summary"), help_text=_("One sentence, shown wherever roles are listed.")
    )
    lead = StatementField(_("opening"), help_text=_("The first words of the role’s letter."))
    also_called = LinesField(_("also called"), help_text=_("Names the sources use, one a line."))
    synonyms = synonyms_field()
    formerly = formerly_field()
    job = ProseField(_("what the job is"))
    duties = StatementsField(
        _("what you do"), help_text=_("One duty a line, beginning with a verb.")
    )
    day = ProseField(_("a day"))
    here = ProseField(_("how people get here"))
    next = ProseField(_("where it leads"), help_text=_("In words; the steps are listed under it."))
    profile = ProseField(
        _("why these levels"), help_text=_("The argument for the skill levels and weights below.")
    )

    class Meta:
        ordering = ["level__rank", "order", "code"]
        verbose_name = _("role")
        verbose_name_plural = _("roles")


class RoleSkill(models.Model):
    role = models.ForeignKey(Role, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="roles", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(
        _("level needed"),
        choices=Rank,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )
    importance = models.PositiveSmallIntegerField(
        _("importance"),
        choices=Importance,
        default=Importance.USEFUL,
        validators=[MaxValueValidator(3)],
    )
    note = StatementField(_("note"), blank=True, help_text=_("Ends in a source mark."))

    class Meta:
        ordering = ["skill__order", "skill"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"],
                name="role_skill_once",
                violation_error_message=_("This skill is already on the role’s list."),
            )
        ]
        verbose_name = _("skill it asks for")
        verbose_name_plural = _("skills it asks for")

    def __str__(self) -> str:
        return f"{self.role}: {self.skill}"


class RoleChallenge(models.Model):
    role = models.ForeignKey(Role, models.CASCADE, related_name="challenges")
    challenge = models.ForeignKey(
        Challenge, models.PROTECT, related_name="roles", verbose_name=_("challenge")
    )
    exposure = models.PositiveSmallIntegerField(
        _("how often"),
        choices=Exposure,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )
    note = StatementField(
        _("note"), blank=True, help_text=_("How it reaches this role. Ends in a source mark.")
    )
    helps = StatementField(
        _("what helps"),
        blank=True,
        help_text=_("In this role. Left empty, the page shows what helps anyone."),
    )

    class Meta:
        ordering = ["-exposure", "challenge"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "challenge"],
                name="role_challenge_once",
                violation_error_message=_("This challenge is already on the role’s list."),
            )
        ]
        verbose_name = _("challenge it meets")
        verbose_name_plural = _("challenges it meets")

    def __str__(self) -> str:
        return f"{self.role}: {self.challenge}"


class RolePreference(models.Model):
    role = models.ForeignKey(Role, models.CASCADE, related_name="preferences")
    preference = models.ForeignKey(
        Preference, models.PROTECT, related_name="roles", verbose_name=_("preference")
    )
    level = models.PositiveSmallIntegerField(
        _("place between the ends"),
        help_text=_("1 is wholly the low end, 5 wholly the high end."),
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )

    class Meta:
        ordering = ["preference__order", "preference"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "preference"],
                name="role_preference_once",
                violation_error_message=_("This preference is already on the role’s list."),
            )
        ]
        verbose_name = _("place on a preference")
        verbose_name_plural = _("what the work is like")

    def __str__(self) -> str:
        return f"{self.role}: {self.preference}"


class Scheme(models.TextChoices):
    ONET = "O*NET-SOC", "O*NET-SOC"
    ESCO = "ESCO", "ESCO"


class Match(models.TextChoices):
    EXACT = "exact", _("exact")
    CLOSE = "close", _("close")
    BROAD = "broad", _("broad")


class OccupationCode(models.Model):
    role = models.ForeignKey(Role, models.CASCADE, related_name="codes")
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme)
    code = LineField(_("code"), max_length=80)
    title = LineField(_("title"), help_text=_("The occupation’s name in that scheme."))
    edition = LineField(_("edition"), max_length=20)
    match = models.CharField(_("match"), max_length=10, choices=Match)
    note = LineField(_("note"), blank=True)

    class Meta:
        ordering = ["scheme", "code"]
        verbose_name = _("occupation code")
        verbose_name_plural = _("occupation codes")

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class Place(models.TextChoices):
    JOB = "job", _("What the job is")
    DO = "do", _("What you do")
    DAY = "day", _("A day")
    SKILLS = "skills", _("What it asks of you")
    HARD = "hard", _("What is hard")
    HERE = "here", _("How people get here")
    NEXT = "next", _("Where it leads")
    TRAINING = "training", _("Training")


class Note(Piece):
    role = models.ForeignKey(Role, models.CASCADE, related_name="notes")
    place = models.CharField(_("beside"), max_length=10, choices=Place)
    heading = LineField(_("heading"))
    text = StatementField(_("text"))

    class Meta(Piece.Meta):
        verbose_name = _("margin note")
        verbose_name_plural = _("margin notes")

    def __str__(self) -> str:
        return self.heading
