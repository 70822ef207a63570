"""Forms of the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    """What this edition changes and why, in one line kept with it for ever and shown to visitors; what
    was looked at before: the live edition's number and the draft's digest; and whether the warnings
    were read."""

    note = forms.CharField(
        label=_("What changes with this edition, and why"),
        help_text=_(
            "Visitors can read this line, now and later, on the page of what changed. "
            "Write it for them, and name nobody. It cannot be changed afterwards."
        ),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say in a few words what changes with this edition.")},
    )
    acknowledged = forms.BooleanField(
        label=_("I have read what is worth a look, and publish all the same."), required=False
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    draft = forms.CharField(widget=forms.HiddenInput, max_length=64)
