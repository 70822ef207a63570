"""Signing in at the desk."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _


class SignIn(AdminAuthenticationForm):
    """Django's form, with a name no longer than a name may be, and one try at a time for one name:
    tries sent all at once would otherwise each be judged before any of them is counted."""

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
        refused: ValidationError | None = None
        cleaned: dict[str, Any] = {}
        with transaction.atomic():
            name = self.cleaned_data.get("username", "")
            # PostgreSQL waits for this row; SQLite has one writer anyway.
            User.objects.select_for_update().filter(username=name).values("pk").first()
            try:
                cleaned = super().clean()
            except ValidationError as error:  # raised further out: the count must be committed
                refused = error
        if refused:
            raise refused
        return cleaned
