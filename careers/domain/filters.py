"""The roles narrowed down: what a list can be filtered by, what is left, and what each choice leaves.

A filter is a group and a value of it. Of one group's values a role must carry any, and of every group
one; skills are different: each wish about a skill must come true. So removing all of a group never
shrinks the list, nor does removing a wish, and the order of filters never matters.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
from careers.domain.things import Role, RoleSkill, Skill

Group = Literal["place", "level", "track", "hours", "contact", "skill"]
GROUPS: tuple[Group, ...] = ("place", "level", "track", "hours", "contact", "skill")
"""In the order in which filters are told and stand in an address."""
ALL: tuple[Group, ...] = ("skill",)
"""Groups of whose filters every one must hold, and not any."""

PLACES = ("centre", "beyond")
HOURS = ("regular", "sometimes")
"""Hours to filter by: without shift work, at regular hours only or sometimes outside them. A role of
which nothing is said is in neither."""
CONTACTS = ("none", "sometimes")
"""Contact to filter by: without direct contact, not at all or sometimes."""

IMPORTANT = 2
"""From this importance on a skill counts in a role."""
WISHES = ("counts", "least-4", "most-2")
"""What is offered of a skill; an address may name any level."""
KEPT = 500
"""Filters whose roles are remembered; an address may ask for as many more as there are skills."""
_WISH = re.compile(r"([a-z0-9-]+)\.(counts|(?:most|least)-[1-5])")


class Filter(NamedTuple):
    """What a role must carry. A skill's value is a wish: ``coaching.counts`` (important or critical
    there), ``coaching.least-4`` (asked for at that level or above), ``coaching.most-2`` (at that level
    or below, or not asked for)."""

    group: Group
    value: str

    @property
    def skill(self) -> str:
        """The code of the skill a wish is about."""
        return self.value.partition(".")[0]

    @property
    def wish(self) -> str:
        return self.value.partition(".")[2]


Filters = tuple[Filter, ...]
"""Filters, each once, in the order they are told; `ordered` makes them."""


@dataclass(frozen=True)
class Offer:
    """A choice: whether it is made, how many roles would be left if it were (or are, with it), and how
    many of these it brings: all of them, unless others of its group brought some already."""

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


@dataclass
class _Sieve:
    """A catalogue's roles in the order they are listed, and which of them each filter lets through,
    as the bits of a number. Kept with the catalogue, which never changes."""

    catalogue: Catalogue
    roles: tuple[Role, ...]
    bits: dict[str, int]
    kept: dict[Filter, int] = field(default_factory=dict)

    @cached_property
    def counting(self) -> list[str]:
        """The skills that count in a role, by code: the measured first, then by how many roles."""
        counts = {
            code: sum(need.importance >= IMPORTANT for _role, need in asking)
            for code, asking in self.catalogue.roles_needing.items()
        }
        measured = {skill.code for skill in self.catalogue.measured_skills}
        found = [skill for skill in self.catalogue.listed("skills") if counts.get(skill.code)]
        found.sort(key=lambda skill: (skill.code not in measured, -counts[skill.code]))
        return [skill.code for skill in found]

    def through(self, filter_: Filter) -> int:
        if filter_ in self.kept:
            return self.kept[filter_]
        if filter_.group == "skill":
            found = self._wished(filter_.skill, filter_.wish)
        else:
            carry = (role for role in self.roles if self._carries(role, filter_))
            found = sum(self.bits[role.code] for role in carry)
        if len(self.kept) < KEPT:
            self.kept[filter_] = found
        return found

    def left(self, filters: Iterable[Filter]) -> int:
        """The roles that all groups of the filters let through."""
        left = (1 << len(self.roles)) - 1
        any_of: dict[Group, int] = {}
        for one in filters:
            if one.group in ALL:
                left &= self.through(one)
            else:
                any_of[one.group] = any_of.get(one.group, 0) | self.through(one)
        for let_through in any_of.values():
            left &= let_through
        return left

    def _carries(self, role: Role, filter_: Filter) -> bool:
        if filter_.group == "place":
            return bool(self.catalogue.rank(role)) == (filter_.value == "centre")
        return bool(getattr(role, filter_.group) == filter_.value)

    def _wished(self, skill: str, wish: str) -> int:
        kind, _, level = wish.partition("-")
        asking = self.catalogue.roles_needing.get(skill, ())
        if kind == "counts":
            return sum(self.bits[r.code] for r, need in asking if need.importance >= IMPORTANT)
        if kind == "least":
            return sum(self.bits[r.code] for r, need in asking if need.level >= int(level))
        more = sum(self.bits[r.code] for r, need in asking if need.level > int(level))
        return (1 << len(self.roles)) - 1 - more


def known(group: Group, values: Iterable[str], catalogue: Catalogue) -> tuple[Filters, list[str]]:
    """The filters that the values of an address mean, and the values that mean none here. A skill's
    former code means the skill."""
    found: list[Filter] = []
    strange: list[str] = []
    for value in values:
        filter_ = _meant(group, value, catalogue)
        if filter_ is None:
            strange.append(value)
        else:
            found.append(filter_)
    return tuple(found), strange


def ordered(filters: Collection[Filter], catalogue: Catalogue) -> Filters:
    """Filters in the one order they are told in, each once."""
    order: dict[Filter, int] = {}
    for group in GROUPS[:-1]:
        for value in values(group, catalogue):
            order[Filter(group, value)] = len(order)
    last = len(order)
    return tuple(sorted(set(filters), key=lambda one: (order.get(one, last), one)))


def values(group: Group, catalogue: Catalogue) -> tuple[str, ...]:
    """What a group can be filtered by, in order. Wishes about skills are not listed: there are as many
    as there are skills."""
    match group:
        case "place":
            return PLACES
        case "level":
            return tuple(level.code for level in reversed(catalogue.rungs))
        case "track":
            return tuple(track.code for track in catalogue.listed("tracks"))
        case "hours":
            return HOURS
        case "contact":
            return CONTACTS
        case "skill":
            return ()


def telling(catalogue: Catalogue, limit: int) -> list[Skill]:
    """The skills to choose among, at most so many, in the order of the skills: those that can be
    measured, then those that count in the most roles. One that counts in none is left out."""
    best = _sieve(catalogue).counting[:limit]
    return sorted((catalogue.skill(code) for code in best), key=lambda s: (s.order, s.code))


def narrowed(filters: Collection[Filter], catalogue: Catalogue) -> list[Role]:
    """The roles that are left, from the top rung down, those beyond the centre last."""
    sieve = _sieve(catalogue)
    left = sieve.left(filters)
    return [
        role for role, bit in zip(sieve.roles, reversed(f"{left:b}"), strict=False) if bit == "1"
    ]


def count(filters: Collection[Filter], catalogue: Catalogue) -> int:
    """How many roles are left."""
    return _sieve(catalogue).left(filters).bit_count()


def offers(
    group: Group, choices: Sequence[str], filters: Collection[Filter], catalogue: Catalogue
) -> list[Offer]:
    """What choosing each value of a group would leave, given all the filters that are chosen."""
    sieve = _sieve(catalogue)
    now = sieve.left(filters)
    beside = [] if group in ALL else [one for one in filters if one.group == group]
    others = sieve.left([one for one in filters if one not in beside])
    found = []
    for filter_ in (Filter(group, value) for value in choices):
        through = sieve.through(filter_)
        if filter_ in filters:
            brings = (now & through).bit_count()
            found.append(Offer(filter_, True, now.bit_count(), brings, False))
        else:
            left = (now if beside else 0) | (others & through)
            brings = (left & ~now if beside else left).bit_count()
            found.append(Offer(filter_, False, left.bit_count(), brings, bool(beside)))
    return found


def unsaid(group: Group, catalogue: Catalogue) -> list[Role]:
    """The roles that carry no value of a group, of which nothing is said."""
    return _unsaid(catalogue)[group]


@once
def _unsaid(catalogue: Catalogue) -> dict[str, list[Role]]:
    return {
        group: [role for role in catalogue.roles if not getattr(role, group)]
        for group in ("hours", "contact")
    }


def without(filters: Collection[Filter], filter_: Filter) -> Filters:
    """The others."""
    return tuple(one for one in filters if one != filter_)


def _meant(group: Group, value: str, catalogue: Catalogue) -> Filter | None:
    if group != "skill":
        return Filter(group, value) if value in values(group, catalogue) else None
    wish = _WISH.fullmatch(value)
    skill = catalogue.known_as("skill", wish[1]) if wish else None
    return Filter("skill", f"{skill.code}.{wish[2]}") if wish and skill else None


@once
def _sieve(catalogue: Catalogue) -> _Sieve:
    inside = sorted(catalogue.roles_in_centre, key=lambda role: -catalogue.rank(role))
    roles = (*inside, *catalogue.roles_beyond)
    bits = {role.code: 1 << at for at, role in enumerate(roles)}
    return _Sieve(catalogue, roles, bits)


def needed(role: Role, skill: str) -> RoleSkill | None:
    """What a role asks of a skill; None where it does not ask for it."""
    return next((need for need in role.skills if need.skill == skill and need.importance), None)
