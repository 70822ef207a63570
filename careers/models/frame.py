"""The frame the catalogue hangs in: the site, its sources, levels, tracks and scales."""

from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
    URLValidator,
)
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models.base import Piece, Thing, order_field
from careers.models.fields import LineField, LinesField, StatementField


class Site(models.Model):
    """What the portal calls itself: always exactly one row."""

    name = LineField(_("name"), max_length=60, help_text=_("Shown in the corner of every page."))
    strapline = LineField(_("strapline"), help_text=_("One sentence under the name."))
    contact = models.EmailField(
        _("contact"), blank=True, help_text=_("Shown on the About and Accessibility pages.")
    )
    questionnaire = models.PositiveSmallIntegerField(
        _("questionnaire version"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("Raise it by one whenever the wording of a question changes."),
    )
    licence = LineField(
        _("licence"),
        blank=True,
        help_text=_("Under which others may use what visitors read, by its name. Empty: none."),
    )
    licence_url = LineField(
        _("licence’s address"),
        blank=True,
        validators=[URLValidator(["https", "http"])],
        help_text=_("Where it can be read."),
    )
    organisation = LineField(
        _("organisation"),
        max_length=120,
        blank=True,
        help_text=_("Whose portal it is. Shown at the foot of every page."),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-f]{6}$", _("Write it as #1f4fa3."))],
        help_text=_("Of links and buttons, as #1f4fa3. Empty: the pen blue it comes with."),
    )
    without = LinesField(_("left out"), help_text=_("The parts this portal does without."))
    revision = models.PositiveIntegerField(default=0, editable=False)
    """Goes up with every write to the draft (`careers.actions.writing`)."""

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("site")

    def __str__(self) -> str:
        return self.name


class FooterLink(Piece):
    site = models.ForeignKey(Site, models.CASCADE, related_name="links")
    label = LineField(_("words"), max_length=60)
    address = LineField(
        _("address"),
        validators=[
            RegexValidator(
                r"^(https?://|/(?!/))\S+$|^/$",
                _("Begin it with https://, or with / for a page here."),
            )
        ],
        help_text=_("With https://, or from the first / for a page of this portal."),
    )

    class Meta(Piece.Meta):
        verbose_name = _("link at the foot")
        verbose_name_plural = _("links at the foot")

    def __str__(self) -> str:
        return self.label


class Source(Thing):
    kind_name = "source"
    number = models.PositiveSmallIntegerField(
        _("number"),
        unique=True,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text=_("The small number readers see after a sentence."),
    )
    name = LineField(_("name"))
    author = LineField(_("author"), blank=True)
    about = LineField(_("what it covers"))

    class Meta:
        ordering = ["number"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")


class Level(Thing):
    kind_name = "level"
    rank = models.PositiveSmallIntegerField(
        _("rung"),
        unique=True,
        validators=[MaxValueValidator(20)],
        help_text=_("1 is the lowest rung. 0 is for the roles beyond the centre."),
    )
    name = LineField(_("name"))
    summary = StatementField(_("summary"))

    class Meta:
        ordering = ["rank"]
        verbose_name = _("rung")
        verbose_name_plural = _("rungs")


class Track(Thing):
    kind_name = "track"
    order = order_field()
    letter = models.CharField(
        _("letter"),
        max_length=1,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]$")],
        help_text=_("One capital letter: the track’s sign on the ladder."),
    )
    name = LineField(_("name"))
    summary = StatementField(_("summary"))

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("track")
        verbose_name_plural = _("tracks")


class Proficiency(Thing):
    kind_name = "proficiency"
    rank = models.PositiveSmallIntegerField(
        _("level"), unique=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    anchor = LineField(_("answer"), help_text=_("What a person says who stands on this level."))
    meaning = LineField(_("meaning"))

    class Meta:
        ordering = ["rank"]
        verbose_name = _("proficiency level")
        verbose_name_plural = _("proficiency levels")

    def __str__(self) -> str:
        return f"{self.rank} · {self.anchor}"


class Preference(Thing):
    kind_name = "preference"
    order = order_field()
    name = LineField(_("name"))
    low = LineField(_("low end"), help_text=_("What 1 stands for."))
    high = LineField(_("high end"), help_text=_("What 5 stands for."))

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
