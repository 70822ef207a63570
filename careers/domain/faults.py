"""What is wrong with a value, in words for the person who typed it."""

import re

import msgspec

from careers.domain.checks.finding import gettext_noop as _
from careers.domain.telling import Telling

_PLAIN: tuple[tuple[str, str], ...] = (
    (r"Expected `str` matching regex .*a-z0-9.*", _("must be lower-case words joined by hyphens")),
    (r"Expected `str` matching regex .*A-Z.*", _("must be one capital letter")),
    (r"Expected `str` matching regex .*\\n.*", _("must be one line of text, not empty")),
    (
        r"Expected `str` matching regex .*",
        _("must not be empty or begin or end with white space"),
    ),
    (r"Expected `str` of length <= (?P<limit>\d+)", _("is longer than %(limit)s characters")),
    (r"Expected `int` <= (?P<limit>\d+)", _("must be at most %(limit)s")),
    (r"Expected `int` >= (?P<limit>\d+)", _("must be at least %(limit)s")),
    (r"Expected `int`, got .*", _("must be a whole number")),
    (r"Expected `array.*", _("must be a list")),
    (r"Expected `object.*", _("must be a mapping of fields to values")),
    (r"Expected `str.*", _("must be text")),
    (r"Object missing required field `(?P<field>\w+)`", _("%(field)s is missing")),
    (r"Object contains unknown field `(?P<field>\w+)`", _("there is no field “%(field)s”")),
    (
        r"Invalid enum value '?(?P<value>.*?)'?",
        _("“%(value)s” is not one of the values allowed here"),
    ),
)


def explain(error: msgspec.ValidationError) -> tuple[str, str]:
    """The path of the bad value (`skills[3].level`; empty for the thing itself), and what is wrong
    with it."""
    path, said = explained(error)
    return path, str(said)


def explained(error: msgspec.ValidationError) -> tuple[str, Telling]:
    """The same, to be said in any language."""
    message, _dash, where = str(error).partition(" - at ")
    path = where.strip("`").removeprefix("$").removeprefix(".")
    for pattern, template in _PLAIN:
        if found := re.fullmatch(pattern, message):
            return path, Telling(template, **found.groupdict())
    return path, Telling(message)
