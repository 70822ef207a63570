"""The forms in which staff type a code."""

from django import forms
from django.utils.translation import gettext as _, gettext_lazy as _lazy, ngettext

from careers.domain import code as codes

DIGITS = 6


def _widget(mode: str = "text", **more: str) -> forms.TextInput:
    attrs = {"autocomplete": "one-time-code", "inputmode": mode, "spellcheck": "false"}
    return forms.TextInput(
        {**attrs, "translate": "no", "dir": "ltr", "class": "form-control", **more}
    )


def _bare(typed: str) -> str:
    return "".join(sign for sign in typed if sign.isalnum())


def digits(typed: str) -> str:
    """The six digits of what somebody typed."""
    bare = _bare(typed)
    if len(bare) != DIGITS or not (bare.isascii() and bare.isdecimal()):
        raise forms.ValidationError(_("It has six digits. Spaces do not matter."))
    return bare


class PhoneForm(forms.Form):
    """The six digits that a phone shows which was told the secret a moment ago."""

    code = forms.CharField(
        label=_lazy("The six digits your phone shows now"),
        max_length=40,
        widget=_widget("numeric"),
        error_messages={"required": _lazy("Type the six digits here.")},
    )

    def clean_code(self) -> str:
        return digits(self.cleaned_data["code"])


class CodeForm(forms.Form):
    """Six digits of the phone, or a spare code."""

    code = forms.CharField(
        label=_lazy("Code"),
        help_text=_lazy(
            "The six digits that the app on your phone shows, or one of your spare codes."
        ),
        max_length=codes.LONGEST_TYPED,
        widget=_widget(autofocus=""),
        error_messages={"required": _lazy("Type a code here.")},
    )

    def clean_code(self) -> str:
        """Six digits, or a spare code in one piece."""
        typed = _bare(self.cleaned_data["code"])
        if len(typed) == DIGITS and typed.isascii() and typed.isdecimal():
            return typed
        if code := codes.read(typed):
            return code
        said = ngettext(
            "This has %(n)d sign. The phone shows six digits, and a spare code has %(all)d letters and"
            " digits: see whether one is missing or mistaken.",
            "This has %(n)d signs. The phone shows six digits, and a spare code has %(all)d letters"
            " and digits: see whether one is missing or mistaken.",
            len(typed),
        )
        raise forms.ValidationError(said % {"n": len(typed), "all": codes.LENGTH})


class NewPhoneForm(CodeForm):
    """The code of the phone there is, or one from paper, and that of the new one; `shown` where the first
    was shown already."""

    new = forms.CharField(
        label=_lazy("The six digits the new phone shows now"),
        max_length=40,
        widget=_widget("numeric"),
        error_messages={"required": _lazy("Type the six digits here.")},
    )

    def __init__(self, *args: object, shown: bool = False, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["code"].label = _("A code you have: of the old phone, or a spare code")
        self.fields["code"].help_text = ""
        self.fields["code"].widget.attrs.pop("autofocus", None)
        if shown:
            del self.fields["code"]

    def clean_new(self) -> str:
        return digits(self.cleaned_data["new"])
