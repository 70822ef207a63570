"""Reading what a visitor keeps with an attempt."""

from careers.domain.plan import Action, Kept, Note
from careers.models import Attempt


def kept_of(attempt: Attempt) -> Kept:
    """The attempt's actions and notes, in two queries."""
    return Kept(
        tuple(
            Action(row.pk, row.text, row.skill, row.due, row.done_at, row.created_at)
            for row in attempt.actions.all()
        ),
        tuple(
            Note(row.pk, row.skill, row.note, row.when, row.created_at)
            for row in attempt.evidence.all()
        ),
    )
