"""An example worked through: a made-up person's answers, and one role's figures, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.measure import measure
from careers.domain.ratings import rate
from careers.domain.requirements import Profile, requirements
from careers.domain.scoring import RoleResult, SkillResult, score
from careers.pages.saying import listed

PATTERN = ((0, 0), (1, 1), (-1, -1), (0, -1), (-2, -1), (1, 0))
"""What is answered, in levels above what the role asks, skill after skill and round again."""
LIKED = 3
"""Half-way between two ways of working, to every question about them."""


@dataclass(frozen=True)
class Line:
    """A skill of the example: its name, the answers as they are said, and its result."""

    skill: things.Skill
    said: str
    result: SkillResult

    @property
    def place(self) -> str:
        """Its part in the ranking."""
        return signed(self.result.place)

    @property
    def chance(self) -> int:
        """The gap probability in %."""
        return percent(self.result.gap_probability)


@dataclass(frozen=True)
class Worked:
    """The example: the role, its result, and a line for every skill that counts."""

    role: things.Role
    result: RoleResult
    lines: tuple[Line, ...]

    @property
    def cost(self) -> float:
        """Points lost together."""
        return 100 - self.result.fit

    @property
    def place(self) -> str:
        return signed(self.result.place)

    @property
    def order(self) -> str:
        """What the role is ordered by."""
        return signed(self.result.score)

    @property
    def priciest(self) -> Line:
        """The skill that costs most."""
        return max(self.lines, key=lambda line: line.result.cost)


def worked(catalogue: Catalogue) -> Worked | None:
    """The role most steps lead to, and somebody made up; None where no role can be worked out."""
    profiles = requirements(catalogue).centre
    if not profiles:
        return None
    ends = [step.destination for step in catalogue.steps]
    profile = max(profiles, key=lambda one: ends.count(one.role.code))
    result = score(profile, measure(rate(catalogue, dict(_answers(catalogue, profile)))))
    lines = tuple(_line(catalogue, skill) for skill in result.skills)
    return Worked(profile.role, result, lines)


def signed(value: float) -> str:
    """A figure to two decimals, with a minus that is one."""
    return number_format(f"{value:.2f}").replace("-", "−")


def percent(share: float) -> int:
    """A share of 1 in whole %."""
    return floor(share * 100 + 0.5)


def _line(catalogue: Catalogue, result: SkillResult) -> Line:
    said = listed([str(answer.value) for answer in result.estimate.answers])
    return Line(catalogue.skill(result.skill), said or _("nothing"), result)


def _answers(catalogue: Catalogue, profile: Profile) -> Iterator[tuple[str, int]]:
    for number, need in enumerate(profile.needs):
        apart = PATTERN[number % len(PATTERN)]
        for at, item in enumerate(catalogue.items_for[need.skill]):
            yield item.code, min(5, max(1, need.level + apart[at % len(apart)]))
    for item in catalogue.questionnaire:
        if item.preference:
            yield item.code, LIKED
