"""A question as a visitor would be asked it, made from a form that need not be saved."""

from collections.abc import Mapping
from typing import Any

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import Section, kind_of
from careers.domain.things import Item, Site
from careers.forms.assessment import SectionForm
from careers.models import Question
from careers.queries.draft import proficiencies

MEASURED = ("skill", "preference", "challenge")
LINES = ("text", "left", "right", *MEASURED)


def shown(values: Mapping[str, Any]) -> dict[str, Any]:
    """What shows a question: its form of answers, as `asked`, and what heads its page, as
    `asked_kind`. Empty
    where the fields' values make no question yet. One query."""
    try:
        item = _item(values)
        levels = Catalogue.of(Site(name="-", strapline="-"), {"proficiencies": proficiencies()})
    except msgspec.ValidationError:
        return {}
    section = Section(1, item.part, kind_of(item), (item,), 1)
    return {"asked_kind": section.kind, "asked": SectionForm(section, levels, {})}


def values_of(row: Question) -> dict[str, Any]:
    """A question's values as its form would send them."""
    found = {name: getattr(row, f"{name}_id") or "" for name in MEASURED}
    found |= {name: getattr(row, name) for name in ("text", "left", "right", "part", "options")}
    return found | ({"flipped": "on"} if row.flipped else {})


def _item(values: Mapping[str, Any]) -> Item:
    """The question that a form's values make. Raises `msgspec.ValidationError` where they make none: no
    words, or nothing measured, or more than one thing."""
    lines = {name: " ".join(values.get(name, "").split()) for name in LINES}
    if sum(bool(lines[name]) for name in MEASURED) != 1:
        raise msgspec.ValidationError("It measures one of the three.")
    options = [line.strip() for line in values.get("options", "").splitlines()]
    made = {
        **lines,
        "code": "shown-here",
        "part": values.get("part", ""),
        "order": 1,
        "flipped": "flipped" in values,
        "options": [option for option in options if option],
    }
    return msgspec.convert(made, Item)
