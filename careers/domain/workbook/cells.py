"""What a cell holds, as the value of its column."""

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from careers.domain.checks.finding import Value, gettext_noop as _
from careers.domain.faults import explained
from careers.domain.telling import Telling
from careers.domain.workbook.layout import Column

YES = {"yes", "true", "1", "x", "ja", "oui"}
NO = {"no", "false", "0", "nein", "non"}

_NUMBERED = re.compile(r"(-?\d+)(?:\.0+)?(?:\s*[·:–-]\s.*)?")
"""A whole number, with or without what it means behind it: “3 · ordinary cases alone”."""


@dataclass(frozen=True)
class Odd:
    """A cell that is no text, number or truth: a formula, a date, an error. `words` says what to do."""

    words: str


FORMULA = Odd(_("holds a formula: put its value there instead"))
DATE = Odd(_("was made a date: write it anew as a text"))
ERROR = Odd(_("holds a formula’s error: put a value there instead"))

Raw = str | float | bool | Odd | list[Any] | None


class Amiss(Exception):
    """What is wrong with a cell, in words."""

    def __init__(self, template: str, **values: Value | Telling) -> None:
        self.telling = Telling(template, **values)
        super().__init__(str(self.telling))


def value(column: Column, raw: Raw) -> Any:
    """The value a cell stands for. An empty one is the column's default. Raises `Amiss`."""
    if isinstance(raw, Odd):
        raise Amiss(raw.words)
    if raw is None or raw == "":
        return _empty(column)
    if not isinstance(raw, str | int | float | list):
        raise Amiss(_("must be text"))
    found: Any = _lines(raw) if column.many else _single(column, raw)
    try:
        return msgspec.convert(found, column.type)
    except msgspec.ValidationError as error:
        where, said = explained(error)
        if column.choices:
            choices = ", ".join(filter(None, column.choices))
            said = Telling(_("must be one of: %(choices)s"), choices=choices)
        if line := re.match(r"\[(\d+)\]", where):
            said = Telling(_("line %(line)d %(said)s"), line=int(line[1]) + 1, said=said)
        raise Amiss(said.template, **said.values) from error


def _empty(column: Column) -> Any:
    if not column.required:
        return column.default
    try:
        return msgspec.convert(() if column.many else "", column.type)
    except msgspec.ValidationError as error:
        raise Amiss(_("must not be empty")) from error


def _single(column: Column, raw: Raw) -> Any:
    if column.shape == "number":
        return _number(raw)
    if column.shape == "truth":
        return _truth(raw)
    if isinstance(raw, list):
        raise Amiss(_("must be text"))
    return as_text(raw).strip() if column.trimmed or column.choices else as_text(raw)


def as_text(raw: Raw) -> str:
    """A cell's text. A spreadsheet makes a number of whatever looks like one."""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)


def _lines(raw: Raw) -> list[str]:
    """The texts of a cell that holds one a line."""
    if isinstance(raw, list):
        if not all(isinstance(it, str | int | float) for it in raw):
            raise Amiss(_("must be a list of texts"))
        return [as_text(it).strip() for it in raw]
    return [line.strip() for line in as_text(raw).split("\n") if line.strip()]


def _number(raw: Raw) -> int:
    number = _NUMBERED.fullmatch(as_text(raw).strip())
    if number is None or len(number[1]) > 9:
        raise Amiss(_("must be a whole number"))
    return int(number[1])


def _truth(raw: Raw) -> bool:
    said = as_text(raw).strip().casefold()
    if said in YES | NO:
        return said in YES
    raise Amiss(_("must be yes or no"))
