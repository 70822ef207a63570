"""What a visitor does about roles they do not want: set one aside, bring one back.

Neither touches `changed_at`: that is about the answers, and a pattern is read from it.
"""

from careers.actions.attempt import holding
from careers.domain.catalogue import Catalogue
from careers.models import Attempt


def set_aside(attempt: Attempt, catalogue: Catalogue, role: str) -> None:
    """Leave a role out of the result, as the last one set aside; doing so twice changes nothing.
    Raises `ValueError` for one the catalogue does not hold, and `Gone` for an attempt erased
    meanwhile."""
    if catalogue.get("role", role) is None:
        raise ValueError(f"no role {role!r}")
    _keep(attempt, without=role, then=[role])


def bring_back(attempt: Attempt, role: str) -> None:
    """Show a role again. One that is not set aside is as it should be, so that is no error. Raises
    `Gone` for an attempt erased meanwhile."""
    _keep(attempt, without=role, then=[])


def bring_all_back(attempt: Attempt) -> None:
    """Show every role again. Raises `Gone` for an attempt erased meanwhile."""
    _keep(attempt, without=None, then=[])


def _keep(attempt: Attempt, without: str | None, then: list[str]) -> None:
    with holding(attempt) as held:
        others = [] if without is None else [code for code in held.set_aside if code != without]
        roles = [*others, *then]
        Attempt.objects.filter(pk=attempt.pk).update(set_aside=roles)
    attempt.set_aside = roles
