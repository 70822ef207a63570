"""What is worked out of a catalogue once: kept with it, as its own cached properties are, since a
catalogue never changes."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from careers.domain.catalogue import Catalogue
from careers.domain.patience import Beside, left

_Made = TypeVar("_Made")


def once(make: Callable[[Catalogue], _Made]) -> Callable[[Catalogue], _Made]:
    """A function of a catalogue that is called once for each. Two threads may both call it; either
    answer will do, as it leans on the catalogue alone."""
    name = _name(make)

    @wraps(make)
    def kept(catalogue: Catalogue) -> _Made:
        held = catalogue.__dict__
        if name not in held:
            held[name] = make(catalogue)
        found: _Made = held[name]
        return found

    return kept


def once_beside(make: Callable[[Catalogue], _Made]) -> Callable[[Catalogue], _Made]:
    """As `once`, for what may take long: who is only so patient (`careers.domain.patience`) has it worked
    out in a thread, and hears how far that is (`NotYet`); who asks again may find it done."""
    kept, name = once(make), _name(make)

    @wraps(make)
    def waited_for(catalogue: Catalogue) -> _Made:
        seconds = left()
        if seconds is None or name in catalogue.__dict__:
            return kept(catalogue)
        # Of two threads that ask, one begins it.
        beside: Beside[_Made] = catalogue.__dict__.setdefault(
            f"{name} beside", Beside(lambda: kept(catalogue))
        )
        return beside.within(seconds)

    return waited_for


def _name(make: Callable[[Catalogue], object]) -> str:
    return f"{make.__module__}.{make.__qualname__}"
