"""What a newer edition does to somebody's answers, in words, before anything is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from careers.domain.carry import Carry, now_called
from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import kind_of
from careers.domain.things import Item
from careers.pages import questions, words

Answers = Mapping[str, int | None]


@dataclass(frozen=True)
class Reworded:
    """A question as it was and as it is; where the question itself is the same, its answers."""

    before: str
    after: str


@dataclass(frozen=True)
class Lost:
    """What the newer edition does not know any more, by the names they had."""

    role: str
    """Where the person stands; empty where it is known still."""
    target: str
    """Where the plan leads."""
    aside: tuple[str, ...]
    """Roles set aside."""
    skills: tuple[str, ...]
    """Skills that actions and notes are about."""

    def __bool__(self) -> bool:
        return bool(self.role or self.target or self.aside or self.skills)


@dataclass(frozen=True, eq=False)
class CarrySheet:
    """What becomes of `answers` when they move from one catalogue to a newer one."""

    old: Catalogue
    new: Catalogue
    carry: Carry
    answers: Answers
    lost: Lost

    @property
    def given(self) -> int:
        """How many answers there are, skipped questions included."""
        return len(self.answers)

    @cached_property
    def carried(self) -> int:
        return len(self.carry.carried(self.answers))

    @property
    def to_answer(self) -> int:
        """How many questions wait to be answered after the move."""
        return len(self.new.questionnaire) - self.carried

    @cached_property
    def reworded(self) -> list[Reworded]:
        return [_reworded(was, now, self.old, self.new) for was, now in self.carry.reworded]

    @property
    def added(self) -> list[str]:
        return list(map(questions.question, self.carry.new))

    @property
    def gone(self) -> list[str]:
        return list(map(questions.question, self.carry.gone))


def lost(
    old: Catalogue,
    new: Catalogue,
    role: str,
    target: str,
    aside: Sequence[str],
    skills: Sequence[str],
) -> Lost:
    """What of these codes the newer catalogue does not know. Where a person stands must be in the
    centre."""
    inside = {known.code for known in new.roles_in_centre}
    return Lost(
        role="" if now_called(new, "role", role) in inside else _name(old, "role", role),
        target="" if new.known_as("role", target) else _name(old, "role", target),
        aside=tuple(_name(old, "role", code) for code in aside if not new.known_as("role", code)),
        skills=tuple(
            _name(old, "skill", code) for code in skills if not new.known_as("skill", code)
        ),
    )


def _name(catalogue: Catalogue, kind: str, code: str) -> str:
    thing = catalogue.get(kind, code)
    return words.name(thing, catalogue) if thing else code


def _reworded(was: Item, now: Item, old: Catalogue, new: Catalogue) -> Reworded:
    before, after = questions.question(was), questions.question(now)
    if before != after:
        return Reworded(before, after)
    ways = (_answers(was, old), _answers(now, new))
    if ways[0] != ways[1]:
        return Reworded(*(f"{before} {way}" for way in ways))
    return Reworded(f"{before} ({_about(was, old)})", f"{after} ({_about(now, new)})")


def _answers(item: Item, catalogue: Catalogue) -> str:
    return " · ".join(choice.whole for choice in questions.choices(item, catalogue))


def _about(item: Item, catalogue: Catalogue) -> str:
    """What an item measures, by name."""
    kind = kind_of(item)
    return _name(catalogue, kind, getattr(item, kind))
