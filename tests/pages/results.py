"""Results of the smallest catalogue, for tests of what is said about them."""

from collections.abc import Mapping

from careers.domain.recommendation import Recommendation, recommend
from tests import factories

SPEAKING, PLANNING = ("speaking-1", "speaking-2"), ("planning-1", "planning-2")


def found(
    speaking: int | None, planning: int | None, current: str = "", **members: object
) -> Recommendation:
    """The result of one value for both questions of each skill."""
    answers: Mapping[str, int | None] = {
        **dict.fromkeys(SPEAKING, speaking),
        **dict.fromkeys(PLANNING, planning),
    }
    return recommend(factories.catalogue(**members), answers, current)  # type: ignore[arg-type]
