"""Reading an attempt."""

from careers.models import Attempt


def answers_of(attempt: Attempt) -> dict[str, int | None]:
    """The attempt's answers by item code: 1 to 5, or None for a skipped item."""
    return dict(attempt.answers.values_list("item", "value"))
