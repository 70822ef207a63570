"""Former codes: which thing an address leads to that was given before a code was changed."""

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from careers.domain.kinds import KINDS
from careers.domain.things import Step, Thing

if TYPE_CHECKING:
    from careers.domain.catalogue import Catalogue

ANY = "any"
"""What stands for the origin in the code of a step that is open from any rung."""


def codes(catalogue: "Catalogue") -> dict[tuple[str, str], Thing]:
    """By kind and former code: the thing that has it now. Of two that claim the same, the first in
    canonical order; the checks refuse such a catalogue.

    A step's code is made of its roles', so it was known by every pair of codes that those were.
    """
    found: dict[tuple[str, str], Thing] = {}
    for kind in KINDS:
        for thing in getattr(catalogue, kind.plural):
            for code in getattr(thing, "formerly", ()):
                found.setdefault((kind.name, code), thing)
    for step in catalogue.steps:
        for code in _of_step(catalogue, step):
            found.setdefault(("step", code), step)
    return found


def step_code(origin: str, destination: str) -> str:
    """What a step between these roles is called; an empty origin is any rung."""
    return f"{origin or ANY}-to-{destination}"


def _of_step(catalogue: "Catalogue", step: Step) -> Iterator[str]:
    origins, destinations = _names(catalogue, step.origin), _names(catalogue, step.destination)
    for origin, destination in product(origins, destinations):
        if (code := step_code(origin, destination)) != step.code:
            yield code


def _names(catalogue: "Catalogue", role: str) -> tuple[str, ...]:
    """A role's code and those it was known by."""
    return (role, *getattr(catalogue.get("role", role), "formerly", ()))
