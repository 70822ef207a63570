"""Forms of the accounts of staff."""

from typing import Any

from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _


class ColleagueForm(UserCreationForm):
    """A new colleague: who they are, the roles they have, and a first password to tell them."""

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username", "first_name", "last_name", "email", "groups")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["username"].help_text = _("What they sign in with. It can be their address.")
        self.fields["email"].help_text = _(
            "Where reminders go of what they look after. Without one they get none."
        )
        self.fields["groups"].label = _("Roles")

    def save(self, commit: bool = True) -> User:
        """Whoever has an account here works at the desk."""
        self.instance.is_staff = True
        made: User = super().save(commit=commit)
        return made
