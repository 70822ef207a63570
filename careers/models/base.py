"""What every draft row has in common."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.domain.kinds import BY_NAME, Kind
from careers.models.fields import CODE_PATTERN, CodesField, LinesField


class Thing(models.Model):
    """A row of the draft, mirroring the type of the same name in `careers.domain.things`.

    Field names are the same on both sides, which is what lets `queries.draft` and `actions.draft`
    carry any kind across. The code is the primary key: it is what editions, addresses and other
    rows know the thing by, so no form changes it; `careers.actions.renaming` does, with all of those.
    """

    kind_name: str

    code = models.CharField(
        _("code"),
        max_length=80,
        primary_key=True,
        validators=[
            RegexValidator(
                CODE_PATTERN,
                _("Use lower-case letters, digits and single hyphens, as in team-leader."),
            )
        ],
        help_text=_(
            "The stable name used in addresses, in lower-case words joined by hyphens. "
            "It cannot be changed later."
        ),
    )

    class Meta:
        abstract = True

    @classmethod
    def kind(cls) -> Kind:
        return BY_NAME[cls.kind_name]

    def __str__(self) -> str:
        return str(getattr(self, "title", None) or getattr(self, "name", None) or self.code)


def synonyms_field() -> LinesField:
    """Words a thing is searched by."""
    return LinesField(
        _("search words"), help_text=_("Further words people may type, one a line; never shown.")
    )


def formerly_field() -> CodesField:
    """Codes whose addresses lead to a thing."""
    return CodesField(
        _("formerly"),
        help_text=_(
            "Codes it was known by, or those of what it replaces, one a line: whoever follows an old "
            "address is led here."
        ),
    )


def order_field() -> models.PositiveSmallIntegerField:
    """A thing's place among its kind."""
    return models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Lower numbers come first when these are listed.")
    )


class Piece(models.Model):
    """A part of a thing that keeps its place among its siblings."""

    # A new piece goes to the end until somebody gives it a place.
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
