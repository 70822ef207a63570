"""The form of the house's rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careers.models import Rules


class RulesForm(forms.ModelForm):
    """What is asked before a change is published, and how far ahead what is due is listed."""

    class Meta:
        model = Rules
        fields = ("approval", "remind_days")
        labels = {
            "approval": _("Before a change is published"),
            "remind_days": _("List what is due so many days ahead"),
        }
        widgets = {"approval": forms.RadioSelect}
