"""A password that is easy to guess is refused, however long it is.

Django compares a new password with the 20,000 that leaked most often; only 190 of those have the twelve
characters we ask for. What people make of twelve is a leaked one with a year behind it, a word twice, a
row of keys. zxcvbn finds those: it takes a password apart into leaked passwords, names, words, dates,
repetitions and rows of keys, all from lists in the package, and says how many tries somebody needs who
knows how people think. Nothing leaves the house.
"""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from careers.models import Site

HOUSE: Final = (
    *("rungs", "desk", "ladder", "career", "careers", "contact", "centre", "center", "callcentre"),
    *("contactcentre", "callcenter", "contactcenter", "admin", "administrator", "author"),
    *("reviewer", "publisher", "analyst", "editor", "staff", "edition", "assessment"),
)
"""What people here have in mind all day: the product, what it is about, and the roles at the desk. To these
come the site's name, whose it is, and its host name."""

SHORTEST = 4
"""Letters of a word that counts as one: shorter ones are in any phrase."""

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
        known = [it for it in own if it]
        looked_at = {password[:LONGEST], without(house(), password)[:LONGEST]}
        if any(not it or zxcvbn(it, user_inputs=known)["score"] < ENOUGH for it in looked_at):
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


def house() -> list[str]:
    """The words of this house, the longest first: each name in one and word by word."""
    told = Site.objects.values_list("name", "organisation").first() or ()
    named = [*told, urlsplit(settings.SITE_URL).hostname or ""]
    parts = [word for name in named for word in re.findall(r"\w+", name)]
    words = {*HOUSE, *named, *("".join(re.findall(r"\w+", name)) for name in named), *parts}
    return sorted({it.lower() for it in words if len(it) >= SHORTEST}, key=len, reverse=True)


def without(words: list[str], password: str) -> str:
    """What is left of a password that holds these words, in capitals or not. A password is as good as that:
    who guesses at this house tries its words first."""
    pattern = "|".join(map(re.escape, words))
    return re.sub(pattern, "", password, flags=re.IGNORECASE)
