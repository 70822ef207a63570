"""The questionnaire as staff look at it: page by page as it is asked, with what each question measures
and what a change to it does to answers given so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.questionnaire import Section, kind_of, sections
from careers.domain.things import Item
from careers.pages import questions
from careers.queries.questions import A_FEW, Asked

MODELS = {"skill": "skill", "preference": "preference", "challenge": "challenge"}
"""By what a question measures: the model at the desk."""


@dataclass(frozen=True)
class Row:
    """A question as it is asked, and what is known of it. `number` counts over all pages; `fate` is "same", "another" or "new" against
    what is live; `was` its former words where they differ, `lost` what is said of the answers."""

    number: int
    item: Item
    question: str
    answers: tuple[str, ...]
    measures: str
    about: str
    address: str
    fate: str
    was: str = ""
    lost: str = ""


@dataclass(frozen=True)
class Sheet:
    """A page of questions; `answers` are those that all of them share."""

    section: Section
    part: str
    answers: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Gone:
    """A question that is asked no more."""

    question: str
    lost: str


def sheets(asked: Asked, people: Mapping[str, int] | None) -> list[Sheet]:
    """The draft's pages of questions. `people` is how many have answered, by question; None for who may
    not know."""
    fates = {now.code: was for was, now in asked.carry.reworded}
    new = {item.code for item in asked.carry.new}
    return [
        _sheet(section, asked, fates, new if asked.live else set(), people)
        for section in sections(asked.draft)
    ]


def gone(asked: Asked, people: Mapping[str, int] | None) -> list[Gone]:
    """The live questions that the draft does not ask."""
    return [Gone(questions.question(item), _lost(asked, item, people)) for item in asked.carry.gone]


def _sheet(
    section: Section,
    asked: Asked,
    fates: Mapping[str, Item],
    new: set[str],
    people: Mapping[str, int] | None,
) -> Sheet:
    rows = tuple(_rows(section, asked, fates, new, people))
    shared = rows[0].answers if len({row.answers for row in rows}) == 1 else ()
    part = questions.part_name(asked.draft, section.part, section.kind)
    return Sheet(section, part, shared, rows)


def _rows(
    section: Section,
    asked: Asked,
    fates: Mapping[str, Item],
    new: set[str],
    people: Mapping[str, int] | None,
) -> Iterator[Row]:
    for number, item in enumerate(section.items, section.first):
        before = fates.get(item.code)
        yield Row(
            number,
            item,
            questions.question(item),
            tuple(it.whole for it in questions.choices(item, asked.draft)),
            *_measured(item, asked.draft),
            reverse("admin:careers_question_change", args=[item.code]),
            "another" if before else "new" if item.code in new else "same",
            _was(before, item),
            _lost(asked, before, people) if before else "",
        )


def _measured(item: Item, catalogue: Catalogue) -> tuple[str, str]:
    """What a question measures, by name, and the desk's address of that."""
    kind = kind_of(item)
    code = getattr(item, kind)
    thing = catalogue.get(kind, code)
    if thing is None:
        return code, ""
    return name_of(thing), reverse(f"admin:careers_{MODELS[kind]}_change", args=[code])


def _was(before: Item | None, now: Item) -> str:
    """A question's former words, where they are others."""
    was = questions.question(before) if before else ""
    return "" if was == questions.question(now) else was


def _lost(asked: Asked, item: Item, people: Mapping[str, int] | None) -> str:
    """What becomes of the answers given to a live question that is none any more."""
    number = asked.live.number if asked.live else 0
    count = people.get(item.code, 0) if people is not None else None
    if count is None:
        return _("Answers to it given so far will not be carried over.")
    if count == 0:
        return _("Nobody has answered under edition %(number)d yet.") % {"number": number}
    if count == A_FEW:
        said = _(
            "A few people may have answered it under edition %(number)d; their answers will not be "
            "carried over."
        )
        return said % {"number": number}
    said = ngettext(
        "%(count)d person or more answered it under edition %(number)d; their answers will not be "
        "carried over.",
        "%(count)d people or more answered it under edition %(number)d; their answers will not be "
        "carried over.",
        count,
    )
    return said % {"count": count, "number": number}
