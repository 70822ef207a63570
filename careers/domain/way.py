"""The way from where a person stands to the role they want, one stop after another."""

from collections.abc import Iterator
from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.things import Role, Step

_TRUST = ("both", "end", "order", "editorial")
"""How well a step is attested, the best first."""


@dataclass(frozen=True)
class Stop:
    """A role on the way. `step` leads to it; None where one begins, or where no step is known."""

    role: Role
    step: Step | None


def way(catalogue: Catalogue, origin: Role | None, target: Role) -> tuple[Stop, ...]:
    """The stops after `origin`, the next first and the target last, by as few steps as there can be.

    Of several steps that reach a stop as soon, the best attested is taken. Without an origin the way
    begins at an entry role, which is then the first stop. A single stop without a step means that
    they hold the target already, begin at it, or that no steps are known to lead there.
    """
    starts = [origin] if origin else _entries(catalogue)
    reached: dict[str, tuple[str, Step | None]] = {role.code: ("", None) for role in starts}
    edge = starts
    while edge and target.code not in reached:
        edge = list(_onward(catalogue, edge, reached))
    if target.code not in reached:
        return (Stop(target, None),)
    stops = [Stop(catalogue.role(code), step) for code, step in _back(target.code, reached)][::-1]
    return tuple(stops[1:] if origin and len(stops) > 1 else stops)


def _entries(catalogue: Catalogue) -> list[Role]:
    lowest = min(map(catalogue.rank, catalogue.roles_in_centre), default=0)
    return [role for role in catalogue.roles_in_centre if catalogue.rank(role) == lowest]


def _onward(
    catalogue: Catalogue, edge: list[Role], reached: dict[str, tuple[str, Step | None]]
) -> Iterator[Role]:
    """The roles one step past the edge, each noted with the step that first reached it."""
    steps = [(origin, step) for origin in edge for step in _steps(catalogue, origin)]
    for origin, step in sorted(steps, key=lambda pair: _TRUST.index(pair[1].evidence)):
        if step.destination not in reached:
            reached[step.destination] = (origin.code, step)
            yield catalogue.role(step.destination)


def _steps(catalogue: Catalogue, origin: Role) -> list[Step]:
    return [
        *catalogue.steps_from(origin),
        *(catalogue.steps_from_any if catalogue.rank(origin) else ()),
    ]


def _back(
    code: str, reached: dict[str, tuple[str, Step | None]]
) -> Iterator[tuple[str, Step | None]]:
    """From the target back to where one starts."""
    while code:
        before, step = reached[code]
        yield code, step
        code = before
