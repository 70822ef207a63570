"""The form of a link to a preview."""

import secrets
from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _, ngettext

from careers.actions.preview import DAYS


def _lengths() -> list[tuple[int, str]]:
    """How many days a link may be good, in the reader's language: a counted word is no lazy one."""
    return [(n, ngettext("%(n)d day", "%(n)d days", n) % {"n": n}) for n in DAYS]


class LinkForm(forms.Form):
    """Whom a link is for, and how many days it is good. `once` is another one on every page, so that one
    page sent twice makes one link."""

    once = forms.CharField(
        required=False,
        max_length=64,
        initial=partial(secrets.token_urlsafe, 20),
        widget=forms.HiddenInput,
    )
    note = forms.CharField(
        label=_("For whom"),
        help_text=_(
            "Only staff read this: “Ayşe, team leads in Leeds”. It helps you to close the right one."
        ),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say whom the link is for.")},
    )
    days = forms.TypedChoiceField(
        label=_("Good for"),
        coerce=int,
        choices=_lengths,
        initial=7,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long the link is good.")},
    )
