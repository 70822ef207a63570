"""Whether whoever serves a database has the secret key it was served with before.

Hosts that share a database and not the key refuse each other's forms and sessions, now and then and
without a word. So each start leaves a mark of its key behind, and says so where it finds another's.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from django.contrib.sessions.models import Session
from django.utils.crypto import salted_hmac

ROW = "key"
"""The mark lies with the sessions, which hang on the same key. Shorter than the name of any, it is one
that no cookie opens."""
_FOR_EVER = datetime(9000, 1, 1, tzinfo=UTC)

ANOTHER = (
    "SECRET_KEY is another than the one this database was last served with. Hosts that share a database"
    " need the same one: copy it from the first. If you changed it on purpose, whoever was signed in signs"
    " in again. Where a code from a phone is asked for, they do that with a spare code, and set the phone"
    " up anew."
)


def mark() -> str:
    """What stands for the key. Nobody can work the key out from it."""
    return salted_hmac("careers.management.key", ROW, algorithm="sha256").hexdigest()


def compare(say: Callable[[str], object]) -> None:
    """Hold the key against the last one, telling where it is another, and remember it."""
    here = mark()
    before = Session.objects.filter(pk=ROW).values_list("session_data", flat=True).first()
    if before == here:
        return
    if before is not None:
        say(ANOTHER)
    Session.objects.update_or_create(
        pk=ROW, defaults={"session_data": here, "expire_date": _FOR_EVER}
    )
