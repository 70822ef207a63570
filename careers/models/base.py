"""What every draft row has in common."""

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

    code = models.SlugField(
        _("code"),
        max_length=80,
        primary_key=True,
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

    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
