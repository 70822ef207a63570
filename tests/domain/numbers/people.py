"""People who have answered the smallest questionnaire there is."""

from careers.domain.catalogue import Catalogue
from careers.domain.numbers.outcome import NONE, Person, outcomes

EVERYTHING = (
    "speaking-1",
    "planning-1",
    "prefers-people",
    "preview-shifts",
    "speaking-2",
    "planning-2",
)


def person(
    catalogue: Catalogue,
    *values: int | None,
    role: str = "",
    planned: bool = False,
    seconds: float | None = None,
) -> Person:
    """Somebody who gave these answers, in the order asked, and stopped."""
    answers = dict(zip(EVERYTHING, values, strict=False))
    times = {} if seconds is None else dict.fromkeys(answers, seconds)
    told = outcomes(catalogue, [(answers, role)])[0] if answers else NONE
    return Person(answers, times, role, planned, told)
