"""Making guesses slow: whoever tries a door too often from one address waits.

A try is written down before it is looked at, so that many at once are all counted. That an address
tried is kept as a keyed hash, and only as long as it counts.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from careers.models import Guess

LONGEST = timedelta(days=1)


@dataclass(frozen=True)
class Door:
    """What is opened by a code: its name, and how many tries in vain it stands within a time, a day
    at most."""

    name: str
    most: int
    within: timedelta


class TooMany(Exception):
    """There were too many tries from this address; `seconds` until the next is looked at."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"wait {seconds} s")


def knock(door: Door, address: str) -> Guess:
    """Count a try from an address. Raises `TooMany` once there were more than the door stands; such
    a try counts no further. Hand what comes back to `forgive` if the try was a good one."""
    now = timezone.now()
    Guess.objects.filter(door=door.name, at__lte=now - door.within).delete()
    hashed = salted_hmac("careers.actions.guess", address, algorithm="sha256").hexdigest()
    tried = Guess.objects.filter(door=door.name, address=hashed)
    guess = Guess.objects.create(door=door.name, address=hashed, at=now)
    if tried.filter(pk__lte=guess.pk).count() > door.most:
        guess.delete()
        raise TooMany(_wait(tried, door))
    return guess


def forgive(guess: Guess) -> None:
    """A try was a good one and does not count."""
    guess.delete()


def sweep() -> None:
    """Delete what counts at no door any more: none counts tries for longer than a day."""
    Guess.objects.filter(at__lt=timezone.now() - LONGEST).delete()


def _wait(tried: QuerySet[Guess], door: Door) -> int:
    """Seconds until the first of these tries no longer counts, 1 at least."""
    first = tried.order_by("at").values_list("at", flat=True).first() or timezone.now()
    return max(1, int((first + door.within - timezone.now()).total_seconds()) + 1)
