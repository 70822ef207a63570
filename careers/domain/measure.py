"""A person's ratings set against every level that a role could ask.

Roles ask for five levels of a few skills, however many roles there are, so what depends on a level
alone is worked out once for each; scoring a role is then a matter of looking up and adding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import erf, sqrt

from careers.domain.ratings import Ratings

TOLERANCE = 0.25
"""A shortfall this small, in levels, costs nothing."""
PENALTY = 2.0
"""How much place a missing level costs against one that can be used."""
MIDDLE = 2.75
"""The level from which a role's demand counts for it: about what people have of a skill that their
work does not ask of them, a quarter of a level under the middle of the scale."""
UNKNOWN_SIMILARITY = 0.5
"""How alike two places on a preference are if one of them is not known."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A person's ratings set against every level that a role could ask, worked out once.

    Roles ask for five levels of some skills only, so thousands of roles share these few numbers.
    `shortfall`, `lack`, `usable` and `gap` are looked up by `requirements.cell`, `variance` and
    `share` by the skill's number, `similarity` by `requirements.liking_cell`. With R the level and
    m the person's: `shortfall` is `max(0, R - 0.25 - m)` and costs fit; `lack`, without the
    tolerance, is `max(0, R - m)`; `usable`, the part in the ranking, `R - 2.75 - 2·lack`.
    """

    ratings: Ratings
    shortfall: tuple[float, ...]
    lack: tuple[float, ...]
    usable: tuple[float, ...]
    gap: tuple[float, ...]
    variance: tuple[float, ...]
    share: tuple[float, ...]
    similarity: tuple[float, ...]


def measure(ratings: Ratings) -> Measure:
    """A person's ratings, ready to be set against any role."""
    marks = [(e, level) for e in ratings.estimates for level in range(1, 6)]
    lack = [max(0.0, level - e.mean) for e, level in marks]
    return Measure(
        ratings=ratings,
        shortfall=tuple([max(0.0, level - TOLERANCE - e.mean) for e, level in marks]),
        lack=tuple(lack),
        usable=tuple([m[1] - MIDDLE - PENALTY * d for m, d in zip(marks, lack, strict=True)]),
        gap=tuple([_phi((level - 0.5 - e.mean) / e.sd) for e, level in marks]),
        variance=tuple([e.variance for e in ratings.estimates]),
        share=tuple([len(e.answers) / e.asked for e in ratings.estimates]),
        similarity=tuple(_similarities(ratings)),
    )


def _similarities(ratings: Ratings) -> Iterator[float]:
    for liking in ratings.likings:
        yield UNKNOWN_SIMILARITY
        for level in range(1, 6):
            position = liking.position
            yield UNKNOWN_SIMILARITY if position is None else 1 - abs(position - level) / 4


def _phi(z: float) -> float:
    """The standard normal distribution function."""
    return 0.5 * (1 + erf(z / sqrt(2)))
