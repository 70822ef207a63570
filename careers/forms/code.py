"""The forms of coming back: the code, and the e-mail address it is to be sent to."""

from django import forms
from django.utils.translation import gettext as _, gettext_lazy as _lazy, ngettext

from careers.domain import code as codes
from careers.forms.plan import PlanForm


class ResumeForm(PlanForm):
    """The code of somebody who comes back, however they type it."""

    code = forms.CharField(
        label=_lazy("Your code"),
        help_text=_lazy(
            "Capitals or small letters, with the dashes or without: it is all the same."
        ),
        error_messages={"required": _lazy("Type your code: 28 letters and digits.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "translate": "no",
                "dir": "ltr",
            }
        ),
    )

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if slip := codes.slip(typed):
            raise forms.ValidationError(_said(slip), code="slip")
        return codes.read(typed) or ""


def _said(slip: codes.Slip) -> str:
    """What is wrong with a code as it was typed, and what to do."""
    if slip.stray:
        return _("No code has “%(stray)s” in it. See what it is where you noted the code.") % {
            "stray": slip.stray
        }
    if slip.length != codes.LENGTH:
        told = ngettext(
            "This has %(n)d letter or digit, and a code has %(all)d.",
            "This has %(n)d letters and digits, and a code has %(all)d.",
            slip.length,
        ) % {"n": slip.length, "all": codes.LENGTH}
        more = (
            _("Some are missing.") if slip.length < codes.LENGTH else _("There are some too many.")
        )
        return f"{told} {more}"
    return _(
        "One of the letters or digits does not fit the others. Compare them with what you noted:"
        " 8 and B, 5 and S, 2 and Z are easily mistaken."
    )


class SendForm(PlanForm):
    """Where the code is to be sent."""

    address = forms.EmailField(
        label=_lazy("Your e-mail address"),
        help_text=_lazy("It is used for this one letter, and not kept."),
        error_messages={
            "required": _lazy("Type the address that the code should go to."),
            "invalid": _lazy(
                "That is not an e-mail address we can read. Write it like me@example.org."
            ),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
