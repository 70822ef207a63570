"""Who may reach a visitor's attempt: whoever holds its code, and nobody else.

This is the only way to an attempt. A wrong code, one whose attempt was erased or has expired, and
none at all look the same: there is no attempt.

The code is in a cookie of the visitor's browser. It is given out before the first answer is, so that
it can be written down; until that answer comes nothing is stored, and the cookie is signed and good
for a day. A code that opens nothing any more never opens anything again: only such a fresh one may
begin an attempt.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.http import HttpRequest, HttpResponse

from careers.domain import code as codes
from careers.models import Attempt
from careers.models.attempt import token_hash
from careers.queries.attempt import opened_by
from careers.queries.edition import looked_at
from careers.queries.preview import previewed

_FRESH = TimestampSigner(salt="careers.access", sep=".")
FRESH_FOR = timedelta(days=1)
_OFFER = Signer(salt="careers.access.offer", sep=".")


@dataclass(frozen=True)
class Key:
    """A code out of a cookie. `fresh` says that it was given out for an attempt yet to begin. The code
    is left out of its repr, which logs and error reports show."""

    code: str = field(repr=False)
    fresh: bool


def _cookie() -> tuple[str, str]:
    """The cookie's name and the path it is sent to. Answers given in a preview have one of their own for
    each, which no other page is sent: what this browser holds of the live site stays as it is."""
    if looked_at():
        return settings.PREVIEW_ATTEMPT_COOKIE_NAME, previewed("/")
    return settings.ATTEMPT_COOKIE_NAME, "/"


def key_of(request: HttpRequest) -> Key | None:
    """The key that the request's cookie holds; None for none and for anything that is no key."""
    value = request.COOKIES.get(_cookie()[0], "")
    if _FRESH.sep not in value:
        return Key(value, fresh=False) if codes.read(value) == value else None
    try:
        return Key(_FRESH.unsign(value, max_age=FRESH_FOR), fresh=True)
    except BadSignature:
        return None


def attempt_of(key: Key | None) -> Attempt | None:
    """The attempt that a key opens, with the number of its edition (`edition_number`) and how many
    earlier times its code had answers (`times_before`); or None. In a preview only answers to that
    preview are opened, and anywhere else only such as are to none."""
    if key is None:
        return None
    seen = looked_at()
    return opened_by(key.code, seen.id if seen else None)


def hand_over(response: HttpResponse, code: str, *, fresh: bool = False) -> None:
    """Give the visitor's browser the code of their attempt, out of any script's reach; `fresh` if
    the attempt is yet to begin."""
    name, path = _cookie()
    age = FRESH_FOR if fresh else timedelta(days=settings.ATTEMPT_DAYS)
    response.set_cookie(
        name,
        _FRESH.sign(code) if fresh else code,
        max_age=age,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
        path=path,
    )


def take_back(response: HttpResponse) -> None:
    """Have the visitor's browser forget its code."""
    name, path = _cookie()
    response.delete_cookie(name, path=path, samesite="Lax")


@dataclass(frozen=True)
class Offer:
    """A new code that is to take the place of the one that `instead_of` is the hash of."""

    code: str = field(repr=False)
    instead_of: str

    def is_for(self, key: Key) -> bool:
        return self.instead_of == token_hash(key.code)


def offer(key: Key, code: str) -> str:
    """A new code in place of a key's, to be sent with a form; nobody else can make such a thing.

    The form carries it, and not the answer to it, so that who sends the form twice, because the
    answer was lost on the way, has not lost the code with it.
    """
    return _OFFER.sign(f"{code}:{token_hash(key.code)}")


def offered(sent: str) -> Offer | None:
    """The offer that a form carried; None for anything else."""
    try:
        code, _, instead_of = _OFFER.unsign(sent).partition(":")
    except BadSignature:
        return None
    return Offer(code, instead_of)
