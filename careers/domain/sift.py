"""A part of a catalogue somebody asks to see: some tracks of the ladder, and what lies beyond it.

Whatever is left out, the steps that lead across the border are counted, so that none of them
vanishes unsaid.
"""

from dataclasses import dataclass
from typing import Literal

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.lights import Lights
from careers.domain.things import Level, Role, Step

Beyond = Literal["shown", "hidden", "only"]
"""Whether the roles beyond the centre stand beside the ladder, are left out, or stand alone."""


@dataclass(frozen=True)
class Sieve:
    """What is asked for. No track means every one; tracks choose among the roles of the centre only."""

    tracks: frozenset[str] = frozenset()
    beyond: Beyond = "shown"

    @property
    def idle(self) -> bool:
        """Whether it lets everything through."""
        return not self.tracks and self.beyond == "shown"

    def passes(self, role: Role, catalogue: Catalogue) -> bool:
        if not catalogue.rank(role):
            return self.beyond != "hidden"
        return self.beyond != "only" and (not self.tracks or role.track in self.tracks)


@dataclass(frozen=True)
class Sifted:
    """What is shown, as a catalogue of its own, and what its border cuts."""

    catalogue: Catalogue
    kept: tuple[Role, ...] = ()
    """Roles that are shown only because they are lit."""
    outward: tuple[Step, ...] = ()
    """Steps that lead from what is shown to what is not."""
    inward: tuple[Step, ...] = ()
    """Steps that lead from what is not shown to what is."""


def sift(catalogue: Catalogue, sieve: Sieve, lit: Lights) -> Sifted:
    """The roles a sieve lets through and the stops of what is lit, with the steps among them.

    A step open from any rung is among them where some role of the centre and its end are; it leads
    out where only its end is missing. Rungs above and below all that is shown are left out.
    """
    if sieve.idle:
        return Sifted(catalogue)
    through = {role.code for role in catalogue.roles if sieve.passes(role, catalogue)}
    held = through | set(lit.stops)
    inside = any(catalogue.rank(role) for role in catalogue.roles if role.code in held)
    among, outward, inward = [], [], []
    for step in catalogue.steps:
        starts = step.origin in held if step.origin else inside
        ends = step.destination in held
        if starts and ends:
            among.append(step)
        elif starts:
            outward.append(step)
        elif ends:
            inward.append(step)
    shown = msgspec.structs.replace(
        catalogue,
        roles=tuple(role for role in catalogue.roles if role.code in held),
        levels=_spanned(catalogue, held),
        steps=tuple(among),
    )
    kept = tuple(catalogue.role(code) for code in lit.stops if code not in through)
    return Sifted(shown, kept, tuple(outward), tuple(inward))


def within(lit: Lights, catalogue: Catalogue) -> Lights:
    """What is lit of a part of a catalogue; its stops are always in it."""
    roles = {role.code for role in catalogue.roles}
    steps = {step.code for step in catalogue.steps}
    return Lights(lit.stops, lit.near & roles, lit.steps & steps)


def _spanned(catalogue: Catalogue, held: set[str]) -> tuple[Level, ...]:
    """The rungs from the lowest that holds something to the highest, and those off the ladder."""
    ranks = [catalogue.rank(role) for role in catalogue.roles if role.code in held]
    on = [rank for rank in ranks if rank]
    lowest, highest = (min(on), max(on)) if on else (1, 0)
    return tuple(
        level for level in catalogue.levels if not level.rank or lowest <= level.rank <= highest
    )
