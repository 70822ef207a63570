"""What is sent with a workbook, and with the yes to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SendForm(forms.Form):
    """A file."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "A workbook (.xlsx), a zip of CSV tables, one CSV table, or JSON; up to 10 MB."
        ),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file first.")},
    )


class ApplyForm(forms.Form):
    """The yes: what was looked at; in which of the things that somebody else has changed too the file's
    word counts; and that what is removed was seen."""

    draft = forms.CharField(max_length=64, widget=forms.HiddenInput)
    take = forms.MultipleChoiceField(required=False)
    removing = forms.BooleanField(required=False)

    def __init__(self, *args: Any, names: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        take: Any = self.fields["take"]
        take.choices = [(name, name) for name in names]
