"""The way from where a person stands to the role they want, one stop after another."""

from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.routes import best_route
from careers.domain.things import Role, Step


@dataclass(frozen=True)
class Stop:
    """A role on the way. `step` leads to it; None where one begins, or where no step is known."""

    role: Role
    step: Step | None


def way(catalogue: Catalogue, origin: Role | None, target: Role) -> tuple[Stop, ...]:
    """The stops after `origin`, the next first and the target last, along the best of its routes.

    Without an origin the way begins at the entry role with the best of them, which is then the first
    stop. A single stop without a step means that they hold the target already, begin at it, or that
    no steps are known to lead there.
    """
    starts = (origin,) if origin else catalogue.entry_roles
    best = best_route(starts, target, catalogue)
    if target in starts or not best:
        return (Stop(target, None),)
    begin = () if origin else (Stop(best.stops[0], None),)
    return (*begin, *(Stop(leg.destination, leg.step) for leg in best.legs))
