"""The editions as staff see them: those that wait and those withdrawn among them, and by whom."""

from dataclasses import dataclass
from typing import Literal

from django.contrib.auth.models import User
from django.db.models import QuerySet

from careers.domain.history import Entry
from careers.models import Edition
from careers.queries.history import entry_of

Standing = Literal["live", "waiting", "withdrawn", "older"]

SHOWN = 40
"""As many editions as stand on one page of the desk's list."""


@dataclass(frozen=True)
class Row:
    """An edition: its row without the document, where it stands, what visitors are told of it, and the
    edition it follows, None for the first."""

    edition: Edition
    standing: Standing
    entry: Entry
    before: Edition | None

    @property
    def number(self) -> int:
        return self.edition.number

    @property
    def by(self) -> str:
        """Who published it; empty for the first start."""
        return named(self.edition.published_by)

    @property
    def withdrawn_by(self) -> str:
        """Who took it out; only of one that was withdrawn."""
        return named(self.edition.withdrawal.by)


def named(user: User | None) -> str:
    """What a colleague is called at the desk; empty for nobody."""
    return user.get_full_name() or user.get_username() if user else ""


def listed(before: int | None = None, most: int = SHOWN) -> tuple[list[Row], int]:
    """Up to `most` editions, the newest first, or those before a number; and the number before which
    there are more, 0 where there are none."""
    rows = _rows()
    run = list(rows.filter(number__lt=before) if before else rows)[: most + 1]
    shown, live = run[:most], _live()
    # An edition follows the next below it that was not withdrawn, which may stand on the next page.
    below = (
        [*run, *_rows().filter(number__lt=run[-1].number, withdrawal__isnull=True)[:1]]
        if run
        else []
    )
    found = [_row(row, live, below[place + 1 :]) for place, row in enumerate(shown)]
    return found, shown[-1].number if len(run) > most else 0


def row_of(number: int) -> Row | None:
    """One edition by its number; None where there is none."""
    row = _rows().filter(number=number).first()
    if row is None:
        return None
    below = _rows().filter(number__lt=number, withdrawal__isnull=True)[:1]
    return _row(row, _live(), list(below))


def next_number() -> int:
    """The number the next edition will have: none is used twice. One query."""
    newest = Edition.objects.only("number").first()
    return newest.number + 1 if newest else 1


def _rows() -> QuerySet[Edition]:
    rows = Edition.objects.defer("document", "proof")
    return rows.select_related("published_by", "withdrawal__by").order_by("-number")


def _live() -> int:
    newest = Edition.objects.live().only("number").first()
    return newest.number if newest else 0


def _row(row: Edition, live: int, below: list[Edition]) -> Row:
    before = next((it for it in below if not hasattr(it, "withdrawal")), None)
    return Row(row, _standing(row, live), entry_of(row, before), before)


def _standing(row: Edition, live: int) -> Standing:
    if hasattr(row, "withdrawal"):
        return "withdrawn"
    if row.number == live:
        return "live"
    return "waiting" if row.number > live else "older"
