"""Forms of the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    """Why this edition is published, in one line kept with it for ever; and what was looked at
    before: the live edition's number and the draft's digest."""

    note = forms.CharField(
        label=_("What changes with this edition, and why"),
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField wide", "size": 80}),
        error_messages={"required": _("Say in a few words what changes with this edition.")},
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    draft = forms.CharField(widget=forms.HiddenInput, max_length=64)
