"""What every draft row has in common."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.domain.kinds import BY_NAME, Kind


class Thing(models.Model):
    """A row of the draft, mirroring the type of the same name in `careers.domain.things`.

    Field names are the same on both sides, which is what lets `queries.draft` and `actions.draft`
    carry any kind across. The code is the primary key: it is what editions, addresses and other
    rows know the thing by, so it never changes.
    """

    kind_name: str

    code = models.CharField(
        _("code"),
        max_length=80,
        primary_key=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*$",
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
