"""A result laid out for reading: each role with its reasons, the things they name looked up."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.clarity import Unclear, unclear
from careers.domain.ledger import Ledger, ledger
from careers.domain.order import reason_below
from careers.domain.plan import Kept
from careers.domain.questionnaire import Section
from careers.domain.recommendation import FIRST_MOVES, Recommendation, too_close
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
    stand on it; `above` is the role that stands one place higher, in a list.
    """

    result: RoleResult
    step: Step | None
    here: bool
    sheet: "ResultSheet"
    above: RoleResult | None = None

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

    @cached_property
    def bill(self) -> Ledger:
        """The hundred points, skill by skill."""
        return ledger(self.result)

    @property
    def cost(self) -> float:
        """All the points missing, to the tenth."""
        return self.bill.missing / 10

    @property
    def left(self) -> float:
        """The points left, to the tenth."""
        return self.bill.left / 10

    # In a list -----------------------------------------------------------------------------

    @property
    def tied(self) -> bool:
        """Whether the answers cannot tell it from the one above."""
        return self.above is not None and too_close(self.above, self.result)

    @property
    def below(self) -> str:
        """Why it stands below one of which less is covered, in a sentence; empty if it does not."""
        return saying.below(reason_below(self.above, self.result)) if self.above else ""

    @property
    def aside(self) -> bool:
        """Whether the person set it aside."""
        return self.result in self.sheet.found.aside

    # Skills --------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every skill with its points, in reading order."""
        return tuple(
            replace(self.sheet.line(skill), worth=worth / 10, missing=cost / 10)
            for skill, worth, cost in zip(
                self.result.skills, self.bill.worth, self.bill.cost, strict=True
            )
        )

    def _lines(self, skills: tuple[SkillResult, ...]) -> list[Line]:
        known = {line.skill.code: line for line in self.lines}
        return [known[skill.skill] for skill in skills]

    @property
    def leaning(self) -> str:
        """Why what was answered and what is read differ."""
        return saying.leaning()

    @cached_property
    def gaps(self) -> list[Line]:
        """What is clearly missing, the largest gain first."""
        return self._lines(self.result.gaps)

    @cached_property
    def to_check(self) -> list[Line]:
        """What may be missing and would bring something, the largest gain first."""
        return self._lines(self.result.to_check)

    @property
    def firsts(self) -> list[Line]:
        """What would bring most, gap or not, the largest gain first."""
        return self._lines(self.result.moves[:FIRST_MOVES])

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
    kept: Kept = field(default_factory=Kept)
    """The notes to show beside the skills, where they are shown."""

    @property
    def catalogue(self) -> Catalogue:
        return self.found.catalogue

    # Roles ---------------------------------------------------------------------------------

    @cached_property
    def ladder(self) -> list[Entry]:
        """The roles of the centre, best first."""
        return self._list(self.found.ranking)

    @cached_property
    def outside(self) -> list[Entry]:
        """The roles beyond the centre, best first."""
        return self._list(self.found.beyond)

    @cached_property
    def aside(self) -> list[Entry]:
        """The roles set aside, the last one first."""
        return list(map(self._entry, self.found.aside[::-1]))

    @cached_property
    def unclear(self) -> Unclear:
        """What keeps the result from saying anything clearly, if anything does."""
        return unclear(self.found)

    @cached_property
    def next(self) -> list[Entry]:
        """The next step, and those the answers cannot tell from it; empty where none leads on."""
        codes = [result.role for result in self.found.upcoming]
        return [entry for code in codes for entry in self.ladder if entry.result.role == code]

    def entry(self, code: str) -> Entry | None:
        """One role's entry; None for a role that asks for nothing that is measured."""
        result = self.found.by_role.get(code)
        return self._entry(result) if result else None

    @property
    def example(self) -> Entry:
        """The role to explain the arithmetic by: the next step, else the nearest."""
        return [*self.next, *self.ladder, *self.outside, *self.aside][0]

    @property
    def unsteady(self) -> bool:
        """Whether the role they hold is itself a stretch, by their own answers."""
        return unsteady(self.found)

    @property
    def standing(self) -> int:
        """The rung the person stands on; 0 where they did not say."""
        return self.catalogue.rank(self.found.current) if self.found.current else 0

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

    def rungs(self, aim: Entry | None = None) -> list[tuple[Level, list[Entry]]]:
        """The rungs from the top down, each with the person's own plates on it: where they stand,
        what comes next, and the role they chose to go for, if any."""
        here = [self._entry(self.found.here)] if self.found.here else []
        ahead = [*self.next, *([aim] if aim else [])]
        mine = {entry.role.code: entry for entry in (*ahead, *here)}
        return [
            (rung, [entry for entry in mine.values() if entry.role.level == rung.code])
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
        return list(map(self.asked, self.found.patterns.disagreements))

    def asked(self, skill: str) -> tuple[Skill, tuple[Given, ...]]:
        """A skill, and what was asked and answered about it."""
        return self.catalogue.skill(skill), self._given[skill]

    def line(self, result: SkillResult) -> Line:
        skill = self.catalogue.skill(result.skill)
        parts = (part.code for part in self.catalogue.parts_of(skill))
        return Line(
            skill,
            result,
            self._given[result.skill],
            self.kept.about([result.skill, *parts]) if self.kept.notes else (),
        )

    @cached_property
    def _given(self) -> dict[str, tuple[Given, ...]]:
        """By skill: its items with the answers given, in the order asked."""
        asked = {item.code: section for section in self.sections for item in section.items}
        return {
            estimate.skill: tuple(
                Given(
                    item,
                    values.get(item.code),
                    questions.address(asked[item.code], item),
                    questions.answered(item, self.catalogue, values.get(item.code)),
                )
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

    def _list(self, results: tuple[RoleResult, ...]) -> list[Entry]:
        """Entries one below the other."""
        first = [self._entry(result) for result in results[:1]]
        return first + [
            replace(self._entry(result), above=above) for above, result in pairwise(results)
        ]

    def _entry(self, result: RoleResult) -> Entry:
        return Entry(result, self._steps.get(result.role), result is self.found.here, self)
