"""A result laid out for reading: each role with its reasons, the things they name looked up."""

from dataclasses import dataclass
from functools import cached_property

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import Section
from careers.domain.recommendation import FIRST_MOVES, Recommendation
from careers.domain.scoring import RoleResult, SkillResult
from careers.domain.things import Level, Role, Skill, Step
from careers.pages import questions, saying
from careers.pages.lead import unsteady
from careers.pages.likings import Compared, compared
from careers.pages.reasons import First, Given, Line, Warned


@dataclass(frozen=True, eq=False)
class Entry:
    """A role of the result.

    `step` is the way there from where the person stands, if there is one; `here` says that they
    stand on it.
    """

    result: RoleResult
    step: Step | None
    here: bool
    sheet: "ResultSheet"

    @property
    def role(self) -> Role:
        return self.result.profile.role

    # The verdict ---------------------------------------------------------------------------

    @property
    def because(self) -> str:
        """The band with its reason."""
        return saying.because(self.result, self.sheet.catalogue)

    @property
    def short(self) -> str:
        """How many critical skills fall short, as a half sentence; empty if none does."""
        return saying.how_many_missing(self.result) if self.result.critical_missing else ""

    @property
    def biggest(self) -> str:
        """What would bring most, in a sentence; empty if nothing is clearly missing."""
        return saying.biggest(self.result, self.sheet.catalogue)

    @property
    def cost(self) -> float:
        """All the fit points lost."""
        return 100 - self.result.fit

    # Skills --------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(map(self.sheet.line, self.result.skills))

    @cached_property
    def gaps(self) -> list[Line]:
        """What is clearly missing, the largest gain first."""
        return list(map(self.sheet.line, self.result.gaps))

    @cached_property
    def to_check(self) -> list[Line]:
        """What may be missing and would bring something, the largest gain first."""
        return list(map(self.sheet.line, self.result.to_check))

    @cached_property
    def met(self) -> list[Line]:
        """All else: nothing of it would bring anything, or too little to name."""
        named = {line.skill.code for line in (*self.gaps, *self.to_check)}
        return [line for line in self.lines if line.skill.code not in named]

    @cached_property
    def strengths(self) -> list[Skill]:
        """At most three things surely met."""
        return [self.sheet.catalogue.skill(s.skill) for s in self.result.strengths[:3]]

    @property
    def not_measured(self) -> list[Skill]:
        return [self.sheet.catalogue.skill(code) for code in self.result.profile.not_measured]

    @property
    def costliest(self) -> Line | None:
        """The skill that costs most, as the one to explain the arithmetic by; None if none does."""
        lines = [line for line in self.lines if line.result.cost]
        return max(lines, key=lambda line: line.result.cost, default=None)

    @cached_property
    def begin(self) -> list[First]:
        """The first things to learn for this role alone."""
        return self.sheet.firsts([self])

    # The work and the way there ------------------------------------------------------------

    @cached_property
    def likings(self) -> list[Compared]:
        return compared(self.result, self.sheet.catalogue)

    @property
    def worth_knowing(self) -> list[Warned]:
        """What this role brings that the person would rather not have."""
        return self.sheet.warned([self])

    @property
    def to_do(self) -> list[str]:
        """What one could do first on the step here; the question to ask is told apart."""
        return [text for text in self.step.begin if not asks(text)] if self.step else []

    @property
    def to_ask(self) -> list[str]:
        """The question to take to a manager, in the step's own words."""
        return [text for text in self.step.begin if asks(text)] if self.step else []


def asks(text: str) -> bool:
    """Whether a suggestion ends in a question put in somebody's mouth."""
    return ": “" in text and prose.plain(text).rstrip().endswith("”")


