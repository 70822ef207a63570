"""Why a role stands where it does in the order, next to the one above it."""

from math import fsum
from operator import mul
from typing import Literal

from careers.domain.measure import MIDDLE
from careers.domain.scoring import DECIMALS, RoleResult

Reason = Literal["", "asks less", "asks more", "liked less"]
"""What puts a role below one of which the person covers less: it asks less, so that it uses less of
what they have; it asks more, and so more is missing; they would like its work less. Empty where the
figures already go down."""


def reason_below(above: RoleResult, below: RoleResult) -> Reason:
    """Why `below` stands below `above`, where the figures shown would say otherwise.

    With c a skill's share and R the level asked, place is `D − L`: `D = Σc(R − 2.75)` is what can be
    used, `L = 2Σc·lack` what is missing. A role stands lower for its smaller D, or else for its larger
    L, or for what likings add to place.
    """
    if below.shown[0] <= above.shown[0]:
        return ""
    if round(below.place, DECIMALS) >= round(above.place, DECIMALS):
        return "liked less"
    return "asks less" if _demand(below) < _demand(above) else "asks more"


def _demand(result: RoleResult) -> float:
    """What the role could use of somebody who lacks nothing."""
    profile = result.profile
    asked = (need.level - MIDDLE for need in profile.needs)
    return round(fsum(map(mul, profile.shares, asked)), DECIMALS)
