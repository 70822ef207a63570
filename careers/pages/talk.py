"""The conversation sheet: what the next role asks, where a person stands, and what they ask for.

It is handed to somebody else, so it speaks as the person would: what is theirs in the first person,
and what the role asks as a quotation.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _, ngettext

from careers.domain.plan import Action, Note
from careers.domain.profile import Need
from careers.domain.ratings import Estimate
from careers.domain.things import Skill
from careers.pages import saying, words
from careers.pages.asking import quoted
from careers.pages.dated import day, done_on
from careers.pages.plan import PlanSheet
from careers.pages.plan_parts import behaviour

CRITERIA = 5
"""Skills told in full: what one page of paper holds. The others are named with their levels."""
ACTIONS = 3
DONE = 2
TRAINING = 3
WORDS = 110
"""Characters of a note or an action that the sheet shows; the plan shows all of it."""
CUT = " …"
LONG = 700
"""Characters of a person's own that fit one page in the type it is printed in otherwise."""
MORE = 160
"""Characters of each in a file, where the type shrinks until the page holds them."""
FEWER = 60
"""Characters of each where there are more than that."""


@dataclass(frozen=True)
class Criterion:
    """A skill the role asks for: how much, where the person sees themselves, what shows it.

    `words` is the behaviour of the level asked, or what the level means for any skill; `level` theirs as a number with its range, and
    `meaning` as a sentence; all may be empty. `measured` says whether any question is about it.
    `note` and `done` are the last ones about it, `more` says in words that there are others.
    `short` is all that is said where there is no room: the skill and both levels.
    """

    skill: Skill
    asked: int
    words: str
    importance: int
    measured: bool
    level: str
    meaning: str
    note: str
    when: str
    done: str
    more: str
    short: str

    @property
    def critical(self) -> bool:
        return self.importance == 3

    @property
    def said(self) -> str:
        """Where the person sees themselves, in words."""
        if self.level:
            return " ".join(filter(None, (f"{self.level}.", self.meaning)))
        if self.measured:
            return _("I have not said.")
        return _("The questions do not ask about it.")


