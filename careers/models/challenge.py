"""What is hard about the work, and what helps."""

from django.utils.translation import gettext_lazy as _

from careers.models.base import Thing, formerly_field, order_field, synonyms_field
from careers.models.fields import LineField, ProseField, StatementField, StatementsField


class Challenge(Thing):
    kind_name = "challenge"
    order = order_field()
    name = LineField(_("name"))
    summary = StatementField(_("summary"))
    about = ProseField(_("about"), help_text=_("Where it comes from and whom it reaches."))
    signs = StatementsField(_("how it shows"), help_text=_("One sign a line."))
    yourself = StatementsField(_("what helps, by yourself"), help_text=_("One thing a line."))
    employer = StatementsField(_("what an employer can do"), help_text=_("One thing a line."))
    synonyms = synonyms_field()
    formerly = formerly_field()

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
