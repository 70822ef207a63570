"""The second factor of an account: set up, shown, taken off. The log tells of each by the account's number."""

import logging
from dataclasses import dataclass, field

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import default_key

from careers.actions.staff_sessions import end_all
from careers.domain import code as codes
from careers.models import Authenticator, SpareCode, SpareCodes
from careers.models.attempt import token_hash

_LOG = logging.getLogger(__name__)

ON_PAPER = 8
"""So many spare codes are given out at a time."""

Device = Authenticator | SpareCodes


class TooSoon(Exception):
    """The last wrong code was too short a while ago; `seconds` until the next is looked at."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"wait {seconds} s")


class SetUpAlready(Exception):
    """The account has a second factor: somebody else was quicker."""


@dataclass(frozen=True)
class SetUp:
    """What an account has now. The codes are shown once, and left out of the repr."""

    device: Authenticator
    codes: tuple[str, ...] = field(repr=False)


def seed() -> str:
    """What a new second factor begins with."""
    made: str = default_key()
    return made


def fits(account: User, begun: str, typed: str) -> bool:
    """Whether a phone that was told the secret of this seed shows what was typed, now or half a minute
    before or after."""
    device = Authenticator(user=account, key=begun)
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    return typed.isdecimal() and bool(totp.verify(int(typed), device.tolerance))


def set_up(account: User, begun: str, typed: str, *, instead: bool = False) -> SetUp | None:
    """Give an account the second factor of this seed, and spare codes; None where what was typed is
    not what the phone shows. Raises `SetUpAlready` where there is one, unless this is to be `instead`."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=account.pk)
        before = Authenticator.objects.filter(user=account)
        if before.exists() and not instead:
            raise SetUpAlready
        before.delete()
        device = Authenticator.objects.create(user=account, name="phone", key=begun)
        if not device.verify_token(typed):
            transaction.set_rollback(True)
            return None
        made = SetUp(device, write_codes(account))
    _LOG.info("A second factor was set up for the account %d.", account.pk)
    return made


def write_codes(account: User) -> tuple[str, ...]:
    """New spare codes for an account; those it had open nothing any more."""
    made = tuple(codes.make() for _ in range(ON_PAPER))
    with transaction.atomic():
        User.objects.select_for_update().get(pk=account.pk)
        # The row stays: a session that it let in goes on.
        paper = SpareCodes.objects.filter(user=account).first() or SpareCodes(user=account)
        paper.name = "paper"
        paper.throttle_reset()
        paper.codes.all().delete()
        SpareCode.objects.bulk_create(
            SpareCode(paper=paper, code_sha256=token_hash(one)) for one in made
        )
    _LOG.info("Spare codes were made for the account %d.", account.pk)
    return tuple(codes.grouped(one) for one in made)


def show(account: User, typed: str) -> Device | None:
    """What accepts the code that was typed, six digits of the phone or one from paper; None for a wrong
    one. A code opens once. Of several that come at the same moment one is looked at. Raises `TooSoon`."""
    model = Authenticator if len(typed) <= _DIGITS else SpareCodes
    with transaction.atomic():
        rows = model.objects.select_for_update().filter(user=account)
        device: Device | None = rows.first()
        if device is None:
            return None
        allowed, why = device.verify_is_allowed()
        if not allowed:
            left = (why["locked_until"] - timezone.now()).total_seconds()
            raise TooSoon(max(1, int(left) + 1))
        right = device.verify_token(typed)
    if right:
        _LOG.info("The second factor was shown for the account %d: %s.", account.pk, device.name)
    return device if right else None


_DIGITS = 6


def take_off(account: User, by: User | None) -> bool:
    """Take the second factor and the codes off an account and sign it out everywhere: at the next sign-in
    it sets up another. Who did it stands in the account's history. Returns whether it had any."""
    with transaction.atomic():
        gone = [
            model.objects.filter(user=account).delete()[0] for model in (Authenticator, SpareCodes)
        ]
        end_all(account)
        if not any(gone):
            return False
        if by:
            LogEntry.objects.log_actions(
                by.pk,
                [account],
                CHANGE,
                change_message=[{"deleted": {"name": "second factor", "object": "phone"}}],
                single_object=True,
            )
    _LOG.warning("The second factor was taken off the account %d.", account.pk)
    return True
