"""Why a role stands where it does in the order, next to the one above it."""

from typing import Literal

from careers.domain.scoring import DECIMALS, RoleResult

Reason = Literal["", "asks less", "asks more", "liked less"]
"""What puts a role below one of which the person covers less: it asks less, so that it uses less of
what they have; it asks more, and so more is missing; they would like its work less. Empty where the
figures already go down."""


def reason_below(above: RoleResult, below: RoleResult) -> Reason:
    """Why `below` stands below `above`, where the figures shown would say otherwise.

    With R the level asked, w̃ its share, d the shortfall and f the part of the demand that is missing,
    place is `1 + D·(1 − 2.5f)`, where `D = Σw̃(R−1)`. Of two roles the one with the smaller f can
    stand lower only for its D, or for what likings add to place.
    """
    if below.shown[0] <= above.shown[0]:
        return ""
    if round(below.place, DECIMALS) >= round(above.place, DECIMALS):
        return "liked less"
    return "asks less" if _demand(below) < _demand(above) else "asks more"


def _demand(result: RoleResult) -> float:
    """How many levels above the first the role asks, by importance."""
    return result.profile.demand / result.profile.weight
