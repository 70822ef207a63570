"""What is wrong with a value, in words for the person who typed it."""

import re

import msgspec

_PLAIN: tuple[tuple[str, str], ...] = (
    (r"Expected `str` matching regex .*a-z0-9.*", "must be lower-case words joined by hyphens"),
    (r"Expected `str` matching regex .*A-Z.*", "must be one capital letter"),
    (r"Expected `str` matching regex .*\\n.*", "must be one line of text, not empty"),
    (r"Expected `str` matching regex .*", "must not be empty or begin or end with white space"),
    (r"Expected `str` of length <= (\d+)", r"is longer than \1 characters"),
    (r"Expected `int` <= (\d+)", r"must be at most \1"),
    (r"Expected `int` >= (\d+)", r"must be at least \1"),
    (r"Expected `int`, got .*", "must be a whole number"),
    (r"Expected `array.*", "must be a list"),
    (r"Expected `object.*", "must be a mapping of fields to values"),
    (r"Expected `str.*", "must be text"),
    (r"Object missing required field `(\w+)`", r"\1 is missing"),
    (r"Object contains unknown field `(\w+)`", r"there is no field “\1”"),
    (r"Invalid enum value '?(.*?)'?", r"“\1” is not one of the values allowed here"),
)


def explain(error: msgspec.ValidationError) -> tuple[str, str]:
    """The path of the bad value (`skills[3].level`; empty for the thing itself), and what is wrong
    with it."""
    message, _, where = str(error).partition(" - at ")
    path = where.strip("`").removeprefix("$").removeprefix(".")
    for pattern, words in _PLAIN:
        if re.fullmatch(pattern, message):
            return path, re.sub(pattern, words, message)
    return path, message
