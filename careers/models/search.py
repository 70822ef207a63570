"""What search is taught, and what it was asked in vain."""

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models.base import Thing
from careers.models.fields import LineField, LinesField


class Synonym(Thing):
    kind_name = "synonym"
    name = LineField(_("what people type"), help_text=_("A word or a short phrase."))
    means = LinesField(
        _("what we may say instead"),
        blank=False,
        help_text=_("One word or phrase a line, as our texts have it."),
    )
    alike = models.BooleanField(
        _("one and the same"),
        default=False,
        help_text=_(
            "Tick it where all of these mean the same wherever they stand, as “rota” and “roster” "
            "do. Otherwise only who types the first is shown the others."
        ),
    )

    class Meta:
        ordering = ["name", "code"]
        verbose_name = _("search synonym")
        verbose_name_plural = _("search synonyms")


class VainSearch(models.Model):
    """A text that search found nothing for, and how often it was asked.

    It says nothing of who asked. Anybody may type anything, a name or a telephone number even, so the
    words are kept only from the third time on; before that there is only a keyed hash of them.
    """

    digest = models.CharField(max_length=64, unique=True, validators=[MinLengthValidator(64)])
    words = LineField(_("what was typed"), blank=True, default="")
    times = models.PositiveIntegerField(_("how often"), default=1)
    first_on = models.DateField(_("first on"))
    last_on = models.DateField(_("last on"), db_index=True)

    class Meta:
        ordering = ["-times", "-last_on", "pk"]
        verbose_name = _("search in vain")
        verbose_name_plural = _("searches in vain")

    def __str__(self) -> str:
        return self.words or f"{self.pk}"
