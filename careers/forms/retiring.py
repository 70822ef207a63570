"""The form of what takes a thing's place."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import BY_NAME
from careers.domain.retiring import Group
from careers.pages import words


class RetireForm(forms.Form):
    """What takes the place of a thing, and what follows to it."""

    replacement = forms.ChoiceField(
        label=_("What takes its place"),
        required=False,
        help_text=_("Whoever follows the old address is led there."),
    )
    moving = forms.MultipleChoiceField(
        label=_("What moves there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "What is not ticked goes with it. Where nothing takes its place, all of it goes."
        ),
    )

    def __init__(
        self,
        catalogue: Catalogue,
        kind: str,
        code: str,
        groups: Mapping[Group, Any],
        data: Any = None,
    ) -> None:
        super().__init__(data, initial={"moving": list(groups)})
        others = [it for it in catalogue.listed(BY_NAME[kind].plural) if it.code != code]
        names = sorted((words.name(it, catalogue), it.code) for it in others)
        choice: Any = self.fields["replacement"]
        choice.choices = [("", _("Nothing")), *((it, name) for name, it in names)]
        several: Any = self.fields["moving"]
        several.choices = list(groups.items())
        if not groups:
            del self.fields["moving"]
