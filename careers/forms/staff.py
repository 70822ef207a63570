"""Forms of the accounts of staff."""

from typing import Any

from django.contrib.auth.forms import (
    ReadOnlyPasswordHashField,
    UserChangeForm,
    UserCreationForm,
)
from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.models import User
from django.forms import Widget
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class PasswordSaid(Widget):
    """Whether there is a password, and the way to another. How it is kept is nobody's business."""

    read_only = True

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        usable = bool(value) and is_password_usable(value)
        return format_html(
            '<div class="readonly">{} <a href="../password/">{}</a></div>',
            _("There is one.")
            if usable
            else _("There is none: nobody signs in with this account."),
            _("Set another") if usable else _("Set one"),
        )

    def id_for_label(self, _id: str | None) -> str:
        return ""


class AccountForm(UserChangeForm):
    """An account that is there: who it is, and what it may do, in the words of the house."""

    password = ReadOnlyPasswordHashField(widget=PasswordSaid)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, (label, said) in _WORDS.items():
            if field := self.fields.get(name):
                field.label, field.help_text = label, said


_WORDS: dict[str, tuple[Any, Any]] = {
    "username": (_("Name to sign in with"), ""),
    "password": (_("Password"), ""),
    "email": (
        _("E-mail address"),
        _("Where reminders go of what they look after. Without one they get none."),
    ),
    "is_active": (
        _("May sign in"),
        _("Without this tick the account is closed, and keeps its name beside what it did."),
    ),
    "is_staff": (_("Works at the desk"), ""),
    "is_superuser": (
        _("May do everything"),
        _("Even without a role; accounts and rules too. One or two people of a house have this."),
    ),
    "groups": (_("Roles"), ""),
    "user_permissions": (_("Rights"), ""),
}


class ColleagueForm(UserCreationForm):
    """A new colleague: who they are, the roles they have, and a first password to tell them."""

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username", "first_name", "last_name", "email", "groups")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["username"].label = _WORDS["username"][0]
        self.fields["username"].help_text = _("It can be their e-mail address.")
        for name in ("email", "groups"):
            self.fields[name].label, self.fields[name].help_text = _WORDS[name]

    def save(self, commit: bool = True) -> User:
        """Whoever has an account here works at the desk."""
        self.instance.is_staff = True
        made: User = super().save(commit=commit)
        return made
