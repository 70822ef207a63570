"""The questionnaire in words: what is asked, what can be answered, and what somebody answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import ItemKind, Section, kind_of
from careers.domain.things import Item, Part, Role
from careers.pages.words import number

State = Literal["answered", "skipped", "open"]


@dataclass(frozen=True)
class Choice:
    """One of an item's five answers. `pole` is what a preference's answer leans to, or empty."""

    value: int
    words: str
    pole: str = ""

    @property
    def whole(self) -> str:
        """The answer in words that need no others beside them."""
        return f"{self.words}: {self.pole}" if self.pole else self.words


def choices(item: Item, catalogue: Catalogue) -> tuple[Choice, ...]:
    """An item's five answers, in the order of their values."""
    match kind_of(item):
        case "skill":
            words = [Choice(level.rank, level.anchor) for level in catalogue.anchors]
        case "challenge":
            words = [Choice(value, option) for value, option in enumerate(item.options, 1)]
        case "preference":
            words = [
                Choice(1, _("Clearly"), item.left),
                Choice(2, _("Rather"), item.left),
                Choice(3, _("Both alike")),
                Choice(4, _("Rather"), item.right),
                Choice(5, _("Clearly"), item.right),
            ]
    return tuple(words)


def question(item: Item) -> str:
    """An item's whole question on one line."""
    if not item.preference:
        return item.text
    return _("%(text)s %(left)s, or %(right)s?") % {
        "text": item.text,
        "left": item.left,
        "right": item.right,
    }


def answered(item: Item, catalogue: Catalogue, value: int | None) -> str:
    """An answer in words; None is a skipped item."""
    if value is None:
        return _("not sure, skipped")
    return next(choice.whole for choice in choices(item, catalogue) if choice.value == value)


def state(item: Item, answers: Mapping[str, int | None]) -> State:
    """Whether an item has been answered, skipped or not reached."""
    if item.code not in answers:
        return "open"
    return "skipped" if answers[item.code] is None else "answered"


@dataclass(frozen=True)
class Row:
    """A question with the answer given to it, in words, and where to change it."""

    item: Item
    question: str
    state: State
    answer: str
    address: str

    @property
    def id(self) -> str:
        """The row's id, the same as the question's own: whoever saves a change and comes back to
        the list is still at it, because a browser keeps the fragment."""
        return place(self.item)


@dataclass(frozen=True)
class Counts:
    """How many questions there are, and how many are answered, skipped and open."""

    all: int
    answered: int
    skipped: int
    open: int

    @property
    def reached(self) -> int:
        return self.answered + self.skipped


@dataclass(frozen=True)
class Group:
    """The questions of one part that measure one kind of thing."""

    part: Part
    kind: ItemKind
    rows: tuple[Row, ...]


def part_name(catalogue: Catalogue, part: Part, kind: ItemKind) -> str:
    """Which part of the questions it is, and what this kind of its questions is about, by what the
    catalogue asks: “Part one of three: 16 skills, once each”."""
    parts = list(dict.fromkeys(item.part for item in catalogue.questionnaire))
    about = {
        "skill": _about_skills,
        "preference": lambda *_both: _("how you like to work"),
        "challenge": lambda *_both: _("glimpses of the work"),
    }[kind](catalogue, part)
    if len(parts) < 2:
        return about[:1].upper() + about[1:]
    return _("Part %(number)s of %(all)s: %(about)s") % {
        "number": number(parts.index(part) + 1),
        "all": number(len(parts)),
        "about": about,
    }


def _about_skills(catalogue: Catalogue, part: Part) -> str:
    asked = [item.skill for item in catalogue.questionnaire if item.part == part and item.skill]
    before = {item.skill for item in catalogue.questionnaire if item.part < part and item.skill}
    if set(asked) <= before:
        return _("the same skills, somewhere else")
    if len(asked) > len(set(asked)):
        return _("what you can do")
    return ngettext("one skill", "%(count)d skills, once each", len(asked)) % {"count": len(asked)}


def counts(catalogue: Catalogue, answers: Mapping[str, int | None]) -> Counts:
    """The questions counted by what became of them."""
    states = [state(item, answers) for item in catalogue.questionnaire]
    return Counts(
        len(states), states.count("answered"), states.count("skipped"), states.count("open")
    )


def overview(
    sections: tuple[Section, ...], answers: Mapping[str, int | None], catalogue: Catalogue
) -> tuple[Group, ...]:
    """Every question with its answer, in the order asked."""
    return tuple(
        Group(
            part,
            kind,
            tuple(
                _row(item, answers, catalogue, section)
                for section in held
                for item in section.items
            ),
        )
        for (part, kind), held in groupby(
            sections, key=lambda section: (section.part, section.kind)
        )
    )


def _row(
    item: Item, answers: Mapping[str, int | None], catalogue: Catalogue, section: Section
) -> Row:
    how = state(item, answers)
    words = _("open") if how == "open" else answered(item, catalogue, answers[item.code])
    return Row(item, question(item), how, words, address(section, item))


def place(item: Item) -> str:
    """The id a question has wherever it stands."""
    return f"div_id_{item.code}"


def address(section: Section, item: Item) -> str:
    """Where an item is asked."""
    return f"/assessment/part/{section.number}/#{place(item)}"


def beginning(catalogue: Catalogue, goal: Role | None = None) -> str:
    """Where the first questions are asked, of somebody who measures themselves for a role; where it
    is said that there are none, if there are none."""
    asked = "/assessment/part/1/" if catalogue.questionnaire else "/assessment/"
    return f"{asked}?role={goal.code}" if goal else asked
