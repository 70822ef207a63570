"""The form of a thing's new code."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from careers.domain import renaming
from careers.domain.catalogue import Catalogue
from careers.pages import words


class CodeForm(forms.Form):
    """The code a thing is to have."""

    code = forms.CharField(
        label=_("New code"),
        help_text=_(
            "Lower-case words joined by hyphens, as in team-leader. It is the last part of the address."
        ),
        max_length=renaming.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter the code it is to have."),
            "max_length": _("A code has 80 characters at most."),
        },
    )

    def refuse(self, why: Exception, catalogue: Catalogue) -> None:
        """Say why the thing cannot have the code."""
        self.add_error("code", said(why, catalogue, self.cleaned_data.get("code", "")))


def said(why: Exception, catalogue: Catalogue, sent: str) -> Any:
    """Why a thing cannot have the code that was sent, in words."""
    if isinstance(why, renaming.BadCode):
        if better := slugify(sent).replace("_", "-").strip("-"):
            return _("Use lower-case letters, digits and single hyphens. “%(code)s” would do.") % {
                "code": better
            }
        return _("Use lower-case letters, digits and single hyphens, as in team-leader.")
    if isinstance(why, renaming.Same):
        return _("It has this code already.")
    if isinstance(why, renaming.Taken):
        return _("“%(name)s” has this code or had it before, and its address leads there.") % {
            "name": words.name(why.thing, catalogue)
        }
    if isinstance(why, renaming.TooLong):
        return _("Choose a shorter one: there is no room for it in “%(code)s”.") % {
            "code": why.code
        }
    return _("Its row says something that cannot be published. Mend that first, then come back.")
