"""The form of a copy's name and code."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from careers.domain.catalogue import Catalogue
from careers.domain.renaming import LONGEST
from careers.domain.things import Step
from careers.forms.renaming import said
from careers.pages import words


class CloneForm(forms.Form):
    """What the copy is called, and which steps it is to have."""

    name = forms.CharField(
        label=_("Its name"),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say what the new one is called.")},
    )
    code = forms.CharField(
        label=_("Its code"),
        required=False,
        max_length=LONGEST,
        help_text=_("Lower-case words joined by hyphens. Left empty, it is made from the name."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": _("A code has 80 characters at most.")},
    )
    steps = forms.MultipleChoiceField(
        label=_("Which of its steps the new one has as well"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "A step says what the sources say of one move. Tick it where they say it here too."
        ),
    )

    def __init__(self, catalogue: Catalogue, steps: Iterable[Step], data: Any = None) -> None:
        super().__init__(data)
        several: Any = self.fields["steps"]
        several.choices = [(step.code, words.name(step, catalogue)) for step in steps]
        if not several.choices:
            del self.fields["steps"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("code") and "code" not in self.errors:
            made = slugify(cleaned.get("name", "")).replace("_", "-").strip("-")
            cleaned["code"] = made[:LONGEST].strip("-")
        return cleaned

    def refuse(self, why: Exception, catalogue: Catalogue) -> None:
        """Say why there can be no such copy."""
        self.add_error("code", said(why, catalogue, self.cleaned_data.get("code", "")))
