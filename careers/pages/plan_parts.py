"""What the pages of a plan are made of: ideas, skills to work on, rows of the list."""

from dataclasses import dataclass

from careers.domain.plan import Action, Note
from careers.domain.things import Skill, TrainingModule
from careers.pages.reasons import First, Line


@dataclass(frozen=True)
class Idea:
    """Something of ours that could go on the list: as it stands in the catalogue, and in plain words;
    `taken` says that it is there. `module` is training to ask about, which is no statement."""

    statement: str
    text: str
    skill: str
    taken: bool
    module: TrainingModule | None = None


@dataclass(frozen=True)
class Work:
    """A skill to work on, with the behaviour of the person's level and of the next one. Both are empty
    where they gave no answer or the skill has no levels of its own."""

    first: First
    now: str
    then: str
    ideas: tuple[Idea, ...]
    notes: tuple[Note, ...]

    @property
    def line(self) -> Line:
        return self.first.line

    @property
    def training(self) -> tuple[TrainingModule, ...]:
        return self.first.training


@dataclass(frozen=True)
class Later:
    """A skill short as well, to work on after the first ones; `now` and `then` as for `Work`."""

    line: Line
    now: str
    then: str


@dataclass(frozen=True)
class Check:
    """A skill that may be there already: what the role asks of it, in behaviour."""

    line: Line
    asked: str


@dataclass(frozen=True)
class Row:
    """An action as it stands on the list."""

    action: Action
    skill: Skill | None
    when: str
    overdue: bool


def behaviour(skill: Skill, level: int) -> str:
    """What a person on that level of a skill does; empty where the catalogue does not say."""
    return skill.levels[level - 1] if 1 <= level <= len(skill.levels) else ""


def behaviours(line: Line) -> tuple[str, str]:
    """What a person on their own level of a skill does, and on the next; empty without an answer."""
    if not line.result.estimate.answers:
        return "", ""
    return behaviour(line.skill, line.rated), behaviour(line.skill, line.rated + 1)
