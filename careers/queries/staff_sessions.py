"""Where staff are signed in. All that is kept of it lies in the session itself, and goes with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import salted_hmac

BEGUN, SEEN, BROWSER = "begun", "seen", "browser"
"""What a session of staff says of itself: when it began and was last seen, in seconds since 1970, and the
browser in coarse words, two of them."""


@dataclass(frozen=True)
class SignedIn:
    """One place where somebody is signed in. `handle` names it on a page and opens nothing; the moments
    are None, and the words empty, where the session does not say."""

    handle: str
    begun: datetime | None
    seen: datetime | None
    browser: str
    system: str
    this: bool


def handle_of(key: str) -> str:
    """What a session is called on a page: from it nobody can work out the key that opens it."""
    return salted_hmac("careers.queries.staff_sessions", key, algorithm="sha256").hexdigest()[:20]


def held_by(account: int) -> Iterator[Session]:
    """The sessions of an account. Only staff have sessions, and none for longer than a working day: there
    are few enough to look into each."""
    now = timezone.now()
    longest = now + timedelta(seconds=settings.SESSION_COOKIE_AGE, minutes=1)
    # Much longer lasts what is no session: the mark that `careers.management.key` leaves there.
    for row in Session.objects.filter(expire_date__gt=now, expire_date__lte=longest):
        if row.get_decoded().get(SESSION_KEY) == str(account):
            yield row


def signed_in(account: User, current: str | None) -> tuple[SignedIn, ...]:
    """Where somebody is signed in: this browser first, then as they were last seen."""
    found = [_told(row, current) for row in held_by(account.pk)]
    return tuple(sorted(found, key=lambda it: (not it.this, -(it.seen or _NEVER).timestamp())))


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def _told(row: Session, current: str | None) -> SignedIn:
    held = row.get_decoded()
    browser, system = held.get(BROWSER) or ("", "")
    return SignedIn(
        handle_of(row.session_key),
        _moment(held.get(BEGUN)),
        _moment(held.get(SEEN)),
        browser,
        system,
        row.session_key == current,
    )


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
