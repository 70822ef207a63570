"""Two catalogues that say nearly the same, held in memory once."""

from typing import Any

from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS


def shared(catalogue: Catalogue, known: Catalogue) -> Catalogue:
    """The same catalogue; things that say just what they say in the `known` one are that one's. Of two
    editions of 3,000 roles the second then takes a third of the memory, or less."""
    members: dict[str, Any] = {}
    for kind in KINDS:
        held = {thing.code: thing for thing in getattr(known, kind.plural)}
        members[kind.plural] = tuple(
            was if (was := held.get(thing.code)) == thing else thing
            for thing in getattr(catalogue, kind.plural)
        )
    return replace(catalogue, **members)
