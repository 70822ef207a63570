"""How one part of a thing changed, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any


@dataclass(frozen=True)
class Line:
    """Something that is read as one: its words, and what lies behind them and is not shown, such as
    source marks or a note."""

    words: str
    behind: Any = None


@dataclass(frozen=True)
class Edit:
    """What two readings of a part do not share: the lines that went and those that came, in reading
    order, and those that read as before and rest on something else."""

    lines: tuple[tuple[bool, str], ...] = ()
    """Whether a line came (or else went), and its words."""
    beneath: tuple[Line, ...] = ()

    @property
    def is_order(self) -> bool:
        """Whether all that changed is the order of the lines."""
        return not self.lines and not self.beneath


def edit(old: Sequence[Line], new: Sequence[Line]) -> Edit:
    """What turns the old lines into the new ones. Lines that only moved are left out."""
    words = {line.words for line in old}
    beneath = tuple(line for line in new if line not in old and line.words in words)
    same = {line.words for line in beneath}
    found: list[tuple[bool, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what != "equal":
            found += [(False, line.words) for line in old[start:end] if line not in new]
            found += [(True, line.words) for line in new[new_start:new_end] if line not in old]
    return Edit(tuple((came, said) for came, said in found if said not in same), beneath)
