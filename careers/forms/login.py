"""Signing in at the desk."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction


class SignIn(AdminAuthenticationForm):
    """Django's form, with a name no longer than a name may be, and one try at a time for one name:
    tries sent all at once would otherwise each be judged before any of them is counted."""

    username = UsernameField(
        max_length=User._meta.get_field("username").max_length,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )

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
