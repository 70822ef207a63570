"""Trying passwords: how many tries are looked at, and of whom.

Wrong ones are counted by axes, in rows that administrators see at the desk. What it cannot do is hold its
limit when many come at the same moment, as each is counted only after it was looked at; so whoever tries
is let in here first, one at a time, and those under way count too. docs/security.md says why the limits
are as they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max, QuerySet, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from careers.models import Guess

DOOR = "sign-in"
UNDER_WAY = timedelta(minutes=1)
"""How long a try may be under way. One that takes longer died with its process, and counts no more."""

OF_A_NAME = 50
"""Wrong passwords for one name, from wherever they come, until browsers that never signed in with it have
to wait; those that have are still looked at."""
OF_AN_ADDRESS = 30
"""Wrong passwords from one address, for whatever names, until that address has to wait."""

_QUEUE = 0x7369676E


class Locked(Exception):
    """It is not looked at; `seconds` until one will be."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"wait {seconds} s")


def wait() -> timedelta:
    """How long a door stays shut."""
    return timedelta(hours=settings.AXES_COOLOFF_TIME)


@contextmanager
def trying(name: str, address: str | None, *, known: bool) -> Iterator[None]:
    """Around looking at a password for a name from an address; `known` says that the browser has signed
    in with that name before. Raises `Locked`."""
    guess = _admitted(name, address, known=known)
    try:
        yield
    finally:
        guess.delete()


def let_in_again(name: str) -> int:
    """Forget the wrong passwords for a name; how many there were."""
    rows = AccessAttempt.objects.filter(username=name)
    wrong = _wrong(rows)
    rows.delete()
    return wrong


def _admitted(name: str, address: str | None, *, known: bool) -> Guess:
    now = timezone.now()
    both = salted_hmac(__name__, f"{address} {name}", algorithm="sha256").hexdigest()
    with transaction.atomic():
        _one_at_a_time()
        counted = AccessAttempt.objects.filter(attempt_time__gte=now - wait())
        under_way = Guess.objects.filter(door=DOOR, address=both, at__gt=now - UNDER_WAY).count()
        own = counted.filter(username=name, ip_address=address)
        if _wrong(own) + under_way >= settings.AXES_FAILURE_LIMIT:
            raise Locked(_left(own, now))
        if not known and _wrong(of_name := counted.filter(username=name)) >= OF_A_NAME:
            raise Locked(_left(of_name, now))
        if _wrong(of_address := counted.filter(ip_address=address)) >= OF_AN_ADDRESS:
            raise Locked(_left(of_address, now))
        return Guess.objects.create(door=DOOR, address=both, at=now)


def _one_at_a_time() -> None:
    """Until the transaction ends. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_QUEUE])


def _wrong(rows: "QuerySet[AccessAttempt]") -> int:
    return rows.aggregate(sum=Sum("failures_since_start"))["sum"] or 0


def _left(rows: "QuerySet[AccessAttempt]", now: datetime) -> int:
    """Seconds until these rows count no more."""
    last = rows.aggregate(last=Max("attempt_time"))["last"] or now
    return max(1, int((last + wait() - now).total_seconds()) + 1)
