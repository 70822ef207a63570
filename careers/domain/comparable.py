"""Answers that a draft would make useless: those to questions that would no longer be the same.

The checks see one catalogue; this is about two, like `vanished`. What a question is the same by is
said in `careers.domain.carry`, which also decides what becomes of each person's answers.
"""

from collections.abc import Iterator

from careers.domain.carry import Carry, carry
from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.checks import Finding, gettext_noop as _, said
from careers.domain.things import Item, Proficiency

CHOSEN_BY = ("text", "left", "right", "options", "flipped", "skill", "preference", "challenge")
"""The fields of a question that an answer hangs on."""


def incomparable(live: Catalogue, draft: Catalogue) -> Iterator[Finding]:
    """A warning for each question whose answers given so far would not be carried over: because it is
    another question now, or none. Other words for the levels are told once, though they touch every
    question about a skill. And one where the questionnaire still has the version it had."""
    found = carry(live, draft)
    levels = tuple(_levels(live, draft))
    yield from levels
    for was, now in found.reworded:
        if not (levels and now.skill):
            yield _another(was, now)
    for item in found.gone:
        message = _(
            "“%(name)s” is asked no more: answers to it are kept with older results only, and count "
            "in no new one."
        )
        yield _finding(item.code, "", message, name=name_of(item))
    if _same_version(found, live, draft):
        yield Finding(
            "warning",
            "site",
            "",
            "questionnaire",
            _(
                "The questions differ from the live ones. Raise the questionnaire version: it stands in "
                "the files that people take away, and tells these answers from older ones."
            ),
            check="incomparable",
        )


def _levels(live: Catalogue, draft: Catalogue) -> Iterator[Finding]:
    """The first level that is called otherwise than before."""
    skills = sum(1 for item in draft.questionnaire if item.skill)
    for was, now in zip(live.anchors, draft.anchors, strict=False):
        if (was.rank, was.anchor) != (now.rank, now.anchor):
            yield _renamed(was, now, skills)
            return


def _renamed(was: Proficiency, now: Proficiency, skills: int) -> Finding:
    message = _(
        "The answer “%(was)s” is now “%(name)s”: no answer given so far to the %(skills)d questions "
        "about skills will be carried over."
    )
    told = said(was=was.anchor, name=now.anchor, skills=skills)
    about = ("proficiency", now.code, "anchor")
    return Finding("warning", *about, message, told, check="incomparable")


def _another(was: Item, now: Item) -> Finding:
    field = next((it for it in CHOSEN_BY if getattr(was, it) != getattr(now, it)), "")
    message = _(
        "The question is another one than “%(name)s”: answers given to that will not be carried over."
    )
    return _finding(now.code, field, message, name=name_of(was))


def _finding(code: str, field: str, message: str, **values: str) -> Finding:
    return Finding("warning", "item", code, field, message, said(**values), check="incomparable")


def _same_version(found: Carry, live: Catalogue, draft: Catalogue) -> bool:
    return not found.unchanged and live.site.questionnaire == draft.site.questionnaire
