"""The form of a group at the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _


class GroupForm(forms.Form):
    """A group's name."""

    name = forms.CharField(
        label=_("Name of the group"),
        help_text=_(
            "Whoever enters its code reads this name, so let it say who is meant: “Night shift,"
            " Leeds”. Name no person."
        ),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Give the group a name."),
            "max_length": _("A name has 80 characters at most."),
        },
    )

    def refuse_taken(self) -> None:
        """Say that there is a group of this name."""
        self.add_error("name", _("There is a group of this name already. Choose another."))
