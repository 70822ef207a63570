"""What staff show besides their password: the codes of an app on their phone, or one from paper.

Checking them, their tolerance and the slowing down are django-otp’s; here is what it leaves to us.
"""

from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device, ThrottlingMixin
from django_otp.plugins.otp_totp.models import TOTPDevice

from careers.domain import code as codes
from careers.models.attempt import token_hash

SLOWEST = 10
"""Wrong codes in a row after which the wait grows no more: 2 to the power of 9 seconds, under 9 minutes.
Growing for ever, it would let whoever knows a password keep its owner out for days."""

SECRET = 20
"""Bytes of what a phone is told."""


class Slowed:
    """After each wrong code the next is looked at a second later, then two, four, and so on. Before
    `ThrottlingMixin` among the classes of a device."""

    throttling_failure_count: int

    def throttle_increment(self, commit: bool = True) -> None:
        self.throttling_failure_count = min(self.throttling_failure_count, SLOWEST - 1)
        super().throttle_increment(commit)  # type: ignore[misc]

    def get_throttle_factor(self) -> int:
        return 1


class Authenticator(Slowed, TOTPDevice):
    """An app on somebody’s phone, one for each account. What the database holds (`key`) is a seed: the
    secret that the phone has is worked out from it with SECRET_KEY, 160 bits as RFC 4226 asks. So neither
    the database nor a copy of it makes codes by itself."""

    class Meta:
        proxy = True
        default_permissions = ()

    @property
    def bin_key(self) -> bytes:
        made = salted_hmac("careers.models.second_factor", self.key, algorithm="sha256")
        return made.digest()[:SECRET]


class SpareCodes(Slowed, ThrottlingMixin, Device):
    """The codes on somebody’s paper, for the day the phone is gone; each opens once."""

    class Meta:
        default_permissions = ()
        verbose_name = _("spare codes")
        verbose_name_plural = _("spare codes")

    def verify_token(self, token: str) -> bool:
        """Whether it is one of them that has not been used; it is gone then. Call it with the row
        locked, as for every device."""
        allowed, _why = self.verify_is_allowed()
        if not allowed:
            return False
        digest = token_hash(codes.read(token) or "")
        gone, _each = self.codes.filter(code_sha256=digest).delete()
        if gone:
            self.throttle_reset()
        else:
            self.throttle_increment()
        return bool(gone)


class SpareCode(models.Model):
    """One code, as a hash: 135 random bits need no slower one. Used, the row is deleted."""

    paper = models.ForeignKey(SpareCodes, models.CASCADE, related_name="codes")
    code_sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("spare code")
        verbose_name_plural = _("spare codes")

    def __str__(self) -> str:
        return f"{self.pk}"
