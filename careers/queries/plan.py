"""Reading what a visitor keeps with an attempt."""

from careers.domain.carry import now_called
from careers.domain.catalogue import Catalogue
from careers.domain.plan import Action, Kept, Note
from careers.models import Attempt


def kept_of(attempt: Attempt, catalogue: Catalogue | None = None) -> Kept:
    """The attempt's actions and notes, in two queries; with a catalogue, their skills by the codes
    it knows them by, else as they were stored."""
    return Kept(
        tuple(
            Action(
                row.pk,
                row.text,
                skill_now(row.skill, catalogue),
                row.due,
                row.done_at,
                row.created_at,
            )
            for row in attempt.actions.all()
        ),
        tuple(
            Note(row.pk, skill_now(row.skill, catalogue), row.note, row.when, row.created_at)
            for row in attempt.evidence.all()
        ),
    )


def skill_now(code: str, catalogue: Catalogue | None) -> str:
    """The code by which a catalogue knows a skill that was stored by another; one it does not know
    at all stays as it is."""
    return (now_called(catalogue, "skill", code) or code) if catalogue else code
