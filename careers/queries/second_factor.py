"""What second factor an account has."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from careers.models import Authenticator, SpareCode


@dataclass(frozen=True)
class Factor:
    """Since when the codes of a phone are asked for (None: they are not yet), when one was last shown,
    and how many spare codes are left."""

    since: datetime | None
    used: datetime | None
    left: int

    @property
    def there(self) -> bool:
        return self.since is not None


def factor_of(account: User) -> Factor:
    device = Authenticator.objects.filter(user=account).first()
    left = SpareCode.objects.filter(paper__user=account).count()
    return (
        Factor(device.created_at, device.last_used_at, left) if device else Factor(None, None, left)
    )
