"""A role's hundred points as a bill whose lines add up to its total, to the tenth shown."""

from dataclasses import dataclass
from math import floor

from careers.domain.scoring import DECIMALS, RoleResult


@dataclass(frozen=True)
class Ledger:
    """What each skill is worth and what is missing of it, in tenths of a point, in the order of the
    role's skills; the worths add up to 1000, and `left` and the costs as well."""

    worth: tuple[int, ...]
    cost: tuple[int, ...]

    @property
    def missing(self) -> int:
        return sum(self.cost)

    @property
    def left(self) -> int:
        """The fit, cut off after a tenth of a point."""
        return 1000 - self.missing


def ledger(result: RoleResult) -> Ledger:
    """A role's result as a bill.

    A skill is worth `100·w(R−1)/Σw(R−1)` points. Tenths are given out by the largest remainder, so
    each line is less than a tenth from its true figure and the lines add up to the total shown. The
    fit is cut off, as it is where it is shown whole, so that no bill makes it more than that.
    """
    demand = result.profile.demand
    worth = [1000 * s.importance * (s.level - 1) / demand for s in result.skills]
    cost = [10 * skill.cost for skill in result.skills]
    missing = 1000 - floor(round(10 * result.fit, DECIMALS))
    return Ledger(_apportioned(worth, 1000), _apportioned(cost, missing))


def _apportioned(values: list[float], total: int) -> tuple[int, ...]:
    """Whole numbers near these values with this sum, which is less than one away for each that is
    not whole. What is nothing stays nothing."""
    whole = [floor(round(value, DECIMALS)) for value in values]
    rest = sorted(range(len(values)), key=lambda at: whole[at] - values[at])
    for at in rest[: total - sum(whole)]:
        whole[at] += 1
    return tuple(whole)
