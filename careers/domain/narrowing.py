"""The openings narrowed down: what they can be filtered by, what is left, what each choice leaves.

As with the roles (`careers.domain.filters`), an opening must carry any of one group's values and one
of every group, so the order of filters never matters and a count is what its link gives.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from careers.domain.catalogue import Catalogue
from careers.domain.notices import WHERE, Notices, Vacancy, role_of

Group = Literal["role", "track", "where", "hours", "place"]
GROUPS: tuple[Group, ...] = ("role", "track", "where", "hours", "place")
"""In the order in which filters are told and stand in an address."""

HOURS = ("full", "part", "temporary")
"""Hours to filter by. What can be done full time or part time is found under both."""


class Filter(NamedTuple):
    """What an opening must carry."""

    group: Group
    value: str


Filters = tuple[Filter, ...]
"""Filters, each once, in the order they are told."""


@dataclass(frozen=True)
class Offer:
    """A choice: whether it is made, how many openings would be left if it were (or are, with it), and
    how many of these it brings: all of them, unless others of its group brought some already."""

    filter: Filter
    chosen: bool
    left: int
    brings: int
    further: bool
    """Whether it would join others of its group, so that the list grows by what it brings."""

    @property
    def dead(self) -> bool:
        """Whether choosing it leads to nothing, or to nothing new."""
        return not self.chosen and not self.brings


def values(group: Group, notices: Notices, catalogue: Catalogue) -> list[str]:
    """What the openings of now can be filtered by, in order."""
    carried = {it for vacancy in notices.vacancies for it in _carried(group, vacancy, catalogue)}
    match group:
        case "role":
            ordered: Sequence[str] = [it.code for it in catalogue.listed("roles")]
        case "track":
            ordered = [it.code for it in catalogue.listed("tracks")]
        case "where":
            ordered = WHERE
        case "hours":
            ordered = HOURS
        case "place":
            ordered = sorted(carried, key=str.casefold)
    return [it for it in ordered if it in carried]


def known(
    asked: Mapping[Group, Iterable[str]], notices: Notices, catalogue: Catalogue
) -> tuple[Filters, list[str]]:
    """The filters that the values of an address mean, in their one order, and the values that mean
    none here. What no opening carries today is known all the same, where it is more than a place."""
    found: list[Filter] = []
    strange: list[str] = []
    for group in GROUPS:
        for value in asked.get(group, ()):
            meant = _meant(group, value, notices, catalogue)
            if meant is None:
                strange.append(value)
            elif (one := Filter(group, meant)) not in found:
                found.append(one)
    return tuple(found), strange


def narrowed(
    filters: Collection[Filter], notices: Notices, catalogue: Catalogue
) -> tuple[Vacancy, ...]:
    """The openings that are left, the soonest to close first."""
    wanted: dict[Group, set[str]] = {}
    for one in filters:
        wanted.setdefault(one.group, set()).add(one.value)
    return tuple(
        it
        for it in notices.vacancies
        if all(held & _carried(group, it, catalogue) for group, held in wanted.items())
    )


def offers(group: Group, filters: Filters, notices: Notices, catalogue: Catalogue) -> list[Offer]:
    """What choosing each value of a group would leave, given all the filters that are chosen."""
    beside = [one for one in filters if one.group == group]
    chosen = [one.value for one in beside]
    choices = [Filter(group, it) for it in values(group, notices, catalogue)]
    choices += [Filter(group, it) for it in chosen if Filter(group, it) not in choices]
    now = len(narrowed(filters, notices, catalogue))
    found = []
    for one in choices:
        if one in filters:
            alone = (*without(filters, *beside), one)
            brings = len(narrowed(alone, notices, catalogue))
            found.append(Offer(one, True, now, brings, False))
        else:
            left = len(narrowed((*filters, one), notices, catalogue))
            brings = left - now if beside else left
            found.append(Offer(one, False, left, brings, bool(beside)))
    return found


def without(filters: Collection[Filter], *left_out: Filter) -> Filters:
    """The others."""
    return tuple(one for one in filters if one not in left_out)


def _carried(group: Group, vacancy: Vacancy, catalogue: Catalogue) -> set[str]:
    """What of a group an opening carries."""
    match group:
        case "where":
            return {vacancy.remote}
        case "hours":
            return {"full", "part"} if vacancy.working == "either" else {vacancy.working}
        case "place":
            return {vacancy.place} if vacancy.place else set()
    role = role_of(vacancy, catalogue)
    if role is None:
        return set()
    return {role.code if group == "role" else role.track}


def _meant(group: Group, value: str, notices: Notices, catalogue: Catalogue) -> str | None:
    match group:
        case "role":
            role = catalogue.known_as("role", value)
            return role.code if role else None
        case "track":
            return value if catalogue.get("track", value) else None
        case "where":
            return value if value in WHERE else None
        case "hours":
            return value if value in HOURS else None
    return value if value in values("place", notices, catalogue) else None
