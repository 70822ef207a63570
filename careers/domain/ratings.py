"""What a person's answers say, before any role comes into it.

Answers are a mapping from item codes to 1–5, or None where the person skipped; an item that is
absent was not reached, and counts the same. A skill item holds the person's proficiency, a preview
the option chosen (1 wants out, 5 spurs on), a preference the place chosen, counted left to right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from careers.domain.catalogue import Catalogue

PRIOR_WEIGHT = 0.5
"""We begin as if half an answer at the middle of the scale had been given."""
PRIOR_MEAN = 3.0
ANSWER_VARIANCE = 0.64
"""How much one answer strays from the person's true level: an SD of 0.8 levels."""
FLOOR_VARIANCE = 0.09
"""What more items cannot remove: a self-rating may be off by 0.3 levels as a whole."""

RANGE_SDS = 1.28
"""An 80 % range reaches this many SDs to either side."""

FLAT_AT_LEAST = 10
"""So many equal skill answers, and no other, look like a flat line."""
PAIR_DISAGREEMENT = 3
SECONDS_PER_ANSWER = 2.0
"""Below this an item was hardly read: a common rule of thumb for careless answering."""


class Answer(NamedTuple):
    """One answered item: its code and the value as stored, 1–5."""

    item: str
    value: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """The level of one skill, as far as the answers tell.

    `mean` (1–5) is a shrunken mean, the prior being half an answer at 3; `variance` is that of the
    mean, without the floor. `asked` is how many items the questionnaire has for the skill.
    """

    skill: str
    mean: float
    variance: float
    answers: tuple[Answer, ...]
    asked: int

    @property
    def sd(self) -> float:
        """The SD of the estimate, in levels, with the floor that no more items remove."""
        return sqrt(self.variance + FLOOR_VARIANCE)

    @property
    def low(self) -> float:
        """The lower end of the range in which the level lies in eight cases of ten, 1 at least."""
        return max(1.0, self.mean - RANGE_SDS * self.sd)

    @property
    def high(self) -> float:
        """Its upper end, 5 at most."""
        return min(5.0, self.mean + RANGE_SDS * self.sd)

    @property
    def disagree(self) -> bool:
        """Whether two answers to the same skill lie three levels apart, or more."""
        values = [answer.value for answer in self.answers]
        return bool(values) and max(values) - min(values) >= PAIR_DISAGREEMENT


@dataclass(frozen=True, slots=True)
class Liking:
    """Where a person stands on a preference: 1 the low pole … 5 the high one, None unanswered."""

    preference: str
    position: float | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a person said to a glimpse of a challenge: 1 wants out … 5 spurs on, None unanswered."""

    challenge: str
    item: str
    value: int | None


@dataclass(frozen=True)
class Ratings:
    """Everything the answers say, in the questionnaire's terms."""

    estimates: tuple[Estimate, ...]
    """One per measured skill, in reading order."""
    likings: tuple[Liking, ...]
    """One per preference that has an item, in the order asked."""
    previews: tuple[Preview, ...]
    answered: int
    asked: int

    @property
    def skills_answered(self) -> int:
        """How many measured skills have an answer."""
        return sum(bool(estimate.answers) for estimate in self.estimates)

    @property
    def skills_wanting(self) -> int:
        """How many more skills need an answer before there is anything to say of a role: half of
        the measured ones, rounded up. Below that a result would be made of our own guesses."""
        return max(0, (len(self.estimates) + 1) // 2 - self.skills_answered)

    @property
    def too_early(self) -> bool:
        """Whether fewer than half of the measured skills have an answer."""
        return self.skills_wanting > 0


@dataclass(frozen=True)
class Patterns:
    """Signs of careless answering: told to the person gently, never held against them."""

    flat: bool
    """All skill answers are the same."""
    fast: bool
    disagreements: tuple[str, ...]
    """Codes of the skills whose answers lie three levels apart, or more."""

    def __bool__(self) -> bool:
        return self.flat or self.fast or bool(self.disagreements)


def rate(catalogue: Catalogue, answers: Mapping[str, int | None]) -> Ratings:
    """What these answers say.

    Raises `ValueError` for an item the catalogue does not hold and a value outside 1–5.
    """
    _refuse_bad(catalogue, answers)
    return Ratings(
        estimates=tuple(_estimates(catalogue, answers)),
        likings=tuple(_likings(catalogue, answers)),
        previews=tuple(
            Preview(item.challenge, item.code, answers.get(item.code))
            for item in catalogue.questionnaire
            if item.challenge
        ),
        answered=sum(value is not None for value in answers.values()),
        asked=len(catalogue.items),
    )


def levels(ratings: Ratings, catalogue: Catalogue) -> dict[str, int]:
    """The person's level of each skill that has an answer, rounded to a rung; a part of a measured
    skill is on the level of its whole."""
    known = {e.skill: round(e.mean) for e in ratings.estimates if e.answers}
    return {
        skill.code: known[whole.code]
        for skill in catalogue.skills
        if (whole := catalogue.measured_by(skill)) and whole.code in known
    }


def patterns(ratings: Ratings, seconds: float | None = None) -> Patterns:
    """Signs of careless answering; `seconds` is the time taken, None where nobody measured it."""
    values = [answer.value for estimate in ratings.estimates for answer in estimate.answers]
    return Patterns(
        flat=len(values) >= FLAT_AT_LEAST and len(set(values)) == 1,
        fast=seconds is not None and seconds < SECONDS_PER_ANSWER * ratings.answered,
        disagreements=tuple(e.skill for e in ratings.estimates if e.disagree),
    )


def estimate(skill: str, answers: tuple[Answer, ...], asked: int) -> Estimate:
    """The level of one skill: `m = (0.5·3 + Σy)/(0.5 + n)`, `v = 0.64/(0.5 + n)`."""
    weight = PRIOR_WEIGHT + len(answers)
    total = PRIOR_WEIGHT * PRIOR_MEAN + sum([value for _, value in answers])
    return Estimate(skill, total / weight, ANSWER_VARIANCE / weight, answers, asked)


def _refuse_bad(catalogue: Catalogue, answers: Mapping[str, int | None]) -> None:
    for code, value in answers.items():
        if catalogue.get("item", code) is None:
            raise ValueError(f"There is no item {code!r}.")
        # True and False are whole numbers to Python, but nobody's answers.
        if value is not None and (type(value) is not int or not 1 <= value <= 5):
            raise ValueError(f"The answer to {code!r} must be 1 to 5, not {value!r}.")


def _estimates(catalogue: Catalogue, answers: Mapping[str, int | None]) -> Iterator[Estimate]:
    for skill in catalogue.measured_skills:
        items = catalogue.items_for[skill.code]
        given = tuple(
            [
                Answer(item.code, value)
                for item in items
                if (value := answers.get(item.code)) is not None
            ]
        )
        yield estimate(skill.code, given, len(items))


def _likings(catalogue: Catalogue, answers: Mapping[str, int | None]) -> Iterator[Liking]:
    given: dict[str, list[tuple[Answer, bool]]] = {}
    for item in catalogue.questionnaire:
        if item.preference:
            known = given.setdefault(item.preference, [])
            if (value := answers.get(item.code)) is not None:
                known.append((Answer(item.code, value), item.flipped))
    for preference, known in given.items():
        # A flipped item has the high pole on the left, so its leftmost place means 5.
        total = sum(6 - answer.value if flipped else answer.value for answer, flipped in known)
        position = total / len(known) if known else None
        yield Liking(preference, position, tuple(answer for answer, _ in known))
