"""What the last change of answers moved: a note on the pages somebody comes back to."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from careers.domain.moved import moved
from careers.domain.recommendation import recommend
from careers.pages.moved import MovedNote
from careers.views.sitting import Sitting

SHOWN_FOR = timedelta(days=1)
"""How long the note is shown. It is for whoever has just changed something or sleeps on it; later
they come for the result, no longer know what the note speaks of, and would undo by a slip."""


def what_moved(sitting: Sitting) -> MovedNote | None:
    """What the last change moved; None where nothing was changed, or too long ago."""
    if sitting.attempt is None or not sitting.attempt.revision:
        return None
    since = datetime.fromisoformat(sitting.attempt.revision["since"])
    if not timedelta() <= timezone.now() - since <= SHOWN_FOR:
        return None
    found = recommend(sitting.catalogue, sitting.answers, sitting.role)
    after = found.without(sitting.attempt.set_aside)
    change = moved(after, sitting.answers, sitting.attempt.revision["was"])
    return MovedNote(change, mark_of(sitting)) if change else None


def mark_of(sitting: Sitting) -> str:
    """A mark of the last change and of the answers as they are; it tells neither."""
    revision = sitting.attempt.revision if sitting.attempt else None
    what = f"{sitting.belongs} {revision} {sorted(sitting.answers.items())}"
    return salted_hmac("careers.views.moved", what, algorithm="sha256").hexdigest()[:16]
