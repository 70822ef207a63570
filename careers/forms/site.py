"""The form of the site's own settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from careers.domain.colour import LEAST, is_colour, on_light, passing
from careers.domain.parts import PARTS
from careers.models import Site

NAMES = {
    "assessment": _lazy("The questions: measuring oneself, the result, the plan"),
    "jobs": _lazy("Openings: jobs that can be applied for"),
    "guides": _lazy("Guides"),
    "open-data": _lazy("Open data: the edition as files"),
}
"""The parts that can be left out."""


class _Colour(forms.CharField):
    """A colour, with the sign before its digits or without, in letters of either case."""

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").strip().lower()
        return f"#{text}" if is_colour(f"#{text}") else text


class SiteForm(forms.ModelForm):
    """The site's settings. What is left out is told by what is ticked: the parts that are on."""

    accent = _Colour(
        label=_lazy("Accent colour"),
        required=False,
        max_length=7,
        help_text=_lazy(
            "Of links, buttons and what is a visitor’s own, as #1f4fa3. Empty: the blue it comes with. "
            "At night it is made lighter by itself."
        ),
    )
    parts = forms.MultipleChoiceField(
        label=_lazy("Parts that are on"),
        required=False,
        choices=[(part, NAMES[part]) for part in PARTS],
        widget=forms.CheckboxSelectMultiple,
        help_text=_lazy("A part that is off is nowhere: no page, no link, not in the search."),
    )

    class Meta:
        model = Site
        exclude = ("without", "revision")  # noqa: DJ006 - all but these two

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        left_out = self.instance.without.split("\n")
        self.initial["parts"] = [part for part in PARTS if part not in left_out]

    def clean_accent(self) -> str:
        colour: str = self.cleaned_data["accent"]
        if not colour:
            return ""
        if not is_colour(colour):
            raise forms.ValidationError(_("Write it as #1f4fa3: a sign and six digits or letters."))
        # Rounded down, as 4.49 does not pass.
        ratio = int(on_light(colour) * 100) / 100
        if ratio < LEAST:
            told = {"ratio": f"{ratio:.2f}", "least": f"{LEAST:g}", "shade": passing(colour)}
            raise forms.ValidationError(
                _(
                    "It is too light to read: %(ratio)s to 1 on our paper, and text needs %(least)s. "
                    "The nearest shade that can be read is %(shade)s."
                )
                % told
            )
        return colour

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if "parts" in found:
            self.instance.without = "\n".join(it for it in PARTS if it not in found["parts"])
        return found
