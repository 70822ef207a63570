"""Things whose code was changed between two catalogues: where each was reached, and where it is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import BY_NAME
from careers.domain.renaming import moved


@dataclass(frozen=True)
class Move:
    """A thing's code before and after, the address of each, and how many steps' addresses moved with
    it: those of a role's steps are made of its code."""

    before: str
    after: str
    was: str
    now: str
    steps: int = 0

    def rest(self, thing: Any) -> Any:
        """The thing without what its former codes say of this move alone."""
        former: tuple[str, ...] = getattr(thing, "formerly", ())
        left = tuple(code for code in former if code not in (self.before, self.after))
        return replace(thing, formerly=left)


Moves = Mapping[tuple[str, str], Move]
"""By kind and present code. A step is not among them: it moves with its roles."""


def moves(old: Catalogue, new: Catalogue) -> Moves:
    """What was given another code between an older catalogue and a newer one."""
    codes = moved(old, new)
    steps = [old.get("step", code) for kind, code in codes if kind == "step"]
    found = {}
    for (kind, before), after in codes.items():
        if kind != "step":
            folder = BY_NAME[kind].folder
            ends = [(it.origin, it.destination) for it in steps if it and kind == "role"]
            was, now = f"/{folder}/{before}/", f"/{folder}/{after}/"
            count = sum(before in pair for pair in ends)
            found[kind, after] = Move(before, after, was, now, count)
    return found
