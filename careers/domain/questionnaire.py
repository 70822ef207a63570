"""The questionnaire in sections: what is asked together on one page, and how far along one is."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from careers.domain.catalogue import Catalogue
from careers.domain.things import Item, Part

SKILLS_ON_A_PAGE = 4
"""Skill items have six answers each; four of them fill a phone's screen a few times over."""

ItemKind = Literal["skill", "preference", "challenge"]


@dataclass(frozen=True)
class Section:
    """Items asked together. Numbers count from 1; `first` and `last` over the whole questionnaire."""

    number: int
    part: Part
    kind: ItemKind
    items: tuple[Item, ...]
    first: int

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1


def kind_of(item: Item) -> ItemKind:
    """What an item measures."""
    if item.skill:
        return "skill"
    return "preference" if item.preference else "challenge"


def sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """The questionnaire's sections, in the order they are asked."""
    found: list[Section] = []
    asked = 0
    for (part, kind), group in groupby(
        catalogue.questionnaire, key=lambda item: (item.part, kind_of(item))
    ):
        items = tuple(group)
        size = SKILLS_ON_A_PAGE if kind == "skill" else len(items)
        for start in range(0, len(items), size):
            chunk = items[start : start + size]
            found.append(Section(len(found) + 1, part, kind, chunk, asked + 1))
            asked += len(chunk)
    return tuple(found)


@dataclass(frozen=True)
class Open:
    """A question not yet reached. `number` counts from 1 over the whole questionnaire."""

    section: Section
    item: Item
    number: int


def first_open(parts: tuple[Section, ...], answers: Mapping[str, int | None]) -> Open | None:
    """The first question not yet reached; None when all are answered or skipped."""
    for section in parts:
        for number, item in enumerate(section.items, section.first):
            if item.code not in answers:
                return Open(section, item, number)
    return None


def ends_part_one(
    before: Section, parts: tuple[Section, ...], answers: Mapping[str, int | None]
) -> bool:
    """Whether the first part lies wholly behind a person: every question of it reached, and
    `before` its last section."""
    last = [section for section in parts if section.part == "a"][-1:]
    return last == [before] and all(
        item.code in answers for section in parts if section.part == "a" for item in section.items
    )