@dataclass(frozen=True, eq=False)
class TalkSheet:
    """One page for a conversation about the next role of a plan. `words` is how many characters of a
    note or an action it shows."""

    plan: PlanSheet
    words: int = WORDS

    @property
    def role(self) -> str:
        return self.plan.next.role.title

    # What the role asks --------------------------------------------------------------------

    @cached_property
    def criteria(self) -> list[Criterion]:
        """What is told in full."""
        return [self._criterion(need) for need in self._needs[:CRITERIA]]

    @property
    def rest(self) -> list[str]:
        """What else the role asks, each with its level and the person's."""
        return [self._short(need) for need in self._needs[CRITERIA:]]

    @cached_property
    def _needs(self) -> list[Need]:
        """What is critical first, then what moves the result, then what there are notes about, then
        the rest by importance and level."""
        entry = self.plan.next.entry
        moving = [result.skill for result in entry.result.moves] if entry else []
        return sorted(
            self.plan.next.asked,
            key=lambda need: (
                not need.critical,
                moving.index(need.skill.code) if need.skill.code in moving else len(moving),
                not self.plan.notes(need.skill),
                -need.importance,
                -need.level,
            ),
        )

    def _criterion(self, need: Need) -> Criterion:
        notes, done = self.plan.notes(need.skill), self._done_for(need.skill)
        estimate = self._estimate(need.skill)
        return Criterion(
            need.skill,
            need.level,
            behaviour(need.skill, need.level) or (need.anchor.meaning if need.anchor else ""),
            need.importance,
            self.plan.catalogue.measured_by(need.skill) is not None,
            level(estimate),
            self._meaning(estimate),
            self._brief(notes[-1].text) if notes else "",
            notes[-1].when if notes else "",
            self._finished(done[0]) if done else "",
            _more(notes, done),
            self._short(need),
        )

    def _short(self, need: Need) -> str:
        values = {"skill": need.skill.name, "asked": need.level}
        said = level(self._estimate(need.skill))
        if not said:
            return _("%(skill)s %(asked)d") % values
        return _("%(skill)s %(asked)d, I am at %(level)s") % {**values, "level": said}

    def _estimate(self, skill: Skill) -> Estimate | None:
        """What the answers say of a skill, or of what it is part of; None for one no question is
        about, and while there is no result."""
        measured = self.plan.catalogue.measured_by(skill)
        return self._estimates.get(measured.code) if measured else None

    @cached_property
    def _estimates(self) -> dict[str, Estimate]:
        result = self.plan.result
        estimates = result.found.ratings.estimates if result else ()
        return {estimate.skill: estimate for estimate in estimates}

    def _meaning(self, estimate: Estimate | None) -> str:
        """A level as the questions put it."""
        if estimate is None or not estimate.answers:
            return ""
        rated = round(estimate.mean)
        anchors = self.plan.catalogue.anchors
        return next((f"{anchor.anchor}." for anchor in anchors if anchor.rank == rated), "")

    # How much there is ---------------------------------------------------------------------

    @property
    def cut(self) -> bool:
        """Whether words were left out of what they wrote."""
        return any(text.endswith(CUT) or f"{CUT} (" in text for text in self._written)

    @property
    def long(self) -> bool:
        """Whether a page takes smaller type to hold it."""
        return sum(map(len, self._written)) > LONG

    @property
    def printed(self) -> "TalkSheet":
        """The same cut to what a browser prints on one page, as it cannot try which type fits."""
        return replace(self, words=FEWER) if self.long else self

    @cached_property
    def _written(self) -> list[str]:
        beside = [text for one in self.criteria for text in (one.note, one.when, one.done)]
        return [*beside, *self.actions, *self.done]

    # What they do --------------------------------------------------------------------------

    @property
    def actions(self) -> list[str]:
        """What they are doing already, with the day it is to be done by."""
        said = []
        for action in self.plan.kept.open[:ACTIONS]:
            text = self._brief(action.text)
            if action.due:
                text = _("%(words)s (by %(day)s)") % {"words": text, "day": day(action.due)}
            said.append(text)
        return said

    @property
    def done(self) -> list[str]:
        """What they have done that is not told beside a skill."""
        told = {action.id for one in self.criteria for action in self._done_for(one.skill)}
        others = [action for action in self.plan.kept.done if action.id not in told]
        return list(map(self._finished, others[:DONE]))

    @property
    def more_actions(self) -> str:
        """How many more there are to do, as a sentence; empty if those are all."""
        count = len(self.plan.kept.open) - ACTIONS
        if count <= 0:
            return ""
        said = ngettext("And one more on my list.", "And %(number)s more on my list.", count)
        return said % {"number": words.number(count)} if count > 1 else said

    def _brief(self, text: str) -> str:
        """As many whole words as the sheet has room for, on one line; a word without end is cut."""
        line = " ".join(text.split())
        if len(line) <= self.words:
            return line
        room = line[: self.words - len(CUT)]
        whole = room.rpartition(" ")[0]
        return (whole if 2 * len(whole) > len(room) else room) + CUT

    def _finished(self, action: Action) -> str:
        """An action that is done, with the day it was."""
        values = {"words": self._brief(action.text), "day": done_on(action)}
        return _("%(words)s (%(day)s)") % values

    def _done_for(self, skill: Skill) -> list[Action]:
        return [action for action in self.plan.kept.done if action.skill == skill.code]

    # What they ask -------------------------------------------------------------------------

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
        return quoted(self.plan.next.questions)


def _more(notes: tuple[Note, ...], done: list[Action]) -> str:
    """How many more notes and finished things there are about a skill than are shown."""
    count = max(0, len(notes) - 1) + max(0, len(done) - 1)
    if not count:
        return ""
    said = ngettext("And one more in my plan.", "And %(number)s more in my plan.", count)
    return said % {"number": words.number(count)} if count > 1 else said


def level(estimate: Estimate | None) -> str:
    """A person's level, with the range it may well lie in: “2 (1–3)”; empty without an answer."""
    if estimate is None or not estimate.answers:
        return ""
    return _("%(level)d (%(low)d–%(high)d)") % {
        "level": round(estimate.mean),
        "low": round(estimate.low),
        "high": round(estimate.high),
    }
