"""Sessions of staff: begun, seen, ended."""

import time
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

from careers.domain.browser import coarse
from careers.queries.staff_sessions import BEGUN, BROWSER, SEEN, handle_of, held_by

HALF = timedelta(minutes=15)
"""How long somebody who gave their password may take to show their code."""
COARSE = 300
"""Seconds: that somebody was seen is noted no more often, and no more exactly."""


def begin(session: SessionBase, agent: str, *, half: bool = False) -> None:
    """Note when a session begins and in which browser, under a key that nobody knew before. It ends a
    working day later, whatever is done in it; `half`, for who is yet to show a second factor, much sooner.
    What has expired is swept out."""
    session.cycle_key()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    now = int(time.time())
    session[BEGUN], session[SEEN], session[BROWSER] = now, now, coarse(agent)
    session.set_expiry(timezone.now() + HALF if half else _over(now))


def complete(session: SessionBase) -> None:
    """The second factor was shown: the session lasts its working day, under another key."""
    session.cycle_key()
    session.set_expiry(_over(session.get(BEGUN) or int(time.time())))


def see(session: SessionBase) -> None:
    """Note that a session is in use."""
    now = int(time.time())
    if BEGUN in session and now - session.get(SEEN, 0) >= COARSE:
        session[SEEN] = now


def end_all(account: User, but: str | None = None) -> int:
    """Sign somebody out everywhere, but for the session of this key; how many that were."""
    ended = [row.session_key for row in held_by(account.pk) if row.session_key != but]
    Session.objects.filter(pk__in=ended).delete()
    return len(ended)


def end_one(account: User, handle: str, but: str | None = None) -> bool:
    """Sign somebody out in one place, though never in the session of the key `but`; whether there was
    such a session of theirs."""
    held = (row.session_key for row in held_by(account.pk))
    ended = [key for key in held if handle_of(key) == handle and key != but]
    Session.objects.filter(pk__in=ended).delete()
    return bool(ended)


def _over(begun: int) -> datetime:
    return datetime.fromtimestamp(begun, UTC) + timedelta(seconds=settings.SESSION_COOKIE_AGE)
