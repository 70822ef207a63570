"""A part of a catalogue small enough to draw: what lies around some roles."""

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.lights import Lights
from careers.domain.things import Role

AWAY = 2
"""Steps from a lit role to the furthest roles drawn."""
ROOM = 36
"""Roles up to which the picture is filled; lit roles and those a step away are drawn regardless."""


def neighbourhood(lit: Lights, catalogue: Catalogue, away: int = AWAY) -> Catalogue:
    """The lit roles, those a step away, and what else is within `away` steps as far as there is room.

    Only steps between these roles are kept, and only levels that hold one of them. Roles beyond the
    centre count where they are lit or near.
    """
    held = {code: catalogue.role(code) for code in (*lit.stops, *sorted(lit.near))}
    edge = [held[code] for code in lit.stops]
    for distance in range(away):
        reached = [role for origin in edge for role in _around(origin, catalogue)]
        edge = [] if distance else [held[code] for code in sorted(lit.near)]
        for role in reached:
            if role.code not in held and len(held) < ROOM:
                held[role.code] = role
                edge.append(role)
    levels = {role.level for role in held.values()}
    return msgspec.structs.replace(
        catalogue,
        roles=tuple(role for role in catalogue.roles if role.code in held),
        levels=tuple(level for level in catalogue.levels if level.code in levels),
        steps=tuple(
            step
            for step in catalogue.steps
            if step.destination in held and (step.origin in held or not step.origin)
        ),
    )


def _around(role: Role, catalogue: Catalogue) -> list[Role]:
    """The roles of the centre one named step on or back."""
    codes = [step.destination for step in catalogue.steps_from(role)]
    codes += [step.origin for step in catalogue.steps_to(role) if step.origin]
    return [catalogue.role(code) for code in codes if catalogue.rank(catalogue.role(code))]
