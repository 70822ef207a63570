"""The page before the questions: what the self-assessment is, and what becomes of the answers."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import kind_of
from careers.domain.things import Item, Part
from careers.pages import questions, words
from careers.pages.page import Page

PARTS: tuple[Part, ...] = ("a", "b", "c")


@dataclass(frozen=True)
class Counted:
    """A part of the questionnaire: how many questions it has of each kind."""

    part: Part
    skills: int
    preferences: int
    challenges: int

    @property
    def items(self) -> int:
        return self.skills + self.preferences + self.challenges


def start(catalogue: Catalogue, role: str = "", minutes: int = 0, days: int = 180) -> Page:
    """What to expect of the questions, with one of them as an example.

    `role` is the code of a role that somebody measures themselves for; one that the catalogue does
    not hold is as if none had been named. `minutes` is how long half of the people take at most; 0
    where nobody knows. `days` is how long answers are kept that nobody opens.
    """
    parts = [_counted(part, catalogue) for part in PARTS]
    held = [part for part in parts if part.items]
    goal = catalogue.get("role", role)
    return Page(
        template="assessment/start.html",
        path="/assessment/",
        title=_("Measure yourself"),
        description=_("See what you already have of every role, and what to learn next."),
        section="assessment",
        context={
            "goal": goal,
            "begin": questions.beginning(catalogue, goal),
            "minutes": minutes,
            "days": days,
            "count": len(catalogue.questionnaire),
            "parts": held,
            "in_words": words.number(len(held)),
            "skills": len(catalogue.measured_skills),
            "example": _example(catalogue),
            "anchors": catalogue.anchors[::-1],
        },
    )


def _counted(part: Part, catalogue: Catalogue) -> Counted:
    kinds = [kind_of(item) for item in catalogue.questionnaire if item.part == part]
    return Counted(part, kinds.count("skill"), kinds.count("preference"), kinds.count("challenge"))


def _example(catalogue: Catalogue) -> Item | None:
    """A question to show: the last one about a skill, so that nobody meets it twice at once."""
    asked = [item for item in catalogue.questionnaire if item.skill]
    return asked[-1] if asked else None
