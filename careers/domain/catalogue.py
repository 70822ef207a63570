"""The catalogue: everything a visitor can read, as one frozen value.

It is built from the draft tables, from an edition's document or from a folder of text files, and
it is always in canonical order, so two catalogues with the same content are equal and write the
same bytes. Everything public is a function of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, Self, TypeVar

import msgspec

from careers.domain import former, things
from careers.domain.kinds import BY_NAME, KINDS
from careers.domain.references import LINKS, LISTS

SMALL = 10
"""Roles below which a catalogue is printed whole."""

_Thing = TypeVar("_Thing", bound=things.Thing)


class Catalogue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """Everything a visitor can read. Make one with `Catalogue.of`, which puts it in order.

    Look-ups by code raise `KeyError` for a code the catalogue does not hold.
    """

    site: things.Site
    sources: tuple[things.Source, ...] = ()
    levels: tuple[things.Level, ...] = ()
    tracks: tuple[things.Track, ...] = ()
    proficiencies: tuple[things.Proficiency, ...] = ()
    preferences: tuple[things.Preference, ...] = ()
    skills: tuple[things.Skill, ...] = ()
    challenges: tuple[things.Challenge, ...] = ()
    training: tuple[things.TrainingModule, ...] = ()
    roles: tuple[things.Role, ...] = ()
    steps: tuple[things.Step, ...] = ()
    guides: tuple[things.Guide, ...] = ()
    disagreements: tuple[things.Disagreement, ...] = ()
    items: tuple[things.Item, ...] = ()
    synonyms: tuple[things.Synonym, ...] = ()

    def __repr__(self) -> str:
        """A small one whole; of a large one what a failing test needs to say, as Hypothesis takes a
        text of hundreds of kilobytes for a fault of its own and hides the test's."""
        if len(self.roles) < SMALL:
            return msgspec.Struct.__repr__(self)
        return f"<Catalogue of {len(self.roles)} roles, {len(self.skills)} skills>"

    @classmethod
    def of(cls, site: things.Site, members: Mapping[str, Iterable[Any]]) -> Self:
        """A catalogue of these members (by plural name), in canonical order."""
        return cls.placed(site, {plural: map(ordered, held) for plural, held in members.items()})

    @classmethod
    def placed(cls, site: things.Site, members: Mapping[str, Iterable[Any]]) -> Self:
        """The same of members each of which is `ordered` already."""
        sorted_: dict[str, Any] = {
            kind.plural: tuple(sorted(members.get(kind.plural, ()), key=_code)) for kind in KINDS
        }
        return cls(site=site, **sorted_)

    # Look-ups ------------------------------------------------------------------------------

    @cached_property
    def _index(self) -> dict[type[things.Thing], dict[str, Any]]:
        return {
            kind.type: {thing.code: thing for thing in getattr(self, kind.plural)} for kind in KINDS
        }

    def _thing(self, type_: type[_Thing], code: str) -> _Thing:
        found: _Thing = self._index[type_][code]
        return found

    def get(self, kind: str, code: str) -> Any:
        """The thing of that kind with that code, or None."""
        return self._index[BY_NAME[kind].type].get(code) if kind in BY_NAME else None

    def known_as(self, kind: str, code: str) -> Any:
        """The thing of that kind with that code, or else the one that was known by it or has
        replaced it; None where there is neither. A living code is never somebody's former one."""
        found = self.get(kind, code)
        return found if found is not None else self._formerly.get((kind, code))

    @cached_property
    def _formerly(self) -> dict[tuple[str, str], things.Thing]:
        return former.codes(self)

    def level(self, code: str) -> things.Level:
        return self._thing(things.Level, code)

    def track(self, code: str) -> things.Track:
        return self._thing(things.Track, code)

    def preference(self, code: str) -> things.Preference:
        return self._thing(things.Preference, code)

    def skill(self, code: str) -> things.Skill:
        return self._thing(things.Skill, code)

    def challenge(self, code: str) -> things.Challenge:
        return self._thing(things.Challenge, code)

    def role(self, code: str) -> things.Role:
        return self._thing(things.Role, code)

    def step(self, code: str) -> things.Step:
        return self._thing(things.Step, code)

    def item(self, code: str) -> things.Item:
        return self._thing(things.Item, code)

    # In reading order ----------------------------------------------------------------------

    @cached_property
    def rungs(self) -> tuple[things.Level, ...]:
        """The ladder's levels, entry first; without the one beyond the centre."""
        return tuple(sorted((v for v in self.levels if v.rank), key=lambda level: level.rank))

    @cached_property
    def anchors(self) -> tuple[things.Proficiency, ...]:
        """The five proficiency levels, lowest first."""
        return tuple(sorted(self.proficiencies, key=lambda proficiency: proficiency.rank))

    def listed(self, plural: str) -> list[Any]:
        """All things of a kind in the order staff gave them."""
        if plural not in self._in_order:
            held = getattr(self, plural)
            self._in_order[plural] = sorted(held, key=lambda thing: (thing.order, thing.code))
        return list(self._in_order[plural])

    @cached_property
    def _in_order(self) -> dict[str, list[Any]]:
        """By plural name: what has been listed so far, since of thousands it takes milliseconds."""
        return {}

    def rank(self, role: things.Role) -> int:
        """The role's rung, 1 being entry; 0 for a role beyond the centre."""
        return self.level(role.level).rank

    @cached_property
    def roles_in_centre(self) -> tuple[things.Role, ...]:
        """The roles on the ladder, entry first."""
        inside = (role for role in self.listed("roles") if self.rank(role))
        return tuple(sorted(inside, key=self.rank))

    @cached_property
    def places(self) -> dict[str, int]:
        """By the code of a role on the ladder: its place among them, entry first."""
        return {role.code: place for place, role in enumerate(self.roles_in_centre)}

    @cached_property
    def entry_rank(self) -> int:
        """The lowest rung that holds a role; 0 for a catalogue without roles in the centre."""
        return self.rank(self.roles_in_centre[0]) if self.roles_in_centre else 0

    @cached_property
    def entry_roles(self) -> tuple[things.Role, ...]:
        """The roles on the lowest rung, where people begin."""
        return tuple(role for role in self.roles_in_centre if self.rank(role) == self.entry_rank)

    @cached_property
    def roles_beyond(self) -> tuple[things.Role, ...]:
        """The roles beyond the centre: the doors outside."""
        return tuple(role for role in self.listed("roles") if not self.rank(role))

    @cached_property
    def roles_read(self) -> tuple[things.Role, ...]:
        """Every role in reading order: the ladder's, entry first, then those beyond the centre."""
        return (*self.roles_in_centre, *self.roles_beyond)

    @cached_property
    def places_read(self) -> dict[str, int]:
        """By the code of a role: its place in reading order."""
        return {role.code: place for place, role in enumerate(self.roles_read)}

    def roles_on(self, level: things.Level) -> list[things.Role]:
        return list(self._roles_on.get(level.code, ()))

    @cached_property
    def _roles_on(self) -> dict[str, list[things.Role]]:
        found: dict[str, list[things.Role]] = defaultdict(list)
        for role in self.listed("roles"):
            found[role.level].append(role)
        return found

    # How things hang together --------------------------------------------------------------

    @cached_property
    def _steps_from(self) -> dict[str, list[things.Step]]:
        found: dict[str, list[things.Step]] = defaultdict(list)
        for step in self.steps:
            found[step.origin].append(step)
        return found

    @cached_property
    def _steps_to(self) -> dict[str, list[things.Step]]:
        found: dict[str, list[things.Step]] = defaultdict(list)
        for step in self.steps:
            found[step.destination].append(step)
        return found

    def steps_from(self, role: things.Role) -> list[things.Step]:
        """Steps that start at this role by name; see `steps_from_any` for the open ones."""
        return self._steps_from.get(role.code, [])

    @cached_property
    def steps_from_any(self) -> tuple[things.Step, ...]:
        """Steps open from any rung of the centre."""
        return tuple(self._steps_from.get("", ()))

    def steps_to(self, role: things.Role) -> list[things.Step]:
        return self._steps_to.get(role.code, [])

    def successors(self, role: things.Role) -> list[things.Role]:
        """The roles one step on from this one, the open steps included for a centre role."""
        steps = [*self.steps_from(role), *(self.steps_from_any if self.rank(role) else ())]
        return [self.role(step.destination) for step in steps]

    @cached_property
    def _parts_of(self) -> dict[str, tuple[things.Skill, ...]]:
        found: dict[str, list[things.Skill]] = defaultdict(list)
        for skill in self.listed("skills"):
            if skill.part_of:
                found[skill.part_of].append(skill)
        return {whole: tuple(parts) for whole, parts in found.items()}

    def parts_of(self, skill: things.Skill) -> tuple[things.Skill, ...]:
        """The skills that are part of this one, in reading order."""
        return self._parts_of.get(skill.code, ())

    @cached_property
    def roles_needing(self) -> dict[str, list[tuple[things.Role, things.RoleSkill]]]:
        """By skill: the roles that ask for it (importance 1 or more), most demanding first."""
        found: dict[str, list[tuple[things.Role, things.RoleSkill]]] = defaultdict(list)
        for role in self.listed("roles"):
            for need in role.skills:
                if need.importance:
                    found[need.skill].append((role, need))
        for needs in found.values():
            needs.sort(key=lambda pair: (-pair[1].importance, -pair[1].level))
        return found

    @cached_property
    def roles_meeting(self) -> dict[str, list[tuple[things.Role, things.RoleChallenge]]]:
        """By challenge: the roles that meet it, most exposed first."""
        found: dict[str, list[tuple[things.Role, things.RoleChallenge]]] = defaultdict(list)
        for role in self.listed("roles"):
            for link in role.challenges:
                found[link.challenge].append((role, link))
        for links in found.values():
            links.sort(key=lambda pair: -pair[1].exposure)
        return found

    # The questionnaire ---------------------------------------------------------------------

    @cached_property
    def questionnaire(self) -> tuple[things.Item, ...]:
        """All items in the order they are asked."""
        return tuple(sorted(self.items, key=lambda item: (item.part, item.order, item.code)))

    @cached_property
    def items_for(self) -> dict[str, tuple[things.Item, ...]]:
        """By skill: the items that measure it, in the order they are asked."""
        found: dict[str, list[things.Item]] = defaultdict(list)
        for item in self.questionnaire:
            if item.skill:
                found[item.skill].append(item)
        return {skill: tuple(items) for skill, items in found.items()}

    @cached_property
    def measured_skills(self) -> tuple[things.Skill, ...]:
        """The skills the questionnaire asks about, in reading order."""
        return tuple(skill for skill in self.listed("skills") if skill.code in self.items_for)

    def measured_by(self, skill: things.Skill) -> things.Skill | None:
        """The measured skill whose items speak for this one: itself, its whole, or none."""
        for code in (skill.code, skill.part_of):
            if code in self.items_for:
                return self.skill(code)
        return None


def _code(thing: things.Thing) -> str:
    return thing.code


def ordered(thing: _Thing) -> _Thing:
    """The same thing with its references to others in the order of their codes."""
    found: dict[str, Any] = {
        name: tuple(sorted(getattr(thing, name))) for name in LISTS.get(type(thing), {})
    }
    for name, (key, _) in LINKS.get(type(thing), {}).items():
        found[name] = tuple(sorted(getattr(thing, name), key=attrgetter(key)))
    if isinstance(thing, things.Role):
        found["codes"] = tuple(sorted(thing.codes, key=attrgetter("scheme", "code")))
    return msgspec.structs.replace(thing, **found) if found else thing