@dataclass(frozen=True, eq=False)
class ResultSheet:
    """A recommendation with everything it names looked up, in the order it is read."""

    found: Recommendation
    sections: tuple[Section, ...]

    @property
    def catalogue(self) -> Catalogue:
        return self.found.catalogue

    # Roles ---------------------------------------------------------------------------------

    @cached_property
    def ladder(self) -> list[Entry]:
        """The roles of the centre, best first."""
        return list(map(self._entry, self.found.ranking))

    @cached_property
    def outside(self) -> list[Entry]:
        """The roles beyond the centre, best first."""
        return list(map(self._entry, self.found.beyond))

    @cached_property
    def next(self) -> list[Entry]:
        """The next step, and those the answers cannot tell from it; empty where none leads on."""
        codes = [r.role for r in (*self.found.next_steps[:1], *self.found.level_with_next)]
        return [entry for code in codes for entry in self.ladder if entry.result.role == code]

    def entry(self, code: str) -> Entry | None:
        """One role's entry; None for a role that asks for nothing that is measured."""
        result = self.found.by_role.get(code)
        return self._entry(result) if result else None

    @property
    def example(self) -> Entry:
        """The role to explain the arithmetic by: the next step, else the nearest."""
        return [*self.next, *self.ladder, *self.outside][0]

    @property
    def unsteady(self) -> bool:
        """Whether the role they hold is itself a stretch, by their own answers."""
        return unsteady(self.found)

    @property
    def standing(self) -> int:
        """The rung the person stands on; 0 where they did not say."""
        return self.catalogue.rank(self.found.current) if self.found.current else 0

    @property
    def worth_knowing(self) -> list[Warned]:
        """What the next steps bring that the person would rather not have."""
        return self.warned(self.next)

    def warned(self, entries: list[Entry]) -> list[Warned]:
        """What these roles bring that the person would rather not have, each thing once."""
        previews = {p.item: p for entry in entries for p in entry.result.worth_knowing}
        return [
            Warned(
                self.catalogue.challenge(preview.challenge),
                self.catalogue.item(preview.item),
                questions.answered(
                    self.catalogue.item(preview.item), self.catalogue, preview.value
                ),
                tuple(
                    (entry.role, entry.result.profile.exposures[preview.challenge])
                    for entry in entries
                    if preview in entry.result.worth_knowing
                ),
            )
            for preview in previews.values()
        ]

    @cached_property
    def rungs(self) -> list[tuple[Level, list[Entry]]]:
        """The rungs from the top down, each with the person's own plates on it: where they stand
        and what comes next."""
        mine = [entry for entry in self.ladder if entry.here or entry in self.next]
        return [
            (rung, [entry for entry in mine if entry.role.level == rung.code])
            for rung in reversed(self.catalogue.rungs)
        ]

    # Where to begin ------------------------------------------------------------------------

    @cached_property
    def begin(self) -> list[First]:
        """The first things to learn for the next step and those level with it."""
        return self.firsts(self.next)

    @cached_property
    def common(self) -> list[Skill]:
        """What would move every one of several roles that come out level."""
        if len(self.next) < 2:
            return []
        first, *others = [[s.skill for s in entry.result.moves] for entry in self.next]
        shared = [code for code in first if all(code in other for other in others)]
        return [self.catalogue.skill(code) for code in shared]

    def firsts(self, entries: list[Entry]) -> list[First]:
        """The three first moves for these roles: what serves most of them first, then each role's
        own in turn."""
        moves = [self.found.first_moves(entry.result) for entry in entries]
        by_turns = [own[at] for at in range(FIRST_MOVES) for own in moves if at < len(own)]
        found: dict[str, First] = {}
        for move in by_turns:
            asked = tuple(
                (entry.role, skill.level)
                for entry in entries
                for skill in entry.result.moves
                if skill.skill == move.skill.skill
            )
            first = First(self.line(move.skill), asked, move.training, len(entries))
            found.setdefault(move.skill.skill, first)
        return sorted(found.values(), key=lambda first: -len(first.asked))[:FIRST_MOVES]

    # The answers ---------------------------------------------------------------------------

    @cached_property
    def pulling_apart(self) -> list[tuple[Skill, tuple[Given, ...]]]:
        """The skills whose answers lie far apart."""
        codes = self.found.patterns.disagreements
        return [(self.catalogue.skill(code), self._given[code]) for code in codes]

    def line(self, result: SkillResult) -> Line:
        return Line(self.catalogue.skill(result.skill), result, self._given[result.skill])

    @cached_property
    def _given(self) -> dict[str, tuple[Given, ...]]:
        """By skill: its items with the answers given, in the order asked."""
        asked = {item.code: section for section in self.sections for item in section.items}
        return {
            estimate.skill: tuple(
                Given(item, values.get(item.code), questions.address(asked[item.code], item))
                for item in self.catalogue.items_for[estimate.skill]
            )
            for estimate in self.found.ratings.estimates
            for values in [dict(estimate.answers)]
        }

    @cached_property
    def _steps(self) -> dict[str, Step]:
        """The steps from where the person stands and from any rung, by the role they lead to."""
        here = self.found.current
        steps = [
            *self.catalogue.steps_from_any,
            *(self.catalogue.steps_from(here) if here else []),
        ]
        return {step.destination: step for step in steps}

    def _entry(self, result: RoleResult) -> Entry:
        return Entry(result, self._steps.get(result.role), result is self.found.here, self)
