"""Reading the answers of an attempt over time."""

from django.db.models import QuerySet

from careers.domain.times import MOST_EARLIER, Time
from careers.models import Attempt, Earlier
from careers.queries.edition import Published, glance, glances


def times_of(
    attempt: Attempt, published: Published, answers: dict[str, int | None]
) -> tuple[Time, ...]:
    """The earlier answers as they were given, one after the other, and the present ones as the last."""
    rows = list(_rows(attempt))
    # Seen as under a glass: whoever looks back displaces no edition that others read.
    others = {row.edition.number for row in rows} - {published.number}
    held = {published.number: published} | glances(others)
    earlier = [_time(number, row, held[row.edition.number]) for number, row in enumerate(rows, 1)]
    now = Time(
        number=len(rows) + 1,
        edition=published.number,
        catalogue=published.catalogue,
        answers=answers,
        role=attempt.role,
        started=attempt.started_at,
        ended=attempt.changed_at,
        now=True,
    )
    return (*earlier, now)


def last_of(attempt: Attempt) -> Time | None:
    """The last answers set apart; None where there are none."""
    number = attempt.earlier.count()
    return earlier_of(attempt, number) if number else None


def earlier_of(attempt: Attempt, number: int) -> Time | None:
    """The earlier answers of that number, counted from 1 within the attempt; None without such."""
    if not 1 <= number <= MOST_EARLIER:
        return None
    row = _rows(attempt)[number - 1 : number].first()
    return _time(number, row, glance(row.edition.number)) if row else None


def _rows(attempt: Attempt) -> QuerySet[Earlier]:
    return attempt.earlier.select_related("edition").defer("edition__document").order_by("pk")


def _time(number: int, row: Earlier, published: Published) -> Time:
    return Time(
        number=number,
        edition=published.number,
        catalogue=published.catalogue,
        answers=row.answers,
        role=row.role,
        started=row.started_at,
        ended=row.ended_at,
    )
