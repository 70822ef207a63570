"""Scales to choose from: a few radio buttons in a row instead of a list that hides its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.pages import words

WORDS: Mapping[str, Callable[[Any], str]] = {
    "importance": words.importance,
    "exposure": words.exposure,
}
"""By field: what a value is in words without its number, where they stand under the buttons."""

MISSING = {"required": _("Choose one of them.")}


class Scale(forms.RadioSelect):
    """Radio buttons in one row. `worded`: whether the words of each stand under it; otherwise its
    number does, and the words are read aloud."""

    def __init__(self, *args: Any, worded: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        self.worded = worded


@dataclass(frozen=True)
class Grade:
    """One button of a scale, as a template draws it: `label` is all of it, `words` what stands under the
    button where words do."""

    name: str
    value: str
    id: str
    chosen: bool
    label: str
    words: str


def grades(field: forms.BoundField) -> list[Grade]:
    """The buttons of a scale, in order."""
    found = []
    for button in field:
        data = button.data
        value, label = str(data["value"]), str(data["label"])
        said = WORDS[field.name](int(value)) if field.name in WORDS else ""
        found.append(Grade(data["name"], value, data["attrs"]["id"], data["selected"], label, said))
    return found


class Saying(forms.Select):
    """A list whose entries carry what a script shows once one is chosen: by key, its lines."""

    said: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> Any:
        option = super().create_option(name, value, *args, **options)
        if said := self.said.get(str(value)):
            option["attrs"]["data-said"] = said
        return option


def saying(field: Any, rows: Mapping[str, models.Model]) -> Saying:
    """The widget for a field that chooses among these rows: skills say their levels, preferences
    their two ends."""
    widget = Saying(field.widget.attrs)
    widget.said = {key: _said(row) for key, row in rows.items()}
    widget.choices = field.choices
    return widget


def _said(row: Any) -> str:
    if hasattr(row, "levels"):
        return str(row.levels)
    return f"{row.low}\n{row.high}" if hasattr(row, "low") else ""


def numbered(field: models.Field, **options: Any) -> forms.TypedChoiceField:
    """A field for a number from 1 to 5 whose ends alone have words."""
    return forms.TypedChoiceField(
        label=field.verbose_name,
        help_text=field.help_text,
        choices=[(number, str(number)) for number in range(1, 6)],
        coerce=int,
        widget=Scale(worded=False),
        error_messages=MISSING,
        **options,
    )
