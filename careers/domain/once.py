"""What is worked out of a catalogue once: kept with it, as its own cached properties are, since a
catalogue never changes."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from careers.domain.catalogue import Catalogue

_Made = TypeVar("_Made")


def once(make: Callable[[Catalogue], _Made]) -> Callable[[Catalogue], _Made]:
    """A function of a catalogue that is called once for each. Two threads may both call it; either
    answer will do, as it leans on the catalogue alone."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(catalogue: Catalogue) -> _Made:
        held = catalogue.__dict__
        if name not in held:
            held[name] = make(catalogue)
        found: _Made = held[name]
        return found

    return kept
