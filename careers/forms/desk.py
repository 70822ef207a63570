"""Forms of the desk."""

from datetime import datetime
from typing import Any

from django import forms
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext as _now, gettext_lazy as _

NOW, AT = "now", "at"


class NoteForm(forms.Form):
    """What an edition changes and why, in one line kept with it for ever and shown to visitors; and
    what was looked at before: the number of the edition it follows and a digest."""

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
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    draft = forms.CharField(widget=forms.HiddenInput, max_length=64)


class PublishForm(NoteForm):
    """The same for the draft: whether the warnings were read, and when visitors are to read it. Days
    and times are those of the portal's own time zone."""

    acknowledged = forms.BooleanField(
        label=_("I have read what is worth a look, and publish all the same."), required=False
    )
    when = forms.ChoiceField(
        label=_("When visitors read it"),
        choices=[(NOW, _("Now")), (AT, _("From a moment on"))],
        widget=forms.RadioSelect,
        initial=NOW,
        required=False,
    )
    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Enter the day as in 2030-05-31.")},
    )
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Enter the time as in 09:30.")},
    )

    def clean(self) -> dict[str, Any]:
        """With `at` in it: the moment from which on it is read, None for now."""
        found = super().clean() or {}
        found["at"] = None
        if found.get("when") != AT:
            return found
        for name, lacking in (("day", _now("Choose the day.")), ("time", _now("Choose the time."))):
            if name not in self.errors and found.get(name) is None:
                self.add_error(name, lacking)
        if not self.errors:
            try:
                found["at"] = from_current_timezone(datetime.combine(found["day"], found["time"]))
            except forms.ValidationError:
                self.add_error("time", _now("The clocks change then. Choose another time."))
        return found


class WithdrawForm(forms.Form):
    """Why an edition that waits is taken out, for colleagues to read."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_(
            "Your colleagues can read it with the edition, visitors cannot. You may leave it."
        ),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class SeenForm(forms.Form):
    """A digest of what was looked at before the button was pressed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


def today() -> str:
    """Today in the portal's own time zone, as a field of a day has it."""
    return timezone.localdate().isoformat()
