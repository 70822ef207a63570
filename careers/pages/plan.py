"""A plan laid out for reading: the way, what to work on at each stop, and what the person keeps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from careers.domain import profile, prose
from careers.domain.catalogue import Catalogue
from careers.domain.plan import LONGEST_ACTION, Action, Kept, Note
from careers.domain.profile import Hardship, Need
from careers.domain.recommendation import FIRST_MOVES
from careers.domain.routes import routes
from careers.domain.things import Role, Skill, Step, TrainingModule
from careers.domain.way import Stop, way
from careers.pages import dated, saying
from careers.pages.choosing import address
from careers.pages.itinerary import other_ways
from careers.pages.plan_parts import Check, Idea, Later, Row, Work, behaviour, behaviours
from careers.pages.reasons import First
from careers.pages.result import Entry, ResultSheet, asks

WAYS = 2
"""Ways to get better shown beside a skill; its own page has all of them."""
HARDEST = 3
NEXT = 3
"""Open actions drawn as stops."""


@dataclass(frozen=True, eq=False)
class Leg:
    """A stop of the way, with what the answers say of it. `entry` is None where there are too few, or
    where the role asks for nothing that is measured."""

    stop: Stop
    entry: Entry | None
    plan: "PlanSheet"

    @property
    def role(self) -> Role:
        return self.stop.role

    @property
    def step(self) -> Step | None:
        return self.stop.step

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The first gaps, the largest gain first."""
        firsts = self.entry.begin if self.entry else []
        return tuple(self.plan.work(first) for first in firsts if not first.only_to_check)

    @property
    def later(self) -> list[Later]:
        """The gaps after those."""
        lines = self.entry.gaps[FIRST_MOVES:] if self.entry else []
        return [Later(line, *behaviours(line)) for line in lines]

    @property
    def there(self) -> list[Skill]:
        """What does not fall short."""
        return [line.skill for line in self.entry.met] if self.entry else []

    @property
    def not_measured(self) -> list[Skill]:
        """What the role asks for and no question is about."""
        unmeasured = self.entry.not_measured if self.entry else []
        return [need.skill for need in self.asked if need.skill in unmeasured]

    @property
    def checks(self) -> list[Check]:
        """What may be missing; a gap is another matter."""
        lines = self.entry.to_check if self.entry else []
        return [Check(line, behaviour(line.skill, line.result.level)) for line in lines]

    @property
    def hardships(self) -> list[Hardship]:
        return profile.hardships(self.role, self.plan.catalogue)[:HARDEST]

    @cached_property
    def ideas(self) -> tuple[Idea, ...]:
        """What one could do first on this step."""
        begin = self.step.begin if self.step else ()
        return tuple(self.plan.ideas([text for text in begin if not asks(text)]))

    @property
    def questions(self) -> list[str]:
        """The questions to take to a manager, in the step's own words."""
        return [text for text in self.step.begin if asks(text)] if self.step else []

    @cached_property
    def asked(self) -> list[Need]:
        """What the role asks for, the most important first. A part is left to the skill it is
        measured by."""
        by_importance = profile.needs(self.role, self.plan.catalogue)
        needs = [need for _importance, found in by_importance for need in found]
        wholes = {need.skill.code for need in needs}
        return [need for need in needs if need.skill.part_of not in wholes]


