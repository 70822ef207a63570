"""What is lit on a board: a route, the moves from where somebody is, or those to where they want."""

from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.routes import Route
from careers.domain.things import Role


@dataclass(frozen=True)
class Lights:
    """Codes of what is lit: `stops` in their order, `near` the roles a step away from the one stop,
    or the one that no way is known to."""

    stops: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()

    def number(self, code: str) -> int:
        """A stop's place on the route, from 1; 0 for a role that is no stop."""
        return self.stops.index(code) + 1 if code in self.stops else 0


def along(route: Route) -> Lights:
    """A route's stops and steps."""
    return Lights(
        stops=tuple(role.code for role in route.stops),
        steps=frozenset(leg.step.code for leg in route.legs),
    )


def onward(role: Role, catalogue: Catalogue) -> Lights:
    """A role and every step from it, the open ones too where it is in the centre."""
    steps = [
        *catalogue.steps_from(role),
        *(catalogue.steps_from_any if catalogue.rank(role) else ()),
    ]
    return Lights(
        stops=(role.code,),
        near=frozenset(step.destination for step in steps),
        steps=frozenset(step.code for step in steps),
    )


def inward(role: Role, catalogue: Catalogue) -> Lights:
    """A role and every step to it."""
    steps = catalogue.steps_to(role)
    return Lights(
        stops=(role.code,),
        near=frozenset(step.origin for step in steps if step.origin),
        steps=frozenset(step.code for step in steps),
    )
