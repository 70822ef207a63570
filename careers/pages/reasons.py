"""What stands behind a result: answers, skills, things to know and things to begin with."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.plan import Note
from careers.domain.scoring import SkillResult
from careers.domain.things import Challenge, Item, Role, Skill, TrainingModule
from careers.domain.whatif import one_more
from careers.pages import saying


@dataclass(frozen=True)
class Given:
    """An item behind a number: its question, the answer (None: none given), where to change it, and
    the answer in words."""

    item: Item
    value: int | None
    address: str
    words: str


@dataclass(frozen=True)
class Line:
    """One skill's part in a role's result, with the answers behind it and the notes about it.

    `worth` and `missing` are points of a hundred, as the role's bill has them.
    """

    skill: Skill
    result: SkillResult
    given: tuple[Given, ...]
    notes: tuple[Note, ...] = ()
    worth: float = 0.0
    missing: float = 0.0

    @property
    def rated(self) -> int:
        """The person's level, rounded to a rung."""
        return round(self.result.estimate.mean)

    @property
    def range(self) -> str:
        """How the answers are read, and how sure that is, as half a sentence."""
        estimate = self.result.estimate
        return saying.read_as(estimate.mean, estimate.low, estimate.high)

    @property
    def said(self) -> str:
        """What the person answered, as half a sentence."""
        return saying.said([given.value for given in self.given if given.value is not None])

    @property
    def verdict(self) -> str:
        """Whether it is enough, not enough or not sure, and why, in a sentence."""
        return saying.verdict(self.result)

    @property
    def one_more(self) -> int:
        """The level above theirs: what to suppose first."""
        return one_more(self.result.estimate)

    @property
    def skipped(self) -> tuple[Given, ...]:
        return tuple(given for given in self.given if given.value is None)


@dataclass(frozen=True)
class Warned:
    """A challenge that roles meet often, how much each of them does, and what the person said to a
    glimpse of it."""

    challenge: Challenge
    item: Item
    said: str
    met: tuple[tuple[Role, int], ...]


@dataclass(frozen=True)
class First:
    """Something to begin with: a skill, what each role it serves asks of it, the training for it."""

    line: Line
    asked: tuple[tuple[Role, int], ...]
    training: tuple[TrainingModule, ...]
    of: int
    """How many roles were looked at."""

    @property
    def needs(self) -> str:
        """Which role needs how much of it, as half a sentence."""
        levels = {level for _role, level in self.asked}
        if len(self.asked) == self.of > 1 and len(levels) == 1:
            return _("%(all)s need %(level)d") % {
                "all": saying.all_of(self.of),
                "level": levels.pop(),
            }
        return ", ".join(
            _("%(role)s needs %(level)d") % {"role": role.title, "level": level}
            for role, level in self.asked
        )

    @property
    def only_to_check(self) -> bool:
        return self.line.result.verdict == "unsure"
