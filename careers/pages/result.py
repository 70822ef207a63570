"""A result laid out for reading: each role with its reasons, the things they name looked up."""

from dataclasses import dataclass
from functools import cached_property

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import Section
from careers.domain.ratings import Estimate
from careers.domain.recommendation import Move, Recommendation
from careers.domain.scoring import PreferenceResult, RoleResult, SkillResult
from careers.domain.things import Challenge, Item, Level, Preference, Role, Skill, Step
from careers.pages import questions
from careers.pages.saying import biggest_gain


@dataclass(frozen=True)
class Given:
    """An item behind a number: its question, the answer (None: none given), where to change it."""

    item: Item
    value: int | None
    address: str


@dataclass(frozen=True)
class Line:
    """One skill's part in a role's result, with the answers behind it."""

    skill: Skill
    result: SkillResult
    given: tuple[Given, ...]

    @property
    def rated(self) -> int:
        """The person's level, rounded to a rung."""
        return round(self.result.estimate.mean)

    @property
    def answers(self) -> int:
        return len(self.result.estimate.answers)

    @property
    def skipped(self) -> tuple[Given, ...]:
        return tuple(given for given in self.given if given.value is None)


@dataclass(frozen=True)
class Warned:
    """A challenge the role meets often, and what the person said to a glimpse of it."""

    challenge: Challenge
    item: Item
    said: str
    exposure: int


@dataclass(frozen=True)
class Compared:
    """One preference: where the role stands, where the person does, how alike they are."""

    preference: Preference
    result: PreferenceResult


@dataclass(frozen=True, eq=False)
class Entry:
    """A role of the result.

    `step` is the way there from where the person stands, if there is one; `here` says that they
    stand on it; `level_with_above` that the answers cannot tell it from the one ranked before it.
    """

    result: RoleResult
    step: Step | None
    here: bool
    level_with_above: bool
    sheet: "ResultSheet"

    @property
    def role(self) -> Role:
        return self.result.profile.role

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(map(self.sheet.line, self.result.skills))

    @cached_property
    def gaps(self) -> list[Line]:
        """What is clearly missing, the largest gain first."""
        return [self.sheet.line(skill) for skill in self.result.gaps]

    @cached_property
    def unsure(self) -> list[Line]:
        """What may be missing, the largest gain first."""
        return [self.sheet.line(skill) for skill in self.result.unsure]

    @cached_property
    def strengths(self) -> list[Skill]:
        """At most three things surely met."""
        return [self.sheet.catalogue.skill(s.skill) for s in self.result.strengths[:3]]

    @property
    def biggest(self) -> Line | None:
        gain = biggest_gain(self.result)
        return self.sheet.line(gain) if gain else None

    @cached_property
    def moves(self) -> list[tuple[Line, Move]]:
        """The first things to do, each with the training that serves it."""
        moves = self.sheet.found.first_moves(self.result)
        return [(self.sheet.line(move.skill), move) for move in moves]

    @cached_property
    def worth_knowing(self) -> list[Warned]:
        catalogue = self.sheet.catalogue
        return [
            Warned(
                catalogue.challenge(preview.challenge),
                item := catalogue.item(preview.item),
                questions.answered(item, catalogue, preview.value),
                self.result.profile.exposures[preview.challenge],
            )
            for preview in self.result.worth_knowing
        ]

    @property
    def not_measured(self) -> list[Skill]:
        return [self.sheet.catalogue.skill(code) for code in self.result.profile.not_measured]

    @property
    def likings(self) -> list[Compared]:
        catalogue = self.sheet.catalogue
        return [
            Compared(catalogue.preference(liking.preference), liking)
            for liking in self.result.preferences
        ]

    @property
    def cost(self) -> float:
        """All the fit points lost."""
        return 100 - self.result.fit


@dataclass(frozen=True, eq=False)
class ResultSheet:
    """A recommendation with everything it names looked up, in the order it is read."""

    found: Recommendation
    sections: tuple[Section, ...]

    @property
    def catalogue(self) -> Catalogue:
        return self.found.catalogue

    @cached_property
    def ladder(self) -> list[Entry]:
        """The roles of the centre, best first."""
        level = {(one.role, other.role) for one, other in self.found.close_calls}
        before = ["", *(result.role for result in self.found.ranking)]
        return [
            self._entry(result, (above, result.role) in level)
            for above, result in zip(before, self.found.ranking, strict=False)
        ]

    @cached_property
    def outside(self) -> list[Entry]:
        """The roles beyond the centre, best first."""
        return [self._entry(result, level_with_above=False) for result in self.found.beyond]

    @cached_property
    def next(self) -> list[Entry]:
        """The next step, and those the answers cannot tell from it; empty where none leads on."""
        codes = [r.role for r in (*self.found.next_steps[:1], *self.found.level_with_next)]
        return [entry for code in codes for entry in self.ladder if entry.result.role == code]

    @property
    def standing(self) -> int:
        """The rung the person stands on; 0 where they did not say."""
        return self.catalogue.rank(self.found.current) if self.found.current else 0

    @property
    def worth_knowing(self) -> list[Entry]:
        """The next steps that bring something the person would rather not have."""
        return [entry for entry in self.next if entry.worth_knowing]

    @cached_property
    def rungs(self) -> list[tuple[Level, list[Entry]]]:
        """The rungs from the top down, each with the person's own plates on it: where they stand
        and what comes next."""
        mine = [entry for entry in self.ladder if entry.here or entry in self.next]
        return [
            (rung, [entry for entry in mine if entry.role.level == rung.code])
            for rung in reversed(self.catalogue.rungs)
        ]

    @cached_property
    def read(self) -> list[tuple[Skill, Estimate, tuple[Given, ...]]]:
        """Every measured skill with what was read from the answers, and the answers."""
        return [
            (self.catalogue.skill(estimate.skill), estimate, self._given[estimate.skill])
            for estimate in self.found.ratings.estimates
        ]

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

    def _entry(self, result: RoleResult, level_with_above: bool) -> Entry:
        here = self.found.current is not None and self.found.current.code == result.role
        return Entry(result, self._steps.get(result.role), here, level_with_above, self)
