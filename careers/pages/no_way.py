"""What is told where no steps lead from one role to another, on the ladder and on a route's page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.routes import Near, Route, best_route, nearest
from careers.domain.things import Role


@dataclass(frozen=True)
class NoWay:
    """`entry`: people begin at the goal, so that no step has to lead there, and nothing is nearer to
    it than the origin. `begins` is the way to the goal from a role where people begin; None where
    there is none, or none is needed."""

    entry: bool
    heading: str
    said: str
    near: Near
    begins: Route | None


def no_way(start: Role, goal: Role, catalogue: Catalogue) -> NoWay:
    """How near one gets to a role no steps lead to, and why that may be as it should."""
    near = nearest(start, goal, catalogue)
    ends = {"origin": start.title, "destination": goal.title}
    if goal in catalogue.entry_roles:
        return NoWay(
            True,
            _("People begin there"),
            _("No steps we know lead from %(origin)s to %(destination)s, and none has to.") % ends,
            Near(start, None, near.shortfall),
            None,
        )
    return NoWay(
        False,
        _("No known way"),
        _("No steps we know lead from %(origin)s to %(destination)s.") % ends,
        near,
        best_route(catalogue.entry_roles, goal, catalogue),
    )
