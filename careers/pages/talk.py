"""The conversation sheet: what the next role asks, where a person stands, and what they ask for."""

import re
from dataclasses import dataclass
from textwrap import shorten

from django.utils.translation import gettext as _

from careers.domain import prose
from careers.domain.scoring import SkillResult
from careers.domain.things import Skill
from careers.pages import saying
from careers.pages.dated import day
from careers.pages.plan import PlanSheet, behaviour
from careers.pages.reasons import Line

CRITERIA = 5
"""Skills on the sheet: what one page of paper holds."""
ACTIONS = 3
TRAINING = 3
WORDS = 110
"""Characters of a note or an action that the sheet shows; the plan shows all of it."""

_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True)
class Criterion:
    """A skill the role asks for: how much, where the person sees themselves, what shows it. `level`
    is empty where they gave no answer."""

    skill: Skill
    asked: int
    words: str
    importance: int
    level: str
    note: str
    when: str


@dataclass(frozen=True, eq=False)
class TalkSheet:
    """One page for a conversation about the next role of a plan."""

    plan: PlanSheet

    @property
    def role(self) -> str:
        return self.plan.next.role.title

    @property
    def criteria(self) -> list[Criterion]:
        """What is critical first, then what moves the fit, then the rest by importance and level."""
        entry = self.plan.next.entry
        if entry is None:
            return []
        moving = [result.skill for result in entry.result.moves]
        ordered = sorted(
            entry.lines,
            key=lambda line: (
                not line.result.critical,
                moving.index(line.skill.code) if line.skill.code in moving else len(moving),
                -line.result.importance,
                -line.result.level,
            ),
        )
        return [self._criterion(line) for line in ordered[:CRITERIA]]

    @property
    def actions(self) -> list[str]:
        """What they are doing already, with the day it is to be done by."""
        said = []
        for action in self.plan.kept.open[:ACTIONS]:
            words = _brief(action.text)
            if action.due:
                words = _("%(words)s (by %(day)s)") % {"words": words, "day": day(action.due)}
            said.append(words)
        return said

    @property
    def request(self) -> str:
        """What to ask for, in our words: sentences they can make their own."""
        works = self.plan.next.works
        said = [
            _("I would like to get steady as %(role)s and hear what you think of it.")
            if self.plan.here
            else _("I would like to work towards %(role)s and hear what you think of it.")
        ]
        if works:
            said.append(_("What I want to work on first: %(skills)s."))
        modules = {module.code: module.name for work in works for module in work.training}
        if modules:
            said.append(_("Training that would help me: %(training)s."))
        return " ".join(said) % {
            "role": self.role,
            "skills": saying.listed([saying.lower(work.line.skill.name) for work in works]),
            "training": saying.listed(
                [saying.lower(name) for name in list(modules.values())[:TRAINING]]
            ),
        }

    @property
    def questions(self) -> list[str]:
        """The questions themselves, without the words that lead up to them."""
        texts = map(prose.plain, self.plan.next.questions)
        return [found[1] for text in texts for found in _QUOTED.finditer(text)]

    def _criterion(self, line: Line) -> Criterion:
        notes = self.plan.notes(line.skill)
        return Criterion(
            line.skill,
            line.result.level,
            behaviour(line.skill, line.result.level),
            line.result.importance,
            level(line.result),
            _brief(notes[-1].text) if notes else "",
            notes[-1].when if notes else "",
        )


def _brief(words: str) -> str:
    """As many whole words as the sheet has room for, on one line."""
    return shorten(words, WORDS, placeholder=" …")


def level(result: SkillResult) -> str:
    """A person's level, with the range it may well lie in: “2 (1–3)”; empty without an answer."""
    estimate = result.estimate
    if not estimate.answers:
        return ""
    return _("%(level)d (%(low)d–%(high)d)") % {
        "level": round(estimate.mean),
        "low": round(estimate.low),
        "high": round(estimate.high),
    }
