"""A password that is easy to guess is refused, however long it is.

Django compares a new password with the 20,000 that leaked most often; only 190 of those have the twelve
characters we ask for. What people make of twelve is a leaked one with a year behind it, a word twice, a
row of keys. zxcvbn finds those: it takes a password apart into leaked passwords, names, words, dates,
repetitions and rows of keys, all from lists in the package, and says how many tries somebody needs who
knows how people think. Nothing leaves the house.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 72
"""Characters that are looked at: what is long enough so far is so with more."""
ENOUGH = 3
"""Of 4: at least 10⁸ tries, the least that zxcvbn calls safe against who tries at a sign-in page, where ours
looks at a few thousand a day."""


class GuessableValidator:
    """For `AUTH_PASSWORD_VALIDATORS`."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises `ValidationError` for a password that is guessed in fewer than 10⁸ tries by who knows
        the name and the e-mail address of the account."""
        from zxcvbn import zxcvbn  # noqa: PLC0415 - a megabyte of lists, for a form few ever send

        own = [getattr(user, name, "") for name in ("username", "first_name", "last_name", "email")]
        found = zxcvbn(password[:LONGEST], user_inputs=[it for it in own if it])
        if found["score"] < ENOUGH:
            raise ValidationError(
                _(
                    "This password is easy to guess: it is made of leaked passwords, names, dates or rows"
                    " of keys. Take a few words that have nothing to do with one another."
                ),
                code="guessable",
            )

    def get_help_text(self) -> str:
        return _(
            "It must not be easy to guess. A few words that have nothing to do with one another are good,"
            " and easy to remember."
        )
