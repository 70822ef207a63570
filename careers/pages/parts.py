"""A ladder too long for one page, a part at a time."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.things import Level, Role
from careers.pages.addressing import Asked

LONG = 120
"""As many roles as are listed on one page."""


@dataclass(frozen=True)
class Part:
    """Some roles by rung, the top one first, and the ways to the others.

    Of a ladder that fits on one page it is the whole, and leads nowhere else.
    """

    rungs: list[tuple[Level, list[Role]]]
    number: int
    of: int
    before: str
    """The address of the part before; empty for the first."""
    after: str
    heads: list[tuple[str, str]]
    """Each rung's name and the address where its roles begin."""

    @property
    def whole(self) -> bool:
        return self.of == 1


def parts(catalogue: Catalogue, asked: Asked) -> Part:
    """The part asked for of the roles of the ladder and beyond it; the last where there are fewer."""
    levels = [*reversed(catalogue.rungs), *(level for level in catalogue.levels if not level.rank)]
    roles = [(level, role) for level in levels for role in catalogue.roles_on(level)]
    of = max(1, -(-len(roles) // LONG))
    number = min(asked.part, of)
    held = groupby(roles[(number - 1) * LONG : number * LONG], key=lambda pair: pair[0])
    first: dict[str, int] = {}
    for place, (level, _role) in enumerate(roles):
        first.setdefault(level.code, place // LONG + 1)
    return Part(
        [(level, [role for _level, role in pairs]) for level, pairs in held],
        number,
        of,
        asked.but(part=number - 1) if number > 1 else "",
        asked.but(part=number + 1) if number < of else "",
        [
            (_name(level), f"{asked.but(part=first[level.code])}#{level.code}")
            for level in levels
            if level.code in first
        ],
    )


def _name(level: Level) -> str:
    if not level.rank:
        return _("Beyond the centre")
    return _("%(rank)s %(name)s") % {"rank": level.rank, "name": level.name}
