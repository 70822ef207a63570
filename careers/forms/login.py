"""Signing in at the desk."""

from typing import Any

from axes.helpers import get_client_ip_address
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from careers.actions.trying import Locked, trying
from careers.forms.known import knows


class SignIn(AdminAuthenticationForm):
    """Django's form, with a name no longer than a name may be. A password is looked at only while too
    many wrong ones did not come before it."""

    username = UsernameField(
        label=_("Name"),
        max_length=User._meta.get_field("username").max_length,
        widget=forms.TextInput(attrs={"autofocus": True, "class": "form-control"}),
        error_messages={"required": _("Write your name here.")},
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "class": "form-control"}
        ),
        error_messages={"required": _("Write your password here.")},
    )
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _("Name or password is not right. Capitals count."),
    }

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username", "")
        request: Any = self.request
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        address = get_client_ip_address(request)
        try:
            with trying(name, address, known=knows(request, name)):
                return super().clean()
        except Locked as locked:
            # What axes says of a door that it shut itself: its middleware answers instead of the page.
            request.axes_locked_out, request.locked_for = True, locked.seconds
            raise ValidationError("") from locked
