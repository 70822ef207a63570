"""Which occupations of a folder are wanted, and how they are to hang."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal

Rungs = Literal["graded", "one"]
"""Rungs by the body's grades of preparation, or all occupations on one."""


@dataclass
class Choice:
    """`only` holds beginnings of codes (`43-4051`, `4222`), in which `*` stands for anything; without
    any, everything is wanted."""

    only: tuple[str, ...] = ()
    rungs: Rungs = "graded"
    elements: tuple[str, ...] = ("skills",)
    """O*NET only: which files of ratings become skills."""
    edition: str = ""
    """The release, where the folder's name does not tell it."""
    _met: set[str] = field(default_factory=set, repr=False)

    def wants(self, number: str) -> bool:
        """Whether an occupation of this code is wanted."""
        met = [it for it in self.only if fnmatchcase(number, f"{it}*")]
        self._met.update(met)
        return bool(met) or not self.only

    @property
    def unmet(self) -> tuple[str, ...]:
        """The patterns that no occupation met."""
        return tuple(it for it in self.only if it not in self._met)