@dataclass(frozen=True, eq=False)
class PlanSheet:
    """The plan of one attempt. `result` is None while there are too few answers for one."""

    catalogue: Catalogue
    origin: Role | None
    target: Role
    result: ResultSheet | None
    kept: Kept
    today: date

    # The way -------------------------------------------------------------------------------

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        """The stops from the next to the last."""
        stops = way(self.catalogue, self.origin, self.target)
        return tuple(Leg(stop, self._entry(stop), self) for stop in stops)

    @property
    def next(self) -> Leg:
        return self.legs[0]

    @property
    def up(self) -> tuple[Leg, ...]:
        """The same from the top down."""
        return self.legs[::-1]

    @cached_property
    def others(self) -> list[tuple[str, str, str]]:
        """The other ways there: what each is, what rises on it, its public address."""
        if self.origin is None or self.here:
            return []
        found = routes(self.origin, self.target, self.catalogue)
        return other_ways(found, 1, self.route) if found else []

    @property
    def route(self) -> str:
        """The public page about the way."""
        return address("/ladder/route/", self.origin, self.target)

    @property
    def here(self) -> bool:
        """Whether they hold the role the plan is about."""
        return self.origin is not None and self.origin.code == self.target.code

    @property
    def unknown(self) -> bool:
        """Whether no steps are known to lead there."""
        return self.next.step is None and not self.here and not self.begins

    @property
    def begins(self) -> bool:
        """Whether the first stop is where one begins."""
        at_entry = self.catalogue.rank(self.next.role) == self.catalogue.entry_rank
        return self.origin is None and at_entry

    # The list ------------------------------------------------------------------------------

    @cached_property
    def open(self) -> list[Row]:
        return list(map(self._row, self.kept.open))

    @cached_property
    def done(self) -> list[Row]:
        return list(map(self._row, self.kept.done))

    @property
    def dated(self) -> bool:
        """Whether an open action has a date."""
        return any(action.due for action in self.kept.open)

    @property
    def upcoming(self) -> list[Row]:
        """The first open actions, as stops: the nearest one last, because one climbs from below."""
        return self.open[:NEXT][::-1]

    @cached_property
    def suggested(self) -> list[Idea]:
        """What could go on the list next: the first thing for each skill, then for the step."""
        firsts = [idea for work in self.next.works for idea in _untaken(work.ideas)[:1]]
        return [*firsts, *_untaken(self.next.ideas)[:1]]

    # Evidence ------------------------------------------------------------------------------

    @cached_property
    def shown(self) -> list[tuple[Skill, list[Note]]]:
        """The notes by skill, in reading order."""
        found = [
            (skill, note)
            for note in self.kept.notes
            if (skill := self.catalogue.get("skill", note.skill))
        ]
        found.sort(key=lambda pair: (pair[0].order, pair[0].code))
        return [
            (skill, [note for _skill, note in pairs])
            for skill, pairs in groupby(found, key=lambda pair: pair[0])
        ]

    @property
    def stray(self) -> list[Note]:
        """The notes about skills this edition no longer has."""
        return [note for note in self.kept.notes if not self.catalogue.get("skill", note.skill)]

    # Parts ---------------------------------------------------------------------------------

    def work(self, first: First) -> Work:
        skill = first.line.skill
        ideas = tuple(self.ideas(skill.build, skill.code))[:WAYS]
        training = tuple(self._training(module, skill) for module in first.training[:WAYS])
        return Work(first, *behaviours(first.line), (*ideas, *training), self.notes(skill))

    def ideas(self, statements: tuple[str, ...] | list[str], skill: str = "") -> Iterator[Idea]:
        """Our suggestions as they can go on the list; one too long for it is left out."""
        for statement in statements:
            text = prose.plain(statement)
            if len(text) <= LONGEST_ACTION:
                yield Idea(statement, text, skill, text in self.kept.texts)

    def _training(self, module: TrainingModule, skill: Skill) -> Idea:
        text = _("Ask about training: %(name)s") % {"name": saying.lower(module.name)}
        return Idea("", text, skill.code, text in self.kept.texts, module)

    def notes(self, skill: Skill) -> tuple[Note, ...]:
        """The notes about a skill or a part of it."""
        parts = [part.code for part in self.catalogue.parts_of(skill)]
        return self.kept.about([skill.code, *parts])

    def _entry(self, stop: Stop) -> Entry | None:
        """The role's result, the step to it being the one of this way."""
        entry = self.result.entry(stop.role.code) if self.result else None
        return replace(entry, step=stop.step) if entry else None

    def _row(self, action: Action) -> Row:
        skill = self.catalogue.get("skill", action.skill) if action.skill else None
        return Row(action, skill, dated.when(action, self.today), action.overdue(self.today))


def _untaken(ideas: tuple[Idea, ...]) -> list[Idea]:
    return [idea for idea in ideas if not idea.taken]
